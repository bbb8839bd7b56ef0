// Amounts are read by one pattern for a number with its unit and currency on either side; what stands before
// and after decides bound, range and recurrence.
#include "analyze/amounts.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "analyze/normal_text.h"
#include "analyze/numbers.h"
#include "base/text.h"

namespace planlezer {

namespace {

// A number in figures: 250.000 · 250 000 · 0,25 · 1.234,56 · 250.000,- (· 7.500,00)
#define PL_NUMBER \
  R"((?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,2}\.[0-9]{1,2}|[0-9]+)(?:,[0-9]{1,2})?(?:,[-–=]{1,2}|,--)?)"
#define PL_WORDS \
  R"((?:(?:twee|drie|vier|vijf) en een half|(?:twee|drie|vier|vijf)ënhal(?:f|ve)|een half|een kwart|anderhal(?:f|ve)|drie kwart|[a-zéë]*(?:één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tig|honderd|duizend|half|halve)))"

struct Patterns {
  // currency before: groups currency, number, unit
  re2::RE2 before{R"((k€|m€|€ ?|\beuro? )\s?((?:)" PL_NUMBER
                  R"()|(?:een half|anderhalf))\s?(miljard\b|miljoen\b|mln\b\.?|duizend\b|ton\b|[mk]\b)?)"};
  // currency after: groups number, unit, currency
  re2::RE2 after{R"((?:^|[\s(–-])(()" PL_NUMBER "|" PL_WORDS
                 R"()\s?(miljard|miljoen|mln\.?|duizend|ton|[mk])?\s?(k€|m€|€|euro\b|eur\b)))"};
  // no currency: "2,5 ton" with a word of money near, or with nothing counted behind it; "tachtig mille"
  re2::RE2 ton{R"((?:^|[\s(])(()" PL_NUMBER "|" PL_WORDS R"()\s(ton|mln\.?|mio|miljoen|mille))\b)"};
  // "85k", as people note it
  re2::RE2 thousands{R"((?:^|[\s(–-])([0-9]{1,3}(?:,[0-9])?)(k)\b)"};
  re2::RE2 nothing_counted{
      R"(^\s*($|[.,;:!?)]|(voor|om|zou|zouden|is|zijn|kan|kunnen|nodig|gebruiken|te|van (het|de|u|jullie|ons)|die|dat|uit|op|aan|als|bij|eenmalig|structureel|incidenteel|extra|en|of|waar\w*|in (de|het|20[0-9]{2})|per jaar|hebben|vragen|mag|blijft|kost|vrij)\b))"};
  re2::RE2 money_near{
      R"(kost|budget|bedrag|begroot|begroting|raming|geraamd|ramen|uitgave|lasten|krediet|reserve|bijdrage|investering|geld|middelen|subsidie|\bvraa?gt?\b|\bvragen\b|gevraagd)"};
  re2::RE2 substance{
      R"(^\s*(co2|stikstof|afval|asbest|grond|slib|per dag|mest|ammoniak|nh3|inwoners|m2|m3|vierkante|meldingen|dossiers))"};
  re2::RE2 range_word{R"(^\s*(?:–|-|tot(?: en met)?|à|t/m|en(?: de)?|a)\s*$)"};
  re2::RE2 recurring{
      R"(per jaar|jaarlijks|structure(el|le)|p/j|per kalenderjaar|p\.j\.|ieder jaar|elk jaar)"};
  re2::RE2 once{R"(eenmalig|incidente(el|le)|in één keer)"};
  re2::RE2 low{
      R"((ruim|niet minder dan|minimaal|minstens|ten minste|tenminste|meer dan|vanaf|boven de|op zijn minst)\s*$)"};
  re2::RE2 high{
      R"((maximaal|ten hoogste|hooguit|hoogstens|niet meer dan|tot maximaal|max\.?|tot een maximum van|bijna|krap)\s*$)"};
  re2::RE2 soft{R"((circa|ca\.?|ongeveer|rond de|zo'n|naar schatting)\s*$)"};
};

const Patterns& patterns() {
  static const Patterns compiled;
  return compiled;
}

double unit_value(std::string_view unit) {
  if (unit.starts_with("miljard")) return 1e9;
  if (unit.starts_with("miljoen") || unit.starts_with("mln") || unit == "m" || unit == "mio") return 1e6;
  if (unit == "ton") return 1e5;
  if (unit == "duizend" || unit == "k" || unit == "mille") return 1e3;
  return 1;
}

std::optional<double> value_of(std::string_view number) {
  if (number.empty()) return std::nullopt;
  for (const auto& [word, whole] : {std::pair("twee", 2.5), {"drie", 3.5}, {"vier", 4.5}, {"vijf", 5.5}})
    if (number.starts_with(word) && (number.ends_with(" en een half") || number.find("ënhal") != number.npos))
      return whole;
  if (number == "een half") return 0.5;
  if (number == "een kwart") return 0.25;
  if (number == "drie kwart") return 0.75;
  if (number[0] < '0' || number[0] > '9') return number_of(number);
  std::string plain;
  std::size_t i = 0;
  for (; i < number.size() && number[i] != ','; ++i)
    if (number[i] >= '0' && number[i] <= '9') plain += number[i];
  if (i + 1 < number.size() && number[i + 1] >= '0' && number[i + 1] <= '9') {
    plain += '.';
    for (++i; i < number.size() && number[i] >= '0' && number[i] <= '9'; ++i) plain += number[i];
  }
  // A decimal point in a small number: "€ 1.5 miljoen" has no group of three.
  double value = 0;
  if (std::sscanf(plain.c_str(), "%lf", &value) != 1) return std::nullopt;
  return value;
}

struct Found {
  std::size_t begin = 0, end = 0;
  double number = 0;  // without its unit
  double unit = 1;
  bool has_unit = false;
  bool currency = false;
};

bool may_hold_amount(std::string_view lower) {
  for (const std::string_view sign : {"€", "eur", "mln", "mio", "miljoen", " ton", "miljard", "mille"})
    if (lower.find(sign) != std::string_view::npos) return true;
  for (std::size_t k = lower.find('k', 1); k != std::string_view::npos; k = lower.find('k', k + 1))
    if (lower[k - 1] >= '0' && lower[k - 1] <= '9') return true;
  return false;
}

std::string_view piece(const re2::StringPiece& p) {
  return {p.data(), p.size()};
}

void add(std::vector<Found>& all, Found found) {
  for (Found& other : all) {
    if (found.begin >= other.end || other.begin >= found.end) continue;
    if (found.end - found.begin > other.end - other.begin && found.currency) other = found;
    return;
  }
  all.push_back(found);
}

std::vector<Found> numbers_in(const std::string& lower) {
  const Patterns& p = patterns();
  std::vector<Found> all;
  re2::StringPiece groups[5];
  std::size_t at = 0;
  const auto offset = [&](const re2::StringPiece& g) {
    return static_cast<std::size_t>(g.data() - lower.data());
  };
  while (at < lower.size() && p.before.Match(lower, at, lower.size(), re2::RE2::UNANCHORED, groups, 4)) {
    at = offset(groups[0]) + std::max<std::size_t>(1, groups[0].size());
    const auto value = value_of(piece(groups[2]));
    if (!value) continue;
    Found found{offset(groups[0]),
                offset(groups[0]) + groups[0].size(),
                *value,
                unit_value(piece(groups[3])),
                groups[3].size() > 0,
                true};
    if (piece(groups[1]) == "k€") found.unit = 1e3;
    if (piece(groups[1]) == "m€") found.unit = 1e6;
    add(all, found);
  }
  at = 0;
  while (at < lower.size() && p.after.Match(lower, at, lower.size(), re2::RE2::UNANCHORED, groups, 5)) {
    const std::size_t begin = offset(groups[2]);
    at = begin + std::max<std::size_t>(1, groups[2].size());
    const auto value = value_of(piece(groups[2]));
    if (!value) continue;
    const std::string_view currency = piece(groups[4]);
    const std::size_t end = offset(groups[4]) + groups[4].size();
    double unit = unit_value(piece(groups[3]));
    if (currency == "k€") unit = 1e3;
    if (currency == "m€") unit = 1e6;
    // "5 euro 50", "3 euro en 50 cent"
    if (static const re2::RE2 cents(R"(^ (?:en )?([0-9]{1,2}|[a-zéë]{3,20})(?: (cent)\b|[.,;:!?)]|$))");
        currency == "euro" && unit == 1) {
      const std::string_view rest = std::string_view(lower).substr(end);
      re2::StringPiece parts[3];
      const re2::StringPiece behind(rest.data(), rest.size());
      if (cents.Match(behind, 0, behind.size(), re2::RE2::ANCHOR_START, parts, 3))
        if (const auto more = value_of(piece(parts[1])); more && *more >= 1 && *more < 100) {
          const re2::StringPiece& last = parts[2].empty() ? parts[1] : parts[2];
          add(all, {begin, offset(last) + last.size(), *value + *more / 100, 1, false, true});
          at = offset(last) + last.size();
          continue;
        }
    }
    // "€ 100 € 200": the sign belongs to what follows it.
    if (currency == "€" && end < lower.size() &&
        (lower[end] == ' ' || (lower[end] >= '0' && lower[end] <= '9')) && end + 1 < lower.size() &&
        lower[end + 1] >= '0' && lower[end + 1] <= '9')
      continue;
    add(all, {begin, end, *value, unit, groups[3].size() > 0, true});
    at = end;
  }
  at = 0;
  while (at < lower.size() && p.ton.Match(lower, at, lower.size(), re2::RE2::UNANCHORED, groups, 4)) {
    const std::size_t begin = offset(groups[2]);
    const std::size_t end = offset(groups[3]) + groups[3].size();
    at = end;
    const auto value = value_of(piece(groups[2]));
    const std::string_view rest = std::string_view(lower).substr(end);
    const re2::StringPiece behind(rest.data(), rest.size());
    // "1000 kg (= 1 ton)": a weight
    if (begin > 1 && lower.compare(begin - 2, 2, "= ") == 0 && lower.find(" kg") < begin) continue;
    const bool money =
        (re2::RE2::PartialMatch(lower, p.money_near) && !re2::RE2::PartialMatch(behind, p.substance)) ||
        piece(groups[3]) == "mille" || re2::RE2::PartialMatch(behind, p.nothing_counted);
    if (value && money) add(all, {begin, end, *value, unit_value(piece(groups[3])), true, false});
  }
  at = 0;
  while (at < lower.size() && p.thousands.Match(lower, at, lower.size(), re2::RE2::UNANCHORED, groups, 3)) {
    const std::size_t begin = offset(groups[1]), end = offset(groups[2]) + 1;
    at = end;
    if (const auto value = value_of(piece(groups[1]))) add(all, {begin, end, *value, 1e3, true, false});
  }
  // "op negenendertigduizend euro begroot … wij vragen er dertigduizend": beside an amount in words.
  static const re2::RE2 thousands(R"(\b([a-zë]{4,}duizend)\b)");
  re2::StringPiece rest(lower), word;
  while (!all.empty() && re2::RE2::FindAndConsume(&rest, thousands, &word))
    if (const auto value = number_of(piece(word)))
      add(all, {offset(word), offset(word) + word.size(), *value, 1, false, false});
  std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.begin < b.begin; });
  return all;
}

