// Tables read as tables: the heads of the columns say what a cell is; an empty kpi cell means "as above";
// totals are no measures; one column per quarter with marks is a planning. Heads may stand in the middle of a
// table too, under a row with a title: a form with a block per kpi.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "analyze/assessments.h"
#include "analyze/fields.h"
#include "analyze/forms.h"
#include "analyze/table_assessments.h"
#include "analyze/table_cards.h"
#include "analyze/table_requests.h"
#include "analyze/titled_fields.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t shortest_prose = 45;  // letters of a cell that may hold a sentence

// What a row takes over from the rows above it.
struct Above {
  TableLayout layout;
  std::vector<int> kpi;
  std::optional<FieldValue> title;  // the row over these, when it says what is done
  bool kpi_in_title = false;        // by a row that is a title, not by a cell of the column
  int table = 0;                    // its number; tables that go on have one
  int section = 0;
};

class TableReader {
 public:
  TableReader(DocumentAnalysis& analysis, const TableView& view, const CardLabels& labels)
      : analysis_(analysis),
        grid_(*view.page, *view.table),
        labels_(labels),
        section_(view.section),
        before_(view.before) {}
  // Uses `above` of the table before when this one goes on with it, and leaves its own there.
  void read(Above& above, OpenCard& open);

 private:
  void take_over(Above& above);
  bool read_periods(std::size_t row, Above& above);
  std::vector<int> kpi_before() const;
  void read_prose(std::size_t row);
  void read_row(std::size_t row, Above& above);
  bool is_example(std::size_t row) const;
  void take_kpi_in_front(std::size_t row, const TableLayout& layout, Row& filled) const;
  bool read_title(std::size_t row, Above& above);
  bool read_form_line(std::size_t row, const Above& above);
  void fill_fields(std::size_t row_index, const TableLayout& layout, Row& row) const;
  bool is_about_measures(const TableLayout& layout) const;

  DocumentAnalysis& analysis_;
  TableGrid grid_;
  const CardLabels& labels_;
  int section_;
  int before_;  // index of the text block above, -1: none
};

// One cell over the whole row is a title of what comes under it.
bool TableReader::read_title(std::size_t row, Above& above) {
  if (!is_title_row(grid_, row) && !stands_alone(grid_, row)) return false;
  const std::string& text = grid_.at(row, 0)->text.text();
  above.title.reset();
  if (content_of(analysis_, text) == Content::act) above.title = value_of(*grid_.at(row, 0));
  std::vector<int> named;
  for (const KpiMention& mention : find_kpis(text))
    named.insert(named.end(), mention.kpi.begin(), mention.kpi.end());
  static const re2::RE2 beside_kpis(
      R"(overstijgend|\boverige?\b|algemeen|organisatiebreed|dienstbreed|ondersteunend|randvoorwaard)");
  if (!named.empty()) {
    above.kpi = named;
    above.kpi_in_title = true;
  } else if (above.kpi_in_title && re2::RE2::PartialMatch(lower_dutch(text), beside_kpis)) {
    above.kpi.clear();
  }
  return true;
}

// "Score | ☐ voldoet ☒ voldoet deels", "Norm | …": a label with one value over the rest of the row.
bool TableReader::read_form_line(std::size_t row, const Above& above) {
  const CellText* label = grid_.at(row, 0);
  const CellText* value = grid_.at(row, 1);
  if (label == nullptr || value == nullptr || value->cell->column_span + 1U < grid_.columns()) return false;
  const ColumnKind kind = analysis_.rules.columns.kind_of(label->text.text());
  if (kind == ColumnKind::other || label->text.text().size() > 40) return false;
  if (kind == ColumnKind::assessment && !is_of_the_ministry(label->text.text())) {
    const Section& around = analysis_.view.sections[static_cast<std::size_t>(section_)];
    const auto& kpi = above.kpi.empty() ? around.kpi : above.kpi;
    const auto own = assessments_by_kpi(value->text.text());
    const auto verdict = assessment_in(value->text.text());
    if (own.size() == 1)
      add_assessment(analysis_, value_of(*value).places, own.begin()->first, "explicit", own.begin()->second,
                     "zelftoets.tabelrij");
    else if (verdict && kpi.size() == 1)
      add_assessment(analysis_, value_of(*value).places, kpi[0], "heading", *verdict, "zelftoets.tabelrij");
    return verdict.has_value() || !own.empty();
  }
  return grid_.columns() > 2;
}

