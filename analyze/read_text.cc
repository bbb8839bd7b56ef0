// Running text and list items: sentence by sentence, each with what its section, its label and the sentence
// before a list say about it.
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "analyze/analysis.h"
#include "analyze/cards.h"
#include "analyze/fields.h"
#include "analyze/owners.h"
#include "analyze/sentences.h"
#include "base/text.h"

namespace planlezer {

namespace {

// "Norm: …" and "Huidige situatie – …" in front of a sentence do what a heading does.
SectionKind run_in_kind(const Rules& rules, std::string_view sentence) {
  const std::size_t colon = std::min(sentence.find(':'), sentence.find(". "));
  if (colon == std::string_view::npos || colon > 36 || colon < 3) return SectionKind::none;
  const std::string_view label = sentence.substr(0, colon);
  if (std::count(label.begin(), label.end(), ' ') > 4 || label.find(';') != std::string_view::npos)
    return SectionKind::none;
  return rules.sections.kind_of(label);
}

// "Daarvoor vragen wij …", "Mocht die uitblijven …": about what the sentence before was about.
bool points_back(const std::string& sentence) {
  static const re2::RE2 pattern(
      R"(^(daarvoor|daartoe|daarbij|daarmee|hiervoor|hiertoe|hierbij vragen|de hiervoor|daarom|deze kosten|dit bedrag|die|dat|dit|deze|mocht (die|dat|dit)|om (dit|dat|die)|onderdeel|(onze|ons|mijn) (smeekbede|verzoek|vraag|wens|behoefte)|lukt dat niet)\b|\b(hiervoor|daarvoor|daartoe|op dat punt|daarom|voor dat doel)\b)");
  return re2::RE2::PartialMatch(sentence, pattern);
}

// The words of a unit as they are read: behind the words that lead them, when there are any.
class UnitText {
 public:
  UnitText(std::string_view text, const TextUnit& unit)
      : own_(text.substr(unit.span.begin, unit.span.size())),
        leads_(!unit.lead.empty()),
        together_(leads_
                      ? std::string(text.substr(unit.lead.begin, unit.lead.size())) + " " + std::string(own_)
                      : std::string()) {}
  std::string_view whole() const { return leads_ ? std::string_view(together_) : own_; }
  std::string_view own() const { return own_; }
  bool has_lead() const { return leads_; }

 private:
  std::string_view own_;
  bool leads_;
  std::string together_;
};

// Mentions stand where they stand: those of the lead are not told again with every point.
void add_mentions_of(DocumentAnalysis& analysis, const UnitText& text, const SentenceReading& reading,
                     const NormalText& source, std::uint32_t offset) {
  if (!text.has_lead()) return add_mentions(analysis, reading, source, offset);
  SentenceReading own;
  own.text = text.own();
  own.dates = find_dates(text.own(), analysis.date.empty() ? std::nullopt : std::optional(analysis.date));
  own.amounts = find_amounts(text.own());
  own.kpis = find_kpis(text.own());
  add_mentions(analysis, own, source, offset);
}

class TextReader {
 public:
  explicit TextReader(DocumentAnalysis& analysis) : analysis_(analysis) {}
  void read();

 private:
  void read_block(const TextBlock& block);
  std::vector<int> leading_kpi(const TextBlock& block) const;
  int section_of(const TextBlock& block);
  void read_unit(const TextBlock& block, const TextUnit& unit, Signals extra);
  bool goes_on_enumerating(const TextBlock& block) const;
  Signals signals_of_mark(const TextBlock& block);
  bool is_whole_item(const TextBlock& block, const std::vector<TextUnit>& units) const;

  void take_kpi_of_paragraph(std::size_t first);
  void take_lead_in(std::size_t first);
  void take_latest_kpi(std::size_t first);
  void take_amount_of_paragraph(std::size_t first, const SentenceReading& reading);

