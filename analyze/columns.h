// Heads of columns and labels of fields: what they say about the value. From registers/columns.toml.
// Immutable.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "analyze/screened_patterns.h"
#include "base/result.h"

namespace planlezer {

enum class ColumnKind : std::uint8_t {
  other,
  number,
  assessment,
  norm,
  situation,
  support,
  request,  // what kind of support: money, knowledge, …
  owner,
  start,
  when,
  money,
  asked,  // of the money, what is asked of others
  status,
  kpi,
  measure,
  title,   // the short name of a measure
  result,  // what a measure leads to; the measure itself where nothing else names it
};

class ColumnRegister {
 public:
  static Result<ColumnRegister> load(const std::filesystem::path& registers);
  ColumnKind kind_of(std::string_view head) const;  // normalised, any case

 private:
  PatternList patterns_;  // value: index in kinds_, in the order of the file
  std::vector<ColumnKind> kinds_;
};

}  // namespace planlezer