void TableReader::fill_fields(std::size_t row_index, const TableLayout& layout, Row& row) const {
  static const std::array<std::pair<ColumnKind, std::optional<FieldValue> Row::*>, 11> fields = {
      {{ColumnKind::measure, &Row::measure},
       {ColumnKind::title, &Row::title},
       {ColumnKind::support, &Row::support},
       {ColumnKind::request, &Row::request},
       {ColumnKind::kpi, &Row::kpi},
       {ColumnKind::owner, &Row::owner},
       {ColumnKind::start, &Row::start},
       {ColumnKind::when, &Row::when},
       {ColumnKind::money, &Row::money},
       {ColumnKind::asked, &Row::asked},
       {ColumnKind::status, &Row::status}}};
  const CellText* last = nullptr;
  for (std::size_t c = 0; c < grid_.columns() && c < layout.kinds.size(); ++c) {
    const CellText* cell = grid_.at(row_index, c);
    if (cell == nullptr || cell == last) continue;
    last = cell;
    // A measure that spans rows was read in its first one.
    const bool repeated = cell->cell->row < row_index;
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == layout.kinds[c]; });
    if (field == fields.end()) continue;
    if (repeated && (field->first == ColumnKind::measure || field->first == ColumnKind::support)) continue;
    std::optional<FieldValue>& place = row.*(field->second);
    if (field->first == ColumnKind::money) {
      if (place && amount_in_cell(place->text, 1)) continue;
      static const re2::RE2 yearly(R"(struct|per jaar|p/j|jaarlijks|p\.j)");
      row.money_recurring = re2::RE2::PartialMatch(lower_dutch(layout.heads[c]), yearly);
    } else if (place && !trim(place->text).empty()) {
      continue;
    }
    place = value_of(*cell);
    if (field->first == ColumnKind::when) row.until = says_until(layout.heads[c]);
  }
  // "gereed" in a column of quarters, unless it is still to come.
  for (std::size_t c = 0; c < layout.periods.size() && !row.status; ++c) {
    const CellText* cell = grid_.at(row_index, c);
    if (layout.periods[c] && cell != nullptr && cell->text.text().size() > 3 &&
        !(marks_period(*cell) && is_future(*layout.periods[c], analysis_.date)))
      row.status = value_of(*cell);
  }
}

// "Voorbeeld, niet wijzigen": filled in by who made the form.
bool TableReader::is_example(std::size_t row) const {
  for (std::size_t c = 0; c < grid_.columns(); ++c) {
    const CellText* cell = grid_.at(row, c);
    if (cell != nullptr && lower_dutch(cell->text.text()).starts_with("voorbeeld")) return true;
  }
  return false;
}

// "KPI 1: er zijn te weinig specialisten" beside what is done about it.
void TableReader::take_kpi_in_front(std::size_t row_index, const TableLayout& layout, Row& row) const {
  const CellText* cell = grid_.at(row_index, 0);
  if (cell == nullptr || layout.kinds.empty() || layout.has(ColumnKind::kpi) ||
      layout.kinds[0] == ColumnKind::measure)
    return;
  const auto kpis = find_kpis(cell->text.text());
  if (kpis.empty() || kpis.front().span.begin > 2) return;
  row.inherited_kpi = kpis.front().kpi;
  row.inherited_explicit = true;
}

void TableReader::read_row(std::size_t row_index, Above& above) {
  Row row;
  row.section = section_;
  row.table = above.table;
  row.money_unit = above.layout.unit;
  row.unit_in_heads = above.layout.unit_in_heads;
  set(row.extra, Signal::table_cell);
  fill_fields(row_index, above.layout, row);
  if (is_example(row_index)) return;
  if (row.kpi && !trim(row.kpi->text).empty()) {
    above.kpi = kpis_in_cell(row.kpi->text);
    above.kpi_in_title = false;
  }
  row.inherited_kpi = above.kpi;
  row.inherited_explicit = !above.kpi_in_title;
  take_kpi_in_front(row_index, above.layout, row);
  row.marked = marked_period(grid_, row_index, above.layout);
  if (!above.layout.has(ColumnKind::measure)) row.title.reset();
  const auto says_it = {ColumnKind::measure, ColumnKind::support, ColumnKind::assessment, ColumnKind::title};
  const bool said =
      std::any_of(says_it.begin(), says_it.end(), [&](ColumnKind kind) { return above.layout.has(kind); });
  if (!said && above.title && row.owner && (row.when || row.money))
    row.measure = std::exchange(above.title, std::nullopt);
  read_row_assessment(analysis_, grid_, row_index, above.layout, row.kpi ? above.kpi : std::vector<int>());
  judge_row(analysis_, row);
}

