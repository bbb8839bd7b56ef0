// The themes reviewers search by, from registers/themes.toml: the words that name each of them, and the other
// senses of those words. Immutable after load, safe to share between threads.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "analyze/analyze.h"
#include "analyze/register_file.h"
#include "analyze/screened_patterns.h"
#include "base/geometry.h"
#include "base/result.h"

namespace planlezer {

struct NamedTheme {
  std::size_t theme = 0;       // index in ThemeRegister::themes()
  std::vector<Span> mentions;  // whole words, in order; at least one
};

class ThemeRegister {
 public:
  // Every theme's examples are tried; one that fails, or a mistake in the file, is an Error that names file
  // and line.
  static Result<ThemeRegister> load(const std::filesystem::path& registers);

  // The themes that a normalised lower-case text names, in the order of the file.
  std::vector<NamedTheme> named_in(std::string_view lower) const;

  const std::vector<ThemeInfo>& themes() const { return themes_; }

 private:
  Result<void> add(const toml::table& entry, const std::filesystem::path& file);
  Result<void> check_examples(const toml::array& entries, const std::filesystem::path& file) const;
  std::vector<Span> mentions_in(std::string_view lower, std::size_t theme) const;
  bool names(std::string_view example, std::size_t theme) const;

  std::vector<ThemeInfo> themes_;
  ScreenedPatterns words_;                               // one pattern for each theme
  std::vector<std::unique_ptr<re2::RE2>> other_senses_;  // the same; null: there are none
};

}  // namespace planlezer
