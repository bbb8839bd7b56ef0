#include "analyze/row.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "analyze/fields.h"
#include "analyze/owners.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t shortest_answer = 12;  // letters of words that say more than "geen" or "niet nodig"

std::optional<Deadline> deadline_in(const DocumentAnalysis& analysis, const FieldValue& value) {
  const std::optional<std::string> date = analysis.date.empty() ? std::nullopt : std::optional(analysis.date);
  const auto mentions = find_dates(value.text, date);
  const auto dated = std::find_if(mentions.begin(), mentions.end(),
                                  [](const DateMention& m) { return m.deadline.start || m.deadline.end; });
  if (dated == mentions.end()) return std::nullopt;
  // "1 mei 2024 tot 1 februari 2025"
  static const re2::RE2 until(R"( *(tot|t/m|tot en met|–|-|en)? *)");
  const auto next = dated + 1;
  if (next != mentions.end() && dated->deadline.start && next->deadline.end &&
      *dated->deadline.start < *next->deadline.end &&
      re2::RE2::FullMatch(
          lower_dutch(
              std::string_view(value.text).substr(dated->span.end, next->span.begin - dated->span.end)),
          until)) {
    Deadline both = dated->deadline;
    both.end = next->deadline.end;
    both.text = value.text.substr(dated->span.begin, next->span.end - dated->span.begin);
    both.precision = "range";
    return both;
  }
  return dated->deadline;
}

std::optional<Deadline> deadline_of_row(const DocumentAnalysis& analysis, const Row& row,
                                        const SentenceReading& reading, bool done) {
  if (row.marked) return row.marked;
  std::optional<Deadline> from, until;
  if (row.start) from = deadline_in(analysis, *row.start);
  if (row.when) until = deadline_in(analysis, *row.when);
  if (from && until && from->start) {
    Deadline both = *until;
    both.start = from->start;
    both.text = from->text + " – " + until->text;
    both.precision = "range";
    return both;
  }
  if (until && (row.until || lower_dutch(trim(row.when->text)).starts_with("niet later dan")))
    until->start.reset();
  // "Permanent, gestart in 2023": when it began is no deadline.
  static const re2::RE2 since(R"(\b(gestart|begonnen|sinds|vanaf)\b)");
  if (until && is_past(*until, analysis.date) && !done &&
      re2::RE2::PartialMatch(lower_dutch(row.when->text), since))
    return std::nullopt;
  if (until) return until;
  if (from) {
    from->end.reset();
    return from;
  }
  return deadline_of(reading.clause, reading.dates, analysis.date, done);
}

// An amount in a cell under a head of money.
std::optional<Amount> amount_in_field(const Row& row, const FieldValue& money) {
  // "Geen" says that nothing is spent on it, "nihil" that it costs nothing.
  if (lower_dutch(trim(money.text)) == "geen") return std::nullopt;
  // "15.000" under a line that says "bedragen × € 1.000" was written in full.
  const bool in_full = !row.unit_in_heads && money.text.find('.') != std::string::npos;
  auto amount = amount_in_cell(money.text, in_full ? 1 : row.money_unit);
  if (!amount || (!amount->min && !amount->max)) return std::nullopt;
  if (!amount->recurring && row.money_recurring) amount->recurring = true;
  return amount;
}

std::optional<Amount> amount_of_row(const Row& row, const SentenceReading& reading) {
  return row.money ? amount_in_field(row, *row.money) : amount_of(reading.clause, reading.amounts);
}

// What a request asks: in its own words, or in the column of what is asked. What the measure in its row costs
// is something else.
std::optional<Amount> asked_of_row(const Row& row, const SentenceReading& reading) {
  if (row.asked) return amount_in_field(row, *row.asked);
  if (row.measure) return asked_amount_of(reading.clause, reading.amounts);
  return amount_of_row(row, reading);
}

void link_row_kpis(const DocumentAnalysis& analysis, const Row& row, const SentenceReading& reading,
                   Finding& finding) {
  if (row.kpi) {
    finding.kpi = kpis_in_cell(row.kpi->text);
    if (finding.kpi.empty() && !trim(row.kpi->text).empty()) {  // "n.v.t."
      finding.kpi_basis = "none";
      return;
    }
  }
  if (finding.kpi.empty() && !row.inherited_kpi.empty()) {
    finding.kpi = row.inherited_kpi;
    finding.kpi_basis = row.inherited_explicit ? "explicit" : "heading";
    for (const KpiMention& mention : reading.kpis)
      finding.kpi.insert(finding.kpi.end(), mention.kpi.begin(), mention.kpi.end());
    std::sort(finding.kpi.begin(), finding.kpi.end());
    finding.kpi.erase(std::unique(finding.kpi.begin(), finding.kpi.end()), finding.kpi.end());
    return;
  }
  if (!finding.kpi.empty()) {
    for (const KpiMention& mention : reading.kpis)
      finding.kpi.insert(finding.kpi.end(), mention.kpi.begin(), mention.kpi.end());
    std::sort(finding.kpi.begin(), finding.kpi.end());
    finding.kpi.erase(std::unique(finding.kpi.begin(), finding.kpi.end()), finding.kpi.end());
    finding.kpi_basis = "explicit";
    return;
  }
  link_kpis(analysis, reading.kpis, reading.text, row.section, finding);
}

