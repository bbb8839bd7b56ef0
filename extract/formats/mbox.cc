#include "extract/formats/mbox.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "base/text.h"
#include "extract/formats/message.h"

namespace planlezer {

namespace {

constexpr std::string_view mark = "From ";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::size_t line_end(std::string_view text, std::size_t at) {
  const auto end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// "From sender Sat Jan  3 01:05:34 1996": a month, a time and a year are in it, whatever the rest looks like.
bool has_date(std::string_view line) {
  constexpr std::string_view months = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
  bool month = false, time = false, year = false;
  for (std::size_t i = 0; i + 4 < line.size(); ++i) {
    const std::string_view five = line.substr(i, 5);
    const std::string_view digits = five.substr(1);
    month = month || (five[0] == ' ' && five[4] == ' ' && months.find(five) != std::string_view::npos);
    time = time || (is_digit(five[0]) && is_digit(five[1]) && five[2] == ':' && is_digit(five[3]) &&
                    is_digit(five[4]));
    year = year || (five[0] == ' ' && (digits.starts_with("19") || digits.starts_with("20")) &&
                    is_digit(digits[2]) && is_digit(digits[3]));
  }
  return month && time && year;
}

// "Subject: …".
bool is_field(std::string_view line) {
  const auto colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         line.substr(0, colon).find_first_of(" \t") == std::string_view::npos;
}

// Whether the line at `at`, which starts with the mark, begins a message: it is dated, and an empty line
// stands before it (careless programs leave that out) or a head behind it.
bool begins_message(std::string_view text, std::size_t at) {
  const std::size_t end = line_end(text, at);
  if (!has_date(text.substr(at, end - at))) return false;
  const std::string_view before = text.substr(0, at);
  const bool apart = before.empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n") ||
                     before == "\n" || before == "\r\n";
  return apart || is_field(text.substr(end, line_end(text, end) - end));
}

std::size_t past_empty_lines(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == '\n' || text[at] == '\r')) ++at;
  return at;
}

// Where the message ends by its own Content-Length, when another message or nothing comes there; otherwise 0.
std::size_t end_by_length(std::string_view text, std::size_t begin) {
  constexpr std::string_view name = "content-length:";
  std::size_t length = 0;
  bool found = false;
  std::size_t at = begin;
  while (at < text.size()) {
    const std::size_t end = line_end(text, at);
    const std::string_view line = trim(text.substr(at, end - at));
    at = end;
    if (line.empty()) break;
    if (line.size() <= name.size()) continue;
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    if (!std::equal(name.begin(), name.end(), line.begin(), [&](char b, char a) { return same(a, b); }))
      continue;
    const std::string_view number = trim(line.substr(name.size()));
    found = std::from_chars(number.data(), number.data() + number.size(), length).ec == std::errc();
  }
  if (!found || length > text.size() - at) return 0;
  const std::size_t end = at + length;
  const std::size_t next = past_empty_lines(text, end);
  return next == text.size() || text.substr(next).starts_with(mark) ? end : 0;
}

// Where the message that begins at `begin` (its head) ends.
std::size_t end_of_message(std::string_view text, std::size_t begin) {
  if (const std::size_t end = end_by_length(text, begin); end > 0) return end;
  if (text.substr(begin).starts_with(mark) && begins_message(text, begin)) return begin;  // an empty message
  for (auto at = text.find("\nFrom ", begin); at != std::string_view::npos; at = text.find("\nFrom ", at + 1))
    if (begins_message(text, at + 1)) return at + 1;
  return text.size();
}

// The lines as they were before the mailbox: without the '>' that keeps "From " from beginning a message.
bool write_message(std::string_view message, PartSink& parts) {
  if (message.ends_with("\n\n"))
    message.remove_suffix(1);
  else if (message.ends_with("\n\r\n"))
    message.remove_suffix(2);
  std::size_t written = 0;
  for (auto at = message.find("\n>"); at != std::string_view::npos; at = message.find("\n>", at + 1)) {
    const auto text = message.find_first_not_of('>', at + 1);
    if (text == std::string_view::npos || !message.substr(text).starts_with(mark)) continue;
    if (!parts.write(message.substr(written, at + 1 - written))) return false;
    written = at + 2;
  }
  return parts.write(message.substr(written));
}

struct OneMessage final : PartSink {
  bool begin(std::string_view, std::string_view, bool) override { return true; }
  bool write(std::string_view more) override {
    bytes += more;
    return true;
  }
  bool end(std::string_view, std::string_view) override { return true; }
  std::string bytes;
};

bool is_called_mailbox(std::string_view name) {
  const auto ends_in = [&](std::string_view ending) {
    return name.size() >= ending.size() &&
           std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + 32 : b); });
  };
  return ends_in(".mbox") || ends_in(".mbx");
}

std::string name_of(int number) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "bericht %05d.eml", number);
  return name.data();
}

}  // namespace

Result<FlowDocument> read_mbox(std::string_view untrusted_bytes, const FormatRequest& request,
                               PartSink& parts) {
  std::string_view text = untrusted_bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::size_t at = past_empty_lines(text, 0);
  if (!text.substr(at).starts_with(mark)) at = end_of_message(text, at);  // what stands before the first
  int number = 0;
  if (at < text.size() && !is_called_mailbox(request.name)) {
    const std::size_t begin = line_end(text, at), end = end_of_message(text, begin);
    if (past_empty_lines(text, end) == text.size()) {
      OneMessage message;
      write_message(text.substr(begin, end - begin), message);
      return read_message(message.bytes, request, parts);
    }
  }
  while (at < text.size()) {
    const std::size_t begin = line_end(text, at);
    const std::size_t end = end_of_message(text, begin);
    if (!parts.begin(name_of(++number), "message/rfc822") ||
        !write_message(text.substr(begin, end - begin), parts) || !parts.end())
      break;
    at = past_empty_lines(text, end);
  }
  return FlowDocument();
}

}  // namespace planlezer
