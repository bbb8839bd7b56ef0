#include "app/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "app/terminal.h"
#include "base/text.h"

namespace planlezer {
namespace {

int terminal_columns() {
  winsize size{};
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string one_decimal(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", number);
  std::string dutch = text;
  std::replace(dutch.begin(), dutch.end(), '.', ',');
  return dutch;
}

// As many columns as fit: a line that wraps cannot be rewritten.
std::string cut(const std::string& line, int columns) {
  std::size_t offset = 0;
  for (int i = 0; i < columns && offset < line.size(); ++i) next_code_point(line, offset);
  return line.substr(0, offset);
}

}  // namespace

std::string progress_line(const ProgressState& state, double seconds, int columns) {
  constexpr int width = 20;
  const double share = std::clamp(state.share_done, 0.0, 1.0);
  const int full = static_cast<int>(share * width);
  std::string line = "[";
  for (int i = 0; i < width; ++i) line += i < full ? "█" : "░";
  line += "] " + dutch_count(state.documents_done) + "/" + dutch_count(state.documents_total) +
          " documenten · " + counted(state.pages, "pagina", "pagina's");
  if (seconds > 1 && state.pages > 0)
    line += " · " + one_decimal(static_cast<double>(state.pages) / seconds) + " p/s";
  if (share > 0.02 && share < 1 && seconds > 3)
    line += " · nog " + dutch_duration(seconds / share * (1 - share));
  if (state.failures > 0) line += " · " + dutch_count(state.failures) + " mislukt";
  return cut(line, columns - 1);
}

Progress::Progress(const std::filesystem::path& index) : file_(index), enabled_(is_terminal(Stream::error)) {}

bool Progress::due() {
  const auto now = Clock::now();
  if (!enabled_ || now - last_ < std::chrono::milliseconds(150)) return false;
  last_ = now;
  return true;
}

void Progress::write(const std::string& line) {
  std::cerr << "\r\x1b[K" << line << std::flush;
  shown_ = true;
}

void Progress::show(const ProgressState& state) {
  file_.show(state);
  if (!due()) return;
  write(
      progress_line(state, std::chrono::duration<double>(Clock::now() - begin_).count(), terminal_columns()));
}

void Progress::say(const std::string& activity) {
  if (due()) write(cut(activity, terminal_columns() - 1));
}

void Progress::clear() {
  if (shown_) std::cerr << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace planlezer
