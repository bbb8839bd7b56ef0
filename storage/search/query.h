// What someone types in the search box, read as a question.
//
//   maatregelen opleiding       both, in any Dutch form and as part of a compound
//   "plan van aanpak"           exactly these words, after one another
//   fusie OR samenwerking       one of both (OF means the same); binds closer than the blank between words
//   -zelftoets                  not this one
//   handhav*                    every word that begins like this
//   NEAR(boete dwangsom, 8)     both, at most eight words apart; also: boete NEAR/8 dwangsom
//   kpi:3  thema:innovatie  organisatie:"Lage Maten"  soort:plan  datum:2024-03  bedrag:>100000
//
// What cannot be meant is said in Dutch, in one sentence that tells what can; brackets and other signs are
// passed over or divide words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/dutch/tokenizer.h"

namespace planlezer {

// A word to look for: any of these terms at one place. A term "?word" asks for all misreadings of that word;
// which there are the index knows (misreadings.h).
struct QueryPlace {
  std::vector<std::string> terms;  // see word_terms.h
  bool prefix = false;             // the terms are beginnings of words
  bool operator==(const QueryPlace&) const = default;
};

// Places after one another; or, when `near` is not 0, in any order with at most so many words between them.
struct Pattern {
  std::vector<QueryPlace> places;
  int near = 0;
  float weight = 1;  // how much it counts that this is what was found: a part of a compound counts less
  bool operator==(const Pattern&) const = default;
};

struct Clause {
  std::vector<Pattern> any_of;
};

struct QueryFilters {
  std::vector<int> kpis;
  std::vector<std::string> themes, organisations;  // as typed
  std::vector<std::string> document_kinds, finding_kinds;
  std::string date_from, date_to;  // ISO, inclusive; empty: open
  std::optional<double> amount_from, amount_to;
  bool operator==(const QueryFilters&) const = default;
};

struct ParsedQuery {
  std::vector<Clause> clauses;   // all must be there
  std::vector<Clause> excluded;  // none may
  QueryFilters filters;
  std::vector<std::string> words;  // as typed, those that can be misspelt
  std::string problem;             // in Dutch; empty: the question can be asked
};

inline constexpr std::size_t most_query_words = 64;  // further words are passed over
inline constexpr std::size_t most_query_bytes = 8'192;
inline constexpr int usual_distance = 10, farthest_distance = 100;

ParsedQuery parse_query(std::string_view untrusted_text, Tokenizer& tokenizer);

// `name:value`; false when that is no filter but a word with a colon in it. `problem` is filled in when the
// value cannot be meant.
bool read_filter(std::string_view name, std::string_view value, QueryFilters& filters, std::string& problem);

// For MATCH of FTS5; in its order of phrases: all patterns of the clauses, each place of a `near` a phrase of
// its own, then what is excluded. Empty without clauses.
std::string match_expression(const ParsedQuery& query);
// The part of it for one pattern.
std::string match_expression(const Pattern& pattern);

}  // namespace planlezer
