// Drawing one page, from the outside of the sandbox: a worker process that is kept warm draws each page in a
// locked-in child of its own, as it reads documents. What comes back is pixels, whose number is checked; the
// bytes of the document never leave the worker. One drawing at a time; not for sharing between threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/picture.h"

namespace planlezer {

struct DrawRequest {
  std::string path;  // of the original bytes
  std::string media_type;
  std::int32_t page = 1;
  int width = 900;                          // pixels; less when the page would be too large
  std::vector<std::string> passwords = {};  // tried in turn when the document asks for one
};

class PageDrawer {
 public:
  // `worker`: path of planlezer-worker; empty: beside this program. It is started when it is needed, and
  // again when it was lost.
  explicit PageDrawer(std::string worker = {}, bool unsandboxed = false);
  ~PageDrawer();

  // Starts the worker, so that the first drawing need not wait for it.
  Result<void> warm_up();
  // Errors: as of reading (needs_password, unreadable, limit, …), in Dutch.
  Result<Picture> draw(const DrawRequest& request);

 private:
  class Worker;
  std::string program_;
  bool unsandboxed_;
  std::unique_ptr<Worker> worker_;
};

// Media types whose pages can be drawn; of others there is only text.
bool is_drawable(std::string_view media_type);

}  // namespace planlezer
