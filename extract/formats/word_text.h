// The text inside one paragraph of a Word document: runs, fields, changes, content controls, symbols. What is
// deleted, hidden or an instruction is left out. Worker only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/formats/flow_page.h"
#include "extract/formats/word_styles.h"
#include "extract/formats/xml.h"

namespace planlezer {

struct WordNoteMark {
  enum class Kind : std::uint8_t { footnote, endnote, comment };
  Kind kind = Kind::footnote;
  std::string id;
};

struct WordText {
  FlowText runs;
  bool all_bold = true;               // of what has letters
  int half_points = 0;                // of the largest letters
  std::vector<pugi::xml_node> boxes;  // the contents of text boxes that hang here
  std::vector<WordNoteMark> marks;

  bool empty() const;
};

class WordTextReader {
 public:
  explicit WordTextReader(const WordStyles& styles) : styles_(styles) {}

  void read(pugi::xml_node paragraph, const WordStyle& style, WordText& text);
  // Whether the last paragraph belongs to a table of contents that Word made.
  bool in_contents() const { return in_contents_; }
  // "¹", "²", …: the mark of a note in the text.
  std::string mark_of(const WordNoteMark& mark);
  // The notes of a kind in the order of their marks.
  const std::vector<std::string>& marked(WordNoteMark::Kind kind) const {
    return kind == WordNoteMark::Kind::footnote ? footnotes_.ids : endnotes_.ids;
  }

 private:
  struct Field {
    bool in_result = false;
    std::string instruction;
    std::string shown;  // of a field of a form, when it has no result
  };
  void read_inside(pugi::xml_node node, const WordStyle& style, WordText& text, int depth);
  void read_run(pugi::xml_node run, const WordStyle& style, WordText& text, int depth);
  void read_piece(pugi::xml_node piece, const WordStyle& style, WordText& text, int depth);
  void read_field_mark(pugi::xml_node mark, const WordStyle& style, WordText& text);
  void add(std::string_view shown, const WordStyle& style, WordText& text) const;
  bool is_shown() const;

  const WordStyles& styles_;
  std::vector<Field> fields_;
  bool in_contents_ = false;
  struct Marks {
    std::vector<std::string> ids;
    std::map<std::string, int> numbers;
  };
  Marks footnotes_, endnotes_;
};

// Wrappers whose children count as if they stood in their place: insertions, content controls, smart tags, …
bool is_transparent(pugi::xml_node node);
// Of a content control its content, of alternatives the first; otherwise the node itself.
pugi::xml_node content_of(pugi::xml_node node);
// What is deleted, or moved to elsewhere.
bool is_gone(pugi::xml_node node);

}  // namespace planlezer
