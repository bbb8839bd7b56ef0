#include "analyze/kpis.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "analyze/normal_text.h"
#include "base/text.h"

namespace planlezer {

namespace {

// One number of a kpi: a digit that is no part of a longer number, or a roman one.
#define PL_ONE R"((?:[1-6]|iii|ii|iv|vi|v|i))"

const re2::RE2& mention_pattern() {
  // "kpi's 2 t/m 5", "k.p.i. 3", "prestatie-indicator 4", "criteria 2 en 3"; the numbers are read apart.
  static const re2::RE2 pattern(
      R"((?:^|[^a-z0-9])(k\.?p\.?i\.?(?:['` ]?s)?|(?:kritische |kritieke )?prestatie[- ]?indicator(?:en)?|indicator(?:en)?|(?:robuustheids)?criteri(?:um|a))[ -]?(?:nr\.?|nummer(?:s)?|no\.?)? ?)"
      R"(()" PL_ONE R"((?:(?: ?, ?| en | of | ?/ ?| ?& ?| t/m | tot en met | ?– ?| ?- ?|, en )()" PL_ONE
      R"())*)\b)");
  return pattern;
}

const re2::RE2& ordinal_pattern() {
  static const re2::RE2 pattern(
      R"(\b(eerste|tweede|derde|vierde|vijfde|zesde|laatste|1e|2e|3e|4e|5e|6e)((?:,| en(?: de)?) (?:de )?(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste))? (?:kpi|criterium|kritische prestatie|prestatie-indicator|indicator\b|robuustheidscriterium))");
  return pattern;
}

int number_of_word(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 13> words = {{{"eerste", 1},
                                                                       {"tweede", 2},
                                                                       {"derde", 3},
                                                                       {"vierde", 4},
                                                                       {"vijfde", 5},
                                                                       {"zesde", 6},
                                                                       {"laatste", 6},
                                                                       {"1e", 1},
                                                                       {"2e", 2},
                                                                       {"3e", 3},
                                                                       {"4e", 4},
                                                                       {"5e", 5},
                                                                       {"6e", 6}}};
  for (const auto& [name, number] : words)
    if (word == name) return number;
  return 0;
}

int kpi_of(std::string_view token) {
  if (token.size() == 1 && token[0] >= '1' && token[0] <= '6') return token[0] - '0';
  constexpr std::array<std::string_view, 6> roman = {"i", "ii", "iii", "iv", "v", "vi"};
  for (std::size_t i = 0; i < roman.size(); ++i)
    if (roman[i] == token) return static_cast<int>(i) + 1;
  return 0;
}

// "2 t/m 5", "2, 3 en 5", "2-5", "iii"
std::vector<int> numbers_in(std::string_view list) {
  std::set<int> found;
  int last = 0;
  bool range = false;
  std::string token;
  const auto flush = [&] {
    const int kpi = kpi_of(token);
    if (kpi > 0) {
      for (int k = range && last > 0 ? last : kpi; k <= kpi; ++k) found.insert(k);
      last = kpi;
      range = false;
    } else if (token == "t/m" || token == "–" || token == "-" || token == "met" || token == "tm") {
      range = true;
    }
    token.clear();
  };
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    const bool dash = c == '-' || (static_cast<unsigned char>(c) == 0xE2 && list.substr(i, 3) == "–");
    if (dash) {
      flush();
      token = "-";
      flush();
      if (c != '-') i += 2;
    } else if (c == ' ' || c == ',' || c == '&' || (c == '/' && token != "t")) {
      flush();
    } else {
      token += c;
    }
  }
  flush();
  return {found.begin(), found.end()};
}

// "kwaliteitscriteria 2.3", "indicator 4.2" of something else, "kpi 12": a longer number. "KPI 3.2" is a part
// of kpi 3.
bool is_longer_number(std::string_view lower, std::size_t end, bool is_kpi) {
  if (end >= lower.size()) return false;
  if (lower[end] >= '0' && lower[end] <= '9') return true;
  const bool point = (lower[end] == '.' || lower[end] == ',') && end + 1 < lower.size() &&
                     lower[end + 1] >= '0' && lower[end + 1] <= '9';
  return point && !is_kpi;
}

bool may_hold_kpi(std::string_view lower) {
  for (const std::string_view word : {"kpi", "k.p.i", "criteri", "indicator"})
    if (lower.find(word) != std::string_view::npos) return true;
  return false;
}

std::vector<int> first_so_many(std::string_view lower, std::size_t& begin, std::size_t& end) {
  static const re2::RE2 first(R"(\bde eerste (twee|drie|vier|vijf) (?:kpi|kritische|criteria))");
  static const re2::RE2 all(R"(\balle (?:zes )?(?:de )?(?:kpi|kritische prestatie|robuustheidscriteria))");
  re2::StringPiece groups[2];
  const re2::StringPiece text(lower.data(), lower.size());
  int last = 0;
  if (first.Match(text, 0, text.size(), re2::RE2::UNANCHORED, groups, 2)) {
    constexpr std::array<std::string_view, 4> words = {"twee", "drie", "vier", "vijf"};
    for (std::size_t i = 0; i < words.size(); ++i)
      if (words[i] == std::string_view(groups[1].data(), groups[1].size())) last = static_cast<int>(i) + 2;
  } else if (all.Match(text, 0, text.size(), re2::RE2::UNANCHORED, groups, 1)) {
    last = 6;
  } else {
    return {};
  }
  begin = static_cast<std::size_t>(groups[0].data() - lower.data());
  end = begin + groups[0].size();
  while (end < lower.size() && ((lower[end] >= 'a' && lower[end] <= 'z') || lower[end] == '\'')) ++end;
  std::vector<int> kpis;
  for (int k = 1; k <= last; ++k) kpis.push_back(k);
  return kpis;
}

}  // namespace

