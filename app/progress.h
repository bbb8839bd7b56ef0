// The progress bar of a long reading: one line on standard error that rewrites itself. Nothing of it when
// standard error is not a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "app/progress_file.h"

namespace planlezer {

struct ProgressState {
  std::size_t documents_done = 0, documents_total = 0, failures = 0;
  std::uint64_t pages = 0;
  double share_done = 0;  // of the bytes, 0–1: documents differ too much in length to count them
  std::string current;    // the document that was worked on last
};

// "[█████░░░░░] 12/26 documenten · 340 pagina's · 5,2 p/s · nog 3 min · 1 mislukt"
std::string progress_line(const ProgressState& state, double seconds, int columns);

class Progress {
 public:
  // `index`: progress is also kept in a file beside it (progress_file.h); empty: it is not.
  explicit Progress(const std::filesystem::path& index = {});
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void show(const ProgressState& state);
  void say(const std::string& activity);  // before anything can be counted
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool due();
  void write(const std::string& line);

  ProgressFile file_;
  const bool enabled_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = {};
  bool shown_ = false;
};

}  // namespace planlezer
