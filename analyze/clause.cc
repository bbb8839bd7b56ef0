#include "analyze/clause.h"

#include <algorithm>
#include <array>

#include "analyze/normal_text.h"
#include "analyze/numbers.h"

namespace planlezer {

namespace {

struct Token {
  std::string_view word;  // lower case, without punctuation around it
  Span span;
  std::size_t part = 0;    // index in Clause::parts
  bool ends_part = false;  // nothing of its part comes after it
  const WordForm* form = nullptr;
};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool opens_condition(std::string_view word) {
  constexpr std::array<std::string_view, 11> words = {"als",    "indien",  "mits",    "tenzij",
                                                      "mocht",  "mochten", "wanneer", "zodra",
                                                      "zolang", "gesteld", "ingeval"};
  return is_one_of(word, words);
}

bool opens_subordinate(std::string_view word) {
  constexpr std::array<std::string_view, 17> words = {
      "die",     "dat",    "wie",       "wiens", "zodat",   "omdat", "doordat", "nadat", "voordat",
      "terwijl", "hoewel", "aangezien", "opdat", "hetgeen", "wat",   "zoals",   "totdat"};
  return is_one_of(word, words) || word == "waar" ||
         (word.starts_with("waar") && word.size() > 5 && word != "waarschijnlijk" && word != "waarborgen" &&
          word != "waarde");
}

// Inside a part, without a comma before it, these still open a subordinate clause.
bool cuts_inside(std::string_view word) {
  constexpr std::array<std::string_view, 14> words = {"zodat",    "omdat",   "doordat",  "nadat",   "voordat",
                                                      "terwijl",  "hoewel",  "waarin",   "waarmee", "waarvan",
                                                      "waarvoor", "waarbij", "waardoor", "waarop"};
  return is_one_of(word, words);
}

bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {"januari",   "februari", "maart",    "april",
                                                       "mei",       "juni",     "juli",     "augustus",
                                                       "september", "oktober",  "november", "december"};
  return is_one_of(word, months);
}

bool is_word_byte(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80 || c == '-' || c == '\'' || c == '&' ||
         c == '/';
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  at = skip_spaces(text, at);
  std::size_t end = at;
  while (end < text.size() && is_word_byte(text[end])) ++end;
  return text.substr(at, end - at);
}

// Cuts the sentence at commas, semicolons, colons, brackets and dashes.
std::vector<ClausePart> cut_parts(std::string_view text) {
  std::vector<ClausePart> parts;
  std::uint32_t begin = 0;
  PartRole role = PartRole::main;
  const auto cut = [&](std::size_t end, PartRole next) {
    if (end > begin) parts.push_back({{begin, static_cast<std::uint32_t>(end)}, role});
    begin = static_cast<std::uint32_t>(end);
    role = next;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool in_number = i > 0 && i + 1 < text.size() && text[i - 1] >= '0' && text[i - 1] <= '9' &&
                           text[i + 1] >= '0' && text[i + 1] <= '9';
    if ((c == ',' || c == ';' || c == ':') && !in_number && role != PartRole::parenthesis)
      cut(i + 1, PartRole::main);
    if (c == '(' && role != PartRole::parenthesis) cut(i, PartRole::parenthesis);
    if (c == ')' && role == PartRole::parenthesis) cut(i + 1, PartRole::main);
    if (text.substr(i, 5) == " \u2013 " && role != PartRole::parenthesis) cut(i + 4, PartRole::main);
  }
  cut(text.size(), PartRole::main);
  return parts;
}

std::string_view opening_word(std::string_view text, Span span) {
  std::string_view word = word_at(text, span.begin);
  if (word == "en" || word == "maar" || word == "of" || word == "want" || word == "dus") {
    const auto after = static_cast<std::size_t>(word.data() + word.size() - text.data());
    const std::string_view second = word_at(text.substr(0, span.end), after);
    if (opens_condition(second) || opens_subordinate(second)) return second;
  }
  return word;
}

// "op voorwaarde dat …", "voor zover …", "onder voorbehoud van …"
bool opens_condition_phrase(std::string_view text, Span span) {
  const std::string_view part =
      text.substr(skip_spaces(text, span.begin), span.end - skip_spaces(text, span.begin));
  constexpr std::array<std::string_view, 6> phrases = {"voor zover ", "voorzover ",        "vooropgesteld ",
                                                       "in geval ",   "in het geval dat ", "aangenomen dat "};
  for (const std::string_view phrase : phrases)
    if (part.starts_with(phrase)) return true;
  if (!part.starts_with("op ") && !part.starts_with("onder ")) return false;
  const std::string_view begin = part.substr(0, 48);
  return begin.find("voorwaarde dat ") != std::string_view::npos ||
         begin.find("voorbehoud dat ") != std::string_view::npos;
}

// Prepositions may stand before the word that opens: "op grond waarvan", "met wie".
bool opens_with_waar(std::string_view text, Span span) {
  std::size_t at = span.begin;
  for (int i = 0; i < 3; ++i) {
    const std::string_view word = word_at(text.substr(0, span.end), at);
    if (word.empty()) return false;
    if (i > 0 && (word.starts_with("waar") || word == "wie" || word == "welke") && word != "waarde")
      return true;
    if (i == 0 && !is_preposition(word)) return false;
    at = static_cast<std::size_t>(word.data() + word.size() - text.data());
  }
  return false;
}

std::vector<Token> tokens_of(const Clause& clause, const Lexicon& lexicon) {
  std::vector<Token> tokens;
  const std::string_view text(clause.lower);
  for (std::size_t p = 0; p < clause.parts.size(); ++p) {
    const ClausePart& part = clause.parts[p];
    for (std::size_t i = part.span.begin; i < part.span.end;) {
      if (!is_word_byte(text[i]) ||
          (static_cast<unsigned char>(text[i]) >= 0x80 && text.substr(i, 3) == "\u2013")) {
        i += static_cast<unsigned char>(text[i]) >= 0x80 ? 3 : 1;
        continue;
      }
      std::size_t end = i;
      while (end < part.span.end && is_word_byte(text[end])) ++end;
      Token token;
      token.word = text.substr(i, end - i);
      while (!token.word.empty() && token.word.back() == '\'') token.word.remove_suffix(1);
      token.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
      token.part = p;
      token.form = lexicon.find(token.word);
      tokens.push_back(token);
      i = end;
    }
  }
  for (std::size_t i = 0; i < tokens.size(); ++i)
    tokens[i].ends_part = i + 1 == tokens.size() || tokens[i + 1].part != tokens[i].part;
  return tokens;
}

class Reader {
 public:
  Reader(std::string_view sentence, const Lexicon& lexicon, const std::vector<std::string>& own_names)
      : sentence_(sentence), lexicon_(lexicon), own_names_(own_names) {
    clause_.lower = lower_dutch(sentence);
    clause_.parts = cut_parts(clause_.lower);
  }
  Clause read();

