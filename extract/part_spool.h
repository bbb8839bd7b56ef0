// Where the parts of a container are put while they come in: files with names of their own in one folder.
// What they are called in the container is never used as a path.
#pragma once

#include <cstdint>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"
#include "extract/protocol.h"

namespace planlezer {

class PartSpool {
 public:
  // `prefix` keeps the files of one reading apart from those of others in `folder`. An empty folder: nothing
  // is kept, parts are only listed.
  PartSpool(std::string folder, std::string prefix)
      : folder_(std::move(folder)), prefix_(std::move(prefix)) {}

  // False when that cannot be true: bytes without a part, a part inside a part.
  bool begin(Part part);
  bool write(std::string_view untrusted_bytes);
  bool reading(std::string_view untrusted_bytes);
  bool end(const PartEnd& end);

  // The reading stopped: a part that was under way is not whole, for this reason.
  void stop(std::string_view reason, std::string_view message);
  // The reading begins anew.
  void clear();

  std::size_t count() const { return parts_.size(); }
  std::int64_t bytes() const { return bytes_; }
  std::vector<Part> take();

 private:
  void make_different(std::string& name);
  void drop_file(Part& part);

  std::string folder_, prefix_;
  std::vector<Part> parts_;
  std::set<std::string> names_;
  std::ofstream file_, readings_;
  std::int64_t readings_bytes_ = 0;
  bool open_ = false;
  std::int64_t bytes_ = 0;
};

}  // namespace planlezer
