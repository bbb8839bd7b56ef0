#include "analyze/assessments.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::array<std::string_view, 5> empty_boxes = {"☐", "□", "[ ]", "○", "◯"};

enum class Says : std::uint8_t { kpi, met, partly, not_met };

struct Token {
  Says word = Says::met;
  std::size_t begin = 0, end = 0;
  std::set<int> kpis = {};
  bool rest = false;  // "de overige"
};

// What comes after these and names no kpi explains the judgement: ", omdat het zaaksysteem niet …".
std::size_t end_of_judgement(const std::string& lower, std::size_t last_kpi) {
  static const re2::RE2 explains(
      R"(,? \(?(omdat|want|doordat|aangezien|hoewel|zodat|terwijl|maar dat|waarbij|waardoor|al (is|zijn|blijft|moet)|zie)\b|\. )");
  re2::StringPiece found;
  if (last_kpi < lower.size() &&
      explains.Match(lower, last_kpi, lower.size(), re2::RE2::UNANCHORED, &found, 1))
    return static_cast<std::size_t>(found.data() - lower.data());
  return lower.size();
}

// "kpi 1, kpi 3 en kpi 5" is one list; "aan kpi 1, aan kpi 2" is two.
bool is_one_list(std::string_view between) {
  static const re2::RE2 glue(R"([ ,/&+]*(en|of)? ?(de |het |op )?)");
  return re2::RE2::FullMatch(re2::StringPiece(between.data(), between.size()), glue);
}

std::vector<Token> kpi_tokens(std::string_view sentence, const std::string& lower) {
  std::vector<Token> tokens;
  for (const KpiMention& mention : find_kpis(sentence)) {
    if (!tokens.empty() && mention.span.begin >= tokens.back().end &&
        is_one_list(
            std::string_view(lower).substr(tokens.back().end, mention.span.begin - tokens.back().end))) {
      tokens.back().kpis.insert(mention.kpi.begin(), mention.kpi.end());
      tokens.back().end = mention.span.end;
      continue;
    }
    tokens.push_back(
        {Says::kpi, mention.span.begin, mention.span.end, {mention.kpi.begin(), mention.kpi.end()}, false});
  }
  // "aan de overige wel": all that were not named.
  static const re2::RE2 rest(
      R"(\b(?:de|alle) (?:overige|andere|resterende)\b(?: (?:twee|drie|vier|vijf))?(?: kpi(?:['`]?s)?| indicatoren| criteria)?)");
  re2::StringPiece found;
  if (!tokens.empty() && rest.Match(lower, 0, lower.size(), re2::RE2::UNANCHORED, &found, 1)) {
    std::set<int> others = {1, 2, 3, 4, 5, 6};
    for (const Token& token : tokens)
      for (const int kpi : token.kpis) others.erase(kpi);
    const auto begin = static_cast<std::size_t>(found.data() - lower.data());
    tokens.push_back({Says::kpi, begin, begin + found.size(), std::move(others), true});
  }
  std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) { return a.begin < b.begin; });
  return tokens;
}

void add_judging_words(const std::string& lower, std::size_t end, std::vector<Token>& tokens) {
  static const re2::RE2 words(
      R"(\b(?:(deels|gedeeltelijk|ten dele|grotendeels|voor een deel|op onderdelen|(?:nog )?niet (?:geheel|volledig|helemaal|overal|op alle)|half|bijna|oranje|geel)|((?:nog )?(?:niet|geenszins)|onvoldoende|onvoldaan|tekort\w*|rood)|(voldoe[nt]?|voldaan|hal(?:en|ing)|haalt|gehaald|geheel|volledig|ruimschoots|goed|(?:op|in) orde|groen|voldoende|robuust|wel|ten volle))\b)");
  re2::StringPiece groups[4];
  for (std::size_t at = 0; at < end && words.Match(lower, at, end, re2::RE2::UNANCHORED, groups, 4);) {
    Token token;
    token.begin = static_cast<std::size_t>(groups[0].data() - lower.data());
    token.end = token.begin + groups[0].size();
    token.word = !groups[1].empty() ? Says::partly : !groups[2].empty() ? Says::not_met : Says::met;
    at = token.end;
    tokens.push_back(std::move(token));
  }
  std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) { return a.begin < b.begin; });
}

