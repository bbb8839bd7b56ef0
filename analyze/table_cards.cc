#include "analyze/table_cards.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "analyze/assessments.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_label = 40;
constexpr std::size_t longest_title = 90;  // letters; what is longer holds sentences too

bool is_subject(ColumnKind kind) {
  return kind == ColumnKind::measure || kind == ColumnKind::support;
}

// "Kaart 3 (KPI 2)": which card it is, not what is done.
bool names_only_kpi(const std::string& text) {
  std::string rest = lower_dutch(text);
  for (const KpiMention& mention : find_kpis(text))
    std::fill(rest.begin() + mention.span.begin, rest.begin() + mention.span.end, ' ');
  static const re2::RE2 number(R"([a-z]+ ?[0-9]+([.][0-9]+)*|[^a-z]+)");
  re2::RE2::GlobalReplace(&rest, number, " ");
  return std::count_if(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; }) < 5;
}

bool is_useful(ColumnKind kind) {
  return kind == ColumnKind::owner || kind == ColumnKind::when || kind == ColumnKind::money ||
         kind == ColumnKind::start || kind == ColumnKind::status || kind == ColumnKind::kpi ||
         kind == ColumnKind::request;
}

class CardReader {
 public:
  CardReader(DocumentAnalysis& analysis, const TableGrid& grid, int section, std::vector<int> kpi,
             const CardLabels& labels)
      : analysis_(analysis), grid_(grid), section_(section), kpi_(std::move(kpi)), known_(labels) {}
  bool has_cards(const OpenCard& open);
  bool has_heads() const;
  void read(OpenCard& open);
  int section() const { return section_; }

 private:
  ColumnKind label_at(std::size_t row, std::size_t column) const;
  void find_label_columns(std::size_t fewest);
  bool stand_side_by_side() const;
  bool reads_on(const OpenCard& open) const;
  bool read_title(std::size_t row, std::size_t first, std::size_t last, OpenCard& card);
  void open_section(const CellText& cell);
  void read_field(std::size_t row, std::size_t column, std::size_t value, OpenCard& card);
  void read_group(std::size_t first, std::size_t last, OpenCard& card);
  bool has_columns_of_values() const;

  DocumentAnalysis& analysis_;
  const TableGrid& grid_;
  int section_;
  std::vector<int> kpi_;
  const CardLabels& known_;
  bool kpi_explicit_ = true;
  std::vector<std::size_t> labels_;  // columns of labels; the values stand in the next
};

ColumnKind CardReader::label_at(std::size_t row, std::size_t column) const {
  const std::string label = label_words(grid_, row, column);
  if (label.empty()) return ColumnKind::other;
  const auto known = known_.find(lower_dutch(label));
  return known != known_.end() ? known->second : analysis_.rules.columns.kind_of(label);
}

void CardReader::find_label_columns(std::size_t fewest) {
  labels_.clear();
  for (std::size_t c = 0; c + 1 < grid_.columns(); ++c) {
    std::size_t labels = 0, filled = 0;
    for (const CellText& cell : grid_.cells()) {
      if (cell.cell->column != c || cell.cell->column_span > 1 || cell.text.text().empty()) continue;
      ++filled;
      labels += label_at(cell.cell->row, c) != ColumnKind::other ? 1 : 0;
    }
    if (labels < fewest || labels * 2 < filled) continue;
    labels_.push_back(c);
    ++c;  // its values
  }
}

// Most cells of the first row name something: heads of columns, not a label with its value.
bool CardReader::has_heads() const {
  if (grid_.columns() < 3) return false;
  std::size_t row = 0;
  while (row + 1 < grid_.rows() && is_title_row(grid_, row)) ++row;
  std::size_t named = 0, filled = 0;
  for (std::size_t c = 0; c < grid_.columns(); ++c) {
    const CellText* cell = grid_.at(row, c);
    if (cell == nullptr || cell->cell->column != c || cell->text.text().empty()) continue;
    ++filled;
    named += label_at(row, c) != ColumnKind::other || names_period(cell->text.text()) ? 1 : 0;
  }
  return named * 2 > filled;
}

