// Rules as data: analyze/rules/*.toml, compiled. A rule says which signals a sentence must and must not give,
// and which patterns must and must not be found; all patterns are screened in one pass. Immutable after load,
// safe to share between threads. How to write a rule: docs/rules.md.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/clause.h"
#include "analyze/register_file.h"
#include "analyze/screened_patterns.h"
#include "base/result.h"

namespace planlezer {

struct Rule {
  std::string id, kind, value, title, because, file;
  int revision = 1;
  int priority = 0;  // higher goes first; equal: as they stand in the files
  double confidence = 0.8;
  std::uint32_t line = 0;
  std::vector<Signals> needs;               // at least one signal of each
  Signals unless;                           // none of these
  std::vector<int> patterns, not_patterns;  // of the main clause: at least one; none
  std::vector<int> anywhere, also;          // of the whole sentence: at least one of each
  std::vector<int> not_anywhere;            // of the whole sentence: none
  std::vector<std::string> match, reject, gaps;
  // For comparing it with another revision: its lists of patterns by key ("pattern", "not", …) as RE2 has
  // them, and all else that it does. What is for people is in neither.
  std::map<std::string, std::vector<std::string>, std::less<>> pattern_texts;
  std::string conditions;
};

class RuleSet {
 public:
  // `words`: lists that patterns name as {list}.
  static Result<RuleSet> load(const std::filesystem::path& folder, const std::filesystem::path& words_file);

  // The rules that hold for the sentence, best first.
  std::vector<const Rule*> match(const Clause& clause) const;

  // The words of the sentence that the patterns of a rule matched, for people.
  std::vector<std::string> words_of(const Rule& rule, const Clause& clause) const;

  const std::vector<Rule>& rules() const { return rules_; }

 private:
  using Words = std::map<std::string, std::string, std::less<>>;
  Result<void> add_file(const std::filesystem::path& file, const Words& words);
  Result<Rule> read_rule(const toml::table& table, const std::filesystem::path& file, const Words& words);
  Result<std::vector<int>> add_patterns(const toml::table& table, std::string_view key,
                                        const std::filesystem::path& file, const Words& words, Rule& rule);

  std::vector<Rule> rules_;
  ScreenedPatterns patterns_;
};

// {list} in a pattern becomes the list's words, as one group.
Result<std::map<std::string, std::string, std::less<>>> read_words(const std::filesystem::path& file);
std::string with_words(std::string_view pattern, const std::map<std::string, std::string, std::less<>>& words,
                       std::string& unknown);

}  // namespace planlezer
