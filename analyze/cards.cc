#include "analyze/cards.h"

#include <algorithm>

#include "analyze/row.h"
#include "base/text.h"

namespace planlezer {

namespace {

struct Field {
  ColumnKind kind;
  std::size_t block;
  Span value;
  bool until = false;  // its label says "uiterlijk"
};

bool is_label(const Rules& rules, std::string_view label, ColumnKind& kind) {
  label = trim(label);
  if (label.size() < 3 || label.size() > 32 || std::count(label.begin(), label.end(), ' ') > 3) return false;
  kind = rules.columns.kind_of(label);
  return kind != ColumnKind::other;
}

// Labels in one block: at its beginning, or later after a space when they begin with a capital ("… Trekker:
// HR Gereed: Q2").
std::vector<Field> fields_in(const Rules& rules, const TextBlock& block, std::size_t index) {
  std::vector<Field> fields;
  const std::string& text = block.text.text();
  const auto next = [&](std::size_t from) { return text.find_first_of(":?", from); };
  for (std::size_t colon = next(0); colon != std::string::npos; colon = next(colon + 1)) {
    if (colon + 1 < text.size() && text[colon + 1] != ' ') continue;
    // The nearest words before the colon that are a label and begin as one.
    std::optional<std::pair<std::size_t, ColumnKind>> best;
    std::size_t begin = colon;
    const int longest = text[colon] == '?' ? 5 : 4;  // words; "Wanneer is het af?"
    for (int words = 0; words < longest && begin > 0 && !best; ++words) {
      const std::size_t space = begin > 1 ? text.rfind(' ', begin - 2) : std::string::npos;
      begin = space == std::string::npos ? 0 : space + 1;
      const bool capital = text[begin] >= 'A' && text[begin] <= 'Z';
      ColumnKind kind = ColumnKind::other;
      if ((begin == 0 || (capital && text[colon] == ':')) &&
          is_label(rules, std::string_view(text).substr(begin, colon - begin), kind))
        best = {begin, kind};
    }
    if (!best) continue;
    if (!fields.empty()) {
      std::uint32_t end = static_cast<std::uint32_t>(best->first);
      while (end > fields.back().value.begin &&
             std::string_view(" |;,·").find(text[end - 1]) != std::string_view::npos)
        --end;
      fields.back().value.end = end;
    }
    std::uint32_t from = static_cast<std::uint32_t>(colon + 1);
    while (from < text.size() && text[from] == ' ') ++from;
    if (text[colon] == '?' && from == text.size()) continue;  // a heading
    fields.push_back({best->second,
                      index,
                      {from, static_cast<std::uint32_t>(text.size())},
                      best->second == ColumnKind::when &&
                          says_until(std::string_view(text).substr(best->first, colon - best->first))});
  }
  // A label in the middle of a sentence is no field.
  if (fields.size() == 1 && next(0) > 32) fields.clear();
  return fields;
}

FieldValue value_of(const DocumentAnalysis& analysis, const Field& field) {
  const NormalText& text = analysis.view.blocks[field.block].text;
  FieldValue value;
  value.text = std::string(trim(std::string_view(text.text()).substr(field.value.begin, field.value.size())));
  value.places = text.places(field.value);
  return value;
}

int useful(const std::vector<Field>& fields) {
  return static_cast<int>(std::count_if(fields.begin(), fields.end(), [](const Field& f) {
    return f.kind == ColumnKind::owner || f.kind == ColumnKind::when || f.kind == ColumnKind::money ||
           f.kind == ColumnKind::kpi || f.kind == ColumnKind::status || f.kind == ColumnKind::start;
  }));
}

}  // namespace

std::size_t read_card(DocumentAnalysis& analysis, std::size_t first) {
  const auto& blocks = analysis.view.blocks;
  std::vector<Field> fields;
  std::size_t i = first;
  const bool titled = blocks[i].kind == BlockKind::heading;  // the heading may be the measure's name
  if (titled) ++i;
  std::optional<std::size_t> measure;
  std::optional<ColumnKind> begins;
  for (; i < blocks.size() && blocks[i].kind != BlockKind::heading && i - first < 12; ++i) {
    const auto here = fields_in(analysis.rules, blocks[i], i);
    if (here.empty()) break;
    const bool again =
        std::any_of(here.begin(), here.end(), [](const Field& f) { return f.kind == ColumnKind::measure; });
    if (again && measure) break;
    // The next card begins with the same field.
    if (begins && std::any_of(here.begin(), here.end(), [&](const Field& f) { return f.kind == *begins; }))
      break;
    if (!begins) begins = here.front().kind;
    if (again) measure = i;
    fields.insert(fields.end(), here.begin(), here.end());
  }
  const bool named = std::any_of(fields.begin(), fields.end(), [](const Field& f) {
    return f.kind == ColumnKind::title || f.kind == ColumnKind::result;
  });
  if (useful(fields) < 2 || (!measure && !titled && !named) || (titled && i == first + 1)) return 0;
  // Sums alone make no card: "Eenmalig: …", "Structureel: …" under "Optelsom".
  if (!measure &&
      std::all_of(fields.begin(), fields.end(), [](const Field& f) { return f.kind == ColumnKind::money; }))
    return 0;
  Row row;
  row.section = blocks[first].section;
  set(row.extra, Signal::label);
  for (const Field& field : fields) {
    put_field(row, field.kind, value_of(analysis, field));
    row.until |= field.until;
  }
  if (titled) row.heading = blocks[first].text.text();
  if (!row.measure && titled && !row.title) {
    const NormalText& text = blocks[first].text;
    row.measure = FieldValue{text.text(), text.places({0, static_cast<std::uint32_t>(text.text().size())})};
  }
  judge_row(analysis, row);
  return i - first;
}

}  // namespace planlezer
