#include "analyze/mail_register.h"

#include <re2/re2.h>

#include "analyze/register_file.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(MailPattern::count)> pattern_names = {
    "forward",           "original",       "attribution", "attribution_word",
    "attribution_proof", "head_proof",     "signature",   "closing",
    "goes_on",           "salutation",     "disclaimer",  "auto_reply_subject",
    "auto_reply_text",   "bounce_subject", "bounce_text", "speaks_for"};
constexpr std::array<std::string_view, static_cast<std::size_t>(HeadField::count)> field_names = {
    "from", "sent", "to", "copy", "subject", "other"};

// All patterns of a list as one: "before(?:a|b|c)after".
Result<std::unique_ptr<re2::RE2>> compile_list(const toml::table& table, std::string_view key,
                                               const std::filesystem::path& file, std::string_view before,
                                               std::string_view after) {
  const auto list = strings_in(table, key, file);
  if (!list) return tl::unexpected(list.error());
  if (list->empty())
    return tl::unexpected(at_node(file, table, "de lijst " + std::string(key) + " ontbreekt of is leeg."));
  for (const std::string& pattern : *list)
    if (!re2::RE2(pattern, re2::RE2::Quiet).ok())
      return tl::unexpected(at_node(file, *table.get(key), "patroon \"" + pattern + "\" is niet goed."));
  std::string all(before);
  all += "(?:" + join(*list, "|") + ")";
  all += after;
  auto compiled = std::make_unique<re2::RE2>(all, re2::RE2::Quiet);
  if (!compiled->ok())
    return tl::unexpected(at_node(file, *table.get(key), "de lijst is te groot of niet goed."));
  return compiled;
}

}  // namespace

MailRegister::MailRegister() = default;
MailRegister::~MailRegister() = default;
MailRegister::MailRegister(MailRegister&&) noexcept = default;
MailRegister& MailRegister::operator=(MailRegister&&) noexcept = default;

Result<MailRegister> MailRegister::load(const std::filesystem::path& registers) {
  const auto file = registers / "mail.toml";
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::table* head = (*table)["head"].as_table();
  if (head == nullptr) return fail(ErrorCode::usage, "mail.toml: [head] ontbreekt.");
  MailRegister result;
  for (std::size_t i = 0; i < pattern_names.size(); ++i) {
    auto compiled = compile_list(*table, pattern_names[i], file, "", "");
    if (!compiled) return tl::unexpected(compiled.error());
    result.patterns_[i] = std::move(*compiled);
  }
  for (std::size_t i = 0; i < field_names.size(); ++i) {
    auto compiled = compile_list(*head, field_names[i], file, "", " ?:");
    if (!compiled) return tl::unexpected(compiled.error());
    result.fields_[i] = std::move(*compiled);
  }
  return result;
}

bool MailRegister::holds(MailPattern pattern, std::string_view line) const {
  return re2::RE2::PartialMatch(re2::StringPiece(line.data(), line.size()),
                                *patterns_[static_cast<std::size_t>(pattern)]);
}

std::optional<HeadLine> MailRegister::head_line(std::string_view line) const {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 20) return std::nullopt;
  std::size_t value = colon + 1;
  while (value < line.size() && line[value] == ' ') ++value;
  const re2::StringPiece label(line.data(), colon + 1);
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (re2::RE2::FullMatch(label, *fields_[i])) return HeadLine{static_cast<HeadField>(i), value};
  return std::nullopt;
}

}  // namespace planlezer
