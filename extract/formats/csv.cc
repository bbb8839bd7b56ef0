#include "extract/formats/csv.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/office_package.h"
#include "extract/formats/sheet.h"

namespace planlezer {

namespace {

using Record = std::vector<std::string>;

// Reads one record and moves `at` past it. Quotes hold separators and line ends; "" is a quote.
Record next_record(std::string_view text, char separator, std::size_t& at) {
  Record record(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    std::string& value = record.back();
    if (quoted) {
      if (c != '"')
        value += c;
      else if (at + 1 < text.size() && text[at + 1] == '"')
        value += text[++at];
      else
        quoted = false;
    } else if (c == '"' && trim(value).empty()) {
      quoted = true;
      value.clear();
    } else if (c == separator) {
      if (record.size() < sheet_columns) record.emplace_back();
    } else if (c == '\n' || c == '\r') {
      at += c == '\r' && at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
      return record;
    } else {
      value += c;
    }
  }
  return record;
}

// The sign that most of the first lines have equally often.
char separator_of(std::string_view text) {
  char best = ';';
  std::size_t most = 0;
  for (const char separator : {';', '\t', ','}) {
    std::map<std::size_t, std::size_t> counts;  // columns → lines
    std::size_t at = 0;
    for (int line = 0; line < 50 && at < text.size(); ++line)
      ++counts[next_record(text, separator, at).size()];
    std::size_t lines = 0;
    for (const auto& [columns, count] : counts)
      if (columns > 1) lines = std::max(lines, count);
    if (lines > most) best = separator;
    most = std::max(most, lines);
  }
  return best;
}

// "12", "1.234,56", "€ 250.000", "31-12-2025", "12%".
bool is_number(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos &&
         text.find_first_not_of("0123456789.,-+/:% €") == std::string_view::npos;
}

}  // namespace

Result<FlowDocument> read_csv(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                              PartSink& /*parts*/) {
  const std::string decoded = decode_text(untrusted_bytes, "");
  std::string_view text = decoded;
  char separator = separator_of(text);
  // Excel's way to name the separator.
  if (text.starts_with("sep=") && text.size() > 4) {
    separator = text[4];
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  Sheet sheet;
  sheet.always_headed = true;
  SheetBudget budget;
  FlowDocument document;
  std::uint32_t row = 0;
  for (std::size_t at = 0; at < text.size() && !budget.spent(); ++row) {
    const Record record = next_record(text, separator, at);
    for (std::uint32_t column = 0; column < record.size(); ++column) {
      SheetCell cell;
      cell.row = row;
      cell.column = column;
      cell.text = trim(record[column]);
      cell.number = is_number(cell.text);
      if (cell.text.empty()) continue;
      if (!budget.take(cell)) break;
      sheet.cells.push_back(std::move(cell));
    }
  }
  if (budget.spent())
    document.notes.push_back(
        {0, "sheet_limit",
         "Dit bestand heeft meer cellen dan er worden gelezen; het eerste deel is gelezen."});
  add_sheet(sheet, document.pages);
  mark_partial(document);
  return document;
}

}  // namespace planlezer
