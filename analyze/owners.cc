#include "analyze/owners.h"

#include <algorithm>
#include <array>
#include <vector>

#include "analyze/normal_text.h"
#include "analyze/numbers.h"
#include "base/text.h"

namespace planlezer {

namespace {

struct Word {
  std::string_view text;  // with its case, without punctuation at its end
  std::string lower;
  bool stops = false;  // punctuation after it
  std::size_t begin = 0, end = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && text[at] == ' ') ++at;
    std::size_t end = std::min(text.find(' ', at), text.size());
    if (end == at) break;
    Word word;
    std::string_view raw = text.substr(at, end - at);
    std::size_t skipped = 0;
    while (!raw.empty() && (raw.front() == '(' || raw.front() == '"' || raw.front() == '\'')) {
      raw.remove_prefix(1);
      ++skipped;
    }
    while (!raw.empty() && std::string_view(",.;:)\"'").find(raw.back()) != std::string_view::npos) {
      raw.remove_suffix(1);
      word.stops = true;
    }
    word.text = raw;
    word.lower = lower_dutch(raw);
    word.begin = at + skipped;
    word.end = word.begin + raw.size();
    if (!raw.empty()) words.push_back(std::move(word));
    at = end;
  }
  return words;
}

bool is_capital(std::string_view word) {
  std::size_t offset = 0;
  if (word.empty()) return false;
  const char32_t c = next_code_point(word, offset);
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

// "teamleider Kwaliteit", "hoofd Personeel en Organisatie", "werkgroep van vergunningverleners en
// toezichthouders": what still belongs to the function that `words[head]` names.
std::size_t end_of_role(const std::vector<Word>& words, std::size_t head, bool to_the_end) {
  std::size_t end = head + 1;
  while (end < words.size() && !words[end - 1].stops) {
    const Word& word = words[end];
    const bool joins = (word.lower == "en" || word.lower == "&") && end + 1 < words.size() &&
                       is_capital(words[end + 1].text);
    if (joins) {
      end += 2;
      continue;
    }
    if (word.lower == "van" && end + 1 < words.size() && !words[head].lower.ends_with("bestuur")) {
      std::size_t last = end + 1;
      const std::string& first = words[last].lower;
      if (first == "alle" || first == "iedere" || first == "ieder" || first == "elke" || first == "elk")
        break;
      if (is_determiner(first) && last + 1 < words.size()) ++last;
      if (!(words[last].lower[0] >= '0' && words[last].lower[0] <= '9')) {
        end = last + 1;
        if (!words[last].stops && end + 1 < words.size() && words[end].lower == "en" &&
            !is_determiner(words[end + 1].lower))
          end += 2;
        continue;
      }
    }
    if (is_capital(word.text) || word.lower == "ad" ||
        (to_the_end && end == head + 1 && !is_preposition(word.lower))) {
      ++end;
      continue;
    }
    break;
  }
  return end;
}

// The first function named in `text`, if any. `whole`: nothing else may stand in it.
std::optional<std::string> role_in(std::string_view text, const Lexicon& lexicon, bool whole,
                                   bool to_the_end) {
  const std::vector<Word> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!lexicon.is_role(words[i].lower)) continue;
    if (i > 0 &&
        (words[i - 1].lower == "van" || words[i - 1].lower == "bij" || words[i - 1].lower == "voor")) {
      if (i < 2 || !lexicon.is_role(words[i - 2].lower)) continue;
    }
    std::size_t begin = i;
    while (begin > 0 && !words[begin - 1].stops && !lexicon.is_before_role(words[begin - 1].lower) &&
           !is_preposition(words[begin - 1].lower) && i - begin < 2 && !words[begin - 1].lower.empty() &&
           !(words[begin - 1].lower[0] >= '0' && words[begin - 1].lower[0] <= '9') &&
           words[begin - 1].lower != "en" && !number_of(words[begin - 1].lower))
      --begin;
    // An adjective that is only there because of an article: "een tijdelijk datateam" was cut by the list of
    // the register.
    const std::size_t end = end_of_role(words, i, to_the_end);
    if (whole && (end != words.size() || (begin > 0 && !lexicon.is_before_role(words[begin - 1].lower))))
      return std::nullopt;
    return std::string(text.substr(words[begin].begin, words[end - 1].end - words[begin].begin));
  }
  return std::nullopt;
}