 private:
  void find_roles();
  void cut_inside();
  void blank();
  void find_verb();
  void find_unknown_verb();
  bool looks_like_participle(std::size_t i) const;
  void forget_verb();
  bool is_beside_we(std::size_t i) const;
  bool is_infinitive_use(std::size_t i) const;
  void find_other_verbs();
  void find_leads();
  void find_subject();
  bool is_main(const Token& token) const { return clause_.parts[token.part].role == PartRole::main; }
  bool is_noun_use(std::size_t i) const;
  bool has_particle(std::size_t verb, std::string_view particle) const;
  bool classify_finite(std::size_t i);
  bool classify_auxiliary(std::string_view word);
  Span noun_phrase_from(std::size_t first) const;
  bool classify_subject(Span span);
  void add(Signal signal) { set(clause_.signals, signal); }
  bool is(Signal signal) const { return has(clause_.signals, signal); }

  std::string_view sentence_;
  const Lexicon& lexicon_;
  const std::vector<std::string>& own_names_;
  Clause clause_;
  std::vector<Token> tokens_;
  std::optional<std::size_t> verb_;  // index in tokens_
};

void Reader::find_roles() {
  const std::string_view text(clause_.lower);
  for (std::size_t i = 0; i < clause_.parts.size(); ++i) {
    ClausePart& part = clause_.parts[i];
    if (part.role != PartRole::main) continue;
    const std::string_view word = opening_word(text, part.span);
    const bool first = i == 0;
    if (text.substr(skip_spaces(text, part.span.begin)).starts_with("dat wil zeggen")) continue;  // goes on
    if (opens_condition(word) || opens_condition_phrase(text, part.span))
      part.role = PartRole::condition;
    else if (!first && (opens_subordinate(word) || opens_with_waar(text, part.span)))
      part.role = PartRole::subordinate;
    else if (first && (word == "wat" || word == "wie") && clause_.parts.size() > 1 &&
             text[part.span.end - 1] == ',')
      part.role = PartRole::subordinate;  // "Wat daaruit volgt, wordt verwerkt in …"
    else if (first &&
             (word == "of" || word == "omdat" || word == "nadat" || word == "voordat" || word == "hoewel" ||
              word == "terwijl" || word == "totdat" || word == "doordat" || word == "aangezien"))
      part.role = clause_.parts.size() > 1 ? PartRole::subordinate : PartRole::main;
    else if (!first && word == "dan" && clause_.parts[i - 1].role == PartRole::main && i == 1) {
      const WordForm* form = lexicon_.find(word_at(text, clause_.parts[0].span.begin));
      // "Lukt het niet …, dan": also with a verb that is not in the lexicon, when "het" or an article comes
      // next.
      const std::string_view opening = word_at(text, clause_.parts[0].span.begin);
      if (form != nullptr || opening.ends_with('t') || opening.ends_with("en") || opening == "zou" ||
          opening == "is" || opening == "was")
        clause_.parts[0].role = PartRole::condition;
    }
  }
}

// "… zodat …" without a comma: the rest of the part is subordinate.
void Reader::cut_inside() {
  std::vector<ClausePart> parts;
  for (const ClausePart& part : clause_.parts) {
    parts.push_back(part);
    if (part.role != PartRole::main) continue;
    std::string_view before;
    std::size_t at = skip_spaces(clause_.lower, part.span.begin);
    bool first = true;
    while (at < part.span.end) {
      const std::string_view word = word_at(std::string_view(clause_.lower).substr(0, part.span.end), at);
      if (word.empty()) {
        ++at;
        continue;
      }
      const auto begin = static_cast<std::uint32_t>(word.data() - clause_.lower.data());
      const std::string_view after =
          word_at(std::string_view(clause_.lower).substr(0, part.span.end), begin + word.size());
      const bool if_clause =
          word == "als" && (after == "het" || after == "de" || after == "wij" || after == "we" ||
                            after == "er" || after == "dit" || after == "dat" || after == "blijkt");
      const bool condition = word == "zodra" || word == "indien" || word == "mits" || word == "tenzij" ||
                             word == "vooropgesteld" || word == "voorzover" || if_clause;
      // "een systeem dat …", but not "op dat onderdeel" and "leggen wij dat plan".
      const bool relative = (word == "dat" || word == "die") && !is_preposition(before) && before != "wij" &&
                            before != "we" && before != "en";
      if (!first && (cuts_inside(word) || word == "waar" || condition || relative)) {
        parts.back().span.end = begin;
        parts.push_back({{begin, part.span.end}, condition ? PartRole::condition : PartRole::subordinate});
        break;
      }
      first = false;
      before = word;
      at = begin + word.size();
    }
  }
  clause_.parts = std::move(parts);
}

void Reader::blank() {
  clause_.main = clause_.lower;
  for (const ClausePart& part : clause_.parts)
    if (part.role != PartRole::main)
      std::fill(clause_.main.begin() + part.span.begin, clause_.main.begin() + part.span.end, ' ');
}

// "de plannen", "te werken": a form of a verb that is no finite verb here.
bool Reader::is_noun_use(std::size_t i) const {
  if (i == 0) return false;
  const std::string_view before = tokens_[i - 1].word;
  // "OM blijft": an abbreviation in capitals is no preposition.
  const bool capitals = sentence_[tokens_[i - 1].span.begin] >= 'A' &&
                        sentence_[tokens_[i - 1].span.begin] <= 'Z' && tokens_[i - 1].span.begin > 0;
  if (capitals) return false;
  if (before == "te" || before == "het" || before == "om") return true;
  const WordForm& form = *tokens_[i].form;
  const bool plural_only =
      std::none_of(std::begin(form.third), std::end(form.third), [](bool b) { return b; });
  // After a determiner or an adjective a plural is a noun; after a name it may be the verb.
  if (is_preposition(before) || before == "de" || before == "een" || before == "onze" || before == "ons" ||
      before == "elke" || before == "geen")
    return true;
  // "twee ervaren inspecteurs"
  const bool counted = !before.empty() && before[0] >= 'a' && number_of(before).has_value();
  return plural_only && (is_determiner(before) || counted);
}

bool Reader::has_particle(std::size_t verb, std::string_view particle) const {
  if (particle.empty()) return true;
  for (std::size_t i = verb + 1; i < tokens_.size(); ++i) {
    if (!is_main(tokens_[i]) || tokens_[i].word != particle) continue;
    if (tokens_[i].ends_part || i + 1 == tokens_.size()) return true;
    const std::string_view next = tokens_[i + 1].word;
    if (is_preposition(next) || next == "en" || next == "maar" || next == "of" || next == "zodat" ||
        next == "dat" || next == "die" || next == "als" || next == "om")
      return true;
  }
  return false;
}

bool Reader::classify_auxiliary(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Signal>, 22> auxiliaries = {{
      {"wordt", Signal::aux_wordt}, {"worden", Signal::aux_wordt}, {"is", Signal::aux_is},
      {"zijn", Signal::aux_is},     {"heeft", Signal::aux_heeft},  {"hebben", Signal::aux_heeft},
      {"zal", Signal::aux_zal},     {"zullen", Signal::aux_zal},   {"gaat", Signal::aux_gaat},
      {"gaan", Signal::aux_gaat},   {"wil", Signal::aux_wil},      {"willen", Signal::aux_wil},
      {"kan", Signal::aux_kan},     {"kunnen", Signal::aux_kan},   {"moet", Signal::aux_moet},
      {"moeten", Signal::aux_moet}, {"dient", Signal::aux_moet},   {"dienen", Signal::aux_moet},
      {"laat", Signal::aux_laat},   {"laten", Signal::aux_laat},   {"mag", Signal::aux_kan},
      {"mogen", Signal::aux_kan},
  }};
  for (const auto& [form, signal] : auxiliaries) {
    if (form != word) continue;
    add(signal);
    return true;
  }
  constexpr std::array<std::string_view, 20> past = {
      "was",   "waren",   "werd",  "werden", "had",   "hadden",  "zou",  "zouden", "kon",  "konden",
      "moest", "moesten", "wilde", "wilden", "mocht", "mochten", "liet", "lieten", "deed", "deden"};
  if (!is_one_of(word, past)) return false;
  add(word == "zou" || word == "zouden" ? Signal::aux_kan : Signal::past);
  return true;
}

bool Reader::classify_finite(std::size_t i) {
  const Token& token = tokens_[i];
  const bool splits =
      token.form != nullptr &&
      std::any_of(token.form->particles.begin(), token.form->particles.end(),
                  [&](const auto& p) { return !p.second.empty() && has_particle(i, p.second); });
  if (!splits && classify_auxiliary(token.word)) {
    if (i > 0 && (token.word == "zijn" || token.word == "laten") && tokens_[i - 1].word == "te") return false;
    return true;
  }
  if (token.form == nullptr) return false;
  const WordForm& form = *token.form;
  if (is_noun_use(i)) return false;
  constexpr std::array<Signal, 5> signals = {Signal::verb_action, Signal::verb_exploring,
                                             Signal::verb_ongoing, Signal::verb_stative, Signal::verb_event};
  // A verb with its particle says more than one that stands alone: "gaan … na" before "gaan".
  for (const bool with_particle : {true, false})
    for (const auto& [verb_class, particle] : form.particles)
      if (particle.empty() != with_particle && has_particle(i, particle)) {
        add(signals[static_cast<std::size_t>(verb_class)]);
        if (verb_class == VerbClass::event) add(Signal::verb_stative);
        return true;
      }
  if (form.past) {
    add(Signal::past);
    return true;
  }
  // "stelt … ter beschikking", "nemen wij … in dienst": the base of a verb, with words that are not in the
  // lexicon.
  const auto is_we = [&](std::size_t at) {
    return at < tokens_.size() && (tokens_[at].word == "wij" || tokens_[at].word == "we");
  };
  const bool third = std::any_of(std::begin(form.third), std::end(form.third), [](bool b) { return b; });
  if (!form.particles.empty() && (third || is_we(i + 1) || (i > 0 && is_we(i - 1)))) {
    add(signals[static_cast<std::size_t>(form.particles.front().first)]);
    return true;
  }
  return false;
}

void Reader::forget_verb() {
  for (const Signal s :
       {Signal::verb_action, Signal::verb_exploring, Signal::verb_ongoing, Signal::verb_stative,
        Signal::verb_event, Signal::aux_wordt, Signal::aux_is, Signal::aux_heeft, Signal::aux_zal,
        Signal::aux_gaat, Signal::aux_wil, Signal::aux_kan, Signal::aux_moet, Signal::aux_laat, Signal::past})
    clause_.signals.reset(static_cast<std::size_t>(s));
}

// "breiden wij", "wij breiden": the neighbour of "wij" is the verb, whether the lexicon has it or not.
bool Reader::is_beside_we(std::size_t i) const {
  const auto is_we = [&](std::size_t at) {
    return at < tokens_.size() && (tokens_[at].word == "wij" || tokens_[at].word == "we");
  };
  const std::string_view word = tokens_[i].word;
  if (word == "samen" || word == "beiden" || word == "allen") return false;
  if (is_we(i + 1))
    return !is_preposition(word) && !opens_condition(word) && !opens_subordinate(word) && word != "of" &&
           word != "en" && word != "dan" && word != "maar" && word != "want";
  return i > 0 && is_we(i - 1) && word.ends_with("en") && word.size() > 4;
}

// A plural at the end or the beginning is an infinitive, unless its subject stands beside it.
bool Reader::is_infinitive_use(std::size_t i) const {
  const WordForm* form = tokens_[i].form;
  const bool plural_only =
      form != nullptr &&
      std::none_of(std::begin(form->third), std::end(form->third), [](bool b) { return b; }) && !form->past;
  if (!plural_only || is_beside_we(i)) return false;
  const bool last = i + 1 == tokens_.size() || tokens_[i].ends_part;
  const bool before_article =
      i + 1 < tokens_.size() && is_determiner(tokens_[i + 1].word) && tokens_[i].word != "laten";
  return last || (i == 0 && !before_article);
}

// The first finite verb of the main clause; of two main clauses ("De strategie loopt tot 2026; wij bieden …
// aan") the one in which something is done.
void Reader::find_verb() {
  constexpr std::array<Signal, 7> strong = {Signal::verb_action, Signal::verb_exploring, Signal::verb_ongoing,
                                            Signal::aux_wordt,   Signal::aux_zal,        Signal::aux_gaat,
                                            Signal::aux_laat};
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (!is_main(tokens_[i]) || (verb_ && tokens_[i].part == tokens_[*verb_].part)) continue;
    const Signals before = clause_.signals;
    if (verb_) forget_verb();
    bool finite = classify_finite(i) && !is_infinitive_use(i);
    if (!finite && tokens_[i].form == nullptr && is_beside_we(i)) {
      add(Signal::verb_action);
      finite = true;
    }
    const bool acts = finite && std::any_of(strong.begin(), strong.end(), [&](Signal s) { return is(s); });
    if (!finite || (verb_ && !acts)) {
      clause_.signals = before;
      continue;
    }
    verb_ = i;
    clause_.verb = tokens_[i].span;
    if (acts) break;
  }
  if (!verb_) find_unknown_verb();
  if (!verb_) return add(Signal::verb_none);
  const WordForm* form = tokens_[*verb_].form;
  const bool third = form == nullptr ||
                     std::any_of(std::begin(form->third), std::end(form->third), [](bool b) { return b; }) ||
                     form->past;
  if (*verb_ == 0 && third) add(Signal::verb_first);
}