// A bare number before a range word: "200.000 – 250.000 euro", "tussen 110.000 en 140.000 euro", "€ 1 tot 2
// miljoen".
std::optional<Found> bare_before(const std::string& lower, const Found& second) {
  static const re2::RE2 pattern(
      R"(((?:€ ?|k€ ?|eur )?)"
      R"()((?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?)(?:,-)? ?(miljoen|mln|k|m)? ?(?:–|-|tot(?: en met)?|à|en|t/m) ?$)");
  const std::string_view head = std::string_view(lower).substr(0, second.begin);
  const std::string_view near = head.substr(head.size() > 40 ? head.size() - 40 : 0);
  std::string currency, number, unit;
  re2::StringPiece whole;
  if (!re2::RE2::PartialMatch(re2::StringPiece(near.data(), near.size()), pattern, &currency, &number, &unit))
    return std::nullopt;
  const bool with_en = near.ends_with(" en ") || near.ends_with(" en");
  if (with_en && near.find("tussen") == std::string_view::npos) return std::nullopt;
  const auto value = value_of(number);
  const double second_value = second.number * second.unit;
  // "1e helft 2025 – € 270.000": a year is no lower bound.
  const bool year =
      number.size() == 4 && number >= "2015" && number <= "2045" && currency.empty() && unit.empty();
  if (year && second_value > 4000) return std::nullopt;
  if (!value || (currency.empty() && unit.empty() && *value * 20 < second_value && !second.has_unit))
    return std::nullopt;
  Found found;
  const auto at = near.rfind(currency + number);
  found.begin = head.size() - near.size() + at;
  found.end = found.begin + currency.size() + number.size();
  found.number = *value;
  found.has_unit = !unit.empty();
  found.unit = unit_value(unit);
  return found;
}

