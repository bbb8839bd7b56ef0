#include "analyze/value_content.h"

#include <re2/re2.h>

#include <algorithm>

#include "analyze/assessments.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_value = 45;  // letters of a day, a sum, a function or a status

bool is_nothing(const std::string& lower) {
  static const re2::RE2 nothing(
      R"([ –—-]*|n\.?v\.?t\.?|n\.?t\.?b\.?|p\.?m\.?|niet van toepassing|nog (niet )?(te bepalen|onbekend|bekend)|onbekend|geen|niets|niet nodig|nihil|idem)");
  return re2::RE2::FullMatch(lower, nothing);
}

bool is_answer(const std::string& lower) {
  static const re2::RE2 answer(R"(ja|nee|neen|wel|niet|[xXvV×✓✔☒☑✗✘■█●•◼◆⚫*+]+)");
  return re2::RE2::FullMatch(lower, answer);
}

bool is_number(const std::string& lower) {
  static const re2::RE2 number(
      R"((circa |ca\.? ?|± ?|max\.? |ruim )?[0-9][0-9.,]*(k|m|,-)?( ?[-–/] ?[0-9][0-9.,]*(k|,-)?)?( (per jaar|p/?j|p\.j\.|structureel|eenmalig))?)");
  return re2::RE2::FullMatch(lower, number);
}

// "nog te starten", "wacht op akkoord", "ligt bij het bestuur": how far something is.
bool says_how_far(const std::string& lower) {
  static const re2::RE2 far(
      R"(^((moet |is |wordt )?nog (niet|te|starten|beginnen|open)|moet nog\b|(wij )?wacht(en)? op|ligt (bij|voor)|(is )?(bezig|klaar|gereed|af|afgerond|gestart|begonnen|gestopt|loopt|lopend|uitgesteld|vertraagd|voorbereid)\b|in (voorbereiding|uitvoering|gang|aanbesteding|besluitvorming|concept|onderzoek)|op schema|nader te bepalen|start nog)|\b(loopt|lopen)$)");
  return re2::RE2::PartialMatch(lower, far);
}