// A verb that is not in the lexicon gives itself away by its place: "Op 12 juni trapt de directeur …", "Het
// handboek verschijnt in …".
void Reader::find_unknown_verb() {
  for (std::size_t i = 1; i + 1 < tokens_.size() && i < 12; ++i) {
    const Token& token = tokens_[i];
    const Token& before = tokens_[i - 1];
    if (!is_main(token) || token.form != nullptr || before.part != token.part || token.word.size() < 4)
      continue;
    const bool lower = sentence_[token.span.begin] >= 'a' && sentence_[token.span.begin] <= 'z';
    const bool weak_past = token.word.ends_with("de") || token.word.ends_with("te");  // "bevestigde"
    if (!lower || !(token.word.ends_with('t') || weak_past) || token.word.ends_with("heit") ||
        token.word.ends_with("iteit") || lexicon_.is_nominal(token.word) || lexicon_.is_role(token.word))
      continue;
    const std::string_view after = tokens_[i + 1].word;
    const bool opens_phrase = is_determiner(after) || after == "er" || after == "zich" || after == "ook";
    const bool after_date = before.word.ends_with("jaar") || before.word.ends_with("kwartaal") ||
                            before.word.ends_with("helft") || is_month(before.word) ||
                            (before.word.size() == 4 && before.word.starts_with("20")) ||
                            (i == 1 && !is_determiner(before.word) && !is_preposition(before.word));
    const bool inverted = after_date && opens_phrase;
    const bool after_subject = i >= 2 && is_determiner(tokens_[0].word) && !is_determiner(before.word) &&
                               !is_preposition(before.word) && !before.word.ends_with('e') &&
                               (opens_phrase || is_preposition(after));
    if (weak_past ? !(after_subject && opens_phrase) : !inverted && !after_subject) continue;
    verb_ = i;
    clause_.verb = token.span;
    add(weak_past ? Signal::past : Signal::verb_event);
    return;
  }
}