bool CardReader::has_cards(const OpenCard& open) {
  if (has_heads()) return false;
  const bool goes_on = open.begun && grid_.page().number == open.page + 1;
  find_label_columns(goes_on ? 1 : 2);
  static const re2::RE2 of_a_document(
      R"(versie|auteur|opsteller|kenmerk|zaaknummer|^aan$|^cc$|bijlagen?$|^dienst|document)");
  std::size_t known = 0, subjects = 0, names = 0, useful = 0;
  std::set<ColumnKind> kinds;
  for (const std::size_t column : labels_)
    for (std::size_t row = 0; row < grid_.rows(); ++row) {
      const CellText* cell = grid_.at(row, column);
      if (cell != nullptr && re2::RE2::PartialMatch(lower_dutch(cell->text.text()), of_a_document) &&
          cell->text.text().size() < longest_label)
        return false;
      const ColumnKind kind = label_at(row, column);
      if (kind == ColumnKind::other) continue;
      ++known;
      kinds.insert(kind);
      subjects += is_subject(kind) ? 1 : 0;
      names += kind == ColumnKind::title || kind == ColumnKind::result ? 1 : 0;
      useful += is_useful(kind) ? 1 : 0;
    }
  if (labels_.empty() || useful == 0) return false;
  if (goes_on && reads_on(open)) return true;
  if (known < 3) return false;
  if (subjects > 0) return kinds.size() > 1;
  const bool named = is_title_row(grid_, 0) && !names_only_kpi(grid_.at(0, 0)->text.text());
  return (names > 0 || named) && kinds.contains(ColumnKind::owner) && kinds.size() >= 3;
}

// The same labels beside each other: two cards. Others: the fields of one.
bool CardReader::stand_side_by_side() const {
  if (labels_.size() < 2) return false;
  std::size_t same = 0, both = 0;
  for (std::size_t row = 0; row < grid_.rows(); ++row) {
    const ColumnKind one = label_at(row, labels_[0]), other = label_at(row, labels_[1]);
    if (one == ColumnKind::other || other == ColumnKind::other) continue;
    ++both;
    same += one == other ? 1 : 0;
  }
  return same * 2 > both;
}

// The rest of a card: its title again, or fields that it has not got yet.
bool CardReader::reads_on(const OpenCard& open) const {
  if (grid_.page().number != open.page + 1) return false;
  if (is_title_row(grid_, 0)) return grid_.at(0, 0)->text.text() == open.title;
  const ColumnKind kind = label_at(0, labels_.front());
  return kind != ColumnKind::other && kind != open.first && !(is_subject(kind) && open.row.measure);
}

// A chapter that stands in the table as a row of its own.
void CardReader::open_section(const CellText& cell) {
  const std::string& text = cell.text.text();
  // The heading is the first line when sentences stand under it in the same cell.
  const Page& page = grid_.page();
  const Span words = cell.cell->text;
  const std::size_t line = std::string_view(page.text).substr(words.begin, words.size()).find('\n');
  const bool has_text = text.size() > longest_title && line != std::string_view::npos;
  NormalText below;
  if (has_text) below.append(page, {words.begin + static_cast<std::uint32_t>(line) + 1, words.end});
  Section section;
  section.level = 9;
  section.heading = has_text ? normal(std::string_view(page.text).substr(words.begin, line)) : text;
  section.parent = section_;
  section.kpi = find_kpis(text).front().kpi;
  section.page = grid_.page().number;
  analysis_.view.sections.push_back(std::move(section));
  section_ = static_cast<int>(analysis_.view.sections.size()) - 1;
  kpi_.clear();
  if (has_text) read_sentences(analysis_, below, section_, {});
}

bool CardReader::read_title(std::size_t row, std::size_t first, std::size_t last, OpenCard& card) {
  const CellText* cell = grid_.at(row, first);
  if (cell == nullptr || cell != grid_.at(row, last) || cell->cell->row != row) return false;
  const std::string& text = cell->text.text();
  if (card.begun && text == card.title) return true;
  finish_card(analysis_, card);
  const auto kpis = find_kpis(text);
  if (!kpis.empty() && kpis.front().span.begin <= 4) {
    open_section(*cell);
    return true;
  }
  for (const KpiMention& mention : kpis) {
    kpi_ = mention.kpi;
    kpi_explicit_ = true;
  }
  if (text.size() <= longest_title) {
    card.title = text;
    if (!names_only_kpi(text)) card.named = value_of(*cell);
  }
  return true;
}