// "tussen acht- en tienduizend euro".
std::optional<Found> shortened_before(const std::string& lower, const Found& second) {
  static const re2::RE2 pattern(R"(\b([a-zë]{3,20})- (?:en|tot|à) $)");
  const std::string_view head = std::string_view(lower).substr(0, second.begin);
  const std::string_view own = std::string_view(lower).substr(second.begin, second.end - second.begin);
  std::string word;
  if (own.find("duizend") == own.npos ||
      !re2::RE2::PartialMatch(re2::StringPiece(head.data(), head.size()), pattern, &word))
    return std::nullopt;
  const auto value = number_of(word);
  if (!value || *value * 1000 >= second.number * second.unit) return std::nullopt;
  Found found;
  found.begin = head.rfind(word);
  found.end = found.begin + word.size();
  found.number = *value;
  found.unit = 1e3;
  found.has_unit = true;
  return found;
}

// A bare number behind a range word: "€ 1 tot 2 miljoen", "€ 200k – 250k", "€ 200.000 - 250.000".
std::optional<Found> bare_after(const std::string& lower, const Found& first) {
  static const re2::RE2 pattern(
      R"(^((?:,-)? ?(?:–|-|tot(?: en met)?|à|t/m) ?)((?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?) ?(miljoen\b|mln\b|ton\b|k\b|m\b)?)");
  const std::string_view rest = std::string_view(lower).substr(first.end);
  std::string link, number, unit;
  if (!re2::RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), pattern, &link, &number, &unit))
    return std::nullopt;
  const auto value = value_of(number);
  if (!value || (unit.empty() && number.size() == 4 && *value >= 2000 && *value <= 2100)) return std::nullopt;
  Found found;
  found.begin = first.end + link.size();
  found.end = first.end + rest.find(number, link.size()) + number.size();
  if (!unit.empty()) found.end = first.end + rest.find(unit, found.end - first.end) + unit.size();
  found.number = *value;
  found.has_unit = !unit.empty();
  found.unit = found.has_unit ? unit_value(unit) : first.unit;
  const double low =
      first.number * (first.has_unit || !found.has_unit || first.number >= 1000 ? first.unit : found.unit);
  if (found.number * found.unit <= low) return std::nullopt;
  return found;
}

