// Workbooks for spreadsheets, by libxlsxwriter. Texts are written as texts, never as formulas or links,
// whatever they begin with. Numbers and dates are real numbers and dates, shown in the Dutch way.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"

namespace planlezer {

struct XlsxDate {
  std::string iso;  // jjjj-mm-dd
};
struct XlsxEuro {
  double amount = 0;
};
using XlsxCell = std::variant<std::monostate, std::string, double, XlsxDate, XlsxEuro>;

struct XlsxColumn {
  std::string title;
  double width = 12;  // in characters
  bool wrap = false;  // long texts go on on the next line
};

// One sheet with a frozen, bold head row and an autofilter.
struct XlsxSheet {
  std::string name;
  std::vector<XlsxColumn> columns;
  std::vector<std::vector<XlsxCell>> rows;
  int frozen_columns = 0;
};

Result<void> write_xlsx(const std::filesystem::path& file, const std::vector<XlsxSheet>& sheets);

// The same to a file, or to standard output when `file` is empty; refused when that is a terminal.
Result<void> output_xlsx(const std::filesystem::path& file, const std::vector<XlsxSheet>& sheets);

}  // namespace planlezer
