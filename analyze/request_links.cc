#include "analyze/request_links.h"

#include <algorithm>

#include "analyze/amounts.h"
#include "analyze/key_words.h"
#include "analyze/normal_text.h"

namespace planlezer {

namespace {

constexpr double alike = 0.5, somewhat_alike = 0.25;

bool has_value(const std::optional<Amount>& amount) {
  return amount && (amount->min || amount->max);
}

bool equal(const Amount& a, const Amount& b) {
  return a.min == b.min && a.max == b.max;
}

enum class Fit { unknown, fits, differs };

Fit fit_of_amounts(const Asked& a, const Asked& b) {
  if (!has_value(a.amount) || !has_value(b.amount)) return Fit::unknown;
  const bool once = a.amount->recurring.value_or(false) == b.amount->recurring.value_or(false);
  return equal(*a.amount, *b.amount) && once ? Fit::fits : Fit::differs;
}

// Kpi's that words were taken to point to say nothing for sure.
Fit fit_of_kpis(const Asked& a, const Asked& b) {
  if (a.kpi.empty() || b.kpi.empty() || !a.kpi_said || !b.kpi_said) return Fit::unknown;
  return a.kpi == b.kpi ? Fit::fits : Fit::differs;
}

bool includes_kpis(const Asked& a, const Asked& b) {
  return std::includes(a.kpi.begin(), a.kpi.end(), b.kpi.begin(), b.kpi.end()) ||
         std::includes(b.kpi.begin(), b.kpi.end(), a.kpi.begin(), a.kpi.end());
}

// The share of the words of the shorter one that the other has too.
double likeness(const Asked& a, const Asked& b) {
  const auto& fewer = a.words.size() <= b.words.size() ? a.words : b.words;
  const auto& more = a.words.size() <= b.words.size() ? b.words : a.words;
  if (fewer.empty()) return more.empty() ? 1 : 0;  // neither says more than that it asks
  const auto shared =
      std::count_if(fewer.begin(), fewer.end(), [&](const std::string& word) { return more.contains(word); });
  return static_cast<double>(shared) / static_cast<double>(fewer.size());
}

// What every request says, whatever it is about.
bool is_word_of_asking(const std::string& word) {
  constexpr std::string_view words[] = {
      "vragen", "vraagt", "gevraa", "verzoe", "bijdra", "minist", "graag",  "eenmal", "structu",
      "jaarli", "euro",   "steun",  "onders", "onze",   "dienst", "daarom", "voor",   "rijk",
      "staats", "hierbi", "herhal", "herinn", "eerder", "plan",   "bedrag", "willen", "hebben",
      "zouden", "nader",  "inzien", "maar",   "plaats", "verhog", "verlag", "wijzig", "herzie",
      "nodig",  "kort",   "samen",  "verder", "nogmaa", "aanvul", "daarna", "ontvan", "waarvo"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

Asked asked_by(const Finding& finding, std::size_t conversation) {
  Asked asked;
  asked.kind = finding.request.value_or("");
  asked.kpi = finding.kpi;
  std::sort(asked.kpi.begin(), asked.kpi.end());
  asked.kpi_said = finding.kpi_basis == "explicit" || finding.kpi_basis == "heading";
  asked.amount = finding.amount;
  asked.words = key_words(finding.quote);
  std::erase_if(asked.words, is_word_of_asking);
  asked.status = finding.status.value_or("");
  asked.conversation = conversation;
  for (const AmountMention& mention : find_amounts(normal(finding.quote)))
    if (has_value(mention.amount) && !(has_value(finding.amount) && equal(mention.amount, *finding.amount)))
      asked.other_amounts.push_back(mention.amount);
  return asked;
}

double sameness(const Asked& earlier, const Asked& later) {
  if (earlier.kind != later.kind || later.status == "additional") return 0;
  const Fit amounts = fit_of_amounts(earlier, later);
  if (amounts == Fit::differs) return 0;
  // Money for a fusion is one subject, whatever kpi's stand beside it.
  const bool fusion = later.kind == "fusion_money";
  Fit kpis = fit_of_kpis(earlier, later);
  if (kpis == Fit::differs && amounts == Fit::fits && includes_kpis(earlier, later)) kpis = Fit::unknown;
  if (kpis == Fit::differs && !fusion) return 0;
  const double like = likeness(earlier, later);
  const bool close = later.status == "repeated" || earlier.conversation == later.conversation;
  const bool money = fusion || later.kind == "money";
  bool same = fusion;
  if (kpis == Fit::fits) same = same || amounts == Fit::fits || money || close || like >= somewhat_alike;
  if (amounts == Fit::fits) same = same || close || like >= somewhat_alike;
  same = same || like >= (later.status == "repeated" ? somewhat_alike : alike);
  if (!same) return 0;
  return (amounts == Fit::fits ? 4 : 0) + (kpis == Fit::fits ? 2 : 0) + 2 * like + (close ? 0.5 : 0) + 0.1;
}

bool is_same_within_document(const Asked& first, const Asked& later) {
  if (first.kind != later.kind || later.status == "additional") return false;
  const Fit amounts = fit_of_amounts(first, later);
  // "… 35.000 euro tekort (kpi 5). Kunt u dat bedrag meenemen?"
  if (later.kpi.empty() && !first.kpi.empty() && amounts == Fit::fits) return true;
  if (first.kpi != later.kpi) return false;
  const double like = likeness(first, later);
  // "Wij vragen € 60.000 voor kpi 4", and in a list what for.
  const bool says_little = !first.kpi.empty() && std::min(first.words.size(), later.words.size()) <= 1;
  if (amounts == Fit::fits) return later.kind == "fusion_money" || like >= alike || says_little;
  return amounts != Fit::differs && !has_value(first.amount) && !has_value(later.amount) && like >= 0.9;
}

double replacement(const Asked& earlier, const Asked& later) {
  if (earlier.kind != later.kind || later.status == "additional") return 0;
  const bool changed = later.status == "changed";
  const bool named = changed && has_value(earlier.amount) &&
                     std::any_of(later.other_amounts.begin(), later.other_amounts.end(),
                                 [&](const Amount& other) { return equal(other, *earlier.amount); });
  const Fit kpis = fit_of_kpis(earlier, later);
  const Fit amounts = fit_of_amounts(earlier, later);
  const double like = likeness(earlier, later);
  const bool same_conversation = earlier.conversation == later.conversation;
  const double near = 2 * like + (same_conversation ? 1 : 0) + 0.1;
  if (named) return 10 + near;
  if (kpis == Fit::fits || later.kind == "fusion_money")
    return amounts == Fit::differs || changed ? 5 + near : 0;
  // Other kpi's for the same sum.
  if (kpis == Fit::differs)
    return amounts == Fit::fits && (changed || (same_conversation && like >= alike)) ? 3 + near : 0;
  if (changed) return 1 + near;
  return amounts == Fit::differs && same_conversation && like >= alike ? 1 + near : 0;
}

bool can_withdraw(const Asked& earlier, const Asked& withdrawal) {
  const bool of_a_fusion = earlier.kind == "fusion_money" && withdrawal.kind == "money" &&
                           fit_of_amounts(earlier, withdrawal) == Fit::fits;
  if (!withdrawal.kind.empty() && withdrawal.kind != earlier.kind && !of_a_fusion) return false;
  if (has_value(withdrawal.amount) && fit_of_amounts(earlier, withdrawal) == Fit::differs &&
      !equal(*earlier.amount, *withdrawal.amount))
    return false;
  if (!withdrawal.kpi_said || withdrawal.kpi.empty()) return true;
  const bool same_sum =
      has_value(earlier.amount) && has_value(withdrawal.amount) && equal(*earlier.amount, *withdrawal.amount);
  if (!earlier.kpi_said && same_sum) return true;
  if (earlier.kpi.empty()) return !withdrawal.kind.empty() || has_value(withdrawal.amount);
  return std::any_of(withdrawal.kpi.begin(), withdrawal.kpi.end(), [&](int kpi) {
    return std::find(earlier.kpi.begin(), earlier.kpi.end(), kpi) != earlier.kpi.end();
  });
}

}  // namespace planlezer