void CardReader::read_field(std::size_t row, std::size_t column, std::size_t value, OpenCard& card) {
  const ColumnKind kind = label_at(row, column);
  const CellText* cell = grid_.at(row, value);
  if (kind == ColumnKind::other || cell == nullptr || trim(cell->text.text()).empty()) return;
  if (kind == ColumnKind::assessment) {
    const auto& around = analysis_.view.sections[static_cast<std::size_t>(section_)].kpi;
    const auto& kpi = kpi_.empty() ? around : kpi_;
    const auto verdict = assessment_in(cell->text.text());
    if (verdict && kpi.size() == 1)
      add_assessment(analysis_, value_of(*cell).places, kpi[0], "heading", *verdict, "zelftoets.tabelrij");
    return;
  }
  const bool again = (kind == ColumnKind::measure && card.row.measure) ||
                     (kind == ColumnKind::support && card.row.support) || (card.first && kind == *card.first);
  if (again || !card.begun) {
    const std::string title = card.title;
    const FieldValue named = card.named;
    finish_card(analysis_, card);
    card.title = title;
    card.named = named;
    card.begun = true;
    card.first = kind;
    card.page = grid_.page().number;
    card.row.section = section_;
    card.row.heading = title;
    card.row.inherited_kpi = kpi_;
    card.row.inherited_explicit = kpi_explicit_;
    set(card.row.extra, Signal::table_cell);
    set(card.row.extra, Signal::label);
  }
  card.page = grid_.page().number;
  static const re2::RE2 question(R"(\? *$)");  // of a form, not of the agency
  if (kind == ColumnKind::support && re2::RE2::PartialMatch(cell->text.text(), question) &&
      !speaks_to_the_ministry(analysis_))
    return;
  put_field(card.row, kind, value_of(*cell));
  card.row.until |= says_until(grid_.at(row, column)->text.text()) && kind == ColumnKind::when;
}

void CardReader::read_group(std::size_t first, std::size_t last, OpenCard& card) {
  const std::size_t first_column = labels_[first], last_column = labels_[last] + 1;
  for (std::size_t row = 0; row < grid_.rows(); ++row) {
    if (read_title(row, first_column, last_column, card)) continue;
    bool empty = true;
    for (std::size_t c = first_column; c <= last_column; ++c)
      empty &= grid_.at(row, c) == nullptr || trim(grid_.at(row, c)->text.text()).empty();
    if (empty) {
      finish_card(analysis_, card);
      continue;
    }
    for (std::size_t i = first; i <= last; ++i) read_field(row, labels_[i], labels_[i] + 1, card);
  }
}

// Labels in front and a measure in each column behind them.
bool CardReader::has_columns_of_values() const {
  if (labels_.size() != 1 || labels_[0] != 0 || grid_.columns() < 3) return false;
  for (std::size_t row = 0; row < grid_.rows(); ++row) {
    if (!is_subject(label_at(row, 0))) continue;
    for (std::size_t c = 1; c < grid_.columns(); ++c) {
      const CellText* cell = grid_.at(row, c);
      if (cell == nullptr || cell->cell->column_span > 1 || trim(cell->text.text()).empty()) return false;
    }
    return true;
  }
  return false;
}

void CardReader::read(OpenCard& open) {
  if (open.begun && !reads_on(open)) finish_card(analysis_, open);
  if (has_columns_of_values()) {
    finish_card(analysis_, open);
    for (std::size_t value = 1; value < grid_.columns(); ++value) {
      for (std::size_t row = 0; row < grid_.rows(); ++row) read_field(row, 0, value, open);
      finish_card(analysis_, open);
    }
    return;
  }
  if (!stand_side_by_side()) return read_group(0, labels_.size() - 1, open);
  finish_card(analysis_, open);
  const int section = section_;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    section_ = section;
    read_group(i, i, open);
    finish_card(analysis_, open);
  }
}

}  // namespace

void finish_card(DocumentAnalysis& analysis, OpenCard& card) {
  if (card.begun) {
    Row& row = card.row;
    // "Inrichten van een datateam" over who, when and how much.
    if (!row.measure && !row.support && !row.title && !card.named.places.empty() && row.owner &&
        (row.when || row.money) && !row.result)
      row.measure = card.named;
    judge_row(analysis, row);
  }
  OpenCard next;
  next.given_section = card.given_section;
  next.last_section = card.last_section;
  next.last_page = card.last_page;
  card = std::move(next);
}

bool read_table_cards(DocumentAnalysis& analysis, const TableGrid& grid, int section,
                      const std::vector<int>& kpi_before, const CardLabels& labels, OpenCard& open) {
  const bool same_chapter = section == open.given_section && grid.page().number <= open.last_page + 1;
  CardReader reader(analysis, grid, same_chapter ? open.last_section : section, kpi_before, labels);
  if (!reader.has_cards(open)) {
    finish_card(analysis, open);
    return false;
  }
  reader.read(open);
  open.given_section = section;
  open.last_section = reader.section();
  open.last_page = grid.page().number;
  return true;
}

}  // namespace planlezer
