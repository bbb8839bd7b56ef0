// Text recognition by Tesseract, Dutch and English. Worker only: this and its .cc are the only files that
// name it.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/result.h"
#include "extract/pdf_reader.h"

namespace planlezer {

// A word on an upright picture; all measures in pixels.
struct RecognisedWord {
  std::string text;
  Box box;
  float confidence = 0;  // 0–1
  int block = 0, line = 0;
  float baseline = 0;     // of its line, at the middle of the line
  float line_height = 0;  // from ascender to descender
};

struct Recognised {
  std::vector<RecognisedWord> words;  // in Tesseract's reading order
  bool complete = true;               // false: the time was up
};

enum class Layout { automatic, sparse };  // sparse: loose words anywhere

// Tesseract with its language models. Loading costs a third of a second and much memory, so it is done once
// per worker, before it forks: children share the models, and each begins from the same state, so that a page
// gives the same words whatever was read before it.
class Recogniser {
 public:
  // Dutch and English; with one of them when the other is not installed. Error: not_found when neither is.
  static Result<Recogniser> load();

  Recogniser(Recogniser&&) noexcept;
  ~Recogniser();

  bool has_dutch() const { return has_dutch_; }

  Recognised recognise(const Raster& picture, Layout layout, std::chrono::milliseconds time);
  // Takes a picture of which only pieces will be read.
  void look_at(const Raster& picture);
  // One piece of the last picture, taken as a line of its own: for single letters and digits, which the
  // layout of a whole page passes over.
  std::vector<RecognisedWord> recognise_piece(const Box& piece);

 private:
  struct Engine;
  std::vector<RecognisedWord> words() const;
  Recogniser(std::unique_ptr<Engine> engine, bool has_dutch);

  std::unique_ptr<Engine> engine_;
  bool has_dutch_;
};

}  // namespace planlezer
