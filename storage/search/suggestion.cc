#include "storage/search/suggestion.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "storage/search/query.h"
#include "storage/search/ranking.h"

namespace planlezer {

namespace {

struct Candidate {
  std::string word;
  int distance = 0;
  std::int64_t pages = 0;
  bool better_than(const Candidate& other) const {
    if (distance != other.distance) return distance < other.distance;
    return pages != other.pages ? pages > other.pages : word < other.word;
  }
};

Result<bool> stands_somewhere(Database& database, Tokenizer& tokenizer, const std::string& word) {
  const ParsedQuery query = parse_query(word, tokenizer);
  if (query.clauses.empty()) return true;
  return any_page_matches(database, match_expression(query));
}

// Beginnings that the right word may have: as typed, and with its first two letters mended.
std::vector<std::string> beginnings_of(const std::string& word) {
  std::vector<std::string> beginnings = {word.substr(0, 2)};
  if (word.size() > 2) {
    beginnings.push_back({word[1], word[0]});
    beginnings.push_back({word[0], word[2]});  // the second is one too many
    beginnings.push_back({word[1], word[2]});  // the first is
  }
  std::sort(beginnings.begin(), beginnings.end());
  beginnings.erase(std::unique(beginnings.begin(), beginnings.end()), beginnings.end());
  return beginnings;
}

Result<std::string> nearest_word(Database& database, const std::string& word) {
  const int most = word.size() < 4 ? 0 : word.size() < 7 ? 1 : 2;
  Candidate best{"", most + 1, 0};
  if (most == 0) return std::string();
  for (const std::string& beginning : beginnings_of(word)) {
    std::string behind = beginning;
    behind.back() = static_cast<char>(behind.back() + 1);
    auto terms =
        database.query("SELECT term, doc FROM page_terms WHERE term >= ? AND term < ?", beginning, behind);
    while (terms.next()) {
      const std::string_view term = terms.bytes(0);
      const int distance = distance_between(word, term, most);
      Candidate candidate{std::string(term), distance, terms.integer(1)};
      if (distance > 0 && distance <= most && candidate.better_than(best)) best = std::move(candidate);
    }
    if (auto done = terms.finish(); !done) return tl::unexpected(done.error());
  }
  return best.word;
}

}  // namespace

int distance_between(std::string_view a, std::string_view b, int most) {
  const auto difference = static_cast<int>(a.size()) - static_cast<int>(b.size());
  if (std::abs(difference) > most) return most + 1;
  std::vector<int> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = static_cast<int>(i);
    int least = next[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
      least = std::min(least, next[j]);
    }
    if (least > most) return most + 1;
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

Result<std::string> suggest(Database& database, Tokenizer& tokenizer, std::string_view query,
                            const std::vector<std::string>& words) {
  std::map<std::string, std::string, std::less<>> better;
  for (const std::string& word : words) {
    const auto there = stands_somewhere(database, tokenizer, word);
    if (!there) return tl::unexpected(there.error());
    if (*there) continue;
    auto nearest = nearest_word(database, word);
    if (!nearest) return nearest;
    if (!nearest->empty()) better.emplace(word, *nearest);
  }
  if (better.empty()) return std::string();
  std::string suggestion;
  std::size_t end = 0;
  tokenizer.tokenize(query, [&](const Token& token) {
    const auto found = token.first ? better.find(token.term) : better.end();
    if (found == better.end()) return true;
    suggestion.append(query.substr(end, token.span.begin - end)).append(found->second);
    end = token.span.end;
    return true;
  });
  return suggestion.append(query.substr(end));
}

}  // namespace planlezer