std::string_view clause_around(std::string_view lower, std::size_t begin, std::size_t end) {
  const std::size_t from = begin == 0 ? 0 : lower.find_last_of(";:(", begin - 1);
  std::size_t first = from == std::string_view::npos ? 0 : from;
  std::size_t last = std::min(lower.find_first_of(";)", end), lower.size());
  for (const std::string_view turn : {", daarna", ", vervolgens", ", waarna"})
    if (const auto at = lower.find(turn, end); at < last) last = at;
  // The next amount has its own words.
  if (const auto next = lower.find("€", end); next < last) last = next;
  if (begin > 3)
    if (const auto before = lower.rfind("€", begin - 3); before != std::string_view::npos && before > first)
      first = before;
  return lower.substr(first, last - first);
}

void bound(const std::string& lower, Found& found, Amount& amount) {
  const Patterns& p = patterns();
  const std::string_view head = std::string_view(lower).substr(0, found.begin);
  const re2::StringPiece near(head.data() + (head.size() > 24 ? head.size() - 24 : 0),
                              std::min<std::size_t>(24, head.size()));
  re2::StringPiece group[2];
  const auto extend = [&] { found.begin = static_cast<std::size_t>(group[1].data() - lower.data()); };
  if (p.high.Match(near, 0, near.size(), re2::RE2::UNANCHORED, group,
                   2)) {  // "niet meer dan" before "meer dan"
    const bool nearly = piece(group[1]) == "bijna" || piece(group[1]) == "krap";
    if (!nearly) amount.min.reset();
    extend();
  } else if (p.low.Match(near, 0, near.size(), re2::RE2::UNANCHORED, group, 2)) {
    amount.max.reset();
    extend();
  } else if (p.soft.Match(near, 0, near.size(), re2::RE2::UNANCHORED, group, 2)) {
    extend();
  }
}

