#include "analyze/cards.h"

#include <re2/re2.h>

#include <algorithm>

#include "analyze/row.h"
#include "analyze/value_content.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_label = 32;   // letters
constexpr std::size_t longest_value = 48;   // of a field without a label that is known
constexpr std::size_t longest_title = 160;  // of a line over fields
constexpr std::size_t shortest_lead = 8;    // of what stands before the first label in a block

struct Field {
  ColumnKind kind;
  std::size_t block;
  Span value;
  bool until = false;     // its label says "uiterlijk"
  std::size_t begin = 0;  // of its label
  bool known = true;      // by its label
};

bool is_label(const Rules& rules, std::string_view label, ColumnKind& kind) {
  label = trim(label);
  if (label.size() < 3 || label.size() > longest_label || std::count(label.begin(), label.end(), ' ') > 3)
    return false;
  kind = rules.columns.kind_of(label);
  return kind != ColumnKind::other;
}

// What a label nobody foresaw means, by the value behind it: "Gezicht: teamleider Bodem".
ColumnKind kind_by_value(const DocumentAnalysis& analysis, std::string_view label, std::string_view value) {
  static const re2::RE2 plain(R"([A-Z][\p{L}-]+( [\p{L}-]+){0,2})");
  if (!re2::RE2::FullMatch(re2::StringPiece(label.data(), label.size()), plain)) return ColumnKind::other;
  while (!value.empty() && std::string_view(" .;,|").find(value.back()) != std::string_view::npos)
    value.remove_suffix(1);
  if (value.empty() || value.size() > longest_value || !find_kpis(label).empty()) return ColumnKind::other;
  ContentCount count;
  count.add(content_of(analysis, value), value);
  const auto kind = count.kind();
  return kind && *kind != ColumnKind::assessment && *kind != ColumnKind::kpi ? *kind : ColumnKind::other;
}

enum class Labels : bool { any, known };

struct Label {
  std::size_t begin = 0, colon = 0;
  ColumnKind kind = ColumnKind::other;
};

// Labels in one block: at its beginning, or later after a space when they begin with a capital or stand after
// a dash or semicolon ("… Trekker: HR Gereed: Q2", "… – wie: HR – klaar: Q2").
std::vector<Label> labels_in(const Rules& rules, const std::string& text) {
  std::vector<Label> labels;
  const auto next = [&](std::size_t from) { return text.find_first_of(":?", from); };
  for (std::size_t colon = next(0); colon != std::string::npos; colon = next(colon + 1)) {
    if (colon + 1 < text.size() && text[colon + 1] != ' ') continue;
    // The nearest words before the colon that are a label and begin as one.
    std::size_t begin = colon;
    const int longest = text[colon] == '?' ? 5 : 4;  // words; "Wanneer is het af?"
    bool found = false;
    for (int words = 0; words < longest && begin > 0 && !found; ++words) {
      const std::size_t space = begin > 1 ? text.rfind(' ', begin - 2) : std::string::npos;
      begin = space == std::string::npos ? 0 : space + 1;
      const bool capital = text[begin] >= 'A' && text[begin] <= 'Z';
      static const re2::RE2 separator(R"((–|—|-|;|,|\||·|•|\() ?$)");
      const bool separated = begin > 0 && re2::RE2::PartialMatch(text.substr(0, begin), separator);
      ColumnKind kind = ColumnKind::other;
      if ((begin == 0 || ((capital || separated) && text[colon] == ':')) &&
          is_label(rules, std::string_view(text).substr(begin, colon - begin), kind)) {
        labels.push_back({begin, colon, kind});
        found = true;
      }
    }
    if (found || text[colon] == '?') continue;
    // A word nobody foresaw, at the beginning or after the end of what was before.
    std::size_t stop = colon == 0 ? std::string::npos : text.find_last_of(".;|", colon - 1);
    stop = stop == std::string::npos ? 0 : stop + 1;
    while (stop < colon && text[stop] == ' ') ++stop;
    if (colon - stop <= longest_label) labels.push_back({stop, colon, ColumnKind::other});
  }
  return labels;
}