// Words about how far it is that say more than the first word of them: "nog niet begonnen", "bijna klaar".
std::optional<std::string> how_far(const std::string& lower) {
  static const re2::RE2 to_come(
      R"(^(moet |is |wordt |dit )?(nog (niet|te|starten|beginnen)\b|start nog|moet nog))");
  static const re2::RE2 waits(
      R"(^(dit |dat |voorstel )?(wacht(en)? op|ligt (bij|voor aan)|afhankelijk) .*(besluit|akkoord|instemming|goedkeuring|geld|dekking|toezegging|bestuur|raad|raden|begroting))");
  static const re2::RE2 under_way(
      R"(^(bijna|deels|grotendeels|half) (klaar|gereed|af|afgerond)|\b(loopt|lopen)$)");
  if (re2::RE2::PartialMatch(lower, waits)) return "conditional";
  if (re2::RE2::PartialMatch(lower, to_come)) return "planned";
  if (re2::RE2::PartialMatch(lower, under_way)) return "ongoing";
  return std::nullopt;
}

// A status column goes before the words of the measure; "doorlopend" under "wanneer" says ongoing.
std::string status_of_row(const DocumentAnalysis& analysis, const Row& row, const SentenceReading& reading) {
  Signals extra;
  set(extra, Signal::table_cell);
  set(extra, Signal::label);
  const auto is_condition = [](const SentenceReading& cell) {
    return has(cell.clause.signals, Signal::condition);
  };
  if (row.status && !trim(row.status->text).empty()) {
    const SentenceReading cell = read_sentence(analysis, row.status->text, 0, extra);
    if (const auto status = how_far(lower_dutch(trim(row.status->text)))) return *status;
    if (const Rule* rule = cell.first("status_cell")) return rule->value;
    if (is_condition(cell)) return "conditional";
    if (const Rule* rule = cell.first("status")) return rule->value;
    if (has(cell.clause.signals, Signal::exploring_word)) return "exploratory";  // "wordt onderzocht"
  }
  if (row.when && !trim(row.when->text).empty()) {
    const SentenceReading cell = read_sentence(analysis, row.when->text, 0, extra);
    if (const Rule* rule = cell.first("status_cell"); rule != nullptr && rule->value != "planned") {
      // "Gereed op 13 december" says when it will be.
      const auto day = deadline_in(analysis, *row.when);
      if (rule->value != "done" || !day || !is_future(*day, analysis.date)) return rule->value;
    }
    if (is_condition(cell)) return "conditional";
  }
  return status_of(reading);
}

void add_row_measure(DocumentAnalysis& analysis, const Row& row, const SentenceReading& reading) {
  const std::string_view rule = has(row.extra, Signal::label) ? "maatregel.kaart" : "maatregel.tabelrij";
  Finding finding = finding_at(analysis, "measure", row.measure->places, rule);
  finding.confidence *= 0.95;
  finding.status = status_of_row(analysis, row, reading);
  finding.deadline = deadline_of_row(analysis, row, reading, finding.status == "done");
  finding.amount = amount_of_row(row, reading);
  if (row.owner) finding.owner = owner_in_cell(row.owner->text);
  if (!finding.owner && !row.owner)
    finding.owner = owner_of(reading.text, reading.clause, analysis.rules.lexicon);
  finding.themes = themes_in(analysis.rules, reading.text);
  link_row_kpis(analysis, row, reading, finding);
  const Place& place = row.measure->places.front();
  RowOrigin& origin = analysis.origins[{place.page, place.span.begin}];
  origin.table = row.table;
  origin.names = row.title ? row.title->text : row.heading;
  origin.says_status = row.status && !trim(row.status->text).empty();
  analysis.findings.push_back(std::move(finding));
}

// "Geschrapt" under status: it was a measure.
bool is_dropped(const Row& row) {
  static const re2::RE2 dropped(
      R"(geschrapt|\bvervalt\b|vervallen|gaat niet (meer )?door|ingetrokken|afgevoerd|niet (meer )?uitgevoerd|afgeblazen|\bgestopt\b|\bgestaakt\b)");
  for (const auto* field : {&row.status, &row.when})
    if (*field && re2::RE2::PartialMatch(lower_dutch((*field)->text), dropped)) return true;
  return false;
}

