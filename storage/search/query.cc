#include "storage/search/query.h"

#include <algorithm>

#include "base/text.h"
#include "storage/dutch/folding.h"
#include "storage/search/fts5.h"
#include "storage/search/query_pieces.h"

namespace planlezer {

namespace {

// How much it counts what was found for a word: the word as it was typed counts 1, another form of it or what
// it is short for a little less, a part of a compound less still, and perhaps a misreading least.
constexpr float weight_of_other_form = 0.7F, weight_of_abbreviation = 0.7F, weight_of_part = 0.45F,
                weight_of_misreading = 0.2F;

// Makes clauses of pieces.
class Reader {
 public:
  Reader(Tokenizer& tokenizer, ParsedQuery& query)
      : tokenizer_(tokenizer), words_(tokenizer.words()), query_(query) {}

  void read(const std::vector<Piece>& pieces);

 private:
  struct Word {
    std::string form;
    std::string_view typed;
  };
  void wrong(std::string why) {
    if (query_.problem.empty()) query_.problem = std::move(why);
  }
  std::vector<Word> words_in(std::string_view text);
  QueryPlace exact(const std::string& form) const { return {{form}, false}; }
  QueryPlace any_form(const std::string& form);
  QueryPlace whatever_way(const std::string& form);
  void add_word(const std::string& form, std::vector<Pattern>& patterns);
  void add_abbreviation(std::string_view typed, const std::string& form, std::vector<Pattern>& patterns);
  Pattern in_full(std::string_view full);
  std::vector<Pattern> patterns_of(const Piece& piece);
  std::vector<Pattern> near_patterns(const Piece& piece);
  std::vector<Pattern> joined_near(const std::vector<Pattern>& before, const std::vector<Pattern>& after,
                                   int distance);
  std::size_t long_form_at(const std::vector<Piece>& pieces, std::size_t at, std::vector<Pattern>& patterns);