// "leeggehaald", "opgepoetst", "geheeld": of a verb that is not in the lexicon, where a participle may stand.
bool Reader::looks_like_participle(std::size_t i) const {
  const std::string_view word = tokens_[i].word;
  if (!(word.ends_with('d') || word.ends_with('t')) || !verb_ || i <= *verb_) return false;
  const bool closes = tokens_[i].ends_part || is_preposition(tokens_[i + 1].word);
  if (!closes) return false;
  if (word.starts_with("ge") && word.size() > 5)
    return !word.starts_with("gebied") && !word.starts_with("geluid") && !word.starts_with("gemeente") &&
           (tokens_[i].ends_part || !is_determiner(tokens_[i - 1].word));
  const auto ge = word.find("ge");
  return ge != std::string_view::npos && ge >= 2 && ge <= 6 && word.size() > ge + 4;
}

void Reader::find_other_verbs() {
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (is_main(token) && token.form == nullptr && looks_like_participle(i)) add(Signal::participle);
    if (!is_main(token) || token.form == nullptr || (verb_ && *verb_ == i)) continue;
    const WordForm& form = *token.form;
    const bool after_te = i > 0 && tokens_[i - 1].word == "te";
    if (form.participle[0]) add(Signal::participle);
    if (form.infinitive[0] || (after_te && form.plural[0])) add(Signal::infinitive);
    if (form.infinitive[1] || form.participle[1] || (after_te && form.plural[1])) add(Signal::exploring_word);
    if (form.infinitive[2] || form.participle[2]) add(Signal::ongoing_word);
  }
  if (is(Signal::verb_exploring)) add(Signal::exploring_word);
  if (is(Signal::verb_ongoing)) add(Signal::ongoing_word);
}