std::vector<KpiMention> find_kpis(std::string_view text) {
  std::vector<KpiMention> mentions;
  const std::string lower = lower_dutch(text);
  if (!may_hold_kpi(lower)) return mentions;
  re2::StringPiece groups[3];
  std::size_t at = 0;
  while (at < lower.size() &&
         mention_pattern().Match(lower, at, lower.size(), re2::RE2::UNANCHORED, groups, 3)) {
    const std::size_t begin = static_cast<std::size_t>(groups[1].data() - lower.data());
    const std::size_t end = static_cast<std::size_t>(groups[2].data() - lower.data()) + groups[2].size();
    const std::string_view word(groups[1].data(), groups[1].size());
    const bool is_kpi = word.starts_with("k");
    at = begin + word.size();
    // "kwaliteitscriterium" was kept out by the letter before it; roman numbers are written in capitals.
    const std::string_view list(groups[2].data(), groups[2].size());
    const bool roman = list[0] == 'i' || list[0] == 'v';
    if (is_longer_number(lower, end, is_kpi) ||
        (roman && text[static_cast<std::size_t>(list.data() - lower.data())] >= 'a'))
      continue;
    auto kpis = numbers_in(list);
    if (kpis.empty()) continue;
    at = end;
    mentions.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(kpis)});
  }
  at = 0;
  while (at < lower.size() &&
         ordinal_pattern().Match(lower, at, lower.size(), re2::RE2::UNANCHORED, groups, 3)) {
    const std::size_t begin = static_cast<std::size_t>(groups[0].data() - lower.data());
    std::size_t end = begin + groups[0].size();
    at = end;
    std::set<int> kpis = {number_of_word({groups[1].data(), groups[1].size()})};
    if (groups[2].size() > 0) {
      const std::string_view second(groups[2].data(), groups[2].size());
      kpis.insert(number_of_word(second.substr(second.rfind(' ') + 1)));
    }
    kpis.erase(0);
    mentions.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, {kpis.begin(), kpis.end()}});
  }
  std::size_t begin = 0, end = 0;
  if (auto kpis = first_so_many(lower, begin, end); !kpis.empty())
    mentions.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(kpis)});
  std::sort(mentions.begin(), mentions.end(),
            [](const KpiMention& a, const KpiMention& b) { return a.span.begin < b.span.begin; });
  return mentions;
}

std::vector<int> kpis_in_cell(std::string_view text) {
  std::string lower = lower_dutch(trim(text));
  if (lower == "alle" || lower == "allemaal" || lower == "alle kpi's") return {1, 2, 3, 4, 5, 6};
  std::set<int> kpis;
  for (const KpiMention& mention : find_kpis(text)) kpis.insert(mention.kpi.begin(), mention.kpi.end());
  if (!kpis.empty()) return {kpis.begin(), kpis.end()};
  for (const std::string_view word : split(lower, ' '))
    if (const int kpi = number_of_word(word); kpi > 0) kpis.insert(kpi);
  if (!kpis.empty()) return {kpis.begin(), kpis.end()};
  static const re2::RE2 bare(
      R"(^(?:kpi\W*)?((?:[1-6]|iii|ii|iv|vi|v|i)(?:(?:\s*[,/&+;]\s*|\s*[–-]\s*| en | t/m | tot en met |, en )(?:[1-6]|iii|ii|iv|vi|v|i))*)(?:\s*[:.–(-].*|\s+[a-z].*)?$)");
  std::string list;
  if (!re2::RE2::FullMatch(lower, bare, &list)) return {};
  for (char& c : list)
    if (c == '+' || c == ';') c = ',';
  return numbers_in(list);
}

}  // namespace planlezer