std::optional<bool> recurrence(std::string_view around) {
  const re2::StringPiece text(around.data(), around.size());
  if (re2::RE2::PartialMatch(text, patterns().once)) return false;
  if (re2::RE2::PartialMatch(text, patterns().recurring)) return true;
  return std::nullopt;
}

}  // namespace

std::vector<AmountMention> find_amounts(std::string_view text) {
  const std::string lower = lower_dutch(text);
  std::vector<AmountMention> mentions;
  if (!may_hold_amount(lower)) return mentions;
  std::vector<Found> all = numbers_in(lower);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Found found = all[i];
    Amount amount;
    double low = found.number * found.unit;
    double high = low;
    bool range = false;
    // With the next one: "€ 200.000 tot € 250.000".
    if (i + 1 < all.size()) {
      const std::string_view between =
          std::string_view(lower).substr(found.end, all[i + 1].begin - found.end);
      const std::string_view head = std::string_view(lower).substr(0, found.begin);
      const std::size_t lead = head.ends_with("tussen ") ? 7 : head.ends_with("tussen de ") ? 10 : 0;
      const bool tussen = lead > 0;
      const bool en = trim(between) == "en" || trim(between) == "en de";
      if (re2::RE2::FullMatch(re2::StringPiece(between.data(), between.size()), patterns().range_word) &&
          (!en || tussen)) {
        const Found& second = all[i + 1];
        high = second.number * second.unit;
        if (!found.has_unit && second.has_unit && found.number < 1000) low = found.number * second.unit;
        found.end = second.end;
        found.begin -= lead;
        range = true;
        ++i;
      }
    }
    if (!range)
      if (const auto second = bare_after(lower, found)) {
        high = second->number * second->unit;
        if (!found.has_unit && second->has_unit && found.number < 1000) low = found.number * second->unit;
        found.end = second->end;
        range = true;
      }
    if (!range) {
      auto first = bare_before(lower, found);
      if (!first) first = shortened_before(lower, found);
      if (first) {
        low = first->number * (first->has_unit                          ? first->unit
                               : found.has_unit && first->number < 1000 ? found.unit
                                                                        : 1);
        found.begin = first->begin;
        range = true;
      }
    }
    if (low > high) std::swap(low, high);
    amount.min = low;
    amount.max = high;
    if (!range) bound(lower, found, amount);
    amount.recurring = recurrence(clause_around(lower, found.begin, found.end));
    while (found.end > found.begin && lower[found.end - 1] == ' ') --found.end;
    amount.text = std::string(text.substr(found.begin, found.end - found.begin));
    mentions.push_back({{static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.end)},
                        std::move(amount)});
  }
  return mentions;
}

