// The progress bar of a long reading: one line on standard error that rewrites itself. Nothing at all when
// standard error is not a terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace planlezer {

struct ProgressState {
  std::size_t documents_done = 0, documents_total = 0, failures = 0;
  std::uint64_t pages = 0;
  double share_done = 0;  // of the bytes, 0–1: documents differ too much in length to count them
};

// "[█████░░░░░] 12/26 documenten · 340 pagina's · 5,2 p/s · nog 3 min · 1 mislukt"
std::string progress_line(const ProgressState& state, double seconds, int columns);

class Progress {
 public:
  Progress();
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

  const bool enabled_;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = {};
  bool shown_ = false;
};

}  // namespace planlezer
