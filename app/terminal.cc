#include "app/terminal.h"

#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iostream>

#include "base/file.h"
#include "base/text.h"

namespace planlezer {

bool is_terminal(Stream stream) {
  return isatty(stream == Stream::output ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

bool shows_colour(Stream stream) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  if (terminal == nullptr || std::strcmp(terminal, "dumb") == 0) return false;
  return is_terminal(stream);
}

std::string bold(std::string_view text, bool colour) {
  return colour ? "\x1b[1m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string dim(std::string_view text, bool colour) {
  return colour ? "\x1b[2m" + std::string(text) + "\x1b[0m" : std::string(text);
}

std::string printable(std::string_view text) {
  std::string clean;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0))
      clean += ' ';
    else
      append_utf8(clean, c);
  }
  return clean;
}

void tell(std::string_view message) {
  std::cerr << message << '\n';
}

Result<void> write_output(const std::filesystem::path& file, std::string_view bytes) {
  if (!file.empty()) return write_file(file, bytes);
  std::cout.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  std::cout.flush();
  if (!std::cout) return fail(ErrorCode::unreadable, "Schrijven naar de standaarduitvoer lukt niet.");
  return {};
}

std::string dutch_count(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (auto i = static_cast<std::ptrdiff_t>(digits.size()) - 3; i > 0; i -= 3)
    digits.insert(static_cast<std::size_t>(i), ".");
  return digits;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return dutch_count(count) + " " + std::string(count == 1 ? one : many);
}

std::string dutch_duration(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  if (whole < 90) return std::to_string(whole) + " s";
  const auto minutes = (whole + 30) / 60;
  if (minutes < 60) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " u " + std::to_string(minutes % 60) + " min";
}

}  // namespace planlezer
