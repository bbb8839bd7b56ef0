#include "storage/search/matches.h"

#include <algorithm>
#include <bitset>
#include <unordered_map>

#include "storage/search/page_columns.h"

namespace planlezer {

namespace {

// A term of the query on the page.
struct Occurrence {
  std::uint32_t place = 0;  // the how-manieth word of its column
  Span span, rest;
};
using Occurrences = std::vector<Occurrence>;  // by place

// Which places of the query's patterns a term stands for.
class Wanted {
 public:
  // Most terms of a page are not wanted; a look at their letters tells.
  static std::size_t trait_of(std::string_view term) {
    return (term.size() * 67 + static_cast<unsigned char>(term.back()) * 31U +
            static_cast<unsigned char>(term[term.size() / 2])) %
           1024;
  }
  explicit Wanted(const std::vector<Clause>& clauses) {
    for (const Clause& clause : clauses)
      for (const Pattern& pattern : clause.any_of)
        for (const QueryPlace& place : pattern.places) {
          for (const std::string& term : place.terms)
            if (place.prefix)
              beginnings_.emplace_back(term, places_);
            else
              add_term(term);
          ++places_;
        }
  }
  std::size_t places() const { return places_; }

  template <typename Use>
  void each(const Token& token, Use use) const {
    if (const auto found = traits_.test(trait_of(token.term)) ? terms_.find(token.term) : terms_.end();
        found != terms_.end())
      for (const std::size_t place : found->second) use(place);
    for (const auto& [beginning, place] : beginnings_)
      if (token.term.starts_with(beginning)) use(place);
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  void add_term(const std::string& term) {
    terms_[term].push_back(places_);
    traits_.set(trait_of(term));
  }
  std::size_t places_ = 0;
  std::bitset<1024> traits_;
  std::unordered_map<std::string, std::vector<std::size_t>, Hash, std::equal_to<>> terms_;
  std::vector<std::pair<std::string, std::size_t>> beginnings_;
};

const Occurrence* at_place(const Occurrences& occurrences, std::uint32_t place) {
  const auto found = std::partition_point(occurrences.begin(), occurrences.end(),
                                          [&](const Occurrence& one) { return one.place < place; });
  return found != occurrences.end() && found->place == place ? &*found : nullptr;
}

const Occurrence* nearest(const Occurrences& occurrences, std::uint32_t place) {
  const auto after = std::partition_point(occurrences.begin(), occurrences.end(),
                                          [&](const Occurrence& one) { return one.place < place; });
  if (after == occurrences.begin()) return after == occurrences.end() ? nullptr : &*after;
  const auto before = after - 1;
  return after == occurrences.end() || place - before->place <= after->place - place ? &*before : &*after;
}

// The matches in one column.
class Column {
 public:
  Column(const ColumnText& text, std::vector<Occurrences> found, std::vector<Match>& matches)
      : text_(text), found_(std::move(found)), matches_(matches) {}

  void find(const Pattern& pattern, std::size_t first, std::size_t clause) {
    for (const Occurrence& start : found_[first]) {
      if (pattern.near > 0)
        find_near(pattern, first, start, clause);
      else
        find_phrase(pattern, first, start, clause);
    }
  }

 private:
  void add(Span span, std::size_t clause) {
    if (!span.empty()) matches_.push_back({text_.on_page(span), clause});
  }
  void find_phrase(const Pattern& pattern, std::size_t first, const Occurrence& start, std::size_t clause) {
    Span span = start.span;
    for (std::size_t i = 1; i < pattern.places.size(); ++i) {
      const Occurrence* next = at_place(found_[first + i], start.place + static_cast<std::uint32_t>(i));
      if (!next) return;
      span.end = std::max(span.end, next->span.end);
    }
    add(span, clause);
    if (pattern.places.size() == 1) add(start.rest, clause);
  }
  void find_near(const Pattern& pattern, std::size_t first, const Occurrence& start, std::size_t clause) {
    std::vector<const Occurrence*> all = {&start};
    std::uint32_t least = start.place, most = start.place;
    for (std::size_t i = 1; i < pattern.places.size(); ++i) {
      const Occurrence* other = nearest(found_[first + i], start.place);
      if (!other) return;
      least = std::min(least, other->place);
      most = std::max(most, other->place);
      all.push_back(other);
    }
    if (most - least > static_cast<std::uint32_t>(pattern.near) + 1) return;
    for (const Occurrence* one : all) {
      add(one->span, clause);
      add(one->rest, clause);
    }
  }

  const ColumnText& text_;
  std::vector<Occurrences> found_;
  std::vector<Match>& matches_;
};

}  // namespace

PageMatches find_matches(const Page& page, const std::vector<Clause>& clauses, Tokenizer& tokenizer) {
  const Wanted wanted(clauses);
  PageMatches result;
  for (const ColumnText& column : columns_of(page)) {
    std::vector<Occurrences> found(wanted.places());
    std::uint32_t place = 0;
    tokenizer.tokenize(column.text, [&](const Token& token) {
      if (token.first) {
        ++place;
        if (token.term.front() != text_break) result.words.push_back(column.on_page(token.span));
      }
      wanted.each(token, [&](std::size_t where) {
        if (found[where].empty() || found[where].back().place != place)
          found[where].push_back({place, place_of(token, column.text), token.rest});
      });
      return true;
    });
    Column in_column(column, std::move(found), result.matches);
    std::size_t first = 0;
    for (std::size_t clause = 0; clause < clauses.size(); ++clause)
      for (const Pattern& pattern : clauses[clause].any_of) {
        in_column.find(pattern, first, clause);
        first += pattern.places.size();
      }
  }
  const auto by_place = [](const Span& a, const Span& b) { return a.begin < b.begin; };
  if (!std::is_sorted(result.words.begin(), result.words.end(), by_place))
    std::sort(result.words.begin(), result.words.end(), by_place);
  put_in_order(result.matches);
  return result;
}

void put_in_order(std::vector<Match>& matches) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::uint32_t end = 0;
  std::erase_if(matches, [&](const Match& match) {
    if (match.span.begin < end) return true;
    end = match.span.end;
    return false;
  });
}

}  // namespace planlezer
