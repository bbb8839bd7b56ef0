#include "storage/search/query_pieces.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "storage/search/query.h"

namespace planlezer {

namespace {

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

bool ends_piece(char32_t c) {
  return is_blank(c) || is_quote(c) || c == '(' || c == ')';
}

std::optional<int> distance_of(std::string_view digits) {
  int number = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (code != std::errc() || end != digits.data() + digits.size() || number < 1) return std::nullopt;
  return std::min(number, farthest_distance);
}

// Divides what was typed; says so in `problem` when it cannot be meant.
class Splitter {
 public:
  Splitter(std::string_view text, std::string& problem) : text_(text), problem_(problem) {}

  std::vector<Piece> split() {
    while (offset_ < text_.size()) {
      std::size_t next = offset_;
      const char32_t c = next_code_point(text_, next);
      if (is_blank(c) || c == '(' || c == ')') {
        offset_ = next;
        excluded_ = false;
      } else if (is_quote(c)) {
        add({Piece::Kind::quoted, quoted(next), {}, excluded_});
      } else if (c == '-' && !excluded_) {
        excluded_ = true;
        offset_ = next;
      } else {
        take_word();
      }
    }
    return std::move(pieces_);
  }

 private:
  void add(Piece piece) {
    pieces_.push_back(piece);
    excluded_ = false;
  }
  void wrong(std::string_view why) {
    if (problem_.empty()) problem_ = why;
  }
  std::string_view quoted(std::size_t begin) {
    const std::size_t end = find_end(text_, begin, is_quote);
    offset_ = end;
    if (end < text_.size()) next_code_point(text_, offset_);
    return text_.substr(begin, end - begin);
  }
  void take_word() {
    const std::size_t end = find_end(text_, offset_, ends_piece);
    const std::string_view word = text_.substr(offset_, end - offset_);
    offset_ = end;
    if (word == "OR" || word == "OF") return add({Piece::Kind::any, word, {}});
    if (word == "NEAR" && end < text_.size() && text_[end] == '(') return take_near(end + 1);
    if (word == "NEAR") return add({Piece::Kind::distance, word, {}, false, usual_distance});
    if (word.starts_with("NEAR/")) {
      const auto distance = distance_of(word.substr(5));
      if (!distance) wrong("Achter NEAR/ hoort een getal, zoals NEAR/8.");
      return add({Piece::Kind::distance, word, {}, false, distance.value_or(usual_distance)});
    }
    const std::size_t colon = word.find(':');
    if (colon != std::string_view::npos && colon > 0) {
      std::string_view value = word.substr(colon + 1);
      if (value.empty() && offset_ < text_.size()) {
        std::size_t next = offset_;
        if (is_quote(next_code_point(text_, next))) value = quoted(next);
      }
      return add({Piece::Kind::filter, value, word.substr(0, colon), excluded_});
    }
    add({Piece::Kind::words, word, {}, excluded_});
  }
  void take_near(std::size_t begin) {
    const std::size_t end = std::min(text_.find(')', begin), text_.size());
    std::string_view inside = text_.substr(begin, end - begin);
    offset_ = std::min(end + 1, text_.size());
    int distance = usual_distance;
    if (const auto comma = inside.rfind(','); comma != std::string_view::npos)
      if (const auto given = distance_of(trim(inside.substr(comma + 1)))) {
        distance = *given;
        inside = inside.substr(0, comma);
      }
    add({Piece::Kind::near, inside, {}, excluded_, distance});
  }

  std::string_view text_;
  std::string& problem_;
  std::size_t offset_ = 0;
  bool excluded_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> divide_query(std::string_view text, std::string& problem) {
  return Splitter(text, problem).split();
}

}  // namespace planlezer