// "Kpi 2 | Nulmeting | Verbeterplannen | –": what is done in each period stands in its column.
bool TableReader::read_periods(std::size_t row_index, Above& above) {
  const TableLayout& layout = above.layout;
  if (!layout.has_periods() || layout.has(ColumnKind::measure) || layout.has(ColumnKind::support) ||
      layout.has(ColumnKind::money) || layout.has(ColumnKind::assessment))
    return false;
  const CellText* label = grid_.at(row_index, 0);
  const std::vector<int> kpi = label == nullptr ? std::vector<int>() : kpis_in_cell(label->text.text());
  if (!kpi.empty()) above.kpi = kpi;
  if (above.kpi.empty() && !analysis_.view.is_in(section_, SectionKind::planning) &&
      !analysis_.view.is_in(section_, SectionKind::measures))
    return false;
  bool found = false;
  const CellText* last = nullptr;
  for (std::size_t c = 0; c < layout.periods.size(); ++c) {
    const CellText* cell = grid_.at(row_index, c);
    if (!layout.periods[c] || cell == nullptr || cell == last || cell->cell->row != row_index) continue;
    last = cell;
    static const re2::RE2 words(R"([A-Za-z]{4})");
    const std::string& text = cell->text.text();
    if (!re2::RE2::PartialMatch(text, words) || !find_amounts(text).empty()) continue;
    Row row;
    row.section = section_;
    row.table = above.table;
    row.measure = value_of(*cell);
    row.inherited_kpi = above.kpi;
    row.inherited_explicit = !above.kpi_in_title;
    row.marked = layout.periods[c];
    if (const std::size_t end = c + cell->cell->column_span - 1;
        end < layout.periods.size() && layout.periods[end])
      row.marked->end = layout.periods[end]->end;
    set(row.extra, Signal::table_cell);
    judge_row(analysis_, std::move(row));
    found = true;
  }
  return found;
}

// "Kaart 03 KPI 2": a short line right above the table is its head.
std::vector<int> TableReader::kpi_before() const {
  if (before_ < 0) return {};
  const TextBlock& block = analysis_.view.blocks[static_cast<std::size_t>(before_)];
  if (block.page != grid_.page().number || block.text.text().size() > 40 || block.kind == BlockKind::heading)
    return {};
  const auto kpis = find_kpis(block.text.text());
  return kpis.size() == 1 ? kpis.front().kpi : std::vector<int>();
}

bool TableReader::is_about_measures(const TableLayout& layout) const {
  if (layout.has(ColumnKind::support) || layout.has(ColumnKind::assessment)) return true;
  const bool fields = layout.has(ColumnKind::kpi) || layout.has(ColumnKind::owner) ||
                      layout.has(ColumnKind::when) || layout.has(ColumnKind::money) ||
                      layout.has(ColumnKind::status) || layout.has_periods();
  const bool measures_section = analysis_.view.is_in(section_, SectionKind::measures) ||
                                analysis_.view.is_in(section_, SectionKind::planning);
  const bool other_subject =
      analysis_.view.is_in(section_, SectionKind::risks) || layout.has(ColumnKind::norm);
  return fields && (!other_subject || measures_section || layout.has(ColumnKind::owner) ||
                    layout.has(ColumnKind::when));
}

