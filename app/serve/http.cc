#include "app/serve/http.h"

#include <charconv>

#include "base/text.h"

namespace planlezer::serve {

namespace {

const char* title_of(int status) {
  switch (status) {
    case 400:
      return "Onjuiste vraag";
    case 401:
      return "Niet aangemeld";
    case 403:
      return "Niet toegestaan";
    case 404:
      return "Niet gevonden";
    case 405:
      return "Niet mogelijk";
    case 409:
      return "Intussen gewijzigd";
    case 413:
    case 414:
      return "Te groot";
    case 415:
      return "Verkeerd soort inhoud";
    case 503:
      return "Nu niet mogelijk";
    default:
      return "Er ging iets mis";
  }
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
      return 400;
    case ErrorCode::not_found:
    case ErrorCode::unsupported:
    case ErrorCode::needs_password:
    case ErrorCode::unreadable:
    case ErrorCode::limit:
      return 404;
    case ErrorCode::storage:
    case ErrorCode::sandbox:
      return 503;
    case ErrorCode::internal:
      return 500;
  }
  return 500;
}

}  // namespace

std::string Request::parameter(const std::string& name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::string() : found->second;
}

std::optional<std::string> Request::optional(const std::string& name) const {
  std::string value = parameter(name);
  return value.empty() ? std::nullopt : std::optional(std::move(value));
}

Answer json_answer(const Json& json, int status) {
  return {.status = status, .body = to_line(json)};
}

Answer problem(int status, const std::string& detail, const Json& more) {
  Json json = {{"type", "about:blank"}, {"title", title_of(status)}, {"status", status}, {"detail", detail}};
  json.update(more);
  return {.status = status, .type = "application/problem+json", .body = to_line(json)};
}

Answer problem(const Error& error) {
  return problem(status_of(error.code), error.message);
}

std::string disposition(const std::string& name) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string plain, encoded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool safe = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      c == '.' || c == '-' || c == '_';
    plain += safe ? c : '_';
    if (safe) {
      encoded += c;
    } else {
      encoded += '%';
      encoded += digits[byte >> 4];
      encoded += digits[byte & 15];
    }
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

Answer download(std::string body, const std::string& type, const std::string& name) {
  return {.type = type, .body = std::move(body), .headers = {{"Content-Disposition", disposition(name)}}};
}

std::optional<int> number_in(const std::string& text, int least, int most) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (text.empty() || parsed.ec != std::errc{} || parsed.ptr != end || number < least || number > most)
    return std::nullopt;
  return number;
}

}  // namespace planlezer::serve
