#include "extract/pdf_text_device.h"

#include <UTF.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/handle.h"

namespace planlezer {

namespace {

constexpr std::size_t most_rulings = 20'000;  // maps and charts have more; nothing there is a table
constexpr std::size_t most_images = 20'000;
constexpr std::int64_t most_glyphs = 2'000'000;
constexpr float thickest_ruling = 3.0F;
constexpr int most_points = 256;  // of a shape; the round corners of a browser have 24 each

bool has_any(const std::string& lower_name, std::initializer_list<const char*> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const char* part) { return lower_name.find(part) != std::string::npos; });
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

bool is_wingdings(const std::string& lower_name) {
  return has_any(lower_name, {"wingding", "webdings", "dingbat"});
}

// Type 3 fonts have any unit; Poppler's own guess: the letter m is about 0.6 em wide.
double type3_size(const GfxFont& font) {
  const double* matrix = font.getFontMatrix();
  const double* bounds = font.getFontBBox();
  const double height = std::abs((bounds[3] - bounds[1]) * matrix[3]);
  if (std::isfinite(height) && height > 0.05 && height < 20) return height / 1.2;
  return std::abs(matrix[3]) > 0 ? std::min(1.0, std::abs(matrix[3]) * 1000) : 1.0;
}

Box intersected(const Box& a, const Box& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

Box clip_box(const GfxState& state) {
  double x0 = 0;
  double y0 = 0;
  double x1 = 0;
  double y1 = 0;
  state.getClipBBox(&x0, &y0, &x1, &y1);
  return {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1), static_cast<float>(y1)};
}

std::uint32_t fill_colour(const GfxState& state) {
  GfxRGB rgb;
  state.getFillRGB(&rgb);
  const auto part = [](GfxColorComp value) { return static_cast<std::uint32_t>(colToByte(value)); };
  return part(rgb.r) << 16 | part(rgb.g) << 8 | part(rgb.b);
}

bool is_white(std::uint32_t colour) {
  return (colour >> 16) > 251 && ((colour >> 8) & 0xFF) > 251 && (colour & 0xFF) > 251;
}

// A drawn shape, with those of its straight edges that are level or upright.
struct Outline {
  Box bounds{1e9F, 1e9F, -1e9F, -1e9F};
  bool straight = true;
  std::vector<Box> edges;
};

Outline outline_of(const GfxState& state, const GfxSubpath& path) {
  Outline outline;
  double last_x = 0;
  double last_y = 0;
  for (int i = 0; i < path.getNumPoints(); ++i) {
    double x = 0;
    double y = 0;
    state.transform(path.getX(i), path.getY(i), &x, &y);
    const Box edge{static_cast<float>(std::min(x, last_x)), static_cast<float>(std::min(y, last_y)),
                   static_cast<float>(std::max(x, last_x)), static_cast<float>(std::max(y, last_y))};
    const auto fx = static_cast<float>(x);
    const auto fy = static_cast<float>(y);
    outline.bounds.include({fx, fy, fx, fy});
    const bool curved = path.getCurve(i) || (i > 0 && path.getCurve(i - 1));
    outline.straight = outline.straight && !path.getCurve(i);
    if (i > 0 && !curved && (edge.width() <= 1 || edge.height() <= 1)) outline.edges.push_back(edge);
    last_x = x;
    last_y = y;
  }
  return outline;
}

std::vector<Box> sides_of(const Box& box) {
  return {{box.x0, box.y0, box.x1, box.y0},
          {box.x0, box.y1, box.x1, box.y1},
          {box.x0, box.y0, box.x0, box.y1},
          {box.x1, box.y0, box.x1, box.y1}};
}

// Corners are round, and most of each side is straight.
bool is_rounded_rectangle(const Outline& outline) {
  if (outline.straight || outline.edges.size() < 4) return false;
  const std::vector<Box> sides = sides_of(outline.bounds);
  return std::all_of(sides.begin(), sides.end(), [&](const Box& side) {
    float drawn = 0;
    for (const Box& edge : outline.edges)
      if (edge.x0 > side.x0 - 1 && edge.x1 < side.x1 + 1 && edge.y0 > side.y0 - 1 && edge.y1 < side.y1 + 1)
        drawn += edge.width() + edge.height();
    return 2 * drawn > side.width() + side.height();
  });
}

}  // namespace

PageDrawing PdfTextDevice::take() {
  page_.words = builder_.take();
  insert_drawn_bullets();
  finish_fills();
  page_.glyphs = builder_.counts();
  builder_ = WordBuilder();
  state_ = nullptr;
  substitute_.reset();
  font_entries_.clear();
  font_.reset();
  drop_overprinted(page_.words, page_.fonts);
  return std::exchange(page_, {});
}

