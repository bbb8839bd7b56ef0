#include <algorithm>
#include <cmath>
#include <numbers>

#include "extract/faint_rulings.h"
#include "extract/leptonica.h"
#include "extract/raster.h"

namespace planlezer {

namespace {

constexpr double least_skew = 0.3;  // degrees; Tesseract copes with less
constexpr float certain_skew = 3;   // as Leptonica measures confidence
constexpr int shortest_rule = 75, shortest_bar = 50, thickest_line = 5, shortest_run = 27,
              widest_gap = 9;  // pixels at `small_dpi`

// Long thin runs in one direction; thick ones are pictures and bars. Small gaps are closed only between runs
// that are longer than strokes of letters.
Pix long_lines(PIX* binary, bool horizontal, std::vector<Box>& found, int factor) {
  Pix lines(horizontal ? pixOpenBrick(nullptr, binary, shortest_run, 1)
                       : pixOpenBrick(nullptr, binary, 1, shortest_run));
  lines.reset(horizontal ? pixCloseSafeBrick(nullptr, lines.get(), widest_gap, 1)
                         : pixCloseSafeBrick(nullptr, lines.get(), 1, widest_gap));
  lines.reset(horizontal ? pixOpenBrick(nullptr, lines.get(), shortest_rule, 1)
                         : pixOpenBrick(nullptr, lines.get(), 1, shortest_bar));
  const Boxes boxes(pixConnCompBB(lines.get(), 8));
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, &x, &y, &w, &h);
    if ((horizontal ? h : w) > thickest_line) {
      pixClearInRect(lines.get(), BoxHandle(boxCreate(x, y, w, h)).get());
      continue;
    }
    const auto scaled = [factor](int value) { return static_cast<float>(value * factor); };
    found.push_back({scaled(x), scaled(y), scaled(x + w), scaled(y + h)});
  }
  return lines;
}

// Finds ruling lines and paints them over; what they cross keeps all but the crossing itself.
std::vector<Box> take_out_rulings(PIX* grey, PIX* binary, double dpi) {
  std::vector<Box> rulings;
  const auto [small, factor] = reduced(binary, dpi, small_dpi);
  if (!small) return rulings;
  const Pix horizontal = long_lines(small.get(), true, rulings, factor);
  const Pix vertical = long_lines(small.get(), false, rulings, factor);
  if (rulings.empty()) return rulings;
  Pix mask(pixOr(nullptr, horizontal.get(), vertical.get()));
  mask.reset(pixDilateBrick(nullptr, mask.get(), 3, 3));
  if (factor > 1) mask.reset(pixExpandReplicate(mask.get(), factor));
  pixSetMasked(grey, mask.get(), 255);
  return rulings;
}

// Light text on a dark page.
bool is_mostly_dark(PIX* binary) {
  int dark = 0;
  return pixCountPixels(binary, &dark, nullptr) == 0 &&
         dark > 0.6 * static_cast<double>(pixGetWidth(binary)) * pixGetHeight(binary);
}

double skew_of(PIX* binary) {
  float degrees = 0;
  float confidence = 0;
  if (pixFindSkew(binary, &degrees, &confidence) != 0) return 0;
  return confidence >= certain_skew && std::abs(degrees) > least_skew ? degrees : 0;
}

// Clockwise quarter turns that bring the text upright, told from the shapes of the letters; 0 also when in
// doubt.
int guess_quarter_turns(PIX* binary, double dpi) {
  const Pix small = reduced(binary, dpi, small_dpi).pix;
  float up = 0;
  float left = 0;
  int orientation = L_TEXT_ORIENT_UNKNOWN;
  if (!small || pixOrientDetect(small.get(), &up, &left, 0, 0) != 0) return 0;
  makeOrientDecision(up, left, 0, 0, &orientation, 0);
  switch (orientation) {
    case L_TEXT_ORIENT_LEFT:
      return 1;
    case L_TEXT_ORIENT_DOWN:
      return 2;
    case L_TEXT_ORIENT_RIGHT:
      return 3;
    default:
      return 0;
  }
}

// How much smaller the picture should be for its letters to have the height that recognition is best at. Only
// for large ones: an enlarged letter says nothing new, and on a page with titles the small print decides.
double scale_for_letters(PIX* binary, double dpi) {
  constexpr std::size_t enough = 40;
  constexpr double best_height = 20, too_high = 45;  // pixels of a letter without ascender
  const auto [small, factor] = reduced(binary, dpi, small_dpi);
  if (!small) return 1;
  const Boxes boxes(pixConnCompBB(small.get(), 8));
  std::vector<int> heights;
  for (int i = 0; i < boxaGetCount(boxes.get()); ++i) {
    int w = 0;
    int h = 0;
    boxaGetBoxGeometry(boxes.get(), i, nullptr, nullptr, &w, &h);
    if (h >= 7 && w >= h / 4 && w <= 3 * h) heights.push_back(h * factor);
  }
  if (heights.size() < enough) return 1;
  const auto low = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 4);
  std::nth_element(heights.begin(), low, heights.end());
  return *low > too_high ? std::max(best_height / *low, 0.1) : 1;
}

}  // namespace

PreparedPage prepare(const Raster& displayed, std::optional<int> quarter_turns) {
  setMsgSeverity(L_SEVERITY_NONE);
  PreparedPage prepared;
  Pix grey = to_pix(displayed);
  if (!grey) return prepared;
  Pix binary = binarise(grey.get());
  if (!binary) return prepared;
  if (is_mostly_dark(binary.get())) {
    pixInvert(grey.get(), grey.get());
    pixInvert(binary.get(), binary.get());
  }
  prepared.quarter_turns = quarter_turns ? *quarter_turns : guess_quarter_turns(binary.get(), displayed.dpi);
  if (prepared.quarter_turns != 0) {
    grey.reset(pixRotateOrth(grey.get(), prepared.quarter_turns));
    binary.reset(pixRotateOrth(binary.get(), prepared.quarter_turns));
  }
  const double scale = scale_for_letters(binary.get(), displayed.dpi);
  const double dpi = displayed.dpi * scale;
  if (scale < 1) {
    grey.reset(pixScaleAreaMap(grey.get(), static_cast<float>(scale), static_cast<float>(scale)));
    if (!grey) return prepared;
    binary = binarise(grey.get());
  }
  prepared.skew_degrees = skew_of(binary.get());
  if (prepared.skew_degrees != 0) {
    const auto radians = static_cast<float>(prepared.skew_degrees * std::numbers::pi / 180);
    grey.reset(pixRotateAMGray(grey.get(), radians, 255));
    binary = binarise(grey.get());
  }
  prepared.threshold = ink_threshold(grey.get());
  prepared.rulings = take_out_rulings(grey.get(), binary.get(), dpi);
  prepared.picture = to_raster(grey.get(), dpi);
  const std::vector<Box> faint = take_out_faint_rulings(prepared.picture);
  prepared.rulings.insert(prepared.rulings.end(), faint.begin(), faint.end());
  return prepared;
}

}  // namespace planlezer