void Reader::find_leads() {
  std::size_t first = 0;
  while (first < tokens_.size() && first < 2 &&
         (tokens_[first].word == "het" || tokens_[first].word == "de" || tokens_[first].word == "een"))
    ++first;
  if (first < tokens_.size() && is_main(tokens_[first])) {
    const Token& token = tokens_[first];
    const bool nothing_finite = is(Signal::verb_none) || first == 1;
    if (token.form != nullptr && nothing_finite) {
      const WordForm& form = *token.form;
      if (form.infinitive[0] || form.infinitive[1] || form.infinitive[2]) add(Signal::lead_infinitive);
      if (form.participle[0]) add(Signal::lead_participle);
    }
    // "Tijdelijke uitbreiding van", "Gezamenlijke inkoop van": one adjective may come before it.
    for (std::size_t i = first; i < std::min(first + 2, tokens_.size()); ++i)
      if (lexicon_.is_nominal(tokens_[i].word)) add(Signal::lead_nominal);
  }
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (!is_main(token) || !token.ends_part || token.form == nullptr || (verb_ && *verb_ == i)) continue;
    const WordForm& form = *token.form;
    if (form.infinitive[0] || form.infinitive[1] || form.infinitive[2]) add(Signal::end_infinitive);
    if (form.participle[0]) add(Signal::end_participle);
  }
}

