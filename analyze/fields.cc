#include "analyze/fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace planlezer {

namespace {

bool is_dated(const Deadline& deadline) {
  return deadline.start.has_value() || deadline.end.has_value();
}

// How well a mention fits as the measure's own date; lower is better.
int rank_of(const Clause& clause, const DateMention& mention) {
  const PartRole role = clause.role_at(mention.span.begin);
  int rank = role == PartRole::main ? 0 : role == PartRole::parenthesis ? 1 : 10;
  if (mention.deadline.precision == "year") rank += 3;
  if (mention.deadline.precision == "season") rank += 1;
  if (mention.relation == DateRelation::until) rank += 2;
  if (mention.relation == DateRelation::by && mention.deadline.precision == "day") rank -= 2;
  return rank;
}

bool has_before(std::string_view text, std::size_t at, std::string_view word, std::size_t within) {
  const std::size_t begin = at > within ? at - within : 0;
  return text.substr(begin, at - begin).find(word) != std::string_view::npos;
}

bool is_no_cost(const Clause& clause, const AmountMention& mention) {
  const std::string_view text(clause.lower);
  const auto part = std::find_if(clause.parts.begin(), clause.parts.end(), [&](const ClausePart& p) {
    return mention.span.begin >= p.span.begin && mention.span.begin < p.span.end;
  });
  const std::string_view around =
      part == clause.parts.end() ? text : text.substr(part->span.begin, part->span.size());
  constexpr std::array<std::string_view, 9> words = {"vrijval",   "vrijkom",  "bespar", "bespaart", "omzet",
                                                     "opbrengst", "oplevert", "boete",  "dwangsom"};
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return around.find(word) != std::string_view::npos; });
}

// "in plaats van de eerder gevraagde € 60.000", "niet € 60.000 maar …": what is asked no longer.
bool is_replaced(const Clause& clause, const AmountMention& mention) {
  const std::string_view text(clause.lower);
  constexpr std::size_t within = 48;
  const std::size_t begin = mention.span.begin > within ? mention.span.begin - within : 0;
  const std::string_view before = text.substr(begin, mention.span.begin - begin);
  for (const std::string_view words : {"in plaats van ", "niet langer ", "niet om ", "eerder gevraagde "}) {
    const std::size_t at = before.rfind(words);
    if (at != std::string_view::npos && before.find_first_of("0123456789", at) == std::string_view::npos)
      return true;
  }
  return before.ends_with("niet ") || before.ends_with("geen ");
}

// "op € 39.000 begroot", "kost € 39.000", "van de € 39.000".
bool is_whole_cost(const Clause& clause, const AmountMention& mention) {
  const std::string_view after = std::string_view(clause.lower).substr(mention.span.end);
  for (const std::string_view word : {" begroot", " geraamd", " kost", " gekost", " toegezegd"})
    if (after.starts_with(word)) return true;
  for (const std::string_view word :
       {"begroot op ", "geraamd op ", "kost ", "kosten ", "kosten van ", "kosten zijn ", "kosten bedragen ",
        "van de ", "rekent ", "uitgaven van "})
    if (has_before(clause.lower, mention.span.begin, word, word.size())) return true;
  return false;
}

// "€ 20.000 voor … en € 25.000 voor …, samen € 45.000", "twee man à € 11.500: € 23.000": the amount that the
// others add up to, or a number of times the other.
const AmountMention* total_of(const Clause& clause, const std::vector<AmountMention>& amounts) {
  std::vector<const AmountMention*> exact;
  for (const AmountMention& mention : amounts)
    if (mention.amount.min && mention.amount.min == mention.amount.max && !is_replaced(clause, mention))
      exact.push_back(&mention);
  if (exact.size() < 2 || exact.size() != amounts.size()) return nullptr;
  double sum = 0;
  for (const AmountMention* mention : exact) sum += *mention->amount.min;
  for (const AmountMention* mention : exact) {
    const double value = *mention->amount.min;
    if (exact.size() > 2 && std::abs(sum - 2 * value) < 0.5) return mention;
    const double other = sum - value;
    const double times = other > 0 ? value / other : 0;
    const AmountMention* each = exact[mention == exact[0] ? 1 : 0];
    const bool is_each = has_before(clause.lower, each->span.begin, "à ", 4) ||
                         has_before(clause.lower, each->span.begin, "elk", 8) ||
                         has_before(clause.lower, each->span.begin, "ieder", 10);
    if (exact.size() == 2 && is_each && times >= 2 && times <= 40 &&
        std::abs(times - std::round(times)) < 1e-6)
      return mention;
  }
  return nullptr;
}

}  // namespace

