#include "storage/query.h"

#include <algorithm>

#include "base/text.h"

namespace planlezer {

namespace {

// One thing to look for can be written in more than one way: "VTH-taken" is two words after one another, or
// one.
using Alternatives = std::vector<Phrase>;

struct Clause {
  Alternatives any_of;
  bool excluded = false;
};

struct Piece {  // of the query as typed
  std::string_view text;
  bool quoted = false;
  bool excluded = false;
};

bool is_quote(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0xAB || c == 0xBB;
}

bool is_blank(char32_t c) {
  return c <= ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F || c == 0x3000;
}

// Offset of the first character from `offset` on for which `is_end` holds.
template <typename IsEnd>
std::size_t find_end(std::string_view text, std::size_t offset, IsEnd is_end) {
  while (offset < text.size()) {
    std::size_t next = offset;
    if (is_end(next_code_point(text, next))) break;
    offset = next;
  }
  return offset;
}

std::vector<Piece> split_pieces(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t offset = 0;
  bool excluded = false;
  while (offset < text.size()) {
    std::size_t next = offset;
    const char32_t c = next_code_point(text, next);
    if (is_blank(c) || c == '(' || c == ')') {
      offset = next;
      excluded = false;
    } else if (is_quote(c)) {
      const std::size_t end = find_end(text, next, is_quote);
      pieces.push_back({text.substr(next, end - next), true, excluded});
      offset = end;
      if (end < text.size()) next_code_point(text, offset);
      excluded = false;
    } else if (c == '-' && !excluded) {
      excluded = true;
      offset = next;
    } else {
      const std::size_t end = find_end(
          text, offset, [](char32_t d) { return is_blank(d) || is_quote(d) || d == '(' || d == ')'; });
      pieces.push_back({text.substr(offset, end - offset), false, excluded});
      offset = end;
      excluded = false;
    }
  }
  return pieces;
}

Alternatives alternatives_of(const Piece& piece, Tokenizer& tokenizer, std::size_t& words_left) {
  Phrase parts;
  std::vector<std::pair<QueryWord, Span>> wholes;
  Span covered;
  tokenizer.tokenize(piece.text, [&](const Token& token) {
    QueryWord word{std::string(piece.quoted ? token.form : token.stem), piece.quoted};
    if (token.whole) {
      wholes.emplace_back(std::move(word), token.span);
      return true;
    }
    if (words_left == 0) return false;
    --words_left;
    if (parts.empty()) covered.begin = token.span.begin;
    covered.end = token.span.end;
    parts.push_back(std::move(word));
    return true;
  });
  Alternatives alternatives;
  if (!parts.empty()) alternatives.push_back(std::move(parts));
  if (wholes.size() == 1 && wholes.front().second == covered && words_left > 0) {
    --words_left;
    alternatives.push_back({std::move(wholes.front().first)});
  }
  return alternatives;
}

bool is_or(const Piece& piece) {
  return !piece.quoted && !piece.excluded && (piece.text == "OR" || piece.text == "OF");
}

std::vector<Clause> clauses_of(std::string_view text, Tokenizer& tokenizer) {
  std::vector<Clause> clauses;
  std::size_t words_left = most_query_words;
  bool join = false;
  for (const Piece& piece : split_pieces(text)) {
    if (is_or(piece)) {
      join = !clauses.empty() && !clauses.back().excluded;
      continue;
    }
    auto alternatives = alternatives_of(piece, tokenizer, words_left);
    if (alternatives.empty()) continue;
    if (join && !piece.excluded) {
      auto& joined = clauses.back().any_of;
      joined.insert(joined.end(), alternatives.begin(), alternatives.end());
    } else {
      clauses.push_back({std::move(alternatives), piece.excluded});
    }
    join = false;
  }
  return clauses;
}

// Tokens hold no quotes and no blanks (see folding.h), so nothing here needs escaping but by rule.
void append_phrase(std::string& match, const Phrase& phrase) {
  match += '"';
  for (const QueryWord& word : phrase) {
    if (&word != &phrase.front()) match += ' ';
    if (word.exact) match += '=';
    for (const char c : word.text) match.append(c == '"' ? 2 : 1, c);
  }
  match += '"';
}

void append_any(std::string& match, const Alternatives& alternatives) {
  match += '(';
  for (const Phrase& phrase : alternatives) {
    if (&phrase != &alternatives.front()) match += " OR ";
    append_phrase(match, phrase);
  }
  match += ')';
}

}  // namespace

ParsedQuery parse_query(std::string_view text, Tokenizer& tokenizer) {
  const auto clauses = clauses_of(text.substr(0, most_query_bytes), tokenizer);
  ParsedQuery parsed;
  Alternatives excluded;
  for (const Clause& clause : clauses) {
    if (clause.excluded) {
      excluded.insert(excluded.end(), clause.any_of.begin(), clause.any_of.end());
      continue;
    }
    if (!parsed.match.empty()) parsed.match += " AND ";
    append_any(parsed.match, clause.any_of);
    for (const Phrase& phrase : clause.any_of)
      if (std::find(parsed.phrases.begin(), parsed.phrases.end(), phrase) == parsed.phrases.end())
        parsed.phrases.push_back(phrase);
  }
  parsed.only_exclusions = parsed.match.empty() && !excluded.empty();
  if (!parsed.match.empty() && !excluded.empty()) {
    parsed.match = "(" + parsed.match + ") NOT ";
    append_any(parsed.match, excluded);
  }
  return parsed;
}

}  // namespace planlezer
