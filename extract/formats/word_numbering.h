// The bullets and numbers that Word puts before list items and headings: they stand nowhere in the text.
// Worker only.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "extract/formats/word_styles.h"
#include "extract/formats/xml.h"

namespace planlezer {

inline constexpr int list_levels = 9;

class WordNumbering {
 public:
  WordNumbering(pugi::xml_node numbering, const WordStyles& styles);

  // The label of the next item of a list, and counts it. Empty: nothing is shown.
  std::string next(int list, int level);
  bool is_list(int list) const { return lists_.contains(list); }
  // The level of a list that a style of paragraphs is bound to; -1: none.
  int level_of_style(int list, std::string_view style_id) const;

 private:
  struct Level {
    int start = 1;
    std::string format = "decimal", text, style;
    bool all_decimal = false;  // legal numbering: "2.1" under chapter "II"
    int restart_after = -1;    // 0: never; -1: after any higher level
  };
  using Levels = std::array<Level, list_levels>;
  struct List {
    int counted_as = 0;  // lists that share their counters
    Levels levels;
    std::array<int, list_levels> new_starts{};  // -1: goes on where it was
  };
  static void read_level(pugi::xml_node node, Levels& levels);

  std::map<int, List> lists_;
  struct Counters {
    std::array<int, list_levels> value{};
    std::array<bool, list_levels> begun{};
  };
  std::map<int, Counters> counters_;
};

// "c", "C", "iii", "III", "03", "3": a number in one of Word's formats.
std::string number_text(int value, std::string_view format);
// A bullet in a font of symbols as a character that everyone has.
std::string plain_bullet(std::string_view text);

}  // namespace planlezer