// Of words that stand together the narrowest holds: "voldoen wij nog niet", "voldoet deels".
std::optional<std::string> judgement_of(const std::vector<Token>& tokens, std::size_t first,
                                        std::size_t last) {
  std::optional<Says> word;
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].word == Says::kpi) continue;
    if (!word || *word == Says::met || (*word == Says::not_met && tokens[i].word == Says::partly))
      word = tokens[i].word;
  }
  if (!word) return std::nullopt;
  return *word == Says::met ? "voldoet" : *word == Says::partly ? "deels" : "voldoet_niet";
}

}  // namespace

bool has_boxes(std::string_view text) {
  static const re2::RE2 box(R"(☐|☒|☑|□|○|◯|◉|⦿|■ |\[[ x]\]|\([ x]\))");
  return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), box);
}

bool is_of_the_ministry(std::string_view head) {
  static const re2::RE2 other(
      R"(ienw|i&w|minister|\brijk|twynstra|begeleidingscommissie|toetser|provincie|accountant|adviseur)");
  return re2::RE2::PartialMatch(lower_dutch(head), other);
}

std::optional<std::string> assessment_in(std::string_view text) {
  std::string lower = lower_dutch(trim(text));
  // Of boxes to tick only what stands behind the ticked one.
  static const re2::RE2 ticked(R"((?:☒|☑|✓|✔|✗|✘|■|◉|⦿|\[x\]|\(x\)) *([^☐☒☑✓✔□■○◯◉⦿\[\(]+))");
  static const re2::RE2 ticked_behind(R"(([^☐☒☑✓✔□■○◯◉⦿\[\(\]\)]+) (?:☒|☑|✓|✔|✗|✘|\[x\]|\(x\)) *$)");
  std::string choice;
  const bool open = std::any_of(empty_boxes.begin(), empty_boxes.end(),
                                [&](std::string_view box) { return lower.find(box) != std::string::npos; });
  if (re2::RE2::PartialMatch(lower, ticked, &choice) && !trim(choice).empty())
    lower = std::string(trim(choice));
  else if (open && re2::RE2::PartialMatch(lower, ticked_behind, &choice))
    lower = std::string(trim(choice));
  else if (open)
    return std::nullopt;
  static const re2::RE2 not_met(
      R"((voldoet|voldaan|voldoen( wij| we)?) ?(nog )?niet|niet (voldaan|op orde|gehaald|behaald|robuust|voldoende)|(nog )?niet( aan)?( \w+){0,4} (voldoet|voldoen|voldaan)|onvoldoende|^nee\b|^(nog )?niet\b|^rood\b|onvoldaan|^slecht|^tekort)");
  static const re2::RE2 partly(
      R"(deels|gedeeltelijk|ten dele|grotendeels|deel\b|^oranje\b|^geel\b|^amber\b|in ontwikkeling|niet (geheel|volledig|helemaal)|^half\b|^matig|^beperkt|^bijna\b|aandachtspunt|^op onderdelen)");
  static const re2::RE2 met(
      R"(voldoe|voldaan|^ja\b|^groen\b|(op|in) orde|volledig|voldoende|^goed\b|^robuust|^geheel|^gehaald|^behaald)");
  // "Voldoet deels" is partly, "voldoet (nog) niet" is not; so the narrower words go first.
  if (re2::RE2::PartialMatch(lower, partly)) return "deels";
  if (re2::RE2::PartialMatch(lower, not_met)) return "voldoet_niet";
  if (re2::RE2::PartialMatch(lower, met)) return "voldoet";
  return std::nullopt;
}

std::optional<std::string> bare_assessment(std::string_view text) {
  static const re2::RE2 words(
      R"([●◼■⬤•\-– ]*(wij |we |de dienst )?((nog|wordt|is|aan|er|hier(aan)?|grotendeels|deels|gedeeltelijk|ten dele|geheel|volledig|helemaal|ruim(schoots)?|niet|voldoe[nt]?( wij| we)?|voldaan|onvoldoende|voldoende|ja|nee|neen|groen|oranje|geel|rood|op orde|in orde|in ontwikkeling|onvoldaan|robuust|goed|gehaald|behaald)[ ,/()–-]*)+[.;]?)");
  const std::string lower = lower_dutch(trim(text));
  if (lower.size() > 48 || !re2::RE2::FullMatch(lower, words)) return std::nullopt;
  return assessment_in(text);
}

