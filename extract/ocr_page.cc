#include "extract/ocr_page.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "extract/layout.h"
#include "extract/ocr_cells.h"
#include "extract/ocr_decision.h"
#include "extract/ocr_layer.h"
#include "extract/ocr_mend.h"
#include "extract/ocr_words.h"
#include "extract/raster.h"

namespace planlezer {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr float points = 72;
constexpr float ascender_to_descender = 0.93F;  // of the letter size, in common fonts
constexpr float poor_confidence = 0.6F;
constexpr float hopeless_confidence = 0.3F;
constexpr std::size_t some_words = 20;
constexpr std::size_t some_letters = 40;  // shapes that stand in rows: enough to expect words

struct Attempt {
  PreparedPage prepared;
  Recognised recognised;
  float confidence = 0;  // mean over letters
  double worth = 0;      // letters that can be trusted
};

// The recogniser reads lines that stand upright too, but breaks them in the wrong places.
bool lies_on_its_side(const std::vector<RecognisedWord>& words) {
  std::size_t tall = 0;
  std::size_t wide = 0;
  for (const RecognisedWord& word : words)
    if (word.text.size() >= 4) ++(word.box.height() > 1.5F * word.box.width() ? tall : wide);
  return tall > wide;
}

Attempt attempt(const Raster& displayed, std::optional<int> quarter_turns, Layout layout,
                Recogniser& recogniser, Clock::time_point until) {
  Attempt result;
  result.prepared = prepare(displayed, quarter_turns);
  const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now());
  result.recognised = recogniser.recognise(result.prepared.picture, layout, std::max(left, milliseconds(1)));
  auto& words = result.recognised.words;
  drop_junk(words, result.prepared.rulings);
  drop_columns(words);
  drop_remains(words);
  mend_bullets(words);
  double letters = 0;
  double sum = 0;
  for (const RecognisedWord& word : words) {
    letters += static_cast<double>(word.text.size());
    sum += static_cast<double>(word.text.size()) * word.confidence;
    if (word.confidence > poor_confidence)
      result.worth += static_cast<double>(word.text.size()) * word.confidence;
  }
  result.confidence = letters > 0 ? static_cast<float>(sum / letters) : 0;
  if (lies_on_its_side(words)) {
    result.confidence = std::min(result.confidence, poor_confidence / 2);
    result.worth /= 2;
  }
  return result;
}

// The reading that gives most words that can be trusted. More than one is made only when the first one is
// poor.
Attempt best_attempt(const Raster& displayed, Recogniser& recogniser, Clock::time_point until) {
  Attempt best = attempt(displayed, std::nullopt, Layout::automatic, recogniser, until);
  const int guess = best.prepared.quarter_turns;
  const auto try_also = [&](int quarter_turns, Layout layout) {
    if (Clock::now() >= until) return;
    Attempt other = attempt(displayed, quarter_turns, layout, recogniser, until);
    if (other.worth > best.worth) best = std::move(other);
  };
  if (guess != 0 && best.confidence < 0.8F) try_also(0, Layout::automatic);
  if (best.confidence >= poor_confidence && best.recognised.words.size() >= 10) return best;
  const Ink ink = look_at_ink(best.prepared.picture);
  // Rows of a page that lies on its side are seen as no rows; what was read from it says that there are some.
  const bool has_text = ink.letter_shapes >= some_letters || best.recognised.words.size() >= some_words;
  if (!has_text) return best;
  if (best.confidence < poor_confidence)
    for (const int turns : {2, 1, 3})
      if (turns != guess && best.confidence < 0.8F) try_also(turns, Layout::automatic);
  if (best.recognised.words.size() < ink.letter_shapes / 20)
    try_also(best.prepared.quarter_turns, Layout::sparse);
  return best;
}

// A logo or a title in a picture, on a page on which nothing else is read: only words that are sure count.
void look_for_titles(Attempt& best, const Raster& displayed, Recogniser& recogniser,
                     Clock::time_point until) {
  constexpr float sure = 0.8F;
  if (!best.recognised.words.empty() || Clock::now() >= until) return;
  Attempt other = attempt(displayed, best.prepared.quarter_turns, Layout::sparse, recogniser, until);
  std::erase_if(other.recognised.words,
                [](const RecognisedWord& word) { return word.confidence < sure || word.text.size() < 3; });
  if (!other.recognised.words.empty()) best = std::move(other);
}