// Sentences in the cells of a table that is not about measures: a form with answers.
void TableReader::read_prose(std::size_t row) {
  const CellText* last = nullptr;
  const CellText* label = grid_.at(row, 0);
  Signals extra;
  set(extra, Signal::table_cell);
  const std::size_t before = analysis_.findings.size();
  bool names_measure = false;
  if (label != nullptr) {
    const ColumnKind kind = analysis_.rules.columns.kind_of(label->text.text());
    if (kind == ColumnKind::norm) set(extra, Signal::section_norm);
    if (kind == ColumnKind::situation) set(extra, Signal::section_situation);
    names_measure = kind == ColumnKind::measure && label->text.text().size() < 40;
  }
  for (std::size_t c = 1; c < grid_.columns(); ++c) {
    const CellText* cell = grid_.at(row, c);
    if (cell == nullptr || cell == last || cell->cell->row != row) continue;
    last = cell;
    if (cell->text.text().size() >= shortest_prose) read_sentences(analysis_, cell->text, section_, extra);
  }
  // "Actie 5.3 | …": a measure by its label, when its words say nothing by themselves.
  const bool found =
      std::any_of(analysis_.findings.begin() + static_cast<std::ptrdiff_t>(before), analysis_.findings.end(),
                  [](const Finding& f) {
                    return f.kind == "measure" || f.kind == "no_measure" || f.kind == "support_request";
                  });
  const CellText* value = grid_.at(row, 1);
  if (!names_measure || found || grid_.columns() != 2 || value == nullptr || value == label) return;
  Row measure;
  measure.section = section_;
  measure.measure = value_of(*value);
  set(measure.extra, Signal::table_cell);
  set(measure.extra, Signal::label);
  judge_row(analysis_, std::move(measure));
}

// What holds on from the table above: its columns when this one has no heads of its own, its kpi when it
// goes on with it.
void TableReader::take_over(Above& above) {
  const std::size_t heads = head_rows_at(grid_, 0, analysis_.rules.columns);
  std::optional<TableLayout> from_above;
  if (heads == 0) from_above = layout_from_above(above.layout, grid_);
  if (from_above) {
    above.layout = std::move(*from_above);
    // Under the heading of another kpi its rows are about that.
    const auto& sections = analysis_.view.sections;
    if (above.section != section_ && !sections[static_cast<std::size_t>(section_)].kpi.empty())
      above.kpi.clear();
    return;
  }
  if (grid_.continues() && above.layout.kinds.size() == grid_.columns()) return;
  if (heads > 0 && above.section == section_ && above.layout.page + 1 >= grid_.page().number &&
      heads_at(grid_, 0, heads) == above.layout.written)
    return;
  const int table = above.table;
  above = Above();
  above.table = table + 1;
  above.section = section_;
}

void TableReader::read(Above& above, OpenCard& open) {
  if (analysis_.view.is_in(section_, SectionKind::contents)) return;  // an example, say
  if (read_form(analysis_, grid_, section_, kpi_before()) ||
      read_stacked_fields(analysis_, grid_, section_) ||
      read_table_cards(analysis_, grid_, section_, kpi_before(), labels_, open) ||
      read_assessments_per_column(analysis_, grid_)) {
    const int table = above.table;
    above = Above();
    above.table = table + 1;
    return;
  }
  take_over(above);
  bool unforeseen = above.layout.kinds.empty();
  for (std::size_t row = 0; row < grid_.rows();) {
    if (repeats_heads(grid_, row, above.layout)) {
      ++row;
      continue;
    }
    if (const std::size_t heads = head_rows_at(grid_, row, analysis_.rules.columns); heads > 0) {
      above.layout = layout_by_heads(analysis_, grid_, row, heads);
      adapt_to_requests(analysis_, grid_, section_, above.layout);
      row += heads;
      continue;
    }
    if (!is_title_row(grid_, row) && std::exchange(unforeseen, false) && above.layout.kinds.empty())
      if (auto table = unforeseen_table(analysis_, grid_, row)) {
        above.layout = std::move(table->layout);
        adapt_to_requests(analysis_, grid_, section_, above.layout);
        row += table->head_rows;
        continue;
      }
    if (read_title(row, above)) {
    } else if (!above.layout.has(ColumnKind::measure) && !above.layout.has(ColumnKind::assessment) &&
               read_bare_assessment(analysis_, grid_, row, above.layout)) {
    } else if (read_form_line(row, above) || above.layout.kinds.empty()) {
      read_prose(row);
    } else if (is_about_measures(above.layout) && !read_periods(row, above)) {
      read_row(row, above);
    }
    ++row;
  }
}

}  // namespace

void read_tables(DocumentAnalysis& analysis) {
  Above above;
  OpenCard open;
  // Cards add sections while they are read.
  const std::vector<TableView> views = analysis.view.tables;
  const CardLabels labels = card_labels_of(analysis);
  int after = -1;  // the last text before the previous table
  for (const TableView& view : views) {
    const TableGrid grid(*view.page, *view.table);
    if (!read_titled_fields(analysis, grid, view, after))
      TableReader(analysis, view, labels).read(above, open);
    after = view.before;
  }
  finish_card(analysis, open);
}

}  // namespace planlezer
