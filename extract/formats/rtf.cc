#include "extract/formats/rtf.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/code_page.h"

namespace planlezer {

namespace {

// What every dictionary of this compression begins with.
constexpr std::string_view first_words =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

// Of \fcharset; 0 is that of the document.
int code_page_of_charset(int charset) {
  static constexpr std::pair<int, int> pages[] = {
      {77, 10000}, {128, 932},  {129, 949},  {134, 936},  {136, 950},  {161, 1253}, {162, 1254},
      {163, 1258}, {177, 1255}, {178, 1256}, {186, 1257}, {204, 1251}, {222, 874},  {238, 1250}};
  for (const auto& [number, page] : pages)
    if (number == charset) return page;
  return 0;
}

// What is in these is no text of the document.
bool is_hidden(std::string_view word) {
  static constexpr std::string_view hidden[] = {
      "colortbl",  "stylesheet", "info",      "pict",      "objdata", "header",    "headerl", "headerr",
      "headerf",   "footer",     "footerl",   "footerr",   "footerf", "listtable", "fldinst", "themedata",
      "datastore", "revtbl",     "generator", "bkmkstart", "bkmkend", "xmlnstbl",  "rsidtbl", "nonshppict"};
  return std::find(std::begin(hidden), std::end(hidden), word) != std::end(hidden);
}

class RtfReader {
 public:
  explicit RtfReader(std::string_view rtf)
      : rtf_(rtf), html_(rtf.substr(0, 1000).find("\\fromhtml1") != std::string_view::npos) {}
  RtfText read();

 private:
  struct Group {
    bool hidden = false;    // no text of the document
    bool html_tag = false;  // in \*\htmltag: this is the HTML
    bool rtf_only = false;  // between \htmlrtf and \htmlrtf0: only for those who do not read HTML
    bool fonts = false;
    int code_page = 0;  // of the font; 0: that of the document
    std::size_t unicode_skip = 1;
  };
  static constexpr std::size_t deepest = 10'000;

  bool is_shown() const {
    return html_ ? group_.html_tag || (!group_.hidden && !group_.rtf_only) : !group_.hidden;
  }
  void add_byte(char c);
  void add_text(std::string_view utf8);
  void flush();
  void read_control();
  void do_word(std::string_view word, bool has_number, int number);
  void do_font_word(std::string_view word, int number);
  void do_text_word(std::string_view word);
  void skip_after_unicode();

  std::string_view rtf_;
  bool html_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  Group group_;
  std::size_t too_deep_ = 0;
  bool star_ = false;  // \* came just before: what is not known is to be passed over
  int code_page_ = windows_code_page;
  int font_ = 0;
  std::map<int, int> fonts_;  // code pages
  std::string pending_;       // bytes in the code page of the group
  char32_t surrogate_ = 0;
  std::string text_;
};

void RtfReader::flush() {
  if (pending_.empty()) return;
  text_ += decode_text(pending_, charset_of(group_.code_page != 0 ? group_.code_page : code_page_));
  pending_.clear();
}

void RtfReader::add_byte(char c) {
  if (is_shown()) pending_ += c;
}

void RtfReader::add_text(std::string_view utf8) {
  if (!is_shown()) return;
  flush();
  text_ += utf8;
}

// The stand-ins for those who do not know \u.
void RtfReader::skip_after_unicode() {
  for (std::size_t i = 0; i < group_.unicode_skip && at_ < rtf_.size(); ++i) {
    if (rtf_.substr(at_, 2) == "\\'")
      at_ = std::min(rtf_.size(), at_ + 4);
    else if (rtf_[at_] != '{' && rtf_[at_] != '}' && rtf_[at_] != '\\')
      ++at_;
    else
      break;
  }
}

void RtfReader::do_font_word(std::string_view word, int number) {
  if (word == "f") font_ = number;
  if (word == "fcharset") fonts_[font_] = code_page_of_charset(number);
}

void RtfReader::do_text_word(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {"par", "\n"},           {"line", "\n"},          {"sect", "\n"},       {"page", "\n"},
      {"row", "\n"},           {"cell", " | "},         {"tab", "\t"},        {"emdash", "\u2014"},
      {"endash", "\u2013"},    {"bullet", "\u2022"},    {"lquote", "\u2018"}, {"rquote", "\u2019"},
      {"ldblquote", "\u201C"}, {"rdblquote", "\u201D"}, {"emspace", " "},     {"enspace", " "}};
  for (const auto& [name, text] : signs)
    if (name == word) return add_text(text);
}

void RtfReader::do_word(std::string_view word, bool has_number, int number) {
  const bool star = std::exchange(star_, false);
  if (word == "bin") {
    at_ = std::min(rtf_.size(), at_ + static_cast<std::size_t>(std::max(0, number)));
  } else if (word == "htmlrtf") {
    flush();
    group_.rtf_only = !has_number || number != 0;
  } else if (word == "htmltag" && star) {
    group_.html_tag = html_;
    group_.hidden = !html_;
  } else if (word == "fonttbl") {
    group_.fonts = group_.hidden = true;
  } else if (group_.fonts) {
    do_font_word(word, number);
  } else if (star || is_hidden(word)) {
    flush();
    group_.hidden = true;
  } else if (word == "ansicpg") {
    code_page_ = number;
  } else if (word == "f" || word == "plain") {
    flush();
    const auto font = fonts_.find(number);
    group_.code_page = word == "plain" || font == fonts_.end() ? 0 : font->second;
  } else if (word == "uc") {
    group_.unicode_skip = static_cast<std::size_t>(std::clamp(number, 0, 100));
  } else if (word == "u") {
    char32_t c = static_cast<char16_t>(number);
    skip_after_unicode();
    if (c >= 0xD800 && c < 0xDC00) {
      surrogate_ = c;
      return;
    }
    if (c >= 0xDC00 && c < 0xE000)
      c = surrogate_ == 0 ? 0xFFFD : 0x10000 + ((surrogate_ - 0xD800) << 10) + (c - 0xDC00);
    surrogate_ = 0;
    std::string utf8;
    if (c != 0) append_utf8(utf8, c);
    add_text(utf8);
  } else {
    do_text_word(word);
  }
}

void RtfReader::read_control() {
  const char c = at_ < rtf_.size() ? rtf_[at_] : '\0';
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
    const std::size_t begin = at_;
    while (at_ < rtf_.size() && ((rtf_[at_] | 0x20) >= 'a' && (rtf_[at_] | 0x20) <= 'z')) ++at_;
    const std::string_view word = rtf_.substr(begin, at_ - begin);
    const bool negative = at_ < rtf_.size() && rtf_[at_] == '-';
    if (negative) ++at_;
    int number = 0;
    bool has_number = false;
    for (; at_ < rtf_.size() && rtf_[at_] >= '0' && rtf_[at_] <= '9'; ++at_, has_number = true)
      number = number > 100'000'000 ? number : number * 10 + (rtf_[at_] - '0');
    if (at_ < rtf_.size() && rtf_[at_] == ' ') ++at_;
    return do_word(word, has_number, negative ? -number : number);
  }
  ++at_;
  if (c == '\'') {
    unsigned byte = 0;
    for (int i = 0; i < 2 && at_ < rtf_.size(); ++i, ++at_) {
      const char digit = rtf_[at_];
      byte = byte * 16 + static_cast<unsigned>(
                             digit >= '0' && digit <= '9' ? digit - '0' : ((digit | 0x20) - 'a' + 10) & 15);
    }
    return add_byte(static_cast<char>(byte));
  }
  if (c == '*') star_ = true;
  if (c == '~') add_text("\u00A0");
  if (c == '_') add_text("-");
  if (c == '\n' || c == '\r') add_text("\n");
  if (c == '{' || c == '}' || c == '\\') add_byte(c);
}

