// Poppler's output device that keeps what reading needs and paints nothing: words, ruling lines, cell
// backgrounds, places of images. No image is decoded and no colour profile is applied. One device serves one
// page at a time.
#pragma once

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>

#include <optional>
#include <vector>

#include "extract/layout.h"
#include "extract/word_builder.h"

namespace planlezer {

struct PageDrawing {
  float width = 0, height = 0;
  std::vector<RawWord> words;
  std::vector<Font> fonts;
  std::vector<Box> rulings, fills, images;
  GlyphCounts glyphs;
  std::int64_t paints = 0;  // path segments painted, shadings and patterns
  bool cut_short = false;   // there were more glyphs than are taken from one page
};

class PdfTextDevice final : public OutputDev {
 public:
  // What was drawn since startPage.
  PageDrawing take();

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Poppler asks this just before it would read an image or paint a pattern: the moment to note its place.
  // Saying no spares the decoding (a JPEG 2000 picture would be decoded whole for its number of colours
  // alone).
  bool needNonText() override;

  void startPage(int number, GfxState* state, XRef* xref) override;
  void saveState(GfxState* state) override { state_ = state; }
  void restoreState(GfxState* state) override;
  void updateCTM(GfxState* state, double, double, double, double, double, double) override;
  void updateFont(GfxState* state) override;
  void beginString(GfxState* state, const GooString* string) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;
  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override { fill(state); }
  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask, bool inline_image) override;

 private:
  struct FontEntry {
    Ref font;
    int size_tenths;
    bool stroked;
    std::uint16_t index;
  };
  struct Substitute {  // ActualText: what the glyphs between begin and end stand for
    std::u32string text;
    TextStyle style;
    float x0 = 0, y0 = 0, end = 0;  // start of the first glyph; end along the reading direction
    int glyphs = 0;
    bool one_line = true;
  };

  struct DrawnBullet {  // a dot or square that may be the bullet of the word drawn next
    Box box;
    const char* sign;
    std::size_t next_word;
  };

  void add_drawn_bullet(const Box& box, bool round, bool stroked);
  void insert_drawn_bullets();
  void add_image_place();
  void add_path(GfxState* state, bool stroked);
  void add_ruling(Box box);
  void add_fill(const Box& box, std::uint32_t colour);
  void finish_fills();
  std::uint16_t font_index(const GfxState* state, float size);

  PageDrawing page_;
  WordBuilder builder_;
  std::int64_t glyphs_ = 0;
  GfxState* state_ = nullptr;             // the newest one Poppler told of
  TextStyle style_;                       // of the current string
  double spacing_ = 0;                    // letter spacing on the page
  double spacing_x_ = 0, spacing_y_ = 0;  // the same in Poppler's text shift
  double type3_scale_ = 1;
  std::shared_ptr<GfxFont> font_;  // the one `style_` was made for
  std::vector<FontEntry> font_entries_;
  std::vector<DrawnBullet> bullets_;
  std::vector<std::uint32_t> fill_colours_;  // of page_.fills
  std::optional<Substitute> substitute_;
};

}  // namespace planlezer
