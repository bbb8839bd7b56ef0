#include "extract/formats/open_workbook.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "extract/formats/number_format.h"
#include "extract/formats/office_package.h"
#include "extract/formats/open_package.h"
#include "extract/formats/open_text.h"
#include "extract/formats/sheet.h"

namespace planlezer {

namespace {

// Empty rows and columns are repeated by the million; what has text is not.
constexpr std::uint32_t most_repeats = 1'000;
constexpr std::uint32_t last_row = 1'048'575;

class OpenSheetReader {
 public:
  OpenSheetReader(const OpenStyles& styles, SheetBudget& budget)
      : styles_(styles), texts_(styles), budget_(budget) {}
  Sheet read(pugi::xml_node table);
  bool cut_short() const { return cut_short_; }

 private:
  std::uint32_t repeats(pugi::xml_node node, std::string_view name, bool filled);
  void read_row(pugi::xml_node node, std::uint32_t row, Sheet& sheet);
  std::string text_of_cell(pugi::xml_node node, SheetCell& cell, Sheet& sheet);

  const OpenStyles& styles_;
  OpenTextReader texts_;
  SheetBudget& budget_;
  bool cut_short_ = false;
};

std::uint32_t OpenSheetReader::repeats(pugi::xml_node node, std::string_view name, bool filled) {
  const auto count = static_cast<std::uint32_t>(std::max(number_attribute(node, name, 1), 1));
  if (filled && count > most_repeats) cut_short_ = true;
  return filled ? std::min(count, most_repeats) : count;
}

// The shown text stands in paragraphs; without any, the value is shown.
std::string OpenSheetReader::text_of_cell(pugi::xml_node node, SheetCell& cell, Sheet& sheet) {
  const std::string_view type = attribute_of(node, "value-type");
  cell.number = !type.empty() && type != "string" && type != "boolean";
  const Story story = texts_.read(node);
  for (const StoryItem& remark : texts_.take_notes()) {
    std::string text = planlezer::text_of(remark.block.text);
    constexpr std::string_view start = "Opmerking: ";
    if (text.starts_with(start)) text.erase(0, start.size());
    sheet.remarks.push_back({cell.row, cell.column, std::move(text)});
  }
  std::string text = planlezer::text_of(lines_of(story));
  cell.bold = cell.bold || is_all_bold(story);
  // Years of two digits are not clear.
  const bool plain_date = text.find_first_not_of("0123456789-/. ") == std::string::npos;
  if (type == "date" && (text.empty() || plain_date)) return shown_iso_date(attribute_of(node, "date-value"));
  if (!text.empty()) return text;
  if (type == "string") return std::string(attribute_of(node, "string-value"));
  if (type == "boolean") return attribute_of(node, "boolean-value") == "true" ? "WAAR" : "ONWAAR";
  if (!type.empty() && has_attribute(node, "value"))
    return general_number(std::strtod(std::string(attribute_of(node, "value")).c_str(), nullptr));
  return {};
}

void OpenSheetReader::read_row(pugi::xml_node node, std::uint32_t row, Sheet& sheet) {
  std::uint32_t column = 0;
  for (const pugi::xml_node cell_node : node.children()) {
    const bool covered = is(cell_node, "covered-table-cell");
    if (!covered && !is(cell_node, "table-cell")) continue;
    if (column >= sheet_columns) return;
    SheetCell cell;
    cell.row = row;
    cell.column = column;
    const OpenStyle& style = styles_.find("table-cell", attribute_of(cell_node, "style-name"));
    cell.bold = style.bold;
    cell.shaded = style.shaded;
    if (!covered) cell.text = trim(text_of_cell(cell_node, cell, sheet));
    cell.row_span =
        static_cast<std::uint32_t>(std::max(number_attribute(cell_node, "number-rows-spanned", 1), 1));
    cell.column_span =
        static_cast<std::uint32_t>(std::max(number_attribute(cell_node, "number-columns-spanned", 1), 1));
    const bool filled = !cell.text.empty();
    for (std::uint32_t n = repeats(cell_node, "number-columns-repeated", filled); n > 0; --n, ++column) {
      if (!filled) {
        column = std::min(column + n, sheet_columns);
        break;
      }
      if (column >= sheet_columns || !budget_.take(cell)) return;
      cell.column = column;
      sheet.cells.push_back(cell);
    }
  }
}

Sheet OpenSheetReader::read(pugi::xml_node table) {
  Sheet sheet;
  sheet.name = attribute_of(table, "name");
  std::uint32_t row = 0;
  for (const pugi::xml_node node : all_under(table, "table-row")) {
    if (row > last_row || budget_.spent()) break;
    const std::size_t begin = sheet.cells.size();
    read_row(node, row, sheet);
    const std::size_t end = sheet.cells.size();
    const std::uint32_t count = repeats(node, "number-rows-repeated", end > begin);
    for (std::uint32_t n = 1; n < count && end > begin; ++n)
      for (std::size_t i = begin; i < end; ++i) {
        SheetCell copy = sheet.cells[i];
        copy.row = row + n;
        if (copy.row > last_row || !budget_.take(copy)) return sheet;
        sheet.cells.push_back(std::move(copy));
      }
    row = count > last_row ? last_row + 1 : row + count;
  }
  for (const StoryItem& item : texts_.read(child_of(table, "shapes")))
    if (const std::string text = planlezer::text_of(item.block.text); !text.empty())
      sheet.floats.push_back(text);
  return sheet;
}

}  // namespace

Result<FlowDocument> read_open_workbook(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                        PartSink& parts) {
  auto package = OpenPackage::open(untrusted_bytes);
  if (!package) return tl::unexpected(package.error());
  const auto body = package->body("spreadsheet");
  if (!body) return fail(ErrorCode::unreadable, "Dit rekenblad is beschadigd: de bladen ontbreken.");
  const OpenStyles styles(package->style_parts());
  SheetBudget budget;
  FlowDocument document;
  document.metadata = package->metadata();
  for (const pugi::xml_node table : body.children()) {
    if (!is(table, "table")) continue;
    OpenSheetReader reader(styles, budget);
    const Sheet sheet = reader.read(table);
    const auto page = static_cast<std::int32_t>(document.pages.size()) + 1;
    if (styles.find("table", attribute_of(table, "style-name")).undisplayed)
      document.notes.push_back(
          {page, "hidden_sheet", "Het blad “" + sheet.name + "” is in de werkmap verborgen."});
    add_sheet(sheet, document.pages);
    if (reader.cut_short() || budget.spent())
      document.notes.push_back(
          {page, "sheet_limit",
           "Dit rekenblad heeft meer cellen dan er worden gelezen; het eerste deel is gelezen."});
    if (budget.spent()) break;
  }
  package->send_parts(parts);
  std::move(package->notes().begin(), package->notes().end(), std::back_inserter(document.notes));
  mark_partial(document);
  return document;
}

}  // namespace planlezer