std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

// "trekker: …", "actiehouder …", "verantwoordelijk: …"
std::optional<std::string> labelled(std::string_view sentence, std::string_view lower,
                                    const Lexicon& lexicon) {
  constexpr std::array<std::string_view, 11> labels = {
      "actiehouder:", "trekker:",    "eigenaar:", "verantwoordelijk:", "verantwoordelijke:", "uitvoering:",
      "wie:",         "uitvoerder:", "door:",     "trekker is",        "actiehouder is"};
  for (const std::string_view label : labels) {
    const auto at = lower.find(label);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = at + label.size();
    std::size_t end = std::min(lower.find_first_of(";,.)", begin), lower.size());
    if (const auto dash = lower.find(" \u2013 ", begin); dash != std::string_view::npos)
      end = std::min(end, dash);
    std::string_view value = trim(sentence.substr(begin, end - begin));
    if (value.empty() || value.size() > 60) continue;
    if (auto role = role_in(value, lexicon, false, true)) return role;
    return std::string(value);
  }
  return std::nullopt;
}

std::optional<std::string> in_brackets(std::string_view sentence, const Clause& clause,
                                       const Lexicon& lexicon) {
  for (const ClausePart& part : clause.parts) {
    if (part.role != PartRole::parenthesis) continue;
    std::string_view inside = slice(sentence, part.span);
    std::size_t begin = 0;
    while (begin < inside.size()) {
      const std::size_t end = std::min(inside.find_first_of("(),;", begin), inside.size());
      const std::string_view piece = trim(inside.substr(begin, end - begin));
      if (auto role = role_in(piece, lexicon, true, true)) return role;
      begin = end + 1;
    }
  }
  return std::nullopt;
}

std::optional<std::string> after_dash(std::string_view sentence, const Lexicon& lexicon) {
  constexpr std::string_view dash = " \u2013 ";
  for (std::size_t at = sentence.find(dash); at != std::string_view::npos; at = sentence.find(dash, at + 1)) {
    const std::size_t begin = at + dash.size();
    const std::size_t end = std::min(sentence.find(dash, begin), sentence.size());
    if (auto role = role_in(trim(sentence.substr(begin, end - begin)), lexicon, true, true)) return role;
  }
  return std::nullopt;
}

// "…, 19.000 euro, kwaliteitsbureau": a piece between commas that is nothing but a function.
std::optional<std::string> between_commas(std::string_view sentence, const Lexicon& lexicon) {
  std::size_t begin = sentence.find(',');
  while (begin != std::string_view::npos && begin + 1 < sentence.size()) {
    const std::size_t end = std::min(sentence.find_first_of(",;", begin + 1), sentence.size());
    const std::string_view piece = trim(sentence.substr(begin + 1, end - begin - 1));
    if (piece.size() <= 40)
      if (auto role = role_in(piece, lexicon, true, true)) return role;
    begin = end < sentence.size() ? end : std::string_view::npos;
  }
  return std::nullopt;
}

// "Per 1 juni treedt een gegevensbeheerder in dienst", "acht juristen volgen een leergang": who comes, learns
// or is given something does not do it.
bool is_hired(const Clause& clause) {
  constexpr std::array<std::string_view, 16> receives = {
      "krijgt", "krijgen",  "volgt",  "volgen",  "doorloopt", "doorlopen", "ontvangt",  "ontvangen",
      "begint", "beginnen", "groeit", "behaalt", "behalen",   "voltooit",  "voltooien", "beschikt"};
  const std::string_view verb = slice(clause.lower, clause.verb);
  if (std::find(receives.begin(), receives.end(), verb) != receives.end()) return true;
  if (verb == "treedt" || verb == "treden")
    return clause.main.find(" in overleg") == std::string::npos &&
           clause.main.find(" in onderhandeling") == std::string::npos &&
           clause.main.find(" in gesprek") == std::string::npos &&
           clause.main.find(" in contact") == std::string::npos;
  for (const std::string_view words : {" in dienst", " komt er"})
    if (clause.main.find(words) != std::string::npos) return true;
  return false;
}