// "Op orde, niets te ondernemen | – | n.v.t.": nobody does it at any time.
bool does_nothing(const Row& row) {
  static const re2::RE2 nothing(R"(\b(geen|niets|niet (nodig|van toepassing)|n\.?v\.?t)\b)");
  static const re2::RE2 empty(R"([ –—-]*|n\.?v\.?t\.?|niet van toepassing|geen|nihil)");
  if (!re2::RE2::PartialMatch(lower_dutch(row.measure->text), nothing)) return false;
  int dashes = 0;
  for (const auto* field : {&row.owner, &row.start, &row.when}) {
    if (!*field) continue;
    if (!re2::RE2::FullMatch(lower_dutch(trim((*field)->text)), empty)) return false;
    ++dashes;
  }
  return dashes > 0;
}

// "structureel" in a column of its own.
bool yearly_elsewhere(const Row& row) {
  static const re2::RE2 yearly(R"(struct|per jaar|p/j|jaarlijks|elk jaar|ieder jaar)");
  for (const auto* field : {&row.request, &row.status, &row.when})
    if (*field && re2::RE2::PartialMatch(lower_dutch((*field)->text), yearly)) return true;
  return false;
}

// "geen", "niets nodig", "€ 0", or said in another column: "niet gevraagd".
bool asks_nothing(const Row& row) {
  static const re2::RE2 none(
      R"(^((wij |we )?(vragen |hebben )?(geen|niets|niks|nee|neen|nihil|n\.?v\.?t\.?|niet nodig|-|–)(\b|$)))");
  static const re2::RE2 elsewhere(
      R"(niet (meer )?gevraagd|geen (verzoek|vraag|bijdrage|behoefte)|eigen (middelen|begroting)|zelf betaal|vervallen|ingetrokken)");
  static const re2::RE2 zero(R"(^(€? ?0(,00|,-)?|nihil|geen)$)");
  if (re2::RE2::PartialMatch(lower_dutch(trim(row.support->text)), none)) return true;
  for (const auto* field : {&row.request, &row.status, row.measure ? &row.asked : &row.money})
    if (*field && (re2::RE2::PartialMatch(lower_dutch((*field)->text), elsewhere) ||
                   re2::RE2::FullMatch(lower_dutch(trim((*field)->text)), zero)))
      return true;
  return false;
}

// "Ja, zie hulpkaart A": it is asked there.
bool points_elsewhere(std::string_view text) {
  static const re2::RE2 elsewhere(R"((ja[,;:.]? )?\(?(zie|als|conform) .{1,40})");
  return re2::RE2::FullMatch(lower_dutch(trim(text)), elsewhere);
}

void add_row_support(DocumentAnalysis& analysis, const Row& row) {
  if (points_elsewhere(row.support->text)) return;
  Signals extra = row.extra;
  set(extra, Signal::section_support);
  const SentenceReading reading = read_sentence(analysis, row.support->text, row.section, extra);
  if (reading.first("row_total") != nullptr) return;
  note_judged(analysis, reading, row.support->places, row.section);
  const Rule* rule = reading.first("no_support");
  if (rule != nullptr || asks_nothing(row)) {
    if (row.measure && row.support->text.size() < shortest_answer) return;  // "geen", beside a measure
    const auto& places = row.support->places;
    Finding finding = rule != nullptr
                          ? finding_at(analysis, "no_support", places, rule)
                          : finding_at(analysis, "no_support", places, "ondersteuning.tabelrij-geen");
    if (rule != nullptr) describe_withdrawal(analysis, reading, *rule, finding);
    link_row_kpis(analysis, row, reading, finding);
    analysis.findings.push_back(std::move(finding));
    return;
  }
  const std::size_t before = analysis.findings.size();
  add_support(analysis, reading,
              finding_at(analysis, "support_request", row.support->places, "ondersteuning.tabelrij"),
              row.section);
  if (analysis.findings.size() == before) return;
  Finding& finding = analysis.findings.back();
  if (row.request)
    if (const Rule* kind = read_sentence(analysis, row.request->text, 0, extra).first("request"))
      finding.request = kind->value;
  const auto amount = asked_of_row(row, reading);
  if (amount) {  // "Samengaan met … | 480": money for a fusion
    const std::string whole = row.support->text + (row.kpi ? " " + row.kpi->text : "") + " €";
    const Rule* kind = read_sentence(analysis, whole, 0, extra).first("request");
    finding.request = kind != nullptr && kind->value == "fusion_money" ? "fusion_money" : "money";
  }
  finding.kpi.clear();
  finding.kpi_basis = "none";
  link_row_kpis(analysis, row, reading, finding);
  if (!amount) return;
  finding.amount = amount;
  if (!finding.amount->recurring) finding.amount->recurring = yearly_elsewhere(row);
}

