#include "app/xlsx.h"

#include <xlsxwriter.h>

#include <cstdio>

#include "app/places.h"
#include "app/terminal.h"
#include "base/file.h"
#include "base/text.h"

namespace planlezer {
namespace {

constexpr std::size_t longest_cell = 32'767;  // of the file format, in characters
constexpr std::size_t most_rows = 1'048'575;  // below the head row

struct Formats {
  lxw_format* head = nullptr;
  lxw_format* text = nullptr;
  lxw_format* wrapped = nullptr;
  lxw_format* date = nullptr;
  lxw_format* euro = nullptr;
};

Formats make_formats(lxw_workbook* workbook) {
  Formats formats;
  for (auto** format : {&formats.head, &formats.text, &formats.wrapped, &formats.date, &formats.euro}) {
    *format = workbook_add_format(workbook);
    format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
  }
  format_set_bold(formats.head);
  format_set_text_wrap(formats.head);
  format_set_bg_color(formats.head, 0x154273);
  format_set_font_color(formats.head, 0xFFFFFF);
  format_set_text_wrap(formats.wrapped);
  format_set_num_format(formats.date, "dd-mm-yyyy");
  format_set_num_format(formats.euro, "€ #,##0");
  return formats;
}

// XML has no room for most control characters; the library would write them and make a file nobody can open.
std::string cell_text(const std::string& text) {
  std::string clean;
  std::size_t offset = 0, characters = 0;
  while (offset < text.size() && characters < longest_cell) {
    const char32_t c = next_code_point(text, offset);
    if ((c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF) continue;
    append_utf8(clean, c);
    characters += c > 0xFFFF ? 2 : 1;
  }
  return clean;
}

struct CellWriter {
  lxw_worksheet* sheet;
  const Formats& formats;
  lxw_row_t row;
  lxw_col_t column;
  bool wrap;

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const {
    if (!text.empty())
      worksheet_write_string(sheet, row, column, cell_text(text).c_str(),
                             wrap ? formats.wrapped : formats.text);
  }
  void operator()(double number) const { worksheet_write_number(sheet, row, column, number, formats.text); }
  void operator()(const XlsxEuro& euro) const {
    worksheet_write_number(sheet, row, column, euro.amount, formats.euro);
  }
  void operator()(const XlsxDate& date) const {
    lxw_datetime day = {};
    if (std::sscanf(date.iso.c_str(), "%d-%d-%d", &day.year, &day.month, &day.day) == 3 && day.year >= 1900 &&
        day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31)
      worksheet_write_datetime(sheet, row, column, &day, formats.date);
    else
      (*this)(date.iso);
  }
};

void fill(lxw_worksheet* worksheet, const XlsxSheet& sheet, const Formats& formats) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(worksheet, column, column, sheet.columns[i].width, nullptr);
    worksheet_write_string(worksheet, 0, column, cell_text(sheet.columns[i].title).c_str(), formats.head);
  }
  lxw_row_t row = 0;
  for (const auto& cells : sheet.rows) {
    if (++row > most_rows) break;
    for (std::size_t i = 0; i < cells.size() && i < sheet.columns.size(); ++i)
      std::visit(CellWriter{worksheet, formats, row, static_cast<lxw_col_t>(i), sheet.columns[i].wrap},
                 cells[i]);
  }
  worksheet_freeze_panes(worksheet, 1, static_cast<lxw_col_t>(sheet.frozen_columns));
  if (!sheet.columns.empty())
    worksheet_autofilter(worksheet, 0, 0, row, static_cast<lxw_col_t>(sheet.columns.size() - 1));
  worksheet_set_landscape(worksheet);
  worksheet_set_paper(worksheet, 9);  // A4
  worksheet_fit_to_pages(worksheet, 1, 0);
  worksheet_repeat_rows(worksheet, 0, 0);
}

}  // namespace

Result<void> write_xlsx(const std::filesystem::path& file, const std::vector<XlsxSheet>& sheets) {
  lxw_workbook* workbook = workbook_new(file.c_str());
  const auto broken = [&](const char* why) {
    return fail(ErrorCode::usage,
                file.string() + ": het rekenblad kan niet worden geschreven (" + why + ").");
  };
  if (workbook == nullptr) return broken("geen geheugen");
  const Formats formats = make_formats(workbook);
  bool complete = true;
  for (const auto& sheet : sheets) {
    lxw_worksheet* worksheet = workbook_add_worksheet(workbook, sheet.name.c_str());
    complete = complete && worksheet != nullptr;
    if (worksheet != nullptr) fill(worksheet, sheet, formats);
  }
  // Closing writes the file and frees everything, whatever it answers.
  const lxw_error closed = workbook_close(workbook);
  if (closed != LXW_NO_ERROR) return broken(lxw_strerror(closed));
  return complete ? Result<void>() : broken("een blad heeft een onbruikbare naam");
}

Result<void> output_xlsx(const std::filesystem::path& file, const std::vector<XlsxSheet>& sheets) {
  if (!file.empty()) return write_xlsx(file, sheets);
  if (is_terminal(Stream::output))
    return fail(ErrorCode::usage, "Een rekenblad past niet op het scherm; geef een bestand met -o BESTAND.");
  // The library writes files only.
  const auto folder = TemporaryFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  const auto workbook = folder->path() / "planlezer.xlsx";
  if (auto written = write_xlsx(workbook, sheets); !written) return written;
  const auto bytes = read_file(workbook);
  if (!bytes) return tl::unexpected(bytes.error());
  return write_output({}, *bytes);
}

}  // namespace planlezer