// "neemt Yvonne de Graaf … af", "verzorgt mr. De Wilde": a person's name as the subject.
std::optional<std::string> person_in(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  constexpr std::array<std::string_view, 6> titles = {"mr", "ir", "drs", "dr", "ing", "mevrouw"};
  constexpr std::array<std::string_view, 8> joints = {"de", "van", "der", "den", "ten", "ter", "el", "van't"};
  const auto is_joint = [&](std::size_t i) {
    return std::find(joints.begin(), joints.end(), words[i].lower) != joints.end();
  };
  const auto is_name = [&](std::size_t i) {
    const std::string_view word = words[i].text;
    return word.size() > 2 && is_capital(word) &&
           word.find_first_of("0123456789&") == std::string_view::npos &&
           words[i].lower.substr(1) == word.substr(1);
  };
  if (words.empty()) return std::nullopt;
  const bool titled = std::find(titles.begin(), titles.end(), words[0].lower) != titles.end();
  std::size_t end = titled ? 1 : 0;
  std::size_t names = 0;
  while (end < words.size() &&
         (is_name(end) || (names + (titled ? 1 : 0) > 0 && is_joint(end) && end + 1 < words.size() &&
                           is_capital(words[end + 1].text)))) {
    if (is_name(end)) ++names;
    ++end;
    if (words[end - 1].stops && !(titled && end == 1)) break;
  }
  if (names == 0 || (!titled && names < 2)) return std::nullopt;
  return std::string(text.substr(words[0].begin, words[end - 1].end - words[0].begin));
}

// "…, waarbij de beleidscoördinator de pen voert", "het is de bedoeling dat de secretaris … publiceert": who
// acts in a subordinate clause, right after the word that opens it.
std::optional<std::string> in_subordinate(std::string_view sentence, const Clause& clause,
                                          const Lexicon& lexicon) {
  for (const ClausePart& part : clause.parts) {
    if (part.role != PartRole::subordinate) continue;
    const std::string_view inside = slice(sentence, part.span);
    const auto words = words_of(inside);
    if (words.size() < 4) continue;
    const std::string& opens = words[0].lower;
    if (opens != "dat" && opens != "die" && !opens.starts_with("waar") && opens != "zodat" &&
        opens != "hetgeen")
      continue;
    if (!is_determiner(words[1].lower) || words[1].lower == "een") continue;
    std::size_t i = 2;
    while (i < std::min<std::size_t>(4, words.size()) && !lexicon.is_role(words[i].lower)) ++i;
    if (i >= std::min<std::size_t>(4, words.size())) continue;
    if (auto role = role_in(inside.substr(words[1].begin), lexicon, false, false)) return role;
  }
  return std::nullopt;
}

// "…, beleid pakt op", "stuurgroep I trekt": a piece that says who takes it up.
std::optional<std::string> takes_up(std::string_view sentence) {
  constexpr std::array<std::string_view, 13> acts = {
      " pakt dit op", " pakt het op", " pakt op",    " trekt dit", " trekt het",   " trekt",     " doet dat",
      " doet dit",    " zit voor",    " regelt dit", " regelt",    " coördineert", " is aan zet"};
  std::size_t begin = 0;
  while (begin < sentence.size()) {
    const std::size_t end = std::min(sentence.find_first_of(",;()", begin), sentence.size());
    std::string_view piece = trim(sentence.substr(begin, end - begin));
    while (!piece.empty() && piece.back() == '.') piece.remove_suffix(1);
    const std::string lower = lower_dutch(piece);
    for (const std::string_view act : acts)
      if (begin > 0 && lower.ends_with(act) && piece.size() <= act.size() + 32 && piece.size() > act.size()) {
        std::string_view who = piece.substr(0, piece.size() - act.size());
        for (const std::string_view article : {"de ", "het ", "een "})
          if (lower.starts_with(article)) who.remove_prefix(article.size());
        return std::string(who);
      }
    begin = end + 1;
  }
  return std::nullopt;
}

