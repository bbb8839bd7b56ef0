// Many RE2 patterns tried on one text. First the literal pieces that each pattern cannot do without are
// looked for, all in one pass; then only the patterns whose pieces were found are tried (re2::FilteredRE2).
// Immutable after compile(), safe to share between threads. One RE2::Set of all patterns is slower: its
// automaton grows with every ".*" in them.
#pragma once

#include <re2/filtered_re2.h>
#include <re2/set.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace planlezer {

class ScreenedPatterns {
 public:
  // Patterns are for lower-case text. Answers the pattern's index.
  Result<int> add(const std::string& pattern);
  Result<void> compile();
  // Which patterns are found in `text`, sorted.
  std::vector<int> find(std::string_view text) const;
  const re2::RE2& pattern(int id) const { return patterns_->GetRE2(id); }
  // What a pattern matches in `text`; empty: nothing.
  std::string matched_in(std::string_view text, int id) const;
  // For texts that sentences are cut from with parts left out: which parts of words that the patterns cannot
  // do without are there, and which patterns, sorted, may be found in a sentence with no other parts. After
  // compile() and compile_parts().
  Result<void> compile_parts();
  std::vector<bool> parts_in(std::string_view text) const;
  std::vector<int> possible_with(const std::vector<bool>& parts) const;
  std::size_t size() const { return count_; }

 private:
  friend class Screening;
  // Patterns that may be found in `text`, sorted; not all of them are.
  std::vector<int> candidates(std::string_view text) const;
  bool matches(std::string_view text, int id) const;

  std::unique_ptr<re2::FilteredRE2> patterns_ = std::make_unique<re2::FilteredRE2>(3);
  std::unique_ptr<re2::RE2::Set> pieces_;
  std::vector<std::string> piece_texts_;
  std::unique_ptr<re2::RE2::Set> parts_;
  std::vector<std::vector<int>> parts_of_piece_;
  std::size_t part_count_ = 0;
  std::size_t count_ = 0;
};

// One text, in which a pattern is looked for when it is asked for: most rules are out before any of theirs
// is. Refers to both its arguments.
class Screening {
 public:
  Screening(const ScreenedPatterns& patterns, std::string_view text);
  bool found(int id);

 private:
  enum class State : std::uint8_t { absent, candidate, found };
  const ScreenedPatterns& patterns_;
  std::string_view text_;
  std::vector<State> states_;
};

// Patterns that each stand for a number.
class PatternList {
 public:
  Result<void> add(const std::string& pattern, int value);
  Result<void> compile() { return patterns_.compile(); }  // after the last
  // Values of the patterns found in `text`, sorted, each once.
  std::vector<int> find(std::string_view text) const;

 private:
  ScreenedPatterns patterns_;
  std::vector<int> values_;
};

}  // namespace planlezer