RtfText RtfReader::read() {
  while (at_ < rtf_.size()) {
    const char c = rtf_[at_++];
    if (c == '{') {
      flush();
      star_ = false;
      if (groups_.size() < deepest)
        groups_.push_back(group_);
      else
        ++too_deep_;
    } else if (c == '}') {
      flush();
      if (too_deep_ > 0) {
        --too_deep_;
      } else if (!groups_.empty()) {
        group_ = groups_.back();
        groups_.pop_back();
      }
    } else if (c == '\\') {
      read_control();
    } else if (c != '\r' && c != '\n' && c != '\0') {
      add_byte(c);
    }
  }
  flush();
  return {std::move(text_), html_};
}

}  // namespace

std::optional<std::string> decompress_rtf(std::string_view untrusted_bytes) {
  constexpr std::uint32_t compressed = 0x75465A4C, stored = 0x414C454D;
  constexpr std::size_t window_size = 4096, head_size = 16;
  ByteReader head(untrusted_bytes);
  head.get<std::uint32_t>();  // size; what there is, is there
  const std::size_t raw_size = head.get<std::uint32_t>();
  const auto kind = head.get<std::uint32_t>();
  if (untrusted_bytes.size() < head_size || (kind != compressed && kind != stored)) return std::nullopt;
  const std::string_view rest = untrusted_bytes.substr(head_size);
  if (kind == stored) return std::string(rest.substr(0, raw_size));
  std::string window(first_words);
  std::size_t write = window.size();
  window.resize(window_size, ' ');
  std::string text;
  const auto put = [&](char c) {
    text += c;
    window[write] = c;
    write = (write + 1) % window_size;
  };
  for (std::size_t at = 0; at < rest.size();) {
    auto flags = static_cast<unsigned char>(rest[at++]);
    for (int bit = 0; bit < 8 && at < rest.size() && text.size() < raw_size; ++bit, flags >>= 1) {
      if ((flags & 1) == 0) {
        put(rest[at++]);
        continue;
      }
      if (at + 2 > rest.size()) return text;
      const auto pair = static_cast<unsigned>(static_cast<unsigned char>(rest[at]) << 8 |
                                              static_cast<unsigned char>(rest[at + 1]));
      at += 2;
      const std::size_t from = pair >> 4;
      if (from == write) return text;
      for (std::size_t i = 0; i < (pair & 15) + 2; ++i) put(window[(from + i) % window_size]);
    }
  }
  return text;
}

RtfText read_rtf(std::string_view untrusted_rtf) {
  return RtfReader(untrusted_rtf).read();
}

}  // namespace planlezer