// Words from `first` up to a preposition other than "van", a verb, an adverb of time or the end of the part.
Span Reader::noun_phrase_from(std::size_t first) const {
  constexpr std::array<std::string_view, 30> stops = {
      "ook",         "niet",       "dan",    "daarom",    "daarna", "daarnaast", "jaarlijks", "samen",
      "gezamenlijk", "zich",       "er",     "nu",        "elk",    "ieder",     "elke",      "iedere",
      "het",         "een",        "de",     "nog",       "al",     "wel",       "hun",       "haar",
      "eerst",       "vervolgens", "verder", "bovendien", "eind",   "medio"};
  Span span = tokens_[first].span;
  for (std::size_t i = first + 1; i < tokens_.size(); ++i) {
    const std::string_view word = tokens_[i].word;
    if (tokens_[i].part != tokens_[first].part || is_one_of(word, stops)) break;
    if (is_preposition(word) && word != "van") break;
    if (word[0] >= '0' && word[0] <= '9') break;
    const WordForm* form = tokens_[i].form;
    if (form != nullptr && (form->participle[0] || form->infinitive[0])) break;
    span.end = tokens_[i].span.end;
  }
  return span;
}

bool Reader::classify_subject(Span span) {
  std::string_view text = std::string_view(clause_.lower).substr(span.begin, span.size());
  clause_.subject = span;
  const auto starts_own_name = [&](std::string_view name) {
    return text.find(name) != std::string_view::npos && text.find(name) < 24;
  };
  if (std::any_of(own_names_.begin(), own_names_.end(), starts_own_name)) {
    add(Signal::subject_own);
    return true;
  }
  const auto contains_role = [&] {
    for (const Token& token : tokens_)
      if (span.contains(token.span) && lexicon_.is_role(token.word)) return true;
    return false;
  };
  // "de omgevingsdienst Ganzekant": a name behind it that is not the own one.
  constexpr std::string_view agency = "de omgevingsdienst ";
  if (text.starts_with(agency) && text.size() > agency.size()) {
    const char first = sentence_[span.begin + agency.size()];
    if (first >= 'A' && first <= 'Z') {
      add(Signal::subject_other);
      return true;
    }
  }
  if (lexicon_.own_at(text) > 0) {
    // "de dienst" is the agency; "onze adviseur natuur" is a role; "onze leverancier" is somebody else.
    if (text.starts_with("onze ") && lexicon_.other_at(text.substr(5)) > 0) {
      add(Signal::subject_other);
      return true;
    }
    add(text.starts_with("onze ") && contains_role() ? Signal::subject_role : Signal::subject_own);
    return true;
  }
  if (lexicon_.other_at(text) > 0 || text.starts_with("omgevingsdienst ") ||
      text.starts_with("de gemeente ")) {
    add(Signal::subject_other);
    return true;
  }
  add(contains_role() ? Signal::subject_role : Signal::subject_thing);
  return true;
}

