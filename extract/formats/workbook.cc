#include "extract/formats/workbook.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <utility>

#include "base/text.h"
#include "extract/formats/number_format.h"
#include "extract/formats/office_package.h"
#include "extract/formats/sheet.h"

namespace planlezer {

namespace {

constexpr std::uint32_t last_row = 1'048'575;

struct CellStyle {
  std::string format;
  bool bold = false, shaded = false;
};

// "B12" → row 11, column 1. False when it is no such name.
bool parse_reference(std::string_view name, std::uint32_t& row, std::uint32_t& column) {
  std::uint32_t letters = 0;
  std::size_t i = 0;
  for (; i < name.size() && (name[i] == '$' || (name[i] >= 'A' && name[i] <= 'Z')); ++i) {
    if (name[i] != '$') letters = letters * 26 + static_cast<std::uint32_t>(name[i] - 'A') + 1;
    if (letters > sheet_columns) return false;
  }
  const std::string_view digits = name.substr(i);
  const int number = number_of(digits, 0);
  if (letters == 0 || number < 1 || static_cast<std::uint32_t>(number) > last_row + 1) return false;
  row = static_cast<std::uint32_t>(number) - 1;
  column = letters - 1;
  return true;
}

// Control characters stand as "_x000D_".
std::string without_escapes(std::string text) {
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    const std::string code = text.substr(at + 2, 4);
    if (code.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) continue;
    const auto character = static_cast<char32_t>(std::strtoul(code.c_str(), nullptr, 16));
    std::string plain;
    if (character == '\r')
      plain = "";
    else
      append_utf8(plain, character);
    text.replace(at, 7, plain);
  }
  return text;
}

// A text with or without runs; the reading aids of Asian texts are left out.
std::string rich_text(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node part : node.children()) {
    if (is(part, "t")) text += text_under(part);
    if (is(part, "r")) text += text_under(child_of(part, "t"));
  }
  return without_escapes(std::move(text));
}

class WorkbookReader {
 public:
  explicit WorkbookReader(OfficePackage package) : package_(std::move(package)) {}
  Result<FlowDocument> read(PartSink& parts);

 private:
  void read_styles(std::string_view entry);
  void read_strings(std::string_view entry);
  void read_sheet(std::string_view entry, Sheet& sheet);
  void read_rows(pugi::xml_node data, Sheet& sheet);
  void set_text(pugi::xml_node node, SheetCell& cell) const;
  static void read_merges(pugi::xml_node merges, Sheet& sheet);
  void read_related(std::string_view entry, Sheet& sheet);

  OfficePackage package_;
  std::vector<CellStyle> styles_;
  std::vector<std::string> strings_;
  SheetBudget budget_;
  bool from_1904_ = false;
};

void WorkbookReader::read_styles(std::string_view entry) {
  const Xml xml = package_.take_xml(entry);
  std::map<int, std::string> formats;
  std::vector<bool> bold, shaded;
  for (const pugi::xml_node node : child_of(xml.root(), "numFmts").children())
    formats[number_attribute(node, "numFmtId", -1)] = attribute_of(node, "formatCode");
  for (const pugi::xml_node node : child_of(xml.root(), "fonts").children()) {
    const auto b = child_of(node, "b");
    bold.push_back(b && attribute_of(b, "val") != "0" && attribute_of(b, "val") != "false");
  }
  for (const pugi::xml_node node : child_of(xml.root(), "fills").children()) {
    const auto pattern = child_of(node, "patternFill");
    const auto colour = child_of(pattern, "fgColor");
    const bool white = attribute_of(colour, "rgb") == "FFFFFFFF" || attribute_of(colour, "theme") == "0" ||
                       attribute_of(colour, "indexed") == "9";
    shaded.push_back(attribute_of(pattern, "patternType") == "solid" && !white);
  }
  const auto at = [](const std::vector<bool>& marks, int index) {
    return index >= 0 && static_cast<std::size_t>(index) < marks.size() &&
           marks[static_cast<std::size_t>(index)];
  };
  for (const pugi::xml_node node : child_of(xml.root(), "cellXfs").children()) {
    if (!is(node, "xf")) continue;
    CellStyle style;
    const int number = number_attribute(node, "numFmtId", 0);
    const auto own = formats.find(number);
    style.format = own != formats.end() ? own->second : std::string(built_in_format(number));
    style.bold = at(bold, number_attribute(node, "fontId", -1));
    style.shaded = at(shaded, number_attribute(node, "fillId", -1));
    styles_.push_back(std::move(style));
  }
}