void improve(Attempt& attempt, Recogniser& recogniser, Clock::time_point until) {
  if (attempt.confidence < poor_confidence || Clock::now() >= until) return;
  std::vector<RecognisedWord>& words = attempt.recognised.words;
  const PreparedPage& page = attempt.prepared;
  reread_cells(words, page.rulings, recogniser, until);
  add_loose(words, page.picture, page.rulings, recogniser);
  add_dashes(words, page.picture, page.threshold);
  mend_by_ink(words, page.picture, page.threshold);
  mend_spelling(words, recogniser.has_dutch());
}

// Fonts for recognised words: the heights of their lines, with those near each other taken together.
class LineFonts {
 public:
  LineFonts(const std::vector<RecognisedWord>& words, float scale, std::vector<Font>& fonts) : fonts_(fonts) {
    std::map<int, std::pair<float, std::size_t>> lines;  // size, letters
    for (const RecognisedWord& word : words) {
      auto& [size, letters] = lines[word.line];
      size = word.line_height / scale / ascender_to_descender;
      letters += word.text.size();
    }
    std::vector<std::pair<std::size_t, int>> by_letters;
    for (const auto& [line, facts] : lines) by_letters.emplace_back(facts.second, line);
    std::sort(by_letters.rbegin(), by_letters.rend());
    for (const auto& [letters, line] : by_letters) fonts_of_lines_[line] = font_for(lines[line].first);
  }

  std::uint16_t of_line(int line) const { return fonts_of_lines_.at(line); }

 private:
  std::uint16_t font_for(float size) {
    for (const std::uint16_t known : sizes_)
      if (std::abs(fonts_[known].size - size) < 0.13F * fonts_[known].size) return known;
    Font font;
    font.name = "ocr";
    font.size = std::clamp(std::round(size * 2) / 2, 1.0F, 500.0F);
    fonts_.push_back(font);
    sizes_.push_back(static_cast<std::uint16_t>(fonts_.size() - 1));
    return sizes_.back();
  }

  std::vector<Font>& fonts_;
  std::vector<std::uint16_t> sizes_;
  std::map<int, std::uint16_t> fonts_of_lines_;
};

RawPage upright_page(const Page& pending, const UprightFrame& frame) {
  RawPage raw;
  raw.number = pending.number;
  raw.width = frame.width();
  raw.height = frame.height();
  raw.rotation = pending.rotation;
  raw.fonts = pending.fonts;
  for (const Word& word : pending.words) {
    RawWord own;
    own.text = pending.text.substr(word.text.begin, word.text.size());
    own.box = frame.to_upright(word.box);
    own.font = word.font;
    own.confidence = word.confidence;
    own.origin = word.origin;
    // A reader of PDF makes boxes from the font's own measures, so that this is where the letters stand.
    const float size = word.font < raw.fonts.size() ? raw.fonts[word.font].size : 0;
    if (size > 0 && own.box.height() > 0.9F * size) own.baseline = own.box.y1 - 0.2F * size;
    raw.words.push_back(std::move(own));
  }
  return raw;
}

bool says_the_same_place(const Box& own, const Box& recognised) {
  const float width = std::min(own.x1, recognised.x1) - std::max(own.x0, recognised.x0);
  const float height = std::min(own.y1, recognised.y1) - std::max(own.y0, recognised.y0);
  return width > 0.3F * std::min(own.width(), recognised.width()) &&
         height > 0.3F * std::min(own.height(), recognised.height());
}

bool is_sure(const RawWord& word) {
  return word.confidence >= poor_confidence && std::any_of(word.text.begin(), word.text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                  (c & 0x80) != 0;
         });
}

// The page's own words stay where both read the same place, unless they are no language and the recognised
// ones are. A word with glyphs that no program can read stays only when recognition has nothing better there.
void merge(RawPage& raw, std::vector<RawWord> recognised, float confidence) {
  if (recognised.size() >= 10 && !reads_well(raw.words) && looks_like_language(recognised)) raw.words.clear();
  const auto broken_begin = std::stable_partition(raw.words.begin(), raw.words.end(),
                                                  [](const RawWord& word) { return !is_broken(word); });
  std::vector<RawWord> broken(std::make_move_iterator(broken_begin),
                              std::make_move_iterator(raw.words.end()));
  raw.words.erase(broken_begin, raw.words.end());
  const std::vector<RawWord> own = raw.words;
  // Beside a text that is mended here and there, or has a photo behind it, a loose sign is most likely part
  // of a drawing.
  constexpr float scan = 0.85F;
  const bool only_sure = !own.empty() && (!broken.empty() || confidence < scan);
  for (RawWord& word : recognised) {
    const auto is_here = [&](const RawWord& other) { return says_the_same_place(other.box, word.box); };
    if (std::any_of(own.begin(), own.end(), is_here)) continue;
    const bool mends = std::erase_if(broken, is_here) > 0;
    if (mends || !only_sure || is_sure(word)) raw.words.push_back(std::move(word));
  }
  raw.words.insert(raw.words.end(), std::make_move_iterator(broken.begin()),
                   std::make_move_iterator(broken.end()));
}