// The letters that are left when the spans are taken away, and words that only go with them.
std::size_t letters_beside(const std::string& lower, const std::vector<Span>& spans, const re2::RE2& with) {
  std::string rest = lower;
  for (const Span& span : spans) std::fill(rest.begin() + span.begin, rest.begin() + span.end, ' ');
  re2::RE2::GlobalReplace(&rest, with, " ");
  return static_cast<std::size_t>(
      std::count_if(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
}

bool is_day(const DocumentAnalysis& analysis, std::string_view text, const std::string& lower) {
  static const re2::RE2 around(
      R"(\b(gereed|klaar|af|start|vanaf|uiterlijk|tot|t/m|en|met|in|per|op|voor|vóór|heel|begin|eind|medio|van|ultimo|daarna|doorlopend|jaarlijks|elk jaar|kwartaal|verwacht|gepland)\b)");
  static const re2::RE2 always(
      R"((is )?(doorlopend|continu|structureel|permanent|jaarlijks|maandelijks|elk (jaar|kwartaal)|ieder jaar)( proces)?)");
  if (re2::RE2::FullMatch(lower, always)) return true;
  const std::optional<std::string> date = analysis.date.empty() ? std::nullopt : std::optional(analysis.date);
  std::vector<Span> spans;
  for (const DateMention& mention : find_dates(text, date)) spans.push_back(mention.span);
  return !spans.empty() && letters_beside(lower, spans, around) * 3 <= lower.size();
}

bool is_sum(std::string_view text, const std::string& lower) {
  static const re2::RE2 around(
      R"(\b(per|jaar|jaarlijks|structureel|eenmalig|incidenteel|circa|ca|ongeveer|maximaal|max|ruim|excl|incl|btw|p/?j|vanaf|en|daarna|in|uren|fte|ineens|totaal)\b)");
  std::vector<Span> spans;
  for (const AmountMention& mention : find_amounts(text)) spans.push_back(mention.span);
  return !spans.empty() && letters_beside(lower, spans, around) * 3 <= lower.size();
}

// "hoofd Handhaving", "adviseur P&O", "HR", "directie / MT", "J. de Wit", "de gemeenten".
bool is_one_role(const Lexicon& lexicon, std::string_view piece) {
  static const re2::RE2 short_name(R"([A-Z][A-Z&]{1,5})");
  static const re2::RE2 person(
      R"(((mw|mevr|dhr|drs|ir|mr)\.? |mevrouw |de heer )?([A-Z]\. ?)+((van|de|der|den|ten|ter|el|'t) )*[A-Z][\p{L}'-]+( \(.*\))?)");
  static const re2::RE2 own(R"(wij|allen|iedereen|(de |het )?(directie|bestuur|mt|dienst))");
  piece = trim(piece);
  const re2::StringPiece whole(piece.data(), piece.size());
  if (re2::RE2::FullMatch(whole, short_name) || re2::RE2::FullMatch(whole, person)) return true;
  const std::string lower = lower_dutch(piece);
  if (re2::RE2::FullMatch(lower, own)) return true;
  if (lexicon.other_at(lower) == lower.size() && !lower.empty()) return true;
  const auto words = split(lower, ' ');
  if (words.empty() || words.size() > 5) return false;
  return lexicon.is_role(words.front()) || lexicon.is_role(words.back());
}

bool is_role(const DocumentAnalysis& analysis, std::string_view text, const std::string& lower) {
  static const re2::RE2 digits(R"([0-9€:?]|\.$)");
  if (re2::RE2::PartialMatch(lower, digits)) return false;
  std::string pieces(text);
  static const re2::RE2 glue(R"( ?(/|,|\+|;| en | met | i\.s\.m\. | samen met ) ?)");
  re2::RE2::GlobalReplace(&pieces, glue, "|");
  std::size_t roles = 0, all = 0;
  for (const std::string_view piece : split(pieces, '|')) {
    if (trim(piece).empty()) continue;
    ++all;
    roles += is_one_role(analysis.rules.lexicon, piece) ? 1 : 0;
  }
  return all > 0 && roles * 2 >= all;
}

bool is_status(const DocumentAnalysis& analysis, std::string_view text) {
  Signals extra;
  set(extra, Signal::table_cell);
  set(extra, Signal::label);
  const SentenceReading reading = read_sentence(analysis, text, 0, extra);
  if (reading.first("status_cell") == nullptr) return false;
  const auto spaces = std::count(text.begin(), text.end(), ' ');
  if (spaces == 0) return true;
  if (spaces > 4 || !reading.dates.empty()) return false;
  const Signals& signals = reading.clause.signals;
  return !has(signals, Signal::lead_infinitive) && !has(signals, Signal::end_infinitive) &&
         !has(signals, Signal::lead_nominal);
}

bool lacks_something(const std::string& lower) {
  static const re2::RE2 lack(
      R"(\b(te (weinig|klein|laat|traag|duur|veel|groot|smal|licht|hoog|laag)|onvoldoende|ontbre\w+|onvolledig|onbekend|onduidelijk\w*|nauwelijks|slechts|verouderd\w*|kwetsba\w+|tekort\w*|achterstand\w*|dateert|versnipperd|verspreid|krap|zonder|niemand|nergens|geen|niet|weinig)\b)");
  return re2::RE2::PartialMatch(lower, lack);
}

// "Een risicoanalyse maken met …", "Taken onderbrengen bij …": a verb that looks finite and is none, for it
// is plural after one thing, or did not split.
bool is_infinitive(const Clause& clause) {
  static const re2::RE2 joined(
      R"((aan|af|bij|door|in|mee|na|om|onder|op|over|samen|terug|toe|uit|vast|voor|vrij|weg)[a-z]{2,}en)");
  static const re2::RE2 one_thing(R"(^(een|het|één|elk|ieder|dit) [^,]*$)");
  const std::string verb = clause.lower.substr(clause.verb.begin, clause.verb.size());
  const std::string subject = clause.lower.substr(clause.subject.begin, clause.subject.size());
  if (!verb.ends_with("en")) return false;
  return re2::RE2::FullMatch(verb, joined) || re2::RE2::PartialMatch(std::string(trim(subject)), one_thing);
}

// What reads like something done, like how things stand, or like neither.
Content text_content(const DocumentAnalysis& analysis, std::string_view text) {
  const Clause clause = read_clause(text, analysis.rules.lexicon, analysis.whose.own);
  const Signals& s = clause.signals;
  static const re2::RE2 needless(
      R"(^(nee, )?(geen|niets|niet nodig|niet van toepassing|hier (is|hoeft|doen|veranderen)|(is|alles|al) op orde|voldoet)\b|\bniets\b|\bgeen (actie|maatregel|verandering|inzet))");
  if (re2::RE2::PartialMatch(clause.lower, needless)) return Content::nothing;
  if (has(s, Signal::subject_own) && !has(s, Signal::past) &&
      (has(s, Signal::verb_action) || has(s, Signal::verb_exploring) || has(s, Signal::aux_zal) ||
       has(s, Signal::aux_gaat) || has(s, Signal::aux_laat)))
    return Content::act;
  // "Het register wordt aangevuld", "Er komt een koppeling": done, whoever does it.
  static const re2::RE2 comes(R"(^er (komt|komen)\b)");
  const bool passive = has(s, Signal::aux_wordt) && has(s, Signal::participle);
  if ((passive || re2::RE2::PartialMatch(clause.lower, comes)) && !lacks_something(clause.lower))
    return Content::act;
  const bool leads = has(s, Signal::lead_infinitive) || has(s, Signal::lead_nominal);
  const bool ends = has(s, Signal::end_infinitive);
  const bool infinitive = has(s, Signal::infinitive) || ends;
  if (has(s, Signal::verb_none) && (leads || infinitive)) return Content::act;
  if (is_infinitive(clause) && !has(s, Signal::subject_own)) return Content::act;
  if (ends && !lacks_something(clause.lower)) return Content::act;
  if (has(s, Signal::verb_first) && has(s, Signal::verb_action) && !has(s, Signal::question))
    return Content::act;
  if (!has(s, Signal::verb_none) || has(s, Signal::past) || lacks_something(clause.lower))
    return Content::telling;
  return Content::words;
}

}  // namespace

Content content_of(const DocumentAnalysis& analysis, std::string_view text) {
  text = trim(text);
  const std::string lower = lower_dutch(text);
  if (is_nothing(lower)) return Content::nothing;
  if (is_answer(lower)) return Content::answer;
  if (is_number(lower)) {
    // A year alone is a day.
    static const re2::RE2 year(R"(20[0-9]{2}( ?[-–/] ?20[0-9]{2})?)");
    return re2::RE2::FullMatch(lower, year) ? Content::day : Content::number;
  }
  if (lower.size() <= longest_value) {
    const auto kpis = find_kpis(text);
    if (!kpis.empty() && kpis.front().span.begin <= 4 && lower.size() <= 24) return Content::kpi;
    if (is_sum(text, lower)) return Content::sum;
    if (is_day(analysis, text, lower)) return Content::day;
    const auto verdict = bare_assessment(text);
    static const re2::RE2 judging(R"(voldo|voldaan|deels|gedeeltelijk|ten dele|groen|oranje|rood|geel)");
    if (verdict && re2::RE2::PartialMatch(lower, judging)) return Content::judgement;
  }
  const bool one_word = lower.find(' ') == std::string::npos;
  if (lower.size() <= longest_value && (says_how_far(lower) || (one_word && is_status(analysis, text))))
    return Content::status;
  const Content as_text = text_content(analysis, text);
  if (lower.size() > longest_value || as_text == Content::act) return as_text;
  if (is_role(analysis, text, lower)) return Content::role;
  if (is_status(analysis, text)) return Content::status;
  return as_text;
}

void ContentCount::add(Content content, std::string_view text) {
  ++counts_[static_cast<std::size_t>(content)];
  if (content == Content::nothing) return;
  letters_ += trim(text).size();
  distinct_.insert(lower_dutch(trim(text)));
}

void ContentCount::merge(const ContentCount& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  letters_ += other.letters_;
  distinct_.insert(other.distinct_.begin(), other.distinct_.end());
}

std::size_t ContentCount::filled() const {
  std::size_t filled = 0;
  for (const std::size_t count : counts_) filled += count;
  return filled - of(Content::nothing);
}

double ContentCount::doing() const {
  if (texts() == 0) return 0;
  return (static_cast<double>(of(Content::act)) - static_cast<double>(of(Content::telling))) /
         static_cast<double>(texts());
}

std::optional<ColumnKind> ContentCount::kind() const {
  const auto share = [&](std::size_t some) { return filled() > 0 && some * 4 >= filled() * 3; };
  if (is_mostly(Content::kpi)) return ColumnKind::kpi;
  if (is_mostly(Content::judgement)) return ColumnKind::assessment;
  if (of(Content::sum) > 0 && share(of(Content::sum) + of(Content::number))) return ColumnKind::money;
  if (is_mostly(Content::day)) return ColumnKind::when;
  if (is_mostly(Content::role)) return ColumnKind::owner;
  if (share(of(Content::status) + of(Content::judgement)) && of(Content::status) > 0)
    return ColumnKind::status;
  return std::nullopt;
}

}  // namespace planlezer