std::optional<Amount> amount_in_cell(std::string_view text, double unit) {
  const std::string lower = lower_dutch(trim(text));
  Amount amount;
  amount.text = std::string(trim(text));
  amount.recurring = recurrence(lower);
  if (lower.empty() || lower == "-" || lower == "–" || lower == "n.v.t." || lower == "n.v.t" ||
      lower == "nvt" || lower == "?")
    return std::nullopt;
  if (lower == "p.m." || lower == "p.m" || lower == "pm" || lower.starts_with("p.m.") || lower == "n.t.b.")
    return amount;
  if (lower == "nihil" || lower == "geen" || lower == "0" || lower == "geen kosten") {
    amount.min = amount.max = 0;
    return amount;
  }
  // A cell with its own currency and unit says it all.
  const auto whole = find_amounts(text);
  static const re2::RE2 bare(R"((?:^|[\s€(])((?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?))");
  const bool own_unit = lower.find("mln") != std::string::npos ||
                        lower.find("miljoen") != std::string::npos || lower.find('k') != std::string::npos ||
                        lower.find("ton") != std::string::npos;
  if (!whole.empty() &&
      (own_unit || unit == 1 || whole[0].amount.max.value_or(whole[0].amount.min.value_or(0)) >= 1000)) {
    const std::optional<bool> recurring = amount.recurring;
    amount = whole[0].amount;
    if (!amount.recurring) amount.recurring = recurring;
    return amount;
  }
  std::vector<double> values;
  re2::StringPiece input(lower);
  std::string number;
  while (values.size() < 2 && re2::RE2::FindAndConsume(&input, bare, &number)) {
    // Hours, fte and percentages are no money.
    const std::string_view rest(input.data(), input.size());
    const std::string_view after = trim(rest);
    if (after.starts_with("fte") || after.starts_with("uur") || after.starts_with("%") ||
        after.starts_with("dag"))
      continue;
    if (const auto value = value_of(number)) values.push_back(*value);
    const bool range = after.starts_with("–") || after.starts_with("-") || after.starts_with("tot") ||
                       after.starts_with("à") || after.starts_with("a ");
    if (!range) break;
    if (after.starts_with("–"))
      input.remove_prefix(static_cast<std::size_t>(after.data() - rest.data()) + 3);
    else if (after.starts_with("-"))
      input.remove_prefix(static_cast<std::size_t>(after.data() - rest.data()) + 1);
    if (!input.empty() && input[0] != ' ') {
      static const re2::RE2 leading(R"(^((?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]+)(?:,[0-9]{1,2})?))");
      if (re2::RE2::PartialMatch(input, leading, &number))
        if (const auto value = value_of(number)) {
          values.push_back(*value);
          break;
        }
    }
  }
  if (values.empty()) return std::nullopt;
  const double factor = unit;
  amount.min = values.front() * factor;
  amount.max = values.back() * factor;
  if (amount.min > amount.max) std::swap(amount.min, amount.max);
  return amount;
}

double unit_in_head(std::string_view head) {
  const std::string lower = lower_dutch(head);
  static const re2::RE2 thousand(R"(1\.?000|duizend|k€|k euro|\bk\b|€ ?k)");
  static const re2::RE2 million(R"(mln|miljoen|1\.000\.000)");
  if (re2::RE2::PartialMatch(lower, million)) return 1e6;
  return re2::RE2::PartialMatch(lower, thousand) ? 1000 : 1;
}

std::string dutch_euro(double amount) {
  const bool negative = amount < 0;
  const long long cents = std::llround(std::abs(amount) * 100);
  std::string whole = std::to_string(cents / 100);
  for (std::ptrdiff_t i = static_cast<std::ptrdiff_t>(whole.size()) - 3; i > 0; i -= 3)
    whole.insert(static_cast<std::size_t>(i), ".");
  std::string text = std::string(negative ? "-" : "") + "€ " + whole;
  if (cents % 100 != 0) {
    char rest[8];
    std::snprintf(rest, sizeof rest, ",%02d", static_cast<int>(cents % 100));
    text += rest;
  }
  return text;
}

}  // namespace planlezer