void WorkbookReader::read_strings(std::string_view entry) {
  const Xml xml = package_.take_xml(entry);
  for (const pugi::xml_node node : xml.root().children())
    if (is(node, "si")) strings_.push_back(rich_text(node));
}

// The text of a cell as it is shown.
void WorkbookReader::set_text(pugi::xml_node node, SheetCell& cell) const {
  const std::string_view type = attribute_of(node, "t");
  const std::string value = text_under(child_of(node, "v"));
  const auto style_number = static_cast<std::size_t>(number_attribute(node, "s", 0));
  const CellStyle* style = style_number < styles_.size() ? &styles_[style_number] : nullptr;
  if (style != nullptr) {
    cell.bold = style->bold;
    cell.shaded = style->shaded;
  }
  if (type == "s") {
    const auto index = static_cast<std::size_t>(number_of(trim(value), -1));
    if (index < strings_.size()) cell.text = strings_[index];
  } else if (type == "inlineStr") {
    cell.text = rich_text(child_of(node, "is"));
  } else if (type == "str" || type == "e") {
    cell.text = without_escapes(value);
  } else if (type == "b") {
    cell.text = value.empty() ? "" : trim(value) == "1" ? "WAAR" : "ONWAAR";
  } else if (type == "d") {
    cell.text = shown_iso_date(trim(value));
    cell.number = true;
  } else if (const std::string_view digits = trim(value); !digits.empty()) {
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool valid = error == std::errc() && end == digits.data() + digits.size();
    cell.text =
        valid ? shown_number(number, style == nullptr ? "" : style->format, from_1904_) : std::string(digits);
    cell.number = valid;
  }
  cell.text = trim(cell.text);
}

void WorkbookReader::read_rows(pugi::xml_node data, Sheet& sheet) {
  std::uint32_t row = 0, next_row = 0;
  for (const pugi::xml_node row_node : data.children()) {
    if (!is(row_node, "row")) continue;
    const int number = number_attribute(row_node, "r", 0);
    row = number > 0 ? static_cast<std::uint32_t>(number) - 1 : next_row;
    next_row = row + 1;
    if (row > last_row) continue;
    std::uint32_t next_column = 0;
    for (const pugi::xml_node node : row_node.children()) {
      if (!is(node, "c")) continue;
      SheetCell cell;
      cell.row = row;
      cell.column = next_column;
      std::uint32_t named_row = 0, named_column = 0;
      if (parse_reference(attribute_of(node, "r"), named_row, named_column)) cell.column = named_column;
      next_column = cell.column + 1;
      if (cell.column >= sheet_columns) break;
      set_text(node, cell);
      if (cell.text.empty()) continue;
      if (!budget_.take(cell)) return;
      sheet.cells.push_back(std::move(cell));
    }
  }
}

void WorkbookReader::read_merges(pugi::xml_node merges, Sheet& sheet) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, std::uint32_t>> spans;
  for (const pugi::xml_node node : merges.children()) {
    const std::string_view range = attribute_of(node, "ref");
    const std::size_t colon = range.find(':');
    std::uint32_t row = 0, column = 0, end_row = 0, end_column = 0;
    if (colon == std::string_view::npos || !parse_reference(range.substr(0, colon), row, column) ||
        !parse_reference(range.substr(colon + 1), end_row, end_column) || end_row < row ||
        end_column < column)
      continue;
    spans[{row, column}] = {end_row - row + 1, end_column - column + 1};
  }
  for (SheetCell& cell : sheet.cells)
    if (const auto found = spans.find({cell.row, cell.column}); found != spans.end())
      std::tie(cell.row_span, cell.column_span) = found->second;
}