  Tokenizer& tokenizer_;
  DutchWords& words_;
  ParsedQuery& query_;
  std::size_t words_left_ = most_query_words;
};

std::vector<Reader::Word> Reader::words_in(std::string_view text) {
  std::vector<Word> found;
  tokenizer_.tokenize(text, [&](const Token& token) {
    if (!token.first || token.term.front() == text_break) return true;
    if (words_left_ == 0) return false;
    --words_left_;
    found.push_back({std::string(token.term), text.substr(token.span.begin, token.span.size())});
    return true;
  });
  return found;
}

// All terms that the word itself and its other forms stand under.
QueryPlace Reader::any_form(const std::string& form) {
  const WordTerms word = words_.of(form);
  if (word.is_compound()) return {{"&" + word.compound}, false};
  QueryPlace place{{"~" + word.stem}, false};
  // The stem is a word too, and stands under itself then.
  if (word.stem == form || words_.of(word.stem).stem == word.stem) place.terms.push_back(word.stem);
  // A text that leaves out its second half tells that it is a compound: "erf- en schenkbelasting".
  std::uint8_t begin = 0;
  if (const std::string tail = words_.tail_of(form, begin); !tail.empty()) {
    const std::string head = form.substr(0, begin);
    if (words_.lexicon().find(head) || words_.of_beginning(head).stem != words_.of(head).stem)
      place.terms.push_back("&" + words_.of_beginning(head).compound + "." + tail);
  }
  return place;
}

QueryPlace Reader::whatever_way(const std::string& form) {
  QueryPlace place = any_form(form);
  const WordTerms& word = words_.of(form);
  place.terms.push_back("+" + word.compound);
  place.terms.push_back("?" + form);
  return place;
}

void Reader::add_word(const std::string& form, std::vector<Pattern>& patterns) {
  patterns.push_back({{exact(form)}, 0, 1 - weight_of_other_form});
  patterns.push_back({{any_form(form)}, 0, weight_of_other_form});
  const WordTerms& word = words_.of(form);
  patterns.push_back({{{{"+" + word.compound}, false}}, 0, weight_of_part});
  patterns.push_back({{{{"?" + form}, false}}, 0, weight_of_misreading});
}

// The words of a long form stand near one another: "het algemeen en het dagelijks bestuur".
Pattern Reader::in_full(std::string_view full) {
  Pattern pattern;
  pattern.weight = weight_of_abbreviation;
  for (const Word& word : words_in(full)) pattern.places.push_back(any_form(word.form));
  if (pattern.places.size() > 1) pattern.near = static_cast<int>(pattern.places.size()) + 2;
  return pattern;
}

// "OD" is also written in full. In small letters "om" is only a word.
void Reader::add_abbreviation(std::string_view typed, const std::string& form,
                              std::vector<Pattern>& patterns) {
  const bool in_capitals = written_as_abbreviation(typed);
  std::string small = form;
  if (small.ends_with("'s")) small.resize(small.size() - 2);
  if (in_capitals && small.size() > 2 && typed.back() == 's') small.pop_back();
  const Abbreviation* abbreviation = words_.abbreviation(small);
  if (!abbreviation) return;
  std::vector<Pattern> full;
  for (const Abbreviation& one : words_.lexicon().abbreviations()) {
    if (one.small != small) continue;
    full.push_back(in_full(one.full));
  }
  const bool is_word = !in_capitals && words_.lexicon().find(small) && small.size() < 3;
  if (is_word && !abbreviation->in_small_letters) return;
  // Two letters are often something else in small letters: "dB".
  if (small.size() < 3) patterns.clear();
  patterns.insert(patterns.begin(), {{{{"^" + small}, false}}, 0, 1});
  patterns.insert(patterns.end(), full.begin(), full.end());
}

std::vector<Pattern> Reader::patterns_of(const Piece& piece) {
  if (piece.kind == Piece::Kind::near) return near_patterns(piece);
  const auto words = words_in(piece.text);
  if (words.empty()) return {};
  std::vector<Pattern> patterns;
  if (piece.kind == Piece::Kind::quoted) {
    Pattern phrase;
    for (const Word& word : words) phrase.places.push_back(exact(word.form));
    return {phrase};
  }
  if (words.size() == 1) {
    const Word& word = words.front();
    if (piece.text.ends_with('*')) {
      if (first_two(word.form).empty()) {
        wrong("Voor een * horen minstens twee letters, zoals ha* of handhav*.");
        return {};
      }
      return {{{{{word.form}, true}}, 0, 1}};
    }
    add_word(word.form, patterns);
    add_abbreviation(word.typed, word.form, patterns);
    query_.words.push_back(word.form);
    return patterns;
  }
  // "VTH-taken": after one another, or written as one word.
  Pattern phrase;
  std::string whole, key;
  for (const Word& word : words) {
    phrase.places.push_back(any_form(word.form));
    phrase.places.back().terms.push_back("+" + words_.of(word.form).compound);
    whole += word.form;
    if (!key.empty()) key += '.';
    key += (&word == &words.back() ? words_.of(word.form) : words_.of_beginning(word.form)).compound;
  }
  patterns.push_back(phrase);
  if (piece.text.find_first_of(" \n") == std::string_view::npos && whole.size() <= longest_token) {
    QueryPlace place = any_form(whole);
    place.terms.push_back("&" + key);
    place.terms.push_back("+" + key);
    patterns.push_back({{std::move(place)}, 0, 1});
  }
  return patterns;
}

std::vector<Pattern> Reader::near_patterns(const Piece& piece) {
  Pattern pattern;
  pattern.near = piece.distance;
  for (const Word& word : words_in(piece.text)) pattern.places.push_back(whatever_way(word.form));
  if (pattern.places.size() < 2) {
    wrong("NEAR vraagt om twee of meer woorden, zoals NEAR(boete dwangsom, 8).");
    return {};
  }
  return {pattern};
}

std::vector<Pattern> Reader::joined_near(const std::vector<Pattern>& before,
                                         const std::vector<Pattern>& after, int distance) {
  Pattern pattern;
  pattern.near = distance;
  for (const auto* side : {&before, &after}) {
    if (side->empty()) return {};
    if (side->front().near > 0 || side->front().places.size() > 1) {
      pattern.places.insert(pattern.places.end(), side->front().places.begin(), side->front().places.end());
      continue;
    }
    QueryPlace place = side->front().places.front();
    for (auto other = side->begin() + 1; other != side->end(); ++other)
      if (other->places.size() == 1 && other->places.front().prefix == place.prefix)
        place.terms.insert(place.terms.end(), other->places.front().terms.begin(),
                           other->places.front().terms.end());
    pattern.places.push_back(std::move(place));
  }
  return {pattern};
}

// How many pieces from `at` on together are what an abbreviation stands for: "algemeen bestuur".
std::size_t Reader::long_form_at(const std::vector<Piece>& pieces, std::size_t at,
                                 std::vector<Pattern>& patterns) {
  std::vector<std::string> typed;
  for (std::size_t i = at; i < pieces.size() && typed.size() < 8; ++i) {
    const Piece& piece = pieces[i];
    if (piece.kind != Piece::Kind::words || piece.excluded || piece.text.ends_with('*')) break;
    typed.push_back(words_.of(fold(piece.text)).stem);
  }
  for (const Abbreviation& one : words_.lexicon().abbreviations()) {
    std::vector<std::string> full;
    for (std::size_t begin = 0; begin < one.full.size();) {
      const std::size_t end = std::min(one.full.find(' ', begin), one.full.size());
      std::string_view word = one.full.substr(begin, end - begin);
      while (!word.empty() && word.back() == ',') word.remove_suffix(1);
      full.push_back(words_.of(word).stem);
      begin = end + 1;
    }
    if (full.size() > typed.size() || !std::equal(full.begin(), full.end(), typed.begin())) continue;
    if (full.size() == 1) {  // "omgevingsdienst": beside what the word itself finds
      patterns = patterns_of(pieces[at]);
    } else {
      patterns = {in_full(one.full)};
      patterns.front().weight = 1;
    }
    patterns.push_back({{{{"^" + std::string(one.small)}, false}}, 0, weight_of_abbreviation});
    return full.size();
  }
  return 0;
}

void Reader::read(const std::vector<Piece>& pieces) {
  bool join = false;
  int distance = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (piece.kind == Piece::Kind::any) {
      join = !query_.clauses.empty();
      continue;
    }
    if (piece.kind == Piece::Kind::distance) {
      if (query_.clauses.empty() || i + 1 == pieces.size())
        wrong("NEAR staat tussen twee woorden, zoals boete NEAR/8 dwangsom.");
      distance = query_.clauses.empty() ? 0 : piece.distance;
      continue;
    }
    if (piece.kind == Piece::Kind::filter) {
      if (read_filter(piece.name, piece.text, query_.filters, query_.problem)) {
        if (piece.excluded) wrong("Een filter kan niet worden uitgesloten; zet de min voor een woord.");
        continue;
      }
    }
    std::vector<Pattern> patterns;
    std::size_t used = 0;
    if (piece.kind == Piece::Kind::words && !piece.excluded && distance == 0)
      used = long_form_at(pieces, i, patterns);
    if (used == 0) {
      if (piece.kind == Piece::Kind::filter) {  // "14:30"
        const Piece words{Piece::Kind::words,
                          {piece.name.data(), piece.name.size() + 1 + piece.text.size()},
                          {},
                          piece.excluded};
        patterns = patterns_of(words);
      } else {
        patterns = patterns_of(piece);
      }
    } else {
      i += used - 1;
    }
    if (patterns.empty()) continue;
    if (piece.excluded) {
      query_.excluded.push_back({std::move(patterns)});
    } else if (distance > 0) {
      query_.clauses.back().any_of = joined_near(query_.clauses.back().any_of, patterns, distance);
    } else if (join) {
      auto& joined = query_.clauses.back().any_of;
      joined.insert(joined.end(), patterns.begin(), patterns.end());
    } else if (std::none_of(query_.clauses.begin(), query_.clauses.end(),
                            [&](const Clause& clause) { return clause.any_of == patterns; })) {
      query_.clauses.push_back({std::move(patterns)});
    }
    join = false;
    distance = 0;
  }
}

// Terms hold no quotes and no blanks (see folding.h), so nothing here needs escaping but by rule. The
// tokenizer of a query divides places at blanks and terms at term_separator (fts5.h).
void append_place(std::string& match, const QueryPlace& place) {
  for (const std::string& term : place.terms) {
    if (&term != &place.terms.front()) match += term_separator;
    for (const char c : term) match.append(c == '"' ? 2 : 1, c);
  }
}

void append_pattern(std::string& match, const Pattern& pattern) {
  if (pattern.near == 0) {
    match += '"';
    for (const QueryPlace& place : pattern.places) {
      if (&place != &pattern.places.front()) match += ' ';
      append_place(match, place);
    }
    match += '"';
    if (pattern.places.back().prefix) match += '*';
    return;
  }
  match += "NEAR(";
  for (const QueryPlace& place : pattern.places) {
    match += '"';
    append_place(match, place);
    match += place.prefix ? "\"* " : "\" ";
  }
  match += ", " + std::to_string(pattern.near) + ")";
}

void append_any(std::string& match, const Clause& clause) {
  match += '(';
  for (const Pattern& pattern : clause.any_of) {
    if (&pattern != &clause.any_of.front()) match += " OR ";
    append_pattern(match, pattern);
  }
  match += ')';
}

}  // namespace

ParsedQuery parse_query(std::string_view text, Tokenizer& tokenizer) {
  ParsedQuery query;
  Reader(tokenizer, query).read(divide_query(text.substr(0, most_query_bytes), query.problem));
  if (query.problem.empty() && query.clauses.empty() && !query.excluded.empty())
    query.problem = "De zoekvraag sluit alleen woorden uit; geef ook een woord dat er wel moet staan.";
  return query;
}

std::string match_expression(const Pattern& pattern) {
  std::string match;
  append_pattern(match, pattern);
  return match;
}

std::string match_expression(const ParsedQuery& query) {
  std::string match;
  for (const Clause& clause : query.clauses) {
    if (!match.empty()) match += " AND ";
    append_any(match, clause);
  }
  if (match.empty() || query.excluded.empty()) return match;
  match = "(" + match + ")";
  for (const Clause& clause : query.excluded) {
    match += " NOT ";
    append_any(match, clause);
  }
  return match;
}

}  // namespace planlezer
