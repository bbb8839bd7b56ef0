// Text for matching, with a way back to the page. Line breaks and line-end hyphens are resolved, soft hyphens
// and zero-widths dropped, spaces single, compatibility forms folded (NFKC) but for superscripts, subscripts
// and fractions: "artikel 5¹" must not become "artikel 51". Typographic apostrophes become "'". Case is kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace planlezer {

class NormalText {
 public:
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }

  // Adds the words of `span`, after a space when something stands there already.
  void append(const Page& page, Span span);

  // Where the bytes [begin, end) of text() stand, one place per page, in order.
  std::vector<Place> places(Span span) const;

 private:
  // A stretch of text_ and where it came from: as it stands there, byte for byte, or one character of the
  // page that other bytes stand for. It ends where the next one begins.
  struct Run {
    std::uint32_t at;  // in text_
    std::int32_t page;
    std::uint32_t begin, end;  // on the page
    bool verbatim;
  };
  // The bytes [begin, end) of the page as they stand.
  void copy(const Page& page, std::uint32_t begin, std::uint32_t end);
  void put(std::string_view bytes, std::int32_t page, std::uint32_t begin, std::uint32_t end);
  void put_line_break(const Page& page, std::uint32_t at, Span span);
  void drop_last_byte();

  std::string text_;
  std::vector<Run> runs_;
};

// The same folding without a way back, for words from registers and rules.
std::string normal(std::string_view text);

// Lower case for ASCII and Latin-1 letters: enough for Dutch, and the length in bytes stays the same.
std::string lower_dutch(std::string_view text);

// The text of each page, normalised and in lower case.
std::vector<std::string> lower_pages_of(const Extracted& document);

}  // namespace planlezer