// `foreseen`: of one label alone, whether it must be known.
std::vector<Field> fields_in(const DocumentAnalysis& analysis, const TextBlock& block, std::size_t index,
                             Labels foreseen = Labels::known) {
  std::vector<Field> fields;
  const std::string& text = block.text.text();
  static const re2::RE2 letter_head(R"(\bAan ?: .*\bVan ?: |\bVan ?: .*\bAan ?: )");
  if (re2::RE2::PartialMatch(text, letter_head)) return {};
  const auto labels = labels_in(analysis.rules, text);
  bool known = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& label = labels[i];
    std::size_t from = label.colon + 1;
    while (from < text.size() && text[from] == ' ') ++from;
    if (text[label.colon] == '?' && from == text.size()) continue;  // a heading
    std::size_t end = i + 1 < labels.size() ? labels[i + 1].begin : text.size();
    while (i + 1 < labels.size() && end > from &&
           std::string_view(" |;,(").find(text[end - 1]) != std::string_view::npos)
      --end;
    for (const std::string_view mark : {"–", "—", "·", "•", " -"})
      if (i + 1 < labels.size() && end >= from + mark.size() &&
          std::string_view(text).substr(0, end).ends_with(mark)) {
        end -= mark.size();
        while (end > from && text[end - 1] == ' ') --end;
      }
    const std::string_view words = std::string_view(text).substr(label.begin, label.colon - label.begin);
    ColumnKind kind = label.kind;
    if (kind == ColumnKind::other)
      kind = kind_by_value(analysis, words, std::string_view(text).substr(from, end - from));
    // "Van: hoofd Uitvoering" is no day.
    const bool dated = kind == ColumnKind::start || kind == ColumnKind::when;
    if (dated && content_of(analysis, std::string_view(text).substr(from, end - from)) == Content::role)
      continue;
    // "Mijlpaal: 1 september 2025" is a day, whatever its label.
    if (kind == ColumnKind::measure || kind == ColumnKind::title) {
      const ColumnKind value =
          kind_by_value(analysis, words, std::string_view(text).substr(from, end - from));
      if (value == ColumnKind::when || value == ColumnKind::money) kind = value;
    }
    if (kind == ColumnKind::other) continue;
    known |= label.kind != ColumnKind::other;
    fields.push_back({kind,
                      index,
                      {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(std::max(from, end))},
                      kind == ColumnKind::when && says_until(words),
                      label.begin,
                      label.kind != ColumnKind::other});
  }
  // A label in the middle of a sentence is no field; one word nobody foresaw is none either.
  if (fields.size() == 1 && (labels.front().colon > longest_label || (!known && foreseen == Labels::known)))
    fields.clear();
  return fields;
}

FieldValue value_of(const DocumentAnalysis& analysis, const Field& field) {
  const NormalText& text = analysis.view.blocks[field.block].text;
  FieldValue value;
  std::string_view words = trim(std::string_view(text.text()).substr(field.value.begin, field.value.size()));
  if (field.kind == ColumnKind::owner && words.size() > 4 && words.ends_with('.') && !words.ends_with("..") &&
      field.begin > 0)
    words.remove_suffix(1);
  value.text = std::string(words);
  value.places = text.places(field.value);
  return value;
}

int useful(const std::vector<Field>& fields, Labels labels = Labels::any) {
  return static_cast<int>(std::count_if(fields.begin(), fields.end(), [labels](const Field& f) {
    if (labels == Labels::known && (!f.known || f.kind == ColumnKind::kpi)) return false;
    return f.kind == ColumnKind::owner || f.kind == ColumnKind::when || f.kind == ColumnKind::money ||
           f.kind == ColumnKind::kpi || f.kind == ColumnKind::status || f.kind == ColumnKind::start;
  }));
}

FieldValue whole(const TextBlock& block) {
  const std::string& text = block.text.text();
  return {text, block.text.places({0, static_cast<std::uint32_t>(text.size())})};
}

// "Bijscholing van acht adviseurs. Wie: HR. Wanneer: Q2 2025.": what is done, and its fields behind it.
bool has_lead(const std::vector<Field>& fields) {
  return !fields.empty() && fields.front().begin >= shortest_lead && useful(fields, Labels::known) >= 2 &&
         std::none_of(fields.begin(), fields.end(),
                      [](const Field& f) { return f.kind == ColumnKind::measure; });
}