void Reader::find_subject() {
  if (!verb_) {
    add(Signal::subject_none);
    return;
  }
  const std::size_t next = *verb_ + 1;
  const std::string_view after = next < tokens_.size() ? tokens_[next].word : std::string_view();
  const std::string_view ahead = *verb_ > 0 ? tokens_[*verb_ - 1].word : std::string_view();
  if (after == "wij" || after == "we" || ahead == "wij" || ahead == "we") {
    clause_.subject = tokens_[after == "wij" || after == "we" ? next : *verb_ - 1].span;
    add(Signal::subject_own);
    return;
  }
  // Back to the beginning of this main clause: over a remark in between ("De beheerder (0,5 fte) telt …"),
  // not over a semicolon or colon.
  const auto ends_clause = [&](std::size_t i) {
    const Span part = clause_.parts[tokens_[i].part].span;
    const char end = clause_.lower[part.end - 1];
    return tokens_[i].ends_part && (end == ';' || end == ':');
  };
  std::size_t first = *verb_, end = *verb_;
  while (first > 0 && !ends_clause(first - 1)) --first;
  while (first < *verb_ && !is_main(tokens_[first])) ++first;
  while (end > first && !is_main(tokens_[end - 1])) --end;
  for (std::size_t i = first; i < end; ++i)
    if (!is_main(tokens_[i])) end = i;
  while (first < *verb_ && (tokens_[first].word == "en" || tokens_[first].word == "maar" ||
                            tokens_[first].word == "ook" || tokens_[first].word == "dan"))
    ++first;
  constexpr std::array<std::string_view, 40> adverbs = {
      "daarnaast", "daarom",  "verder",    "ook",       "tevens",    "vervolgens", "daarna",  "hiervoor",
      "daarvoor",  "hiertoe", "daartoe",   "bovendien", "begin",     "medio",      "eind",    "halverwege",
      "er",        "zo",      "jaarlijks", "nog",       "dit",       "wel",        "hiermee", "daarmee",
      "uiterlijk", "komend",  "volgend",   "inmiddels", "tot",       "hier",       "nu",      "elk",
      "ieder",     "dan",     "voorts",    "eveneens",  "overigens", "allereerst", "ten",     "hierbij"};
  const bool before_is_subject =
      first < *verb_ && !is_preposition(tokens_[first].word) &&
      !(tokens_[first].word[0] >= '0' && tokens_[first].word[0] <= '9') &&
      !(tokens_[first].word[0] == 'q' && tokens_[first].word.size() == 2) &&
      (!is_one_of(tokens_[first].word, adverbs) ||
       (tokens_[first].word == "dit" && *verb_ - first <= 2 && tokens_[*verb_ - 1].word != "jaar" &&
        tokens_[*verb_ - 1].word != "voorjaar" && tokens_[*verb_ - 1].word != "najaar"));
  if (before_is_subject) {
    // An object may stand first too: "De uitkomsten leggen wij …" was caught above, "… legt de directeur" is
    // here.
    const bool role_after = next < tokens_.size() && is_determiner(after) && [&] {
      const Span phrase = noun_phrase_from(next);
      for (const Token& token : tokens_)
        if (phrase.contains(token.span) && lexicon_.is_role(token.word)) return true;
      return false;
    }();
    const Span before{tokens_[first].span.begin, tokens_[end - 1].span.end};
    const bool role_before = [&] {
      for (const Token& token : tokens_)
        if (before.contains(token.span) && lexicon_.is_role(token.word)) return true;
      const std::string_view text = std::string_view(clause_.lower).substr(before.begin);
      return lexicon_.own_at(text) > 0 || lexicon_.other_at(text) > 0;
    }();
    const bool acts =
        is(Signal::verb_action) || is(Signal::aux_laat) || is(Signal::aux_zal) || is(Signal::aux_gaat);
    if (!(role_after && !role_before && acts)) {
      classify_subject(before);
      return;
    }
  }
  if (next < tokens_.size() && tokens_[next].part == tokens_[*verb_].part && !is_preposition(after)) {
    classify_subject(noun_phrase_from(next));
    return;
  }
  // "laat, nog voordat …, de directie": the subject comes after an inserted part.
  add(Signal::subject_none);
}

