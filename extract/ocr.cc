#include "extract/ocr.h"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <string_view>

#include "base/text.h"
#include "extract/nfc.h"

namespace planlezer {

namespace {

using Iterator = std::unique_ptr<tesseract::ResultIterator>;

struct LineFacts {
  float baseline = 0, height = 0;
};

LineFacts facts_of_line(const tesseract::ResultIterator& at) {
  LineFacts facts;
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;
  if (at.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1))
    facts.baseline = static_cast<float>(y0 + y1) / 2;
  float descenders = 0;
  float ascenders = 0;
  at.RowAttributes(&facts.height, &descenders, &ascenders);
  return facts;
}

std::string text_of(const tesseract::ResultIterator& at) {
  const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
  if (!text) return {};
  std::string clean(trim(text.get()));
  return is_utf8(clean) && clean.find(' ') == std::string::npos ? to_nfc(std::move(clean)) : std::string();
}

}  // namespace

struct Recogniser::Engine {
  tesseract::TessBaseAPI api;
};

Recogniser::Recogniser(std::unique_ptr<Engine> engine, bool has_dutch)
    : engine_(std::move(engine)), has_dutch_(has_dutch) {}
Recogniser::Recogniser(Recogniser&&) noexcept = default;
Recogniser::~Recogniser() = default;

Result<Recogniser> Recogniser::load() {
  for (const std::string_view languages : {"nld+eng", "nld", "eng"}) {
    auto engine = std::make_unique<Engine>();
    engine->api.SetVariable("debug_file", "/dev/null");
    if (engine->api.Init(nullptr, std::string(languages).c_str(), tesseract::OEM_LSTM_ONLY) == 0)
      return Recogniser(std::move(engine), languages != "eng");
  }
  return fail(
      ErrorCode::not_found,
      "Tekstherkenning is niet geïnstalleerd, daarom is gescande tekst niet gelezen. Installeer de pakketten "
      "tesseract-ocr-nld en tesseract-ocr-eng.");
}

Recognised Recogniser::recognise(const Raster& picture, Layout layout, std::chrono::milliseconds time) {
  Recognised result;
  if (picture.width <= 0 || picture.height <= 0) return result;
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetPageSegMode(layout == Layout::sparse ? tesseract::PSM_SPARSE_TEXT : tesseract::PSM_AUTO);
  look_at(picture);
  tesseract::ETEXT_DESC monitor;
  monitor.set_deadline_msecs(static_cast<int>(time.count()));
  result.complete = api.Recognize(&monitor) == 0;
  result.words = words();
  return result;
}

void Recogniser::look_at(const Raster& picture) {
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetImage(reinterpret_cast<const unsigned char*>(picture.pixels.data()), picture.width, picture.height,
               1, picture.width);
  api.SetSourceResolution(static_cast<int>(picture.dpi + 0.5));
}

std::vector<RecognisedWord> Recogniser::recognise_piece(const Box& piece) {
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  api.SetRectangle(static_cast<int>(piece.x0), static_cast<int>(piece.y0), static_cast<int>(piece.width()),
                   static_cast<int>(piece.height()));
  return api.Recognize(nullptr) == 0 ? words() : std::vector<RecognisedWord>();
}

std::vector<RecognisedWord> Recogniser::words() const {
  std::vector<RecognisedWord> found;
  const Iterator at(engine_->api.GetIterator());
  if (!at) return found;
  int block = -1;
  int line = -1;
  LineFacts facts;
  do {
    if (at->IsAtBeginningOf(tesseract::RIL_BLOCK)) ++block;
    if (at->IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
      ++line;
      facts = facts_of_line(*at);
    }
    if (at->Empty(tesseract::RIL_WORD)) continue;
    RecognisedWord word;
    word.text = text_of(*at);
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    if (word.text.empty() || !at->BoundingBox(tesseract::RIL_WORD, &x0, &y0, &x1, &y1)) continue;
    word.box = {static_cast<float>(x0), static_cast<float>(y0), static_cast<float>(x1),
                static_cast<float>(y1)};
    word.confidence = at->Confidence(tesseract::RIL_WORD) / 100;
    word.block = block;
    word.line = line;
    word.baseline = facts.baseline;
    word.line_height = facts.height;
    found.push_back(std::move(word));
  } while (at->Next(tesseract::RIL_WORD));
  return found;
}

}  // namespace planlezer