namespace {

// "aan de kpi over omvang en aan die over governance": the names of kpi's, lists of them as one.
std::vector<Token> name_tokens(const std::string& lower, const std::vector<KpiLabelWords>& labels) {
  static const re2::RE2 glue(
      R"([ ,/&+]*(en|of|alsmede)? ?(aan |bij |op |voor )?(de |het |die |dat )?(kpi |indicator |criterium )?(over |inzake |van )?)");
  std::vector<Token> tokens;
  for (const KpiLabelWords& label : labels)
    for (const std::string& name : label.names)
      for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        const bool whole =
            (at == 0 || lower[at - 1] == ' ') &&
            (end == lower.size() || std::string_view(" ,.;:)").find(lower[end]) != std::string_view::npos);
        if (whole) tokens.push_back({Says::kpi, at, end, {label.kpi}, false});
      }
  std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) { return a.begin < b.begin; });
  std::vector<Token> joined;
  for (Token& token : tokens) {
    if (!joined.empty() && token.begin >= joined.back().end &&
        re2::RE2::FullMatch(lower.substr(joined.back().end, token.begin - joined.back().end), glue)) {
      joined.back().kpis.merge(token.kpis);
      joined.back().end = token.end;
    } else {
      joined.push_back(std::move(token));
    }
  }
  return joined;
}

std::map<int, std::string> judged(const std::string& lower, std::vector<Token> tokens);

}  // namespace

std::map<int, std::string> assessments_by_name(std::string_view sentence,
                                               const std::vector<KpiLabelWords>& labels) {
  const std::string lower = lower_dutch(sentence);
  std::vector<Token> tokens = name_tokens(lower, labels);
  std::set<int> kpis;
  for (const Token& token : tokens) kpis.insert(token.kpis.begin(), token.kpis.end());
  // One or two names can be said of anything.
  return kpis.size() < 3 ? std::map<int, std::string>() : judged(lower, std::move(tokens));
}

std::map<int, std::string> assessments_by_kpi(std::string_view sentence) {
  const std::string lower = lower_dutch(sentence);
  return judged(lower, kpi_tokens(sentence, lower));
}

namespace {

// What is said of each kpi by the words that stand with it.
std::map<int, std::string> judged(const std::string& lower, std::vector<Token> tokens) {
  std::map<int, std::string> found;
  if (tokens.empty()) return found;
  const std::size_t groups = tokens.size();
  add_judging_words(lower, end_of_judgement(lower, tokens.back().end), tokens);
  const auto put = [&](const Token& token, const std::optional<std::string>& verdict) {
    if (!verdict) return;
    for (const int kpi : token.kpis) found.emplace(kpi, *verdict);
  };
  if (groups == 1) {
    const auto only =
        std::find_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.word == Says::kpi; });
    put(*only, judgement_of(tokens, 0, tokens.size()));
    return found;
  }
  const bool words_last = tokens.back().word != Says::kpi;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].word != Says::kpi) continue;
    std::size_t after = i + 1;
    while (after < tokens.size() && tokens[after].word != Says::kpi) ++after;
    std::size_t before = i;
    while (before > 0 && tokens[before - 1].word != Says::kpi) --before;
    // Of "de overige" only what stands right beside it: "en niet aan de overige", "de overige niet".
    if (tokens[i].rest) {
      const bool close = before < i && tokens[i].begin - tokens[i - 1].end < 12;
      put(tokens[i], after > i + 1 ? judgement_of(tokens, i + 1, after)
                     : close       ? judgement_of(tokens, before, i)
                                   : std::nullopt);
      continue;
    }
    auto verdict = words_last ? judgement_of(tokens, i + 1, after) : judgement_of(tokens, before, i);
    if (!verdict) verdict = words_last ? judgement_of(tokens, before, i) : judgement_of(tokens, i + 1, after);
    put(tokens[i], verdict);
  }
  return found;
}

}  // namespace

void add_assessment(DocumentAnalysis& analysis, std::vector<Place> places, int kpi, std::string_view basis,
                    std::string_view verdict, std::string_view rule) {
  if (analysis.whose.from_somebody_else || places.empty()) return;
  Finding finding = finding_at(analysis, "self_assessment", std::move(places), rule);
  finding.assessment = std::string(verdict);
  finding.kpi = {kpi};
  finding.kpi_basis = std::string(basis);
  analysis.findings.push_back(std::move(finding));
}

}  // namespace planlezer
