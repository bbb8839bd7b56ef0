#include "storage/snippet.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t snippet_words = 30;

// Which words of the query a word of the page is, as bits.
class WordMasks {
 public:
  explicit WordMasks(const std::vector<Phrase>& phrases) {
    std::size_t bit = 0;
    for (const Phrase& phrase : phrases)
      for (const QueryWord& word : phrase) {
        auto& mask = (word.exact ? forms_ : stems_)[word.text];
        if (mask == 0 && bit < 64) mask = std::uint64_t{1} << bit++;
      }
  }
  std::uint64_t of(const Token& token) const { return find(stems_, token.stem) | find(forms_, token.form); }
  std::uint64_t of(const QueryWord& word) const { return find(word.exact ? forms_ : stems_, word.text); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Masks = std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>>;
  static std::uint64_t find(const Masks& masks, std::string_view text) {
    const auto found = masks.find(text);
    return found == masks.end() ? 0 : found->second;
  }
  Masks stems_, forms_;
};

struct WordPlace {
  std::uint64_t mask = 0;
  std::uint64_t whole_mask = 0;
  Span whole;
};

bool stands_at(const std::vector<WordPlace>& places, std::size_t at,
               const std::vector<std::uint64_t>& phrase) {
  if (at + phrase.size() > places.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i)
    if (((places[at + i].mask | places[at + i].whole_mask) & phrase[i]) == 0) return false;
  return true;
}

}  // namespace

PageMatches find_matches(const Page& page, const std::vector<Phrase>& phrases, Tokenizer& tokenizer) {
  const WordMasks masks(phrases);
  PageMatches found;
  std::vector<WordPlace> places;
  tokenizer.tokenize(page.text, [&](const Token& token) {
    if (token.whole) {
      places.back().whole_mask = masks.of(token);
      places.back().whole = token.span;
    } else {
      found.words.push_back(token.span);
      places.push_back({masks.of(token), 0, {}});
    }
    return true;
  });
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    std::vector<std::uint64_t> wanted;
    for (const QueryWord& word : phrases[p]) wanted.push_back(masks.of(word));
    for (std::size_t at = 0; at < places.size(); ++at) {
      if (!stands_at(places, at, wanted)) continue;
      const std::size_t last = at + wanted.size() - 1;
      Span span{found.words[at].begin, found.words[last].end};
      if ((places[last].mask & wanted.back()) == 0) span.end = places[last].whole.end;
      found.matches.push_back({span, p});
    }
  }
  std::sort(found.matches.begin(), found.matches.end(), [](const Match& a, const Match& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::uint32_t end = 0;
  std::erase_if(found.matches, [&](const Match& match) {
    if (match.span.begin < end) return true;
    end = match.span.end;
    return false;
  });
  return found;
}

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
      const bool known = std::find(seen.begin(), seen.end(), found.matches[i].phrase) != seen.end();
      if (!known) seen.push_back(found.matches[i].phrase);
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