bool is_future(const Deadline& deadline, std::string_view document_date) {
  if (document_date.empty()) return is_dated(deadline);
  if (deadline.end) return std::string_view(*deadline.end) >= document_date;
  return deadline.start && std::string_view(*deadline.start) >= document_date;
}

bool is_past(const Deadline& deadline, std::string_view document_date) {
  return is_dated(deadline) && !document_date.empty() && !is_future(deadline, document_date);
}

std::optional<Deadline> deadline_of(const Clause& clause, const std::vector<DateMention>& dates,
                                    std::string_view document_date, bool done) {
  const DateMention* best = nullptr;
  int best_rank = 100;
  for (const DateMention& mention : dates) {
    if (!is_dated(mention.deadline) || clause.role_at(mention.span.begin) == PartRole::condition) continue;
    const bool open_past = !mention.deadline.end && mention.deadline.start && !document_date.empty() &&
                           std::string_view(*mention.deadline.start) < document_date;
    if (!done && (is_past(mention.deadline, document_date) ||
                  (open_past && clause.lower.find("sinds") != std::string::npos)))
      continue;
    // "ieder jaar in oktober" has no end; "dan … binnen twee maanden" counts from the condition.
    const bool recurs = mention.deadline.precision == "month" && mention.span.size() < 14 &&
                        (clause.lower.find("ieder jaar") != std::string::npos ||
                         clause.lower.find("elk jaar") != std::string::npos ||
                         clause.lower.find("jaarlijks") != std::string::npos);
    const bool from_condition =
        has(clause.signals, Signal::condition) && mention.deadline.text.starts_with("binnen");
    if (recurs || from_condition) continue;
    const int rank = rank_of(clause, mention);
    if (rank >= best_rank) continue;
    best = &mention;
    best_rank = rank;
  }
  if (best == nullptr) return std::nullopt;
  // "in de laatste week van mei, van 27 tot en met 31 mei": the one that says it more exactly.
  for (const DateMention& mention : dates) {
    const Deadline& wide = best->deadline;
    const Deadline& narrow = mention.deadline;
    if (!wide.start || !wide.end || !narrow.start || !narrow.end || &mention == best) continue;
    const bool within = *narrow.start >= *wide.start && *narrow.end <= *wide.end &&
                        (*narrow.start != *wide.start || *narrow.end != *wide.end);
    if (within && mention.span.begin > best->span.begin && mention.span.begin < best->span.end + 8 &&
        clause.role_at(mention.span.begin) != PartRole::condition)
      best = &mention;
  }
  return best->deadline;
}

std::optional<Amount> amount_of(const Clause& clause, const std::vector<AmountMention>& amounts) {
  const AmountMention* best = total_of(clause, amounts);
  if (best != nullptr) return best->amount;
  for (const AmountMention& mention : amounts) {
    if (clause.role_at(mention.span.begin) == PartRole::condition || is_no_cost(clause, mention)) continue;
    if (amounts.size() > 1 && is_replaced(clause, mention)) continue;
    if (!mention.amount.min && !mention.amount.max) continue;  // p.m.
    const bool goes_before = best == nullptr || has_before(clause.lower, mention.span.begin, "naar ", 8) ||
                             has_before(clause.lower, mention.span.begin, "samen ", 10) ||
                             has_before(clause.lower, mention.span.begin, "totaal ", 12);
    if (goes_before) best = &mention;
  }
  if (best == nullptr) return std::nullopt;
  return best->amount;
}

std::optional<Amount> asked_amount_of(const Clause& clause, const std::vector<AmountMention>& amounts) {
  if (amounts.size() < 2) return amount_of(clause, amounts);
  std::vector<AmountMention> asked;
  std::copy_if(amounts.begin(), amounts.end(), std::back_inserter(asked),
               [&](const AmountMention& mention) { return !is_whole_cost(clause, mention); });
  return amount_of(clause, asked.empty() ? amounts : asked);
}

}  // namespace planlezer