Clause Reader::read() {
  find_roles();
  cut_inside();
  blank();
  tokens_ = tokens_of(clause_, lexicon_);
  find_verb();
  find_other_verbs();
  find_leads();
  find_subject();
  const std::string_view text(clause_.lower);
  if (std::any_of(clause_.parts.begin(), clause_.parts.end(),
                  [](const ClausePart& part) { return part.role == PartRole::condition; }))
    add(Signal::condition);
  if (std::none_of(clause_.parts.begin(), clause_.parts.end(),
                   [](const ClausePart& part) { return part.role == PartRole::main; }))
    add(Signal::subordinate_only);
  if (text.ends_with('?') || text.ends_with("?'") || text.ends_with("?\"")) add(Signal::question);
  if (text.ends_with(':')) add(Signal::colon);
  if (text.starts_with('"') || text.starts_with('\'')) add(Signal::quoted);
  return std::move(clause_);
}

}  // namespace

PartRole Clause::role_at(std::uint32_t offset) const {
  for (const ClausePart& part : parts)
    if (offset >= part.span.begin && offset < part.span.end) return part.role;
  return PartRole::main;
}

Clause read_clause(std::string_view sentence, const Lexicon& lexicon,
                   const std::vector<std::string>& own_names) {
  return Reader(sentence, lexicon, own_names).read();
}

}  // namespace planlezer