void PdfTextDevice::startPage(int /*number*/, GfxState* state, XRef* /*xref*/) {
  state_ = state;
  page_.width = static_cast<float>(state->getPageWidth());
  page_.height = static_cast<float>(state->getPageHeight());
  glyphs_ = 0;
  font_.reset();
}

void PdfTextDevice::restoreState(GfxState* state) {
  state_ = state;
  font_.reset();
}

void PdfTextDevice::updateCTM(GfxState* state, double, double, double, double, double, double) {
  state_ = state;
}

void PdfTextDevice::updateFont(GfxState* /*state*/) {
  font_.reset();
}

bool PdfTextDevice::needNonText() {
  ++page_.paints;
  add_image_place();
  return false;
}

// The unit square of the current matrix is where an image goes.
void PdfTextDevice::add_image_place() {
  if (state_ == nullptr || page_.images.size() >= most_images) return;
  const double* m = state_->getCTM();
  const auto [x0, x1] = std::minmax({m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]});
  const auto [y0, y1] = std::minmax({m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]});
  const Box place{static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1),
                  static_cast<float>(y1)};
  Box box = intersected(place, clip_box(*state_));
  box = intersected(box, {0, 0, page_.width, page_.height});
  if (box.width() > 2 && box.height() > 2) page_.images.push_back(box);
}

std::uint16_t PdfTextDevice::font_index(const GfxState* state, float size) {
  const GfxFont* font = state->getFont().get();
  const Ref id = *font->getID();
  const int tenths = static_cast<int>(std::lround(std::min(size, 5000.0F) * 10));
  const int render = state->getRender() & 3;
  const bool stroked = render == 2;  // filled and outlined: how word processors imitate bold
  for (const FontEntry& entry : font_entries_)
    if (entry.font == id && entry.size_tenths == tenths && entry.stroked == stroked) return entry.index;
  Font made;
  made.name = font->getNameWithoutSubsetTag();
  made.size = static_cast<float>(tenths) / 10.0F;
  const std::string name = lower(made.name);
  made.bold = font->isBold() || font->getWeight() >= GfxFont::W600 || stroked ||
              has_any(name, {"bold", "black", "heavy", "demi"});
  made.italic = font->isItalic() || has_any(name, {"italic", "oblique"});
  std::size_t index = 0;
  while (index < page_.fonts.size() && !(page_.fonts[index] == made)) ++index;
  if (index == page_.fonts.size()) {
    if (index >= 60'000) return 0;
    page_.fonts.push_back(std::move(made));
  }
  font_entries_.push_back({id, tenths, stroked, static_cast<std::uint16_t>(index)});
  return static_cast<std::uint16_t>(index);
}

void PdfTextDevice::beginString(GfxState* state, const GooString* /*string*/) {
  state_ = state;
  if (state->getFont() == nullptr) return;
  if (state->getFont() != font_) {
    font_ = state->getFont();
    const GfxFont* font = font_.get();
    const std::string name = lower(font->getName().value_or(""));
    style_.wingdings = is_wingdings(name);
    style_.symbolic = style_.wingdings || has_any(name, {"symbol", "awesome", "icon"});
    style_.ascent = static_cast<float>(std::clamp(font->getAscent(), 0.5, 1.05));
    style_.descent = static_cast<float>(std::clamp(font->getDescent(), -0.4, 0.0));
    type3_scale_ = font->getType() == fontType3 ? type3_size(*font) : 1;
  }
  style_.size = static_cast<float>(state->getTransformedFontSize() * type3_scale_);
  style_.invisible = state->getRender() == 3;  // 7 clips: how gradients in letters are drawn

  // The direction of the letters' feet on the page.
  double dx = 0;
  double dy = 0;
  const double sign = state->getFontSize() < 0 ? -1 : 1;
  state->textTransformDelta(sign * (state->getHorizScaling() < 0 ? -1 : 1), 0, &dx, &dy);
  double ux = 0;
  double uy = 0;
  state->transformDelta(dx, dy, &ux, &uy);
  const double length = std::hypot(ux, uy);
  if (length > 0) {
    ux /= length;
    uy /= length;
  } else {
    ux = 1;
  }
  style_.direction = 4;
  constexpr std::array<std::array<float, 2>, 4> quarters{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
  for (std::uint8_t q = 0; q < 4; ++q)
    if (ux * quarters[q][0] + uy * quarters[q][1] > 0.998) {
      style_.direction = q;
      ux = quarters[q][0];
      uy = quarters[q][1];
    }
  style_.ux = static_cast<float>(ux);
  style_.uy = static_cast<float>(uy);
  style_.font = font_index(state, style_.size);

  state->textTransformDelta(state->getCharSpace() * state->getHorizScaling(), 0, &spacing_x_, &spacing_y_);
  double sx = 0;
  double sy = 0;
  state->transformDelta(spacing_x_, spacing_y_, &sx, &sy);
  spacing_ = sx * ux + sy * uy;
}

void PdfTextDevice::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                             double origin_y, CharCode /*code*/, int /*bytes*/, const Unicode* unicode,
                             int length) {
  if (++glyphs_ > most_glyphs) {
    page_.cut_short = true;
    return;
  }
  double px = 0;
  double py = 0;
  double ax = 0;
  double ay = 0;
  state->transform(x - origin_x, y - origin_y, &px, &py);
  state->transformDelta(dx - spacing_x_, dy - spacing_y_, &ax, &ay);
  const auto advance = static_cast<float>(ax * style_.ux + ay * style_.uy);
  const auto fx = static_cast<float>(px);
  const auto fy = static_cast<float>(py);
  if (substitute_) {
    Substitute& s = *substitute_;
    const float along = fx * style_.ux + fy * style_.uy;
    if (s.glyphs++ == 0) {
      s.style = style_;
      s.x0 = fx;
      s.y0 = fy;
      s.end = along + advance;
    } else {
      s.end = std::max(s.end, along + advance);
      const float across = fy * s.style.ux - fx * s.style.uy;
      const float first = s.y0 * s.style.ux - s.x0 * s.style.uy;
      s.one_line = s.one_line && style_.direction == s.style.direction &&
                   std::abs(across - first) < 0.8F * s.style.size;
    }
    return;
  }
  builder_.add(style_, unicode, length, fx, fy, advance, static_cast<float>(spacing_));
}

void PdfTextDevice::beginActualText(GfxState* /*state*/, const GooString* text) {
  Unicode* code_points = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &code_points);
  const Handle<Unicode, gfree> owned(code_points);
  substitute_.emplace();
  // A whole paragraph as replacement text has no places for its words; such nesting is cut to a sane length.
  for (int i = 0; i < std::min(length, 1000); ++i) substitute_->text += static_cast<char32_t>(code_points[i]);
}

