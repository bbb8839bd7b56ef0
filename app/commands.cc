#include "app/commands.h"

#include <charconv>
#include <chrono>

#include "app/terminal.h"
#include "base/file.h"
#include "base/text.h"

namespace planlezer {
namespace {

// Digits only, as a number; nothing for anything else.
std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size() || value < 0)
    return std::nullopt;
  return value;
}

}  // namespace

int report_error(const Error& error) {
  tell("planlezer: " + printable(error.message));
  switch (error.code) {
    case ErrorCode::unreadable:
    case ErrorCode::unsupported:
    case ErrorCode::needs_password:
    case ErrorCode::limit:
      return exit_failed;
    default:
      return exit_usage;
  }
}

Result<std::string> iso_day(const std::string& typed) {
  const auto parts = split(trim(typed), '-');
  const auto wrong = [&] {
    return fail(ErrorCode::usage, "\"" + typed + "\" is geen datum; schrijf dd-mm-jjjj of jjjj-mm-dd.");
  };
  if (parts.size() != 3) return wrong();
  const bool iso = parts[0].size() == 4;
  const auto year = number(iso ? parts[0] : parts[2]), month = number(parts[1]),
             day = number(iso ? parts[2] : parts[0]);
  if (!year || !month || !day || *year < 1900 || *year > 2200) return wrong();
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return wrong();
  char iso_text[16];
  std::snprintf(iso_text, sizeof iso_text, "%04d-%02d-%02d", *year, *month, *day);
  return std::string(iso_text);
}

Result<std::vector<std::string>> read_passwords(const std::filesystem::path& file) {
  std::vector<std::string> passwords;
  if (file.empty()) return passwords;
  const auto bytes = read_file(file);
  if (!bytes)
    return fail(ErrorCode::usage, "Het bestand met wachtwoorden is niet te lezen: " + bytes.error().message);
  for (auto line : split(*bytes, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) passwords.emplace_back(line);
  }
  return passwords;
}

}  // namespace planlezer