// Tables, comments and text boxes stand in entries of their own.
void WorkbookReader::read_related(std::string_view entry, Sheet& sheet) {
  for (const auto& [id, relation] : package_.relations_of(entry)) {
    if (relation.outside) continue;
    if (relation.type == "table") {
      const Xml xml = package_.take_xml(relation.target);
      const std::string_view range = attribute_of(xml.root(), "ref");
      std::uint32_t row = 0, column = 0;
      if (number_attribute(xml.root(), "headerRowCount", 1) > 0 &&
          parse_reference(range.substr(0, range.find(':')), row, column))
        sheet.head_rows.insert(row);
    } else if (relation.type == "comments") {
      const Xml xml = package_.take_xml(relation.target);
      for (const pugi::xml_node node : all_under(xml.root(), "comment")) {
        Sheet::Remark remark;
        remark.text = trim(rich_text(child_of(node, "text")));
        if (parse_reference(attribute_of(node, "ref"), remark.row, remark.column) && !remark.text.empty())
          sheet.remarks.push_back(std::move(remark));
      }
    } else if (relation.type == "drawing") {
      const Xml xml = package_.take_xml(relation.target);
      for (const pugi::xml_node box : all_under(xml.root(), "txBody")) {
        std::string text;
        for (const pugi::xml_node paragraph : box.children()) {
          for (const pugi::xml_node piece : all_under(paragraph, "t")) text += text_under(piece);
          text += "\n";
        }
        if (!trim(text).empty()) sheet.floats.emplace_back(trim(text));
      }
    }
  }
}

void WorkbookReader::read_sheet(std::string_view entry, Sheet& sheet) {
  const Xml xml = package_.take_xml(entry);
  read_rows(child_of(xml.root(), "sheetData"), sheet);
  const auto by_place = [](const SheetCell& a, const SheetCell& b) {
    return std::pair(a.row, a.column) < std::pair(b.row, b.column);
  };
  if (!std::is_sorted(sheet.cells.begin(), sheet.cells.end(), by_place))
    std::stable_sort(sheet.cells.begin(), sheet.cells.end(), by_place);
  sheet.cells.erase(std::unique(sheet.cells.begin(), sheet.cells.end(),
                                [](const SheetCell& a, const SheetCell& b) {
                                  return a.row == b.row && a.column == b.column;
                                }),
                    sheet.cells.end());
  read_merges(child_of(xml.root(), "mergeCells"), sheet);
  const std::string_view filter = attribute_of(child_of(xml.root(), "autoFilter"), "ref");
  std::uint32_t row = 0, column = 0;
  if (parse_reference(filter.substr(0, filter.find(':')), row, column)) sheet.head_rows.insert(row);
  read_related(entry, sheet);
}

Result<FlowDocument> WorkbookReader::read(PartSink& parts) {
  FlowDocument document;
  document.metadata = package_.metadata();
  const std::string name = package_.document_name("xl/workbook.xml");
  const Xml workbook = package_.take_xml(name);
  const auto sheets = child_of(workbook.root(), "sheets");
  if (name.ends_with(".bin"))
    return fail(ErrorCode::unsupported, "Deze werkmap heeft de binaire vorm (xlsb). Sla haar op als xlsx.");
  if (!sheets) return fail(ErrorCode::unreadable, "Deze werkmap is beschadigd: de bladen ontbreken.");
  const std::string_view epoch = attribute_of(child_of(workbook.root(), "workbookPr"), "date1904");
  from_1904_ = epoch == "1" || epoch == "true";
  const auto relations = package_.relations_of(name);
  for (const auto& [id, relation] : relations) {
    if (relation.type == "styles") read_styles(relation.target);
    if (relation.type == "sharedStrings") read_strings(relation.target);
  }
  for (const pugi::xml_node node : sheets.children()) {
    if (!is(node, "sheet")) continue;
    const auto relation = relations.find(std::string(prefixed_attribute(node, "id")));
    Sheet sheet;
    sheet.name = attribute_of(node, "name");
    if (relation != relations.end()) read_sheet(relation->second.target, sheet);
    const auto page = static_cast<std::int32_t>(document.pages.size()) + 1;
    if (attribute_of(node, "state").ends_with("idden"))
      document.notes.push_back(
          {page, "hidden_sheet", "Het blad “" + sheet.name + "” is in de werkmap verborgen."});
    add_sheet(sheet, document.pages);
    if (budget_.spent()) {
      document.notes.push_back(
          {page, "sheet_limit",
           "Deze werkmap heeft meer cellen dan er worden gelezen; het eerste deel is gelezen."});
      break;
    }
  }
  package_.send_parts(parts);
  std::move(package_.notes().begin(), package_.notes().end(), std::back_inserter(document.notes));
  mark_partial(document);
  return document;
}

}  // namespace

Result<FlowDocument> read_workbook(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                   PartSink& parts) {
  auto package = OfficePackage::open(untrusted_bytes);
  if (!package) return tl::unexpected(package.error());
  return WorkbookReader(std::move(*package)).read(parts);
}

}  // namespace planlezer
