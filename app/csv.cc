#include "app/csv.h"

namespace planlezer {
namespace {

// "-12.5" is a number, not a formula.
bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("-0123456789.") == std::string_view::npos &&
         text.find('-', 1) == std::string_view::npos && text.size() > 1;
}

}  // namespace

std::string inert(std::string_view text) {
  constexpr std::string_view dangerous = "=+-@\t\r";
  if (text.empty() || dangerous.find(text.front()) == std::string_view::npos || is_number(text))
    return std::string(text);
  return "'" + std::string(text);
}

std::string csv_field(std::string_view text) {
  const bool blank_edge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!blank_edge && text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (const char c : text) {
    if (c == '"') field += '"';
    field += c;
  }
  return field + "\"";
}

std::string csv_record(const std::vector<std::string>& fields) {
  std::string record;
  for (const auto& field : fields) {
    if (&field != &fields.front()) record += ',';
    record += csv_field(inert(field));
  }
  return record + "\r\n";
}

}  // namespace planlezer
