// Documents of an invented collection of any size, for measuring: pages with words, boxes, lines and blocks
// as extract/page.h promises them, an analysis beside them, and text that follows real Dutch from word to
// word, so that common words are as common and rare words as rare as in the text it was made from. The same
// text and seed give the same documents.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "storage/store.h"

namespace planlezer {

// The standard's distributions differ from library to library; this does not.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return engine_() % count; }
  std::size_t between(std::size_t least, std::size_t most) { return least + below(most - least + 1); }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <typename T>
  const T& of(const std::vector<T>& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937_64 engine_;
};

// A text as a chain of words: after each word comes one of the words that followed it in the text, as often
// as it did there. One in fifty is replaced by a compound of two of its nouns or by a number, because a
// larger collection goes on giving words that were not seen before.
class WordChain {
 public:
  explicit WordChain(std::string_view text);
  bool empty() const { return nouns_.empty() || sentences_.empty(); }
  // Whole sentences, of at least so many bytes together.
  std::vector<std::string> paragraph(Draw& draw, std::size_t bytes) const;
  std::vector<std::string> heading(Draw& draw) const;

 private:
  std::size_t following(Draw& draw, std::size_t place) const;
  std::string unseen_word(Draw& draw) const;

  std::vector<std::string> words_;        // each once
  std::vector<std::uint32_t> text_;       // places in words_
  std::vector<std::uint32_t> places_;     // in text_, those of one word after one another
  std::vector<std::uint32_t> first_;      // of each word, in places_; and the end
  std::vector<std::uint32_t> sentences_;  // where they begin, in text_
  std::vector<std::uint32_t> nouns_;      // places in words_, as often as they stand after an article
};

struct MadeDocument {
  Occurrence occurrence;
  StoredDocument document;
  Analysis analysis;
  std::size_t text_bytes = 0;
};

MadeDocument make_document(const WordChain& chain, Draw& draw, int number, std::size_t pages);

}  // namespace planlezer