std::optional<std::string> after_words(std::string_view sentence, const Clause& clause,
                                       std::string_view words, const Lexicon& lexicon) {
  for (auto at = clause.main.find(words); at != std::string::npos; at = clause.main.find(words, at + 1)) {
    const std::string_view before = std::string_view(clause.main).substr(0, at);
    if (before.ends_with("vervangen") || before.ends_with("versterkt") || before.ends_with("aangevuld") ||
        before.ends_with("opgevolgd"))
      continue;  // who comes in its place
    const std::size_t begin = at + words.size();
    const auto rest = words_of(sentence.substr(begin));
    std::size_t i = 0;
    while (i < rest.size() && i < 4 && !rest[i].stops && !lexicon.is_role(rest[i].lower)) ++i;
    if (i >= rest.size() || !lexicon.is_role(rest[i].lower)) continue;
    const bool clean = std::none_of(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(i),
                                    [](const Word& w) { return is_preposition(w.lower); });
    if (clean)
      if (auto role = role_in(sentence.substr(begin), lexicon, false, false)) return role;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> owner_of(std::string_view sentence, const Clause& clause, const Lexicon& lexicon) {
  if (auto owner = labelled(sentence, clause.lower, lexicon)) return owner;
  if (auto owner = after_words(sentence, clause, "onder leiding van ", lexicon)) return owner;
  const bool passive = has(clause.signals, Signal::aux_wordt) ||
                       (has(clause.signals, Signal::aux_is) && has(clause.signals, Signal::participle));
  if (has(clause.signals, Signal::subject_role) && !passive && !is_hired(clause)) {
    const bool before_verb = clause.subject.begin < clause.verb.begin;
    if (auto owner = role_in(slice(sentence, clause.subject), lexicon, false, before_verb)) return owner;
  }
  // A name right after or before the verb.
  const bool named = has(clause.signals, Signal::subject_own) || has(clause.signals, Signal::subject_other);
  if (!passive && !named && has(clause.signals, Signal::verb_action) && clause.verb.end > 0) {
    if (auto person = person_in(sentence.substr(clause.verb.end))) return person;
    if (clause.subject.begin < clause.verb.begin && clause.subject.end + 1 == clause.verb.begin)
      if (auto person = person_in(slice(sentence, clause.subject))) return person;
  }
  if (auto owner = in_brackets(sentence, clause, lexicon)) return owner;
  if (auto owner = after_dash(sentence, lexicon)) return owner;
  if (has(clause.signals, Signal::list_item))
    if (auto owner = takes_up(sentence)) return owner;
  if (has(clause.signals, Signal::list_item))
    if (auto owner = between_commas(sentence, lexicon)) return owner;
  if (has(clause.signals, Signal::subject_own)) return std::nullopt;
  if (auto owner = after_words(sentence, clause, " door ", lexicon)) return owner;
  if (passive || has(clause.signals, Signal::aux_is) || has(clause.signals, Signal::aux_moet))
    return in_subordinate(sentence, clause, lexicon);
  return std::nullopt;
}

std::optional<std::string> owner_in_cell(std::string_view text) {
  text = trim(text);
  const std::string lower = lower_dutch(text);
  constexpr std::array<std::string_view, 17> none = {"",
                                                     "-",
                                                     "\u2013",
                                                     "n.v.t.",
                                                     "n.v.t",
                                                     "nvt",
                                                     "n.t.b.",
                                                     "ntb",
                                                     "nog onbekend",
                                                     "p.m.",
                                                     "onbekend",
                                                     "nader te bepalen",
                                                     "?",
                                                     "nog aan te wijzen",
                                                     "nog te bepalen",
                                                     "nader aan te wijzen",
                                                     "vacant"};
  if (std::find(none.begin(), none.end(), lower) != none.end()) return std::nullopt;
  return std::string(text);
}

}  // namespace planlezer
