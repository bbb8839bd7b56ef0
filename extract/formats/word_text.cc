#include "extract/formats/word_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "base/text.h"
#include "extract/formats/flow_story.h"
#include "extract/formats/word_numbering.h"

namespace planlezer {

namespace {

constexpr std::size_t deepest_field = 50;

// Symbols by their code in Symbol and Wingdings, which people use for ticks and arrows.
std::string_view symbol_text(std::string_view font, unsigned code) {
  code &= 0xFF;
  if (font.starts_with("Wingdings")) {
    static constexpr std::pair<unsigned, std::string_view> known[] = {
        {0xFC, "✓"}, {0xFE, "☒"}, {0xFD, "☒"}, {0x78, "☒"}, {0x52, "☒"}, {0xFB, "✗"}, {0xA8, "☐"},
        {0x6F, "☐"}, {0x71, "☐"}, {0xE0, "→"}, {0xE8, "→"}, {0xF0, "→"}, {0xDF, "←"}, {0xE1, "↑"},
        {0xE2, "↓"}, {0xA7, "▪"}, {0x6C, "●"}, {0x6E, "■"}, {0x4A, "☺"}, {0x4C, "☹"}};
    for (const auto& [at, text] : known)
      if (at == code) return text;
  }
  if (font.starts_with("Symbol")) {
    static constexpr std::pair<unsigned, std::string_view> known[] = {
        {0xB3, "≥"}, {0xA3, "≤"}, {0xB1, "±"}, {0xB4, "×"}, {0xAE, "→"}, {0xDE, "⇒"},
        {0xB9, "≠"}, {0xBB, "≈"}, {0x2D, "-"}, {0xA0, "€"}, {0x61, "α"}, {0x62, "β"},
        {0x6D, "µ"}, {0x44, "Δ"}, {0xD7, "·"}, {0xC5, "⊕"}};
    for (const auto& [at, text] : known)
      if (at == code) return text;
  }
  return "•";
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x20; });
}

bool is_ticked(pugi::xml_node box) {
  const auto checked = child_of(box, "checked");
  return checked ? is_on(checked) : is_on(child_of(box, "default"));
}

// What a form field shows by itself: a box with or without a tick, the chosen entry of a list.
std::string form_value(pugi::xml_node form) {
  if (const auto box = child_of(form, "checkBox")) return is_ticked(box) ? "☒" : "☐";
  const auto list = child_of(form, "ddList");
  int chosen = number_attribute(child_of(list, "result"), "val",
                                number_attribute(child_of(list, "default"), "val", 0));
  for (const pugi::xml_node entry : list.children())
    if (is(entry, "listEntry") && chosen-- == 0) return std::string(attribute_of(entry, "val"));
  return {};
}

}  // namespace

bool is_transparent(pugi::xml_node node) {
  static constexpr std::string_view names[] = {
      "ins", "moveTo",    "hyperlink",        "smartTag", "sdt",      "sdtContent", "customXml", "bdo",
      "dir", "fldSimple", "AlternateContent", "Choice",   "Fallback", "ruby",       "rubyBase"};
  return std::find(std::begin(names), std::end(names), local_name(node)) != std::end(names);
}

bool is_gone(pugi::xml_node node) {
  return is(node, "del") || is(node, "moveFrom");
}

pugi::xml_node content_of(pugi::xml_node node) {
  if (is(node, "sdt")) {
    // "Klik om tekst in te voeren" is nobody's text.
    if (is_on(child_of(child_of(node, "sdtPr"), "showingPlcHdr"))) return {};
    return child_of(node, "sdtContent");
  }
  if (is(node, "AlternateContent")) {
    const auto choice = child_of(node, "Choice");
    return choice ? choice : child_of(node, "Fallback");
  }
  if (is(node, "ruby")) return child_of(node, "rubyBase");
  return node;
}

bool WordText::empty() const {
  return std::none_of(runs.begin(), runs.end(), [](const FlowRun& run) { return has_letters(run.text); });
}

bool WordTextReader::is_shown() const {
  return std::all_of(fields_.begin(), fields_.end(), [](const Field& field) { return field.in_result; });
}

void WordTextReader::add(std::string_view shown, const WordStyle& style, WordText& text) const {
  if (shown.empty() || style.hidden || !is_shown()) return;
  FlowRun run{std::string(shown), style.bold, style.italic};
  static constexpr std::string_view soft_hyphen = "\u00AD";
  for (auto at = run.text.find(soft_hyphen); at != std::string::npos; at = run.text.find(soft_hyphen))
    run.text.erase(at, soft_hyphen.size());
  if (has_letters(run.text)) {
    text.all_bold = text.all_bold && style.bold;
    text.half_points = std::max(text.half_points, style.half_points);
  }
  text.runs.push_back(std::move(run));
}