void PdfTextDevice::endActualText(GfxState* /*state*/) {
  if (!substitute_) return;
  const Substitute s = *std::exchange(substitute_, std::nullopt);
  if (s.glyphs == 0 || s.text.empty()) return;
  const float begin = s.x0 * s.style.ux + s.y0 * s.style.uy;
  const float share = (s.end - begin) / static_cast<float>(s.text.size());
  for (std::size_t i = 0; i < s.text.size(); ++i) {
    const std::uint32_t code = s.text[i];
    const float offset = share * static_cast<float>(i);
    builder_.add(s.style, &code, 1, s.x0 + offset * s.style.ux, s.y0 + offset * s.style.uy, share, 0);
  }
}

void PdfTextDevice::stroke(GfxState* state) {
  add_path(state, true);
}

void PdfTextDevice::fill(GfxState* state) {
  add_path(state, false);
}

// Browsers draw the bullets of a list as shapes, right before the text of the item.
void PdfTextDevice::add_drawn_bullet(const Box& box, bool round, bool stroked) {
  constexpr std::size_t most_bullets = 2'000;
  const float width = box.width();
  const float height = box.height();
  if (width < 1.5F || width > 8 || height < 0.8F * width || height > 1.25F * width) return;
  if (bullets_.size() >= most_bullets) return;
  bullets_.push_back({box, !round ? "\u25AA" : stroked ? "\u25E6" : "\u2022", builder_.count_words()});
}

void PdfTextDevice::insert_drawn_bullets() {
  std::vector<RawWord> words;
  std::size_t from = 0;
  for (const DrawnBullet& bullet : bullets_) {
    if (bullet.next_word >= page_.words.size() || bullet.next_word < from) continue;
    const RawWord& next = page_.words[bullet.next_word];
    const float size = next.font < page_.fonts.size() ? page_.fonts[next.font].size : next.box.height();
    const float gap = next.box.x0 - bullet.box.x1;
    const float rise = next.baseline - bullet.box.center_y();
    if (next.direction != 0 || gap < 0.15F * size || gap > 3 * size || rise < 0.1F * size ||
        rise > 0.6F * size || bullet.box.height() > 0.75F * size)
      continue;
    words.insert(
        words.end(), std::make_move_iterator(page_.words.begin() + static_cast<std::ptrdiff_t>(from)),
        std::make_move_iterator(page_.words.begin() + static_cast<std::ptrdiff_t>(bullet.next_word)));
    from = bullet.next_word;
    RawWord word;
    word.text = bullet.sign;
    word.font = page_.words[from].font;
    word.baseline = page_.words[from].baseline;
    word.box = {bullet.box.x0, page_.words[from].box.y0, bullet.box.x1, page_.words[from].box.y1};
    words.push_back(std::move(word));
  }
  bullets_.clear();
  if (words.empty()) return;
  words.insert(words.end(), std::make_move_iterator(page_.words.begin() + static_cast<std::ptrdiff_t>(from)),
               std::make_move_iterator(page_.words.end()));
  page_.words = std::move(words);
}

