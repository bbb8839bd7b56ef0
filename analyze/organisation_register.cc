// The register of agencies, and names of agencies in text.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "analyze/normal_text.h"
#include "analyze/organisations.h"
#include "analyze/register_file.h"
#include "base/text.h"

namespace planlezer {

namespace {

bool is_letter(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool starts_upper(std::string_view word) {
  std::size_t offset = 0;
  if (word.empty()) return false;
  const char32_t c = next_code_point(word, offset);
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || word.starts_with("'t ") || word == "'t";
}

std::string_view next_word(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return text.substr(at, std::min(text.find(' ', at), text.size()) - at);
}

bool is_connector(std::string_view word) {
  constexpr std::array<std::string_view, 13> words = {"en",  "van", "de",    "der", "den", "het", "op",
                                                      "aan", "in",  "regio", "&",   "ten", "ter"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A capital after the name that begins something else.
bool ends_name(std::string_view word) {
  constexpr std::array<std::string_view, 22> words = {
      "Plan",        "Versie",          "Datum",       "Pagina", "Zelftoets", "Bestuur",
      "Postbus",     "Postadres",       "Bezoekadres", "Aan",    "Ons",       "Status",
      "Kenmerk",     "Omgevingsdienst", "RUD",         "De",     "Het",       "Dit",
      "Maatregelen", "Ministerie",      "Telefoon",    "OD"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "… Stroomwijk CONCEPT": a mark beside the name in a running head.
bool is_in_capitals(std::string_view word) {
  return word.size() > 4 &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// From behind "Omgevingsdienst ": the end of the name, or `begin` when none follows.
std::size_t end_of_name(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::size_t at = begin;
  for (int words = 0; words < 6; ++words) {
    std::string_view word = next_word(text, at);
    if (word.empty()) break;
    const std::size_t start = static_cast<std::size_t>(word.data() - text.data());
    if (words > 0 && start != at + 1) break;
    std::size_t size = 0;
    while (size < word.size() &&
           (is_letter(word[size]) || word[size] == '-' || word[size] == '&' ||
            (word[size] == '\'' && size + 1 < word.size() && is_letter(word[size + 1]))))
      ++size;
    const std::string_view bare = word.substr(0, size);
    if (bare.empty()) break;
    const bool first = words == 0;
    if (starts_upper(bare) &&
        (first ? !ends_name(bare) || bare == "De" : !ends_name(bare) && !is_in_capitals(bare))) {
      end = start + size;
    } else if (is_connector(bare) || bare == "'t") {
      // Only between two parts of the name; "midden- en west".
      if (first && bare != "regio" && bare != "de" && bare != "'t") break;
    } else {
      break;
    }
    at = start + size;
    if (size < word.size()) break;  // punctuation
  }
  while (end > begin && text[end - 1] == '-') --end;
  return end;
}

}  // namespace

std::string last_part(std::string_view name) {
  for (const std::string_view head :
       {"Omgevingsdienst ", "Regionale Uitvoeringsdienst ", "RUD ", "Milieudienst ", "OD "})
    if (name.starts_with(head)) return lower_dutch(name.substr(head.size()));
  return lower_dutch(name);
}

// Letters and digits only, for comparing with file names.
std::string slug(std::string_view text) {
  std::string result;
  for (const char c : lower_dutch(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  return result;
}

Result<OrganisationRegister> OrganisationRegister::load(const std::filesystem::path& registers) {
  const auto file = registers / "organisations.toml";
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  OrganisationRegister result;
  auto none = strings_in(*table, "not_an_agency", file);
  if (!none) return tl::unexpected(none.error());
  result.not_an_agency_ = std::move(*none);
  const auto patterns = strings_in(*table, "to_an_agency", file);
  if (!patterns) return tl::unexpected(patterns.error());
  for (const std::string& pattern : *patterns) {
    result.to_an_agency_.push_back(std::make_unique<re2::RE2>(pattern, re2::RE2::Quiet));
    if (!result.to_an_agency_.back()->ok())
      return tl::unexpected(
          at_node(file, *table->get("to_an_agency"), "patroon \"" + pattern + "\" is niet goed."));
  }
  const std::pair<const char*, std::unique_ptr<re2::RE2>*> lists[] = {
      {"form_words", &result.form_words_},
      {"field_words", &result.field_words_},
      {"not_an_agency_domain", &result.other_domains_},
      {"not_an_agency_sender", &result.other_senders_}};
  for (const auto& [key, pattern] : lists) {
    const auto words = strings_in(*table, key, file);
    if (!words) return tl::unexpected(words.error());
    *pattern = std::make_unique<re2::RE2>(join(*words, "|"), re2::RE2::Quiet);
    if (words->empty() || !(*pattern)->ok())
      return fail(ErrorCode::usage,
                  "organisations.toml: " + std::string(key) + " ontbreekt of is geen goed patroon.");
  }
  result.words_per_field_word_ = (*table)["words_per_field_word"].value_or(300);
  const toml::array* entries = (*table)["organisation"].as_array();
  if (entries == nullptr)
    return fail(ErrorCode::usage, "organisations.toml: er is geen enkele [[organisation]].");
  for (const toml::node& node : *entries) {
    const toml::table* entry = node.as_table();
    const std::string name = entry == nullptr ? std::string() : (*entry)["name"].value_or(std::string());
    if (name.empty()) return tl::unexpected(at_node(file, node, "een organisatie heeft een name nodig."));
    auto aliases = strings_in(*entry, "alias", file);
    if (!aliases) return tl::unexpected(aliases.error());
    auto domains = strings_in(*entry, "domains", file);
    if (!domains) return tl::unexpected(domains.error());
    result.names_.emplace_back(name, result.entries_.size());
    for (const std::string& alias : *aliases) result.names_.emplace_back(alias, result.entries_.size());
    result.entries_.push_back({name, std::move(*aliases), std::move(*domains)});
  }
  std::sort(result.names_.begin(), result.names_.end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return result;
}

namespace {

bool is_within(std::string_view domain, std::string_view parent) {
  return domain == parent || (domain.ends_with(parent) && domain[domain.size() - parent.size() - 1] == '.');
}

// "odlagematen", "omgevingsdienst-lage-maten": what stands behind the kind of agency, hyphens and all.
std::optional<std::pair<std::string_view, std::string>> kind_in_label(std::string_view label) {
  constexpr std::pair<std::string_view, std::string_view> kinds[] = {{"omgevingsdienst", "Omgevingsdienst"},
                                                                     {"milieudienst", "Milieudienst"},
                                                                     {"rud", "RUD"},
                                                                     {"od", "Omgevingsdienst"}};
  for (const auto& [kind, name] : kinds) {
    if (!label.starts_with(kind)) continue;
    std::string_view rest = label.substr(kind.size());
    while (rest.starts_with('-')) rest.remove_prefix(1);
    return std::pair(rest, std::string(name));
  }
  return std::nullopt;
}

// The first letters of its words: "Omgevingsdienst Lage Maten" is "olm" or "odlm".
bool are_initials(std::string_view letters, const std::string& name) {
  std::string first;
  for (const std::string_view word : split(last_part(name), ' '))
    if (!word.empty() && word != "en") first += word.front();
  return first.size() >= 2 && (letters == "o" + first || letters == "od" + first || letters == "rud" + first);
}

bool has_name(std::string_view label, const std::string& name, const std::vector<std::string>& aliases) {
  const std::string whole = slug(label);
  const std::string part = slug(last_part(name));
  if (whole == slug(name) || (part.size() > 3 && whole.find(part) != std::string::npos)) return true;
  return std::any_of(aliases.begin(), aliases.end(),
                     [&](const std::string& alias) { return whole == slug(alias); });
}

}  // namespace

std::string OrganisationRegister::agency_of_domain(std::string_view domain,
                                                   const std::vector<std::string>& seen) const {
  for (const Entry& entry : entries_)
    for (const std::string& own : entry.domains)
      if (is_within(domain, own)) return entry.name;
  if (is_domain_of_others(domain)) return {};
  const std::string_view host = domain.substr(0, domain.rfind('.'));  // without the top level
  const std::string_view label =
      host.substr(host.rfind('.') == std::string_view::npos ? 0 : host.rfind('.') + 1);
  for (const std::string& name : seen)
    if (has_name(label, name, {}) || are_initials(slug(label), name)) return name;
  const auto kind = kind_in_label(label);
  if (!kind) return {};
  for (const Entry& entry : entries_)
    if (has_name(label, entry.name, entry.aliases)) return entry.name;
  // "od-lage-maten" is written as a name is; of "odlagematen" nobody knows where the words end.
  if (slug(kind->first).size() < 5) return {};
  std::string name = kind->second;
  for (const std::string_view word : split(kind->first, '-')) {
    if (word.empty()) continue;
    name += ' ';
    name += is_connector(word) ? word.front()
                               : static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
    name += word.substr(1);
  }
  return name;
}

bool OrganisationRegister::is_domain_of_others(std::string_view domain) const {
  return re2::RE2::PartialMatch(re2::StringPiece(domain.data(), domain.size()), *other_domains_);
}

bool OrganisationRegister::is_sender_of_others(std::string_view lower_line) const {
  return re2::RE2::PartialMatch(re2::StringPiece(lower_line.data(), lower_line.size()), *other_senders_);
}

bool OrganisationRegister::is_no_agency(std::string_view name) const {
  return std::any_of(not_an_agency_.begin(), not_an_agency_.end(), [&](const std::string& none) {
    return name.starts_with(none) && (name.size() == none.size() || name[none.size()] == ' ');
  });
}

int OrganisationRegister::speaks_to_an_agency(std::string_view lower_text) const {
  if (re2::RE2::PartialMatch(re2::StringPiece(lower_text.data(), lower_text.size()), *form_words_)) return 0;
  int count = 0;
  for (const auto& pattern : to_an_agency_) {
    re2::StringPiece rest(lower_text.data(), lower_text.size());
    while (count < 10 && re2::RE2::FindAndConsume(&rest, *pattern)) ++count;
  }
  return count;
}

bool OrganisationRegister::is_of_the_field(std::string_view lower_text, std::size_t words) const {
  // Too short to judge: a sentence or a few need not name what they are about.
  if (words < 200) return true;
  re2::StringPiece rest(lower_text.data(), lower_text.size());
  for (std::size_t needed = words / words_per_field_word_ + 1; needed > 0; --needed)
    if (!re2::RE2::FindAndConsume(&rest, *field_words_)) return false;
  return true;
}

bool OrganisationRegister::names_the_field(std::string_view lower_text) const {
  return re2::RE2::PartialMatch(re2::StringPiece(lower_text.data(), lower_text.size()), *field_words_);
}

std::vector<AgencyMention> OrganisationRegister::find(std::string_view text) const {
  std::vector<AgencyMention> mentions;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 'A' || text[i] > 'Z' || (i > 0 && is_letter(text[i - 1]))) continue;
    std::optional<AgencyMention> found;
    for (const std::string_view head :
         {"Omgevingsdienst ", "Regionale Uitvoeringsdienst ", "RUD ", "Milieudienst ", "OD "}) {
      if (head[0] != text[i] || text.substr(i, head.size()) != head) continue;
      const std::size_t end = end_of_name(text, i + head.size());
      if (end == i + head.size()) continue;
      const std::string part(text.substr(i + head.size(), end - i - head.size()));
      const std::string name = (head == "OD " ? "Omgevingsdienst " : std::string(head)) + part;
      found = AgencyMention{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, name};
      break;
    }
    for (const auto& [name, entry] : names_) {
      if (name[0] != text[i] || text.substr(i, name.size()) != name ||
          (i + name.size() < text.size() && is_letter(text[i + name.size()])))
        continue;
      if (!found || found->span.end <= i + name.size())
        found = AgencyMention{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + name.size())},
                              entries_[entry].name};
      break;
    }
    if (!found) continue;
    i = found->span.end - 1;
    if (!is_no_agency(found->name) && !is_no_agency(text.substr(found->span.begin, found->span.size())))
      mentions.push_back(std::move(*found));
  }
  return mentions;
}

}  // namespace planlezer
