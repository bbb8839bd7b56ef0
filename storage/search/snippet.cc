#include "storage/search/snippet.h"

#include <algorithm>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t snippet_words = 30;

}  // namespace

std::string readable(const Page& page, Span span, const std::vector<Span>& marked) {
  constexpr std::string_view soft_hyphen = "\xC2\xAD";
  const std::string_view text = page.text;
  std::string line;
  auto mark = marked.begin();
  for (std::size_t i = span.begin; i < span.end; ++i) {
    if (mark != marked.end() && i == mark->begin) line += "«";
    if (text.substr(i, soft_hyphen.size()) == soft_hyphen) {
      i += soft_hyphen.size() - 1;
      while (i + 1 < span.end && text[i + 1] == '\n') ++i;
    } else if (text[i] == '-' && i + 1 < span.end && text[i + 1] == '\n' && !line.empty() &&
               line.back() != ' ') {
      const auto word = text.find_last_of(" \n", i);
      const std::size_t begin = word == std::string_view::npos ? 0 : word + 1;
      std::size_t next = i + 1;
      while (next < span.end && text[next] == '\n') ++next;
      const std::string_view after = text.substr(next, text.find_first_of(" \n", next) - next);
      const bool joins = joins_without_hyphen(text.substr(begin, i - begin), after);
      if (!joins) line += '-';
      if (!joins && (after == "en" || after == "of" || after == "tot" || after == "en/of")) line += ' ';
      i = next - 1;
    } else if (text[i] == '\n' || text[i] == ' ') {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else {
      line += text[i];
    }
    if (mark != marked.end() && i + 1 >= mark->end) {
      line += "»";
      ++mark;
    }
  }
  return std::string(trim(line));
}

namespace {

bool is_margin(BlockKind kind) {
  return kind == BlockKind::running_head || kind == BlockKind::running_foot || kind == BlockKind::contents;
}

bool in_margin(const Page& page, Span span) {
  const auto block = std::partition_point(page.blocks.begin(), page.blocks.end(),
                                          [&](const Block& b) { return b.text.end <= span.begin; });
  return block != page.blocks.end() && block->text.begin <= span.begin && is_margin(block->kind);
}

// The run of matches that fits in a snippet and says most: different words of the query first, then how many.
std::pair<std::size_t, std::size_t> best_run(const Page& page, const PageMatches& found) {
  const auto word_at = [&](std::uint32_t offset) {
    return static_cast<std::size_t>(
        std::partition_point(found.words.begin(), found.words.end(),
                             [&](const Span& word) { return word.end <= offset; }) -
        found.words.begin());
  };
  std::pair<std::size_t, std::size_t> best{0, 0};
  double best_score = -1;
  for (std::size_t first = 0; first < found.matches.size(); ++first) {
    const std::size_t limit = word_at(found.matches[first].span.begin) + snippet_words - 6;
    std::vector<std::size_t> seen;
    double score = 0;
    std::size_t last = first;
    for (std::size_t i = first; i < found.matches.size() && word_at(found.matches[i].span.begin) < limit;
         ++i) {
      const bool known = std::find(seen.begin(), seen.end(), found.matches[i].clause) != seen.end();
      if (!known) seen.push_back(found.matches[i].clause);
      const double weight = in_margin(page, found.matches[i].span) ? 0.1 : 1;
      score += weight * (known ? 1 : 20);
      last = i;
    }
    if (score > best_score) {
      best_score = score;
      best = {first, last};
    }
    if (first > 500) break;  // such a page says the same everywhere
  }
  return best;
}

bool ends_sentence(std::string_view text, std::size_t word_begin) {
  while (word_begin > 0 && (text[word_begin - 1] == ' ' || text[word_begin - 1] == '\n')) {
    if (word_begin > 1 && text[word_begin - 1] == '\n' && text[word_begin - 2] == '\n') return true;
    --word_begin;
  }
  if (word_begin == 0) return true;
  const char before = text[word_begin - 1];
  return before == '.' || before == '?' || before == '!' || before == ':';
}

}  // namespace

std::string snippet_of(const Page& page, const PageMatches& found, std::uint32_t start) {
  if (found.words.empty()) return {};
  const auto index_of = [&](std::uint32_t offset) {
    const auto word = std::partition_point(found.words.begin(), found.words.end(),
                                           [&](const Span& w) { return w.end <= offset; });
    return std::min(static_cast<std::size_t>(word - found.words.begin()), found.words.size() - 1);
  };
  std::size_t first = index_of(start);
  std::size_t last = first;
  std::vector<Span> marked;
  if (!found.matches.empty()) {
    const auto [from, to] = best_run(page, found);
    first = index_of(found.matches[from].span.begin);
    last = index_of(found.matches[to].span.end - 1);
  }
  // Back to the start of the sentence when it is near, otherwise a few words of what comes before.
  const std::size_t room = snippet_words > last - first ? snippet_words - (last - first) : 1;
  const std::size_t most_back = std::min(first, found.matches.empty() ? 0 : room / 2);
  std::size_t back = 0;
  while (back < most_back && !ends_sentence(page.text, found.words[first - back].begin)) ++back;
  first -= back;
  last = std::max(last, std::min(first + snippet_words - 1, found.words.size() - 1));
  Span span{found.words[first].begin, found.words[last].end};
  while (span.end < page.text.size() &&
         std::string_view(".,;:!?)%").find(page.text[span.end]) != std::string_view::npos)
    ++span.end;
  for (const Match& match : found.matches)
    if (match.span.begin >= span.begin && match.span.begin < span.end) {
      marked.push_back(match.span);
      span.end = std::max(span.end, match.span.end);
    }
  std::string snippet = readable(page, span, marked);
  if (!trim(std::string_view(page.text).substr(0, span.begin)).empty()) snippet.insert(0, "… ");
  if (!trim(std::string_view(page.text).substr(span.end)).empty()) snippet += " …";
  return snippet;
}

}  // namespace planlezer