bool read_fields_behind(DocumentAnalysis& analysis, const TextBlock& block,
                        const std::vector<Field>& fields) {
  const std::string lead = block.text.text().substr(0, fields.front().begin);
  if (content_of(analysis, lead) == Content::telling) return false;
  Row row;
  row.section = block.section;
  set(row.extra, Signal::label);
  for (const Field& field : fields) {
    put_field(row, field.kind, value_of(analysis, field));
    row.until |= field.until;
  }
  if (row.support) return false;
  const SentenceReading reading = read_sentence(analysis, lead, block.section, row.extra);
  if (reading.first("support_request") != nullptr || reading.first("no_support") != nullptr) return false;
  row.title.reset();
  row.result.reset();
  row.measure = whole(block);
  judge_row(analysis, row);
  return true;
}

// A line over fields that is what is done: a short line, a heading that does more than name a kpi. `certain`:
// the fields are known by their labels.
bool may_be_title(const DocumentAnalysis& analysis, const TextBlock& block, bool certain) {
  std::string text = block.text.text();
  if (text.ends_with('?')) return false;
  static const re2::RE2 number(R"(^[0-9]+(\.[0-9]+)*\.? +)");
  re2::RE2::Replace(&text, number, "");
  if (block.kind != BlockKind::heading)
    return text.size() <= longest_title && text.size() >= shortest_lead && !text.ends_with(':') &&
           content_of(analysis, text) == Content::act;
  const auto kpis = find_kpis(text);
  if (kpis.empty() || kpis.front().span.begin > 6)
    return certain || content_of(analysis, text) == Content::act;
  const auto begin =
      std::min<std::size_t>(text.find_first_not_of(" :–—-.)", kpis.front().span.end), text.size());
  return content_of(analysis, text.substr(begin)) == Content::act;
}

}  // namespace

std::size_t read_card(DocumentAnalysis& analysis, std::size_t first) {
  const auto& blocks = analysis.view.blocks;
  std::vector<Field> fields;
  std::size_t i = first;
  bool titled = blocks[i].kind == BlockKind::heading;  // the heading may be the measure's name
  if (!titled) {
    const auto here = fields_in(analysis, blocks[i], i);
    if (has_lead(here)) return read_fields_behind(analysis, blocks[i], here) ? 1 : 0;
    titled = here.empty() && i + 1 < blocks.size() && blocks[i + 1].kind != BlockKind::heading &&
             !fields_in(analysis, blocks[i + 1], i + 1).empty() && may_be_title(analysis, blocks[i], false);
  }
  // Under what is done in so many words any label may stand.
  const bool done = titled && may_be_title(analysis, blocks[first], false);
  if (titled) ++i;
  std::optional<std::size_t> measure;
  std::optional<ColumnKind> begins;
  for (; i < blocks.size() && blocks[i].kind != BlockKind::heading && i - first < 12; ++i) {
    const auto here = fields_in(analysis, blocks[i], i, done ? Labels::any : Labels::known);
    if (here.empty() || has_lead(here)) break;
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
  if (!measure && !named) {
    // "Datum: …", "Status: …" under the name of a document.
    const bool says_who = std::any_of(fields.begin(), fields.end(), [](const Field& f) {
      return f.kind == ColumnKind::owner || f.kind == ColumnKind::money || f.kind == ColumnKind::kpi;
    });
    const bool certain = says_who && useful(fields, Labels::known) >= 2;
    if (!may_be_title(analysis, blocks[first], certain)) return 0;
  }
  Row row;
  row.section = blocks[first].section;
  set(row.extra, Signal::label);
  for (const Field& field : fields) {
    put_field(row, field.kind, value_of(analysis, field));
    row.until |= field.until;
  }
  if (titled) row.heading = blocks[first].text.text();
  if (!row.measure && titled && !row.title) row.measure = whole(blocks[first]);
  judge_row(analysis, row);
  return i - first;
}

}  // namespace planlezer