void WordTextReader::read(pugi::xml_node paragraph, const WordStyle& style, WordText& text) {
  const auto is_contents = [](const Field& field) { return trim(field.instruction).starts_with("TOC"); };
  in_contents_ = std::any_of(fields_.begin(), fields_.end(), is_contents);
  read_inside(paragraph, style, text, 0);
  in_contents_ = in_contents_ || std::any_of(fields_.begin(), fields_.end(), is_contents);
  // An instruction does not go on in the next paragraph: without this a field that was never ended would hide
  // the rest of the document.
  while (!fields_.empty() && !fields_.back().in_result) fields_.pop_back();
}

void WordTextReader::read_inside(pugi::xml_node node, const WordStyle& style, WordText& text, int depth) {
  if (depth > deepest_element) return;
  for (const pugi::xml_node child : node.children()) {
    if (is(child, "r"))
      read_run(child, style, text, depth + 1);
    else if (is_transparent(child))
      read_inside(content_of(child), style, text, depth + 1);
    else if (is(child, "oMath") || is(child, "oMathPara"))
      add(text_under(child), style, text);
    else if (is(child, "commentRangeEnd") && is_shown())
      text.marks.push_back({WordNoteMark::Kind::comment, std::string(attribute_of(child, "id"))});
  }
}

void WordTextReader::read_run(pugi::xml_node run, const WordStyle& style, WordText& text, int depth) {
  WordStyle own = style;
  const auto properties = child_of(run, "rPr");
  if (const WordStyle* named = styles_.find(attribute_of(child_of(properties, "rStyle"), "val"))) {
    own.bold |= named->bold;
    own.italic |= named->italic;
    own.hidden |= named->hidden;
    if (named->half_points > 0) own.half_points = named->half_points;
  }
  apply_run_properties(properties, own);
  for (const pugi::xml_node piece : run.children()) read_piece(piece, own, text, depth);
}

void WordTextReader::read_piece(pugi::xml_node piece, const WordStyle& style, WordText& text, int depth) {
  const std::string_view name = local_name(piece);
  if (name == "t") {
    add(text_under(piece), style, text);
  } else if (name == "tab" || name == "ptab") {
    add("\t", style, text);
  } else if (name == "br" || name == "cr") {
    add("\n", style, text);
  } else if (name == "noBreakHyphen") {
    add("-", style, text);
  } else if (name == "sym") {
    const std::string code(attribute_of(piece, "char"));
    add(symbol_text(attribute_of(piece, "font"),
                    static_cast<unsigned>(std::strtoul(code.c_str(), nullptr, 16))),
        style, text);
  } else if (name == "fldChar") {
    read_field_mark(piece, style, text);
  } else if (name == "instrText") {
    if (!fields_.empty() && fields_.back().instruction.size() < 1000)
      fields_.back().instruction += text_under(piece);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    if (!is_shown() || style.hidden) return;
    const auto kind = name[0] == 'f' ? WordNoteMark::Kind::footnote : WordNoteMark::Kind::endnote;
    text.marks.push_back({kind, std::string(attribute_of(piece, "id"))});
    const bool bold = text.all_bold;
    add(mark_of(text.marks.back()), style, text);
    text.all_bold = bold;
  } else if (name == "AlternateContent") {
    for (const pugi::xml_node chosen : content_of(piece).children())
      if (depth < deepest_element) read_piece(chosen, style, text, depth + 1);
  } else if (name == "r") {
    // Some programs put links inside runs, and runs in those.
    if (depth < deepest_element) read_run(piece, style, text, depth + 1);
  } else if (is_transparent(piece)) {
    read_inside(content_of(piece), style, text, depth + 1);
  } else if (name == "drawing" || name == "pict" || name == "object") {
    if (!is_shown()) return;
    for (const pugi::xml_node box : all_under(piece, "txbxContent")) text.boxes.push_back(box);
  }
}

void WordTextReader::read_field_mark(pugi::xml_node mark, const WordStyle& style, WordText& text) {
  const std::string_view type = attribute_of(mark, "fldCharType");
  if (type == "begin" && fields_.size() < deepest_field) {
    fields_.push_back({false, "", form_value(child_of(mark, "ffData"))});
  } else if (type == "separate" && !fields_.empty()) {
    fields_.back().in_result = true;
  } else if (type == "end" && !fields_.empty()) {
    const Field field = std::move(fields_.back());
    fields_.pop_back();
    if (!field.shown.empty()) add(field.shown, style, text);
  }
}

std::string WordTextReader::mark_of(const WordNoteMark& mark) {
  const bool endnote = mark.kind == WordNoteMark::Kind::endnote;
  Marks& marks = endnote ? endnotes_ : footnotes_;
  const auto [known, is_new] = marks.numbers.try_emplace(mark.id, static_cast<int>(marks.ids.size()) + 1);
  if (is_new) marks.ids.push_back(mark.id);
  const int number = known->second;
  if (endnote) return number_text(number, "lowerRoman");
  return raised(std::to_string(number));
}

}  // namespace planlezer
