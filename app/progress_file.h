// How far an ingest is, where other programs can see it: a small file beside the index. It goes when the
// ingest ends; one whose program is no longer there says nothing.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "app/json.h"

namespace planlezer {

struct ProgressState;

class ProgressFile {
 public:
  // `index` empty: nothing is written.
  explicit ProgressFile(const std::filesystem::path& index);
  ~ProgressFile();
  ProgressFile(const ProgressFile&) = delete;
  ProgressFile& operator=(const ProgressFile&) = delete;
  // At most twice a second.
  void show(const ProgressState& state);

 private:
  std::filesystem::path file_;
  std::string started_at_;
  std::chrono::steady_clock::time_point last_ = {};
  bool written_ = false;
};

// {running, total, done, failed, current, started_at}, of the ingest into this index that goes on, if any.
Json read_progress(const std::filesystem::path& index);

}  // namespace planlezer