std::vector<RawWord> as_raw_words(const std::vector<RecognisedWord>& words, float scale,
                                  const LineFonts& fonts) {
  std::vector<RawWord> raw;
  raw.reserve(words.size());
  for (const RecognisedWord& word : words) {
    RawWord converted;
    converted.text = word.text;
    converted.box = {word.box.x0 / scale, word.box.y0 / scale, word.box.x1 / scale, word.box.y1 / scale};
    converted.font = fonts.of_line(word.line);
    converted.confidence = word.confidence;
    converted.origin = Origin::ocr;
    converted.block = word.block;
    converted.line = word.line;
    converted.baseline = word.baseline / scale;
    raw.push_back(std::move(converted));
  }
  return raw;
}

// Lines and blocks are as large as their words.
Box box_of_words(const Page& page, Span span, const Box& otherwise) {
  const auto first =
      std::lower_bound(page.words.begin(), page.words.end(), span.begin,
                       [](const Word& word, std::uint32_t begin) { return word.text.begin < begin; });
  if (first == page.words.end() || first->text.begin >= span.end) return otherwise;
  Box box = first->box;
  for (auto word = first; word != page.words.end() && word->text.begin < span.end; ++word)
    box.include(word->box);
  return box;
}

void put_back(Page& page, const UprightFrame& frame, const Page& pending) {
  page.width = pending.width;
  page.height = pending.height;
  for (Word& word : page.words) word.box = frame.to_displayed(word.box);
  for (Line& line : page.lines) line.box = box_of_words(page, line.text, frame.to_displayed(line.box));
  for (Block& block : page.blocks) block.box = box_of_words(page, block.text, frame.to_displayed(block.box));
  for (Table& table : page.tables) {
    table.box = frame.to_displayed(table.box);
    for (Cell& cell : table.cells) cell.box = frame.to_displayed(cell.box);
  }
}

// What a page without words is.
void judge_wordless(Page& page, const Raster& displayed) {
  const Ink ink = look_at_ink(displayed);
  page.confidence = 0;
  if (ink.share < 0.0003) {
    page.state = PageState::blank;
    page.reason = "blank";
  } else if (ink.letter_shapes < some_letters) {
    page.state = PageState::read;
    page.reason = "picture_without_text";
  } else {
    page.state = PageState::unreadable;
    page.reason = "illegible";
  }
}

// White outside the regions.
Raster only(const Raster& displayed, const std::vector<Box>& regions) {
  Raster masked{displayed.width, displayed.height, displayed.dpi,
                std::string(displayed.pixels.size(), '\xFF')};
  const double scale = displayed.dpi / points;
  const auto pixel = [&](float place, int most) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(place * scale), 0, most));
  };
  const auto width = static_cast<std::size_t>(displayed.width);
  for (const Box& region : regions) {
    const std::size_t x0 = pixel(region.x0, displayed.width);
    const std::size_t x1 = pixel(region.x1, displayed.width);
    const std::size_t y1 = pixel(region.y1, displayed.height);
    for (std::size_t y = pixel(region.y0, displayed.height); y < y1 && x0 < x1; ++y)
      masked.pixels.replace(y * width + x0, x1 - x0, displayed.pixels, y * width + x0, x1 - x0);
  }
  return masked;
}

Page as_it_was(Page page, std::string_view reason) {
  page.state = PageState::read;
  page.reason = reason;
  return page;
}

// Whether recognition found more than the page's own words and loose signs.
bool adds_words(const std::vector<RawWord>& own, const std::vector<RawWord>& recognised) {
  return std::any_of(recognised.begin(), recognised.end(), [&](const RawWord& word) {
    return word.text.size() >= 3 && is_sure(word) &&
           std::none_of(own.begin(), own.end(),
                        [&](const RawWord& other) { return says_the_same_place(other.box, word.box); });
  });
}

}  // namespace