// "Waarvan gevraagd: € 20.000" beside a measure: money for that measure.
void ask_for_measure(DocumentAnalysis& analysis, const Row& measure) {
  const auto amount = amount_in_field(measure, *measure.asked);
  if (!amount || amount->max == 0 || measure.measure->places.empty()) return;
  Row row = measure;
  row.support = row.measure;
  add_row_support(analysis, row);
}

bool has_empty_box(const std::string& text) {
  static const re2::RE2 box(R"(☐|□|\[ \])");
  return re2::RE2::PartialMatch(text, box);
}

// "HR, eind 2025" under "Wie en wanneer".
void split_who_and_when(const DocumentAnalysis& analysis, Row& row) {
  if (!row.owner || row.when || row.marked) return;
  const std::optional<std::string> date = analysis.date.empty() ? std::nullopt : std::optional(analysis.date);
  const auto dates = find_dates(row.owner->text, date);
  if (dates.size() != 1 || (!dates[0].deadline.start && !dates[0].deadline.end)) return;
  std::string who = row.owner->text.substr(0, dates[0].span.begin);
  if (trim(who).empty()) who = row.owner->text.substr(dates[0].span.end);
  static const re2::RE2 edges(R"(^[ ,;:/()–-]+|[ ,;:/()–-]+$)");
  re2::RE2::GlobalReplace(&who, edges, "");
  if (who.empty()) return;
  row.when = row.owner;
  row.owner->text = who;
}

}  // namespace

bool says_until(std::string_view head) {
  static const re2::RE2 until(
      R"(^(t/m|tot|tot en met)$|^(uiterlijk|vóór|uiterste|ultimo|niet later dan)\b|(uiterlijk|tot|t/m|tot en met)$)");
  return re2::RE2::PartialMatch(lower_dutch(trim(head)), until);
}

void put_field(Row& row, ColumnKind kind, FieldValue value) {
  static const std::map<ColumnKind, std::optional<FieldValue> Row::*> fields = {
      {ColumnKind::measure, &Row::measure}, {ColumnKind::support, &Row::support},
      {ColumnKind::request, &Row::request}, {ColumnKind::kpi, &Row::kpi},
      {ColumnKind::owner, &Row::owner},     {ColumnKind::start, &Row::start},
      {ColumnKind::when, &Row::when},       {ColumnKind::money, &Row::money},
      {ColumnKind::status, &Row::status},   {ColumnKind::title, &Row::title},
      {ColumnKind::result, &Row::result}};
  const auto field = fields.find(kind);
  if (field == fields.end()) return;
  std::optional<FieldValue>& place = row.*(field->second);
  if (!place || trim(place->text).empty()) place = std::move(value);
}

void judge_row(DocumentAnalysis& analysis, Row row) {
  if (analysis.whose.from_somebody_else) return;
  split_who_and_when(analysis, row);
  if (row.support && row.support->text.size() > 3) add_row_support(analysis, row);
  if (!row.support && row.asked && row.measure) ask_for_measure(analysis, row);
  const auto says_something = [](const std::optional<FieldValue>& field) {
    return field && trim(field->text).size() > 1 && !field->places.empty();
  };
  if (!says_something(row.measure) && !row.support) {
    row.measure = says_something(row.title) ? row.title : row.result;
    row.title.reset();
  }
  static const re2::RE2 none(R"((geen|nee|neen|niets|nihil|n\.?v\.?t\.?|niet van toepassing)[.]?)");
  if (!says_something(row.measure) || is_dropped(row) ||
      re2::RE2::FullMatch(lower_dutch(trim(row.measure->text)), none))
    return;
  if (has_empty_box(row.measure->text)) return;  // a choice of the form
  const SentenceReading reading = read_sentence(analysis, row.measure->text, row.section, row.extra);
  note_judged(analysis, reading, row.measure->places, row.section);
  // "Samen met de buren …": what somebody is to do is no total.
  const bool planned =
      (row.owner && trim(row.owner->text).size() > 3) || (row.when && trim(row.when->text).size() > 3);
  if ((reading.first("row_total") != nullptr && !planned) || reading.first("ignore") != nullptr) return;
  if (const Rule* rule = reading.first("no_measure")) {
    Finding finding = finding_at(analysis, "no_measure", row.measure->places, rule);
    link_row_kpis(analysis, row, reading, finding);
    analysis.findings.push_back(std::move(finding));
    return;
  }
  if (reading.first("row_veto") != nullptr) return;
  if (does_nothing(row)) {
    Finding finding = finding_at(analysis, "no_measure", row.measure->places, "geen-maatregel.tabelrij");
    link_row_kpis(analysis, row, reading, finding);
    analysis.findings.push_back(std::move(finding));
    return;
  }
  add_row_measure(analysis, row, reading);
}

}  // namespace planlezer