  DocumentAnalysis& analysis_;
  int section_ = 0;  // of the block that is read
  Signals intro_;    // from the sentence with a colon before a list
  struct {
    std::optional<std::string> owner;
    std::optional<Deadline> deadline;
  } lead_in_;                               // what that sentence says of every point
  int lead_section_ = -1;                   // of the last paragraph that opened with a kpi
  int lead_parent_ = -1;                    // the section around that
  std::optional<Amount> paragraph_amount_;  // named last in the paragraph
  bool labelled_ = false;                   // it began with a label that names its kpi
  std::vector<int> paragraph_kpi_;          // named last in the paragraph
  std::optional<bool> has_ticks_;           // points of the document have a tick for a bullet
  char last_end_ = 0;                       // the last character of the block before
};

// An enumeration without bullets, or with bullets that recognition misread: "…:", "…;", "…;", "….".
bool TextReader::goes_on_enumerating(const TextBlock& block) const {
  if (block.kind != BlockKind::paragraph) return false;
  const char end = block.text.text().empty() ? 0 : block.text.text().back();
  return (last_end_ == ':' && end == ';') || (last_end_ == ';' && (end == ';' || end == '.'));
}

// A bullet that opens with a title ("Werving. In 2025 …") is one record; one that tells several things is
// not.
bool TextReader::is_whole_item(const TextBlock& block, const std::vector<TextUnit>& units) const {
  if (block.kind != BlockKind::list_item || units.size() < 2) return block.kind == BlockKind::list_item;
  if (std::any_of(units.begin(), units.end(), [](const TextUnit& unit) { return !unit.lead.empty(); }))
    return false;
  // "Formatieplan maken. Trekker: hoofd HRM; kosten: € 12.000."
  static const re2::RE2 fields(
      R"(\b(trekker|eigenaar|actiehouder|verantwoordelijke?|uitvoering|door|wie|wanneer|planning|termijn|gereed|klaar|deadline|looptijd|start|budget|kosten|raming|geld|status|dekking) ?: ?\S)");
  if (re2::RE2::PartialMatch(lower_dutch(block.text.text()), fields)) return true;
  return units[0].span.size() < 60 && units.size() == 2 && units[1].span.size() < 90;
}

// In a list with ticks the bullet says how the point stands: "✔ …" is done, "▶ …" is under way.
Signals TextReader::signals_of_mark(const TextBlock& block) {
  constexpr std::array<std::string_view, 4> ticks = {"\u2713", "\u2714", "\u2611", "\u2705"};
  constexpr std::array<std::string_view, 3> arrows = {"\u25B6", "\u25BA", "\u23F5"};
  constexpr std::array<std::string_view, 4> open = {"\u25CB", "\u25EF", "\u2610", "\u25FB"};
  const auto is_in = [](const auto& marks, const std::string& label) {
    return std::any_of(marks.begin(), marks.end(),
                       [&](std::string_view mark) { return label.starts_with(mark); });
  };
  if (!has_ticks_)
    has_ticks_ = std::any_of(analysis_.view.blocks.begin(), analysis_.view.blocks.end(),
                             [&](const TextBlock& b) { return is_in(ticks, b.label); });
  Signals signals;
  if (!*has_ticks_) return signals;
  // A key to the marks names several.
  const std::string& text = block.text.text();
  if (std::any_of(open.begin(), open.end(),
                  [&](std::string_view m) { return text.find(m) != std::string::npos; }))
    return signals;
  if (is_in(ticks, block.label)) set(signals, Signal::section_done);
  if (is_in(arrows, block.label)) set(signals, Signal::section_ongoing);
  if (is_in(open, block.label)) set(signals, Signal::section_measures);
  return signals;
}

void TextReader::read_unit(const TextBlock& block, const TextUnit& unit, Signals extra) {
  const Span span = unit.span;
  if (span.size() < 4) return;
  const UnitText text(block.text.text(), unit);
  const SentenceReading reading = read_sentence(analysis_, text.whole(), section_, extra);
  add_mentions_of(analysis_, text, reading, block.text, span.begin);
  const Rule* intro = reading.first("intro");
  if (intro != nullptr) {
    intro_.reset();
    lead_in_ = {};
    if (intro->value == "measures") {
      lead_in_.owner = owner_of(reading.text, reading.clause, analysis_.rules.lexicon);
      lead_in_.deadline = deadline_of(reading.clause, reading.dates, analysis_.date, false);
      // "Op 31 december 2024 is:" dates every point below it.
      if (has(reading.clause.signals, Signal::date_future)) set(intro_, Signal::date_future);
    }
    if (const auto signal = signal_named("section." + intro->value)) set(intro_, *signal);
  }
  const bool is_measure_itself = intro != nullptr && intro->id == "inleiding.onderdelen";
  if (has(reading.clause.signals, Signal::colon) && !is_measure_itself) return;
  const std::size_t before = analysis_.findings.size();
  judge(analysis_, reading, block.text.places(span), section_);
  if (has(extra, Signal::list_item)) take_lead_in(before);
  if (section_ == lead_section_) take_latest_kpi(before);
  if (!reading.kpis.empty()) paragraph_kpi_ = reading.kpis.back().kpi;
  if (has(reading.clause.signals, Signal::mail)) take_amount_of_paragraph(before, reading);
  if (has(reading.clause.signals, Signal::mail) && (labelled_ || points_back(reading.clause.lower)))
    take_kpi_of_paragraph(before);
}

// A paragraph that opens with kpi 4 and then names kpi 3 goes on about kpi 3.
void TextReader::take_latest_kpi(std::size_t first) {
  if (paragraph_kpi_.empty()) return;
  for (std::size_t i = first; i < analysis_.findings.size(); ++i)
    if (analysis_.findings[i].kpi_basis == "heading") analysis_.findings[i].kpi = paragraph_kpi_;
}

// "Het systeem kost € 48.000. Voor dit bedrag vragen wij …"
void TextReader::take_amount_of_paragraph(std::size_t first, const SentenceReading& reading) {
  static const re2::RE2 pattern(R"(\b(dit|dat|deze|genoemde?) (bedrag|som|kosten)\b)");
  if (re2::RE2::PartialMatch(reading.clause.lower, pattern))
    for (std::size_t i = first; i < analysis_.findings.size(); ++i)
      if (analysis_.findings[i].kind == "support_request" && !analysis_.findings[i].amount) {
        analysis_.findings[i].amount = paragraph_amount_;
        if (paragraph_amount_) analysis_.findings[i].request = "money";
      }
  if (!reading.amounts.empty()) {
    paragraph_amount_ = reading.amounts.back().amount;
    if (!paragraph_amount_->recurring) paragraph_amount_->recurring = false;
  }
}

// "Het hoofd Informatie draagt uiterlijk 1 juli 2025 zorg voor:" says who and when for the points below it.
void TextReader::take_lead_in(std::size_t first) {
  for (std::size_t i = first; i < analysis_.findings.size(); ++i) {
    Finding& finding = analysis_.findings[i];
    if (finding.kind != "measure") continue;
    if (!finding.owner) finding.owner = lead_in_.owner;
    if (!finding.deadline) finding.deadline = lead_in_.deadline;
  }
}

// In a mail the sentences before say which kpi a request is about: "Kpi 4 loopt achter. Wij vragen …".
void TextReader::take_kpi_of_paragraph(std::size_t first) {
  for (std::size_t i = first; i < analysis_.findings.size(); ++i) {
    Finding& finding = analysis_.findings[i];
    const bool open = finding.kpi_basis == "none" || finding.kpi_basis == "derived";
    if (finding.kind != "support_request" || !open || paragraph_kpi_.empty() || paragraph_kpi_.size() > 2 ||
        finding.request == "fusion_money")
      continue;
    finding.kpi = paragraph_kpi_;
    finding.kpi_basis = "derived";
  }
}

// The kpi that a paragraph without one above it opens with: "Kpi 2 (kwaliteit): …", "Wat kpi 3 betreft, …",
// "Voor criterium 4 geldt …". Only one that is named alone and early.
std::vector<int> TextReader::leading_kpi(const TextBlock& block) const {
  const std::string& text = block.text.text();
  const std::size_t colon = text.find(':');
  const bool label = colon != std::string::npos && colon <= 90 && text.find(". ") >= colon;
  const bool under_kpi = !analysis_.view.sections[static_cast<std::size_t>(block.section)].kpi.empty();
  const auto sentences = sentences_of(text);
  if (sentences.empty() || (under_kpi && !label)) return {};
  const std::string_view first = std::string_view(text).substr(0, label ? colon : sentences[0].end);
  const auto kpis = find_kpis(first);
  if (kpis.empty()) return {};
  if (label && kpis.front().span.begin <= 4) return kpis.front().kpi;
  const bool alone = kpis.size() == 1 && kpis.front().kpi.size() == 1 && kpis.front().span.begin <= 40;
  return alone && !under_kpi ? kpis.front().kpi : std::vector<int>();
}

// A paragraph that opens with a kpi is about it, and so is the list below it.
int TextReader::section_of(const TextBlock& block) {
  if (block.kind == BlockKind::list_item && lead_section_ >= 0 && lead_parent_ == block.section)
    return lead_section_;
  lead_section_ = -1;
  if (block.kind != BlockKind::paragraph) return block.section;
  const auto kpi = leading_kpi(block);
  if (kpi.empty()) return block.section;
  Section section;
  section.level = 9;
  section.heading = block.text.text().substr(0, 90);
  section.parent = block.section;
  section.kpi = kpi;
  section.page = block.page;
  analysis_.view.sections.push_back(std::move(section));
  lead_section_ = static_cast<int>(analysis_.view.sections.size()) - 1;
  lead_parent_ = block.section;
  return lead_section_;
}

void TextReader::read_block(const TextBlock& block) {
  section_ = section_of(block);
  const std::string& text = block.text.text();
  paragraph_kpi_.clear();
  labelled_ = false;
  paragraph_amount_.reset();
  Signals extra;
  const bool item = block.kind == BlockKind::list_item || goes_on_enumerating(block);
  last_end_ = text.empty() ? 0 : text.back();
  if (item) {
    set(extra, Signal::list_item);
    extra |= intro_;
    extra |= signals_of_mark(block);
  } else {
    intro_.reset();
    lead_in_ = {};
  }
  const std::vector<TextUnit> units = units_of(text);
  const SectionKind run_in = run_in_kind(analysis_.rules, text);
  if (run_in != SectionKind::none) set(extra, signal_of(run_in));
  if (is_whole_item(block, units))
    return read_unit(block, {{0, static_cast<std::uint32_t>(text.size())}, {}}, extra);
  for (const TextUnit& unit : units) {
    read_unit(block, unit, extra);
    // "Capaciteit (kpi 1). Wij willen …": a label in front says what all of it is about.
    if (unit.span.begin == units.front().span.begin)
      labelled_ = unit.span.size() < 40 && !paragraph_kpi_.empty();
  }
}

void TextReader::read() {
  for (std::size_t i = 0; i < analysis_.view.blocks.size();) {
    const TextBlock& block = analysis_.view.blocks[i];
    if (const std::size_t used = read_card(analysis_, i); used > 0) {
      i += used;
      continue;
    }
    ++i;
    if (block.kind == BlockKind::heading || block.kind == BlockKind::caption ||
        block.kind == BlockKind::footnote) {
      intro_.reset();
      continue;
    }
    if (analysis_.view.sections[static_cast<std::size_t>(block.section)].kind == SectionKind::contents)
      continue;
    read_block(block);
  }
}

}  // namespace

void read_text(DocumentAnalysis& analysis) {
  TextReader(analysis).read();
}

void read_sentences(DocumentAnalysis& analysis, const NormalText& text, int section, Signals extra) {
  for (const TextUnit& unit : units_of(text.text())) {
    const UnitText words(text.text(), unit);
    const SentenceReading reading = read_sentence(analysis, words.whole(), section, extra);
    add_mentions_of(analysis, words, reading, text, unit.span.begin);
    judge(analysis, reading, text.places(unit.span), section);
  }
}

void add_mentions(DocumentAnalysis& analysis, const SentenceReading& reading, const NormalText& text,
                  std::uint32_t offset) {
  const auto add = [&](std::string_view kind, Span span) -> Finding& {
    Finding finding = finding_at(analysis, kind, text.places({span.begin + offset, span.end + offset}),
                                 "vermelding." + std::string(kind));
    finding.confidence *= 0.9;
    return analysis.findings.emplace_back(std::move(finding));
  };
  for (const KpiMention& mention : reading.kpis) {
    Finding& finding = add("kpi", mention.span);
    finding.kpi = mention.kpi;
    finding.kpi_basis = "explicit";
  }
  for (const AmountMention& mention : reading.amounts) add("amount", mention.span).amount = mention.amount;
  for (const DateMention& mention : reading.dates) {
    Finding& finding = add("date", mention.span);
    finding.deadline = mention.deadline;
    finding.date = mention.deadline.start ? mention.deadline.start : mention.deadline.end;
  }
}

}  // namespace planlezer
