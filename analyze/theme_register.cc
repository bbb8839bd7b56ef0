#include "analyze/theme_register.h"

#include <algorithm>
#include <array>
#include <map>

#include "analyze/examples.h"
#include "analyze/normal_text.h"

namespace planlezer {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> known_keys = {"id",      "label", "pattern",
                                                        "exclude", "match", "reject"};

// "u&h-strategie" is one word, as are "boa's" and "geëvalueerd".
bool is_part_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80 || c == '-' ||
         c == '\'' || c == '&';
}

Span whole_words(std::string_view lower, Span span) {
  while (span.begin > 0 && is_part_of_word(lower[span.begin - 1])) --span.begin;
  while (span.end < lower.size() && is_part_of_word(lower[span.end])) ++span.end;
  return span;
}

std::string any_of(const std::vector<std::string>& patterns) {
  std::string all;
  for (const std::string& pattern : patterns) all += (all.empty() ? "(?:" : "|(?:") + pattern + ")";
  return all;
}

std::vector<Span> all_in(const re2::RE2& pattern, std::string_view text) {
  std::vector<Span> spans;
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece found;
  for (std::size_t at = 0; at < text.size();) {
    if (!pattern.Match(whole, at, text.size(), re2::RE2::UNANCHORED, &found, 1)) break;
    const auto begin = static_cast<std::uint32_t>(found.data() - text.data());
    spans.push_back({begin, begin + static_cast<std::uint32_t>(found.size())});
    at = spans.back().end + (found.empty() ? 1 : 0);
  }
  return spans;
}

}  // namespace

Result<ThemeRegister> ThemeRegister::load(const fs::path& registers) {
  const auto file = registers / "themes.toml";
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::array* entries = (*table)["theme"].as_array();
  if (entries == nullptr) return fail(ErrorCode::usage, "themes.toml: er is geen enkel [[theme]].");
  ThemeRegister result;
  for (const toml::node& node : *entries) {
    const toml::table* entry = node.as_table();
    if (entry == nullptr) return tl::unexpected(at_node(file, node, "een thema hoort een tabel te zijn."));
    if (auto added = result.add(*entry, file); !added) return tl::unexpected(added.error());
  }
  if (auto compiled = result.words_.compile(); !compiled) return tl::unexpected(compiled.error());
  if (auto checked = result.check_examples(*entries, file); !checked) return tl::unexpected(checked.error());
  return result;
}

Result<void> ThemeRegister::add(const toml::table& entry, const fs::path& file) {
  for (const auto& [key, node] : entry)
    if (std::find(known_keys.begin(), known_keys.end(), key.str()) == known_keys.end())
      return tl::unexpected(at_node(file, node, "het veld \"" + std::string(key.str()) + "\" bestaat niet."));
  ThemeInfo theme;
  theme.id = entry["id"].value_or(std::string());
  theme.label = entry["label"].value_or(theme.id);
  if (theme.id.empty()) return tl::unexpected(at_node(file, entry, "een thema heeft een id nodig."));
  if (std::any_of(themes_.begin(), themes_.end(),
                  [&](const ThemeInfo& other) { return other.id == theme.id; }))
    return tl::unexpected(at_node(file, entry, "het thema " + theme.id + " bestaat al."));
  std::map<std::string_view, std::vector<std::string>> lists;
  for (const std::string_view key : {"pattern", "exclude", "match", "reject"}) {
    auto texts = strings_in(entry, key, file);
    if (!texts) return tl::unexpected(texts.error());
    if (texts->empty() && key != "exclude")
      return tl::unexpected(
          at_node(file, entry,
                  "thema " + theme.id + " heeft patronen en voorbeelden nodig: pattern, match en reject."));
    lists[key] = std::move(*texts);
  }
  theme.match_examples = static_cast<int>(lists["match"].size());
  theme.reject_examples = static_cast<int>(lists["reject"].size());
  if (const auto added = words_.add(any_of(lists["pattern"])); !added)
    return tl::unexpected(at_node(file, *entry.get("pattern"), added.error().message));
  std::unique_ptr<re2::RE2> other_senses;
  if (!lists["exclude"].empty()) {
    other_senses = std::make_unique<re2::RE2>(any_of(lists["exclude"]), re2::RE2::Quiet);
    if (!other_senses->ok())
      return tl::unexpected(at_node(file, *entry.get("exclude"), other_senses->error()));
  }
  other_senses_.push_back(std::move(other_senses));
  themes_.push_back(std::move(theme));
  return {};
}

std::vector<Span> ThemeRegister::mentions_in(std::string_view lower, std::size_t theme) const {
  std::vector<Span> mentions = all_in(words_.pattern(static_cast<int>(theme)), lower);
  if (other_senses_[theme] != nullptr && !mentions.empty()) {
    const std::vector<Span> other = all_in(*other_senses_[theme], lower);
    std::erase_if(mentions, [&](const Span& mention) {
      return std::any_of(other.begin(), other.end(),
                         [&](const Span& span) { return span.overlaps(mention); });
    });
  }
  for (Span& mention : mentions) mention = whole_words(lower, mention);
  // "vergunningverlener-vergunningen" is one word that names it twice.
  mentions.erase(std::unique(mentions.begin(), mentions.end()), mentions.end());
  return mentions;
}

std::vector<NamedTheme> ThemeRegister::named_in(std::string_view lower) const {
  std::vector<NamedTheme> named;
  for (const int id : words_.find(lower)) {
    const auto theme = static_cast<std::size_t>(id);
    if (auto mentions = mentions_in(lower, theme); !mentions.empty())
      named.push_back({theme, std::move(mentions)});
  }
  return named;
}

bool ThemeRegister::names(std::string_view text, std::size_t theme) const {
  const Example example = example_of(text);
  const std::string lower = lower_dutch(normal(example.text));
  for (const NamedTheme& named : named_in(lower))
    for (const Span& mention : named.mentions)
      if (named.theme == theme &&
          example.marks(std::string_view(lower).substr(mention.begin, mention.size())))
        return true;
  return false;
}

// All that fail, up to ten, each with its own line.
Result<void> ThemeRegister::check_examples(const toml::array& entries, const fs::path& file) const {
  std::string failures;
  int count = 0;
  const auto check = [&](std::size_t theme, const toml::node& node, bool match) {
    const std::string text = node.value_or(std::string());
    if (names(text, theme) == match || ++count > 10) return;
    const std::string message = "voorbeeld van thema " + themes_[theme].id +
                                " klopt niet: deze tekst hoort het thema " +
                                (match ? "te noemen: " : "niet te noemen: ") + text;
    failures += (failures.empty() ? "" : "\n") + at_node(file, node, message).message;
  };
  for (std::size_t theme = 0; theme < themes_.size(); ++theme)
    for (const bool match : {true, false}) {
      const toml::node& examples = *entries[theme].as_table()->get(match ? "match" : "reject");
      if (!examples.is_array()) check(theme, examples, match);
      if (const toml::array* list = examples.as_array())
        for (const toml::node& node : *list) check(theme, node, match);
    }
  if (!failures.empty()) return fail(ErrorCode::usage, failures);
  return {};
}

}  // namespace planlezer