Page recognise_page(const Page& pending, const Raster& displayed, Recogniser& recogniser, milliseconds time) {
  constexpr double right = 0.85;  // of the words of a scanner's layer
  constexpr float convincing = 0.8F;
  const auto until = Clock::now() + time;
  const bool has_layer = pending.reason == "invisible_text_good";
  if (has_layer && agreement_with_picture(pending, displayed, recogniser) >= right)
    return as_it_was(pending, pending.reason);
  Attempt best = best_attempt(displayed, recogniser, until);
  look_for_titles(best, displayed, recogniser, until);
  if (has_layer && (best.confidence < convincing || !best.recognised.complete)) {
    Page layer = as_it_was(pending, best.recognised.complete ? "raster_with_invisible_text" : "time_limit");
    if (!best.recognised.complete) layer.state = PageState::partial;
    return layer;
  }
  improve(best, recogniser, until);
  const auto scale = static_cast<float>(best.prepared.picture.dpi) / points;  // pixels in a point
  const UprightFrame frame(pending.width, pending.height, best.prepared.quarter_turns,
                           best.prepared.skew_degrees);
  RawPage raw = upright_page(pending, frame);
  const LineFonts fonts(best.recognised.words, scale, raw.fonts);
  std::vector<RawWord> recognised = as_raw_words(best.recognised.words, scale, fonts);
  if (best.confidence < hopeless_confidence && !looks_like_language(recognised)) recognised.clear();
  // Art behind a title: no scan.
  if (pending.reason == "raster_with_header" && !adds_words(raw.words, recognised))
    return as_it_was(pending, "native");
  if (has_layer) raw.words.clear();
  merge(raw, std::move(recognised), best.confidence);
  for (const Box& ruling : best.prepared.rulings)
    raw.rulings.push_back({ruling.x0 / scale, ruling.y0 / scale, ruling.x1 / scale, ruling.y1 / scale});
  Page page = lay_out(std::move(raw));
  put_back(page, frame, pending);
  page.state = best.recognised.complete ? PageState::read : PageState::partial;
  if (!best.recognised.complete)
    page.reason = "time_limit";
  else
    page.reason = has_layer ? "raster_with_invisible_text" : pending.reason;
  if (page.words.empty()) judge_wordless(page, displayed);
  return page;
}

Page recognise_regions(const Page& pending, const Raster& displayed, const PageMarks& marks,
                       Recogniser& recogniser, milliseconds time) {
  constexpr std::size_t few_letters = 12;
  const auto until = Clock::now() + time;
  const Raster masked = only(displayed, marks.regions);
  if (look_at_ink(masked).letter_shapes < few_letters) return as_it_was(pending, "native");
  Attempt found = attempt(masked, 0, Layout::automatic, recogniser, until);
  if (found.recognised.words.size() < some_words && Clock::now() < until) {
    Attempt other = attempt(masked, 0, Layout::sparse, recogniser, until);
    if (other.worth > found.worth) found = std::move(other);
  }
  improve(found, recogniser, until);
  const auto scale = static_cast<float>(found.prepared.picture.dpi) / points;
  const UprightFrame frame(pending.width, pending.height, 0, found.prepared.skew_degrees);
  RawPage raw = upright_page(pending, frame);
  const LineFonts fonts(found.recognised.words, scale, raw.fonts);
  std::vector<RawWord> recognised = as_raw_words(found.recognised.words, scale, fonts);
  std::erase_if(recognised, [](const RawWord& word) { return !is_sure(word); });
  if (recognised.size() < 3 || !looks_like_language(recognised)) return as_it_was(pending, "native");
  merge(raw, std::move(recognised), found.confidence);
  for (const Box& ruling : marks.rulings) raw.rulings.push_back(frame.to_upright(ruling));
  for (const Box& fill : marks.fills) raw.fills.push_back(frame.to_upright(fill));
  for (const Box& ruling : found.prepared.rulings)
    raw.rulings.push_back({ruling.x0 / scale, ruling.y0 / scale, ruling.x1 / scale, ruling.y1 / scale});
  Page page = lay_out(std::move(raw));
  put_back(page, frame, pending);
  page.state = found.recognised.complete ? PageState::read : PageState::partial;
  page.reason = found.recognised.complete ? pending.reason : "time_limit";
  return page;
}

}  // namespace planlezer
