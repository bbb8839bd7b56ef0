#include "analyze/rule_set.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace planlezer {

namespace {

Result<Signals> any_of(const std::string& names, const toml::node& node, const std::filesystem::path& file) {
  Signals signals;
  std::size_t begin = 0;
  while (begin <= names.size()) {
    const std::size_t end = std::min(names.find('|', begin), names.size());
    const std::string name = names.substr(begin, end - begin);
    const auto signal = signal_named(name);
    if (!signal) return tl::unexpected(at_node(file, node, "het kenmerk \"" + name + "\" bestaat niet."));
    set(signals, *signal);
    begin = end + 1;
  }
  return signals;
}

bool is_allowed_key(std::string_view key) {
  constexpr std::array<std::string_view, 19> keys = {
      "id",     "revision", "kind",     "value",      "title", "because",      "needs",
      "unless", "pattern",  "not",      "anywhere",   "also",  "not_anywhere", "match",
      "reject", "gap",      "priority", "confidence", "source"};
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

Result<std::map<std::string, std::string, std::less<>>> read_words(const std::filesystem::path& file) {
  std::map<std::string, std::string, std::less<>> words;
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  for (const auto& [key, node] : *table) {
    const auto list = strings_in(*table, key.str(), file);
    if (!list) return tl::unexpected(list.error());
    std::string group = "(?:";
    for (const std::string& word : *list) group += (group.size() > 3 ? "|" : "") + word;
    std::string unknown;
    words[std::string(key.str())] = with_words(group + ")", words, unknown);
    if (!unknown.empty())
      return tl::unexpected(at_node(
          file, node, "de woordenlijst {" + unknown + "} bestaat niet of komt pas later in het alfabet."));
  }
  return words;
}

std::string with_words(std::string_view pattern, const std::map<std::string, std::string, std::less<>>& words,
                       std::string& unknown) {
  std::string result;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t end = pattern[i] == '{' ? pattern.find('}', i) : std::string_view::npos;
    const bool named =
        end != std::string_view::npos && i + 1 < end && pattern[i + 1] >= 'a' && pattern[i + 1] <= 'z';
    if (!named || (i > 0 && pattern[i - 1] == '\\')) {
      result += pattern[i];
      continue;
    }
    const auto found = words.find(pattern.substr(i + 1, end - i - 1));
    if (found == words.end())
      unknown = std::string(pattern.substr(i + 1, end - i - 1));
    else
      result += found->second;
    i = end;
  }
  return result;
}

Result<std::vector<int>> RuleSet::add_patterns(const toml::table& table, std::string_view key,
                                               const std::filesystem::path& file, const Words& words,
                                               Rule& rule) {
  std::vector<int> indices;
  std::vector<std::string> patterns;
  const auto texts = strings_in(table, key, file);
  if (!texts) return tl::unexpected(texts.error());
  for (const std::string& text : *texts) {
    std::string unknown;
    const std::string pattern = with_words(text, words, unknown);
    if (!unknown.empty())
      return tl::unexpected(
          at_node(file, *table.get(key), "de woordenlijst {" + unknown + "} bestaat niet."));
    const auto index = patterns_.add(pattern);
    if (!index) return tl::unexpected(at_node(file, *table.get(key), index.error().message));
    indices.push_back(*index);
    patterns.push_back(pattern);
  }
  if (!patterns.empty()) rule.pattern_texts.emplace(key, std::move(patterns));
  return indices;
}

Result<Rule> RuleSet::read_rule(const toml::table& table, const std::filesystem::path& file,
                                const Words& words) {
  Rule rule;
  rule.file = file.filename().string();
  rule.line = table.source().begin.line;
  for (const auto& [key, node] : table)
    if (!is_allowed_key(key.str()))
      return tl::unexpected(at_node(file, node, "het veld \"" + std::string(key.str()) + "\" bestaat niet."));
  rule.id = table["id"].value_or(std::string());
  rule.kind = table["kind"].value_or(std::string());
  rule.value = table["value"].value_or(std::string());
  rule.title = table["title"].value_or(std::string());
  rule.because = table["because"].value_or(std::string());
  rule.revision = table["revision"].value_or(1);
  rule.priority = table["priority"].value_or(0);
  rule.confidence = table["confidence"].value_or(0.8);
  if (rule.id.empty() || rule.kind.empty() || rule.title.empty() || rule.because.empty())
    return tl::unexpected(at_node(file, table, "een regel heeft id, kind, title en because nodig."));
  const std::array<std::pair<std::string_view, std::vector<int>*>, 5> lists = {
      {{"pattern", &rule.patterns},
       {"not", &rule.not_patterns},
       {"anywhere", &rule.anywhere},
       {"also", &rule.also},
       {"not_anywhere", &rule.not_anywhere}}};
  for (const auto& [key, list] : lists) {
    auto indices = add_patterns(table, key, file, words, rule);
    if (!indices) return tl::unexpected(indices.error());
    *list = std::move(*indices);
  }
  const std::array<std::pair<std::string_view, std::vector<std::string>*>, 3> texts = {
      {{"match", &rule.match}, {"reject", &rule.reject}, {"gap", &rule.gaps}}};
  for (const auto& [key, list] : texts) {
    auto strings = strings_in(table, key, file);
    if (!strings) return tl::unexpected(strings.error());
    *list = std::move(*strings);
  }
  if (rule.match.empty() || rule.reject.empty())
    return tl::unexpected(
        at_node(file, table, "regel " + rule.id + " heeft voorbeelden nodig: match en reject."));
  const auto needs = strings_in(table, "needs", file);
  if (!needs) return tl::unexpected(needs.error());
  rule.conditions = rule.kind + "\n" + rule.value + "\n" + std::to_string(rule.priority) + "\n" +
                    std::to_string(rule.confidence) + "\n" + join(*needs, "&") + "\n";
  for (const std::string& names : *needs) {
    const auto signals = any_of(names, *table.get("needs"), file);
    if (!signals) return tl::unexpected(signals.error());
    rule.needs.push_back(*signals);
  }
  const auto unless = strings_in(table, "unless", file);
  if (!unless) return tl::unexpected(unless.error());
  rule.conditions += join(*unless, "&");
  for (const std::string& names : *unless) {
    const auto signals = any_of(names, *table.get("unless"), file);
    if (!signals) return tl::unexpected(signals.error());
    rule.unless |= *signals;
  }
  return rule;
}

Result<void> RuleSet::add_file(const std::filesystem::path& file, const Words& words) {
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  const toml::array* rules = (*table)["rule"].as_array();
  if (rules == nullptr)
    return fail(ErrorCode::usage, file.filename().string() + ": er is geen enkele [[rule]].");
  for (const toml::node& node : *rules) {
    const toml::table* entry = node.as_table();
    if (entry == nullptr) return tl::unexpected(at_node(file, node, "een regel hoort een tabel te zijn."));
    auto rule = read_rule(*entry, file, words);
    if (!rule) return tl::unexpected(rule.error());
    const bool known =
        std::any_of(rules_.begin(), rules_.end(), [&](const Rule& other) { return other.id == rule->id; });
    if (known) return tl::unexpected(at_node(file, node, "de regel " + rule->id + " bestaat al."));
    rules_.push_back(std::move(*rule));
  }
  return {};
}

Result<RuleSet> RuleSet::load(const std::filesystem::path& folder, const std::filesystem::path& words_file) {
  const auto words = read_words(words_file);
  if (!words) return tl::unexpected(words.error());
  RuleSet result;
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  if (error || files.empty()) return fail(ErrorCode::usage, "In " + folder.string() + " staan geen regels.");
  std::sort(files.begin(), files.end());
  for (const auto& file : files)
    if (auto added = result.add_file(file, *words); !added) return tl::unexpected(added.error());
  if (auto compiled = result.patterns_.compile(); !compiled) return tl::unexpected(compiled.error());
  std::stable_sort(result.rules_.begin(), result.rules_.end(),
                   [](const Rule& a, const Rule& b) { return a.priority > b.priority; });
  return result;
}

std::vector<const Rule*> RuleSet::match(const Clause& clause) const {
  Screening in_all(patterns_, clause.lower);
  std::optional<Screening> of_main;  // when it is not all there is
  if (clause.main != clause.lower) of_main.emplace(patterns_, clause.main);
  Screening& in_main = of_main ? *of_main : in_all;
  const auto any = [](const std::vector<int>& patterns, Screening& text) {
    return std::any_of(patterns.begin(), patterns.end(), [&](int id) { return text.found(id); });
  };
  std::vector<const Rule*> rules;
  for (const Rule& rule : rules_) {
    if ((rule.unless & clause.signals).any()) continue;
    if (!std::all_of(rule.needs.begin(), rule.needs.end(),
                     [&](const Signals& s) { return (s & clause.signals).any(); }))
      continue;
    if (!rule.patterns.empty() && !any(rule.patterns, in_main)) continue;
    if (!rule.anywhere.empty() && !any(rule.anywhere, in_all)) continue;
    if (!rule.also.empty() && !any(rule.also, in_all)) continue;
    if (any(rule.not_patterns, in_main) || any(rule.not_anywhere, in_all)) continue;
    rules.push_back(&rule);
  }
  return rules;
}

std::vector<std::string> RuleSet::words_of(const Rule& rule, const Clause& clause) const {
  std::vector<std::string> words;
  const auto add = [&](const std::vector<int>& patterns, std::string_view text) {
    for (const int id : patterns)
      if (std::string matched = patterns_.matched_in(text, id); !matched.empty())
        return words.push_back(std::move(matched));
  };
  add(rule.patterns, clause.main);
  add(rule.anywhere, clause.lower);
  add(rule.also, clause.lower);
  return words;
}

}  // namespace planlezer