void PdfTextDevice::add_ruling(Box box) {
  if (page_.rulings.size() >= most_rulings) return;
  const bool horizontal = box.width() >= box.height();
  if ((horizontal ? box.width() : box.height()) < 3) return;
  page_.rulings.push_back(box);
}

void PdfTextDevice::add_fill(const Box& box, std::uint32_t colour) {
  if (page_.fills.size() >= most_rulings) return;
  const bool whole_page = box.width() > 0.9F * page_.width && box.height() > 0.6F * page_.height;
  if (whole_page || box.width() < 8) return;
  // The shading of a paragraph is drawn line by line: one background, not a row of cells.
  constexpr std::size_t recent = 4;
  constexpr float tallest_line = 20;
  for (std::size_t i = page_.fills.size(); i-- > 0 && page_.fills.size() - i <= recent;) {
    Box& last = page_.fills[i];
    const bool follows = std::abs(box.y0 - last.y1) < 0.7F && std::abs(box.x0 - last.x0) < 0.7F &&
                         std::abs(box.x1 - last.x1) < 0.7F;
    if (!follows || fill_colours_[i] != colour || box.height() > tallest_line) continue;
    last.y1 = box.y1;
    return;
  }
  page_.fills.push_back(box);
  fill_colours_.push_back(colour);
}

// The edges of backgrounds bound cells as drawn lines do.
void PdfTextDevice::finish_fills() {
  fill_colours_.clear();
  for (const Box& box : page_.fills)
    for (const Box& side : sides_of(box)) add_ruling(side);
}

void PdfTextDevice::add_path(GfxState* state, bool stroked) {
  const GfxPath* path = state->getPath();
  const Box clip = intersected(clip_box(*state), {0, 0, page_.width, page_.height});
  const float half =
      stroked ? std::min(static_cast<float>(state->getTransformedLineWidth()), thickest_ruling) / 2 : 0;
  std::optional<std::uint32_t> colour;
  for (int s = 0; s < path->getNumSubpaths(); ++s) {
    const GfxSubpath& sub = *path->getSubpath(s);
    const int points = sub.getNumPoints();
    page_.paints += points;
    if (points < 2 || points > most_points || page_.rulings.size() >= most_rulings) continue;
    Outline outline = outline_of(*state, sub);
    if (path->getNumSubpaths() == 1 && (!outline.straight || !stroked))
      add_drawn_bullet(outline.bounds, !outline.straight, stroked);
    const Box& bounds = outline.bounds;
    const bool rounded = is_rounded_rectangle(outline);
    if (!outline.straight && !rounded) continue;
    if (!std::isfinite(bounds.x0 + bounds.x1 + bounds.y0 + bounds.y1)) continue;
    if (stroked) {
      for (const Box& edge : rounded ? sides_of(bounds) : outline.edges) {
        const Box line = intersected({edge.x0 - half, edge.y0 - half, edge.x1 + half, edge.y1 + half}, clip);
        if (line.width() >= 0 && line.height() >= 0) add_ruling(line);
      }
      continue;
    }
    const Box box = intersected(bounds, clip);
    if (box.width() < 0 || box.height() < 0) continue;
    const bool thin = std::min(box.width(), box.height()) <= thickest_ruling;
    if (!rounded && points != 4 && points != 5 && !thin) continue;
    if (!colour) colour = fill_colour(*state);
    if (is_white(*colour)) continue;
    if (thin)
      add_ruling(box);
    else
      add_fill(box, *colour);
  }
}

void PdfTextDevice::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                                  bool invert, bool interpolate, bool inline_image) {
  state_ = state;
  ++page_.paints;
  add_image_place();
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void PdfTextDevice::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                              GfxImageColorMap* colors, bool interpolate, const int* mask,
                              bool inline_image) {
  state_ = state;
  ++page_.paints;
  add_image_place();
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask, inline_image);
}

}  // namespace planlezer
