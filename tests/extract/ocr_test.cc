#include "extract/ocr.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "base/text.h"
#include "extract/codec.h"
#include "extract/exif.h"
#include "extract/layout.h"
#include "extract/ocr_page.h"
#include "extract/raster.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {
namespace {

using std::chrono::milliseconds;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

constexpr milliseconds enough{60'000};

Raster blank_picture(int width, int height, double dpi = 300) {
  return {width, height, dpi,
          std::string(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), '\xFF')};
}

void draw(Raster& picture, int x0, int y0, int x1, int y1, char grey = 0) {
  for (int y = y0; y < y1; ++y)
    for (int x = x0; x < x1; ++x)
      picture.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                     static_cast<std::size_t>(x)] = grey;
}

// Turned clockwise around its middle, by any angle; white comes in at the corners.
Raster turned(const Raster& picture, double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  const bool sideways = std::abs(std::abs(degrees) - 90) < 1;
  Raster result = sideways ? blank_picture(picture.height, picture.width, picture.dpi)
                           : blank_picture(picture.width, picture.height, picture.dpi);
  for (int y = 0; y < result.height; ++y)
    for (int x = 0; x < result.width; ++x) {
      const double dx = x - (result.width - 1) / 2.0;
      const double dy = y - (result.height - 1) / 2.0;
      const auto from_x =
          std::lround(dx * std::cos(angle) + dy * std::sin(angle) + (picture.width - 1) / 2.0);
      const auto from_y =
          std::lround(-dx * std::sin(angle) + dy * std::cos(angle) + (picture.height - 1) / 2.0);
      if (from_x < 0 || from_y < 0 || from_x >= picture.width || from_y >= picture.height) continue;
      result.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(result.width) +
                    static_cast<std::size_t>(x)] =
          picture.pixels[static_cast<std::size_t>(from_y) * static_cast<std::size_t>(picture.width) +
                         static_cast<std::size_t>(from_x)];
    }
  return result;
}

class OcrTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto loaded = Recogniser::load();
    if (loaded) recogniser = new Recogniser(std::move(*loaded));
  }
  static void TearDownTestSuite() { delete std::exchange(recogniser, nullptr); }
  void SetUp() override {
    if (recogniser == nullptr) GTEST_SKIP() << "Tesseract has no language models here";
  }

  static Page recognise(const Raster& picture, Page pending = {}) {
    pending.number = 1;
    pending.width = static_cast<float>(picture.width / picture.dpi * 72);
    pending.height = static_cast<float>(picture.height / picture.dpi * 72);
    pending.state = PageState::pending;
    if (pending.reason.empty()) pending.reason = "no_text";
    return recognise_page(pending, picture, *recogniser, enough);
  }
  static const Word* find(const Page& page, std::string_view text) {
    for (const Word& word : page.words)
      if (std::string_view(page.text).substr(word.text.begin, word.text.size()) == text) return &word;
    return nullptr;
  }

  static Recogniser* recogniser;
};

Recogniser* OcrTest::recogniser = nullptr;

TEST_F(OcrTest, ReadsDutchWithPlacesInPoints) {
  const Page page = recognise(picture_of(pdf_of_contents({text_content(some_dutch())})));
  EXPECT_EQ(page.state, PageState::read);
  EXPECT_EQ(page.reason, "no_text");
  EXPECT_EQ(page.origin, Origin::ocr);
  EXPECT_GT(page.confidence, 0.85);
  EXPECT_TRUE(is_consistent(page));
  for (const std::string& line : some_dutch()) EXPECT_THAT(page.text, HasSubstr(line));
  const Word* word = find(page, "omgevingsdienst");
  ASSERT_NE(word, nullptr);
  EXPECT_NEAR(word->box.x0, 87, 3);    // after "De " in 11 points
  EXPECT_NEAR(word->box.y1, 84.4, 2);  // 842 - 760, and the descender of g
  EXPECT_NEAR(page.fonts.at(word->font).size, 11, 1.5);
}

TEST_F(OcrTest, ASkewedPageIsReadStraightAndItsPlacesStayOnThePage) {
  const Raster straight = picture_of(pdf_of_contents({text_content(some_dutch())}));
  for (const double degrees : {1.7, -2.5}) {
    const Page page = recognise(turned(straight, degrees));
    for (const std::string& line : some_dutch()) EXPECT_THAT(page.text, HasSubstr(line)) << degrees;
    const Page reference = recognise(straight);
    const Word* word = find(page, "ministerie");
    const Word* upright = find(reference, "ministerie");
    ASSERT_TRUE(word != nullptr && upright != nullptr);
    const double angle = degrees * std::numbers::pi / 180;
    const double dx = upright->box.center_x() - reference.width / 2;
    const double dy = upright->box.center_y() - reference.height / 2;
    EXPECT_NEAR(word->box.center_x(), reference.width / 2 + dx * std::cos(angle) - dy * std::sin(angle), 1.5);
    EXPECT_NEAR(word->box.center_y(), reference.height / 2 + dx * std::sin(angle) + dy * std::cos(angle),
                1.5);
    EXPECT_TRUE(is_consistent(page));
  }
}

TEST_F(OcrTest, ATurnedPageIsReadUprightAndItsPlacesStayOnThePage) {
  std::vector<std::string> lines;
  for (int i = 0; i < 3; ++i) lines.insert(lines.end(), some_dutch().begin(), some_dutch().end());
  const Raster upright = picture_of(pdf_of_contents({text_content(lines)}));
  for (const int degrees : {90, 180, -90}) {
    const Page page = recognise(turned(upright, degrees));
    EXPECT_THAT(page.text, HasSubstr(some_dutch()[0])) << degrees;
    const Word* word = find(page, "omgevingsdienst");
    ASSERT_NE(word, nullptr) << degrees;
    // Upright it stands at the top left, from 87 to 160 points and at 80 points from the top.
    const float middle_x = word->box.center_x();
    const float middle_y = word->box.center_y();
    if (degrees == 180) {
      EXPECT_NEAR(middle_x, 595 - 128, 12);
      EXPECT_NEAR(middle_y, 842 - 79, 4);
    } else if (degrees == 90) {
      EXPECT_NEAR(middle_x, 842 - 79, 4);
      EXPECT_NEAR(middle_y, 128, 12);
    } else {
      EXPECT_NEAR(middle_x, 79, 4);
      EXPECT_NEAR(middle_y, 595 - 128, 12);
    }
    EXPECT_FLOAT_EQ(page.width, degrees == 180 ? page.width : page.width);
    EXPECT_TRUE(is_consistent(page));
  }
}

TEST_F(OcrTest, LightTextOnADarkPageIsRead) {
  Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  for (char& pixel : picture.pixels) pixel = static_cast<char>(~pixel);
  EXPECT_THAT(recognise(picture).text, HasSubstr(some_dutch()[1]));
}

TEST_F(OcrTest, LargeLettersAreReadInASmallerPictureAndKeepTheirPlaces) {
  const Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  Raster part = blank_picture(1300, 400);  // the left part of the first lines, three times as large
  Raster large = blank_picture(3 * part.width, 3 * part.height);
  for (int y = 0; y < large.height; ++y)
    for (int x = 0; x < large.width; ++x)
      large.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(large.width) +
                   static_cast<std::size_t>(x)] =
          picture.pixels[static_cast<std::size_t>(y / 3 + 250) * static_cast<std::size_t>(picture.width) +
                         static_cast<std::size_t>(x / 3 + 250)];
  const PreparedPage prepared = prepare(large, 0);
  EXPECT_LT(prepared.picture.dpi, 150);
  const Page page = recognise(large);
  const Word* word = find(page, "omgevingsdienst");
  ASSERT_NE(word, nullptr) << page.text;
  EXPECT_NEAR(word->box.x0, (87 - 60) * 3, 6);
}

TEST_F(OcrTest, OwnWordsStayAndAreNotDoubled) {
  Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  RawPage own;
  own.number = 1;
  own.width = 595;
  own.height = 842;
  own.fonts.push_back({"Helvetica", 11, false, false});
  RawWord word;
  word.text = "OMGEVINGSDIENST";  // what the page itself calls it
  word.box = {87, 73, 169, 86};
  own.words.push_back(word);
  Page pending = lay_out(own);
  pending.reason = "raster_with_header";
  const Page page = recognise(picture, pending);
  EXPECT_THAT(page.text, HasSubstr("De OMGEVINGSDIENST versterkt in 2025"));
  EXPECT_THAT(page.text, Not(HasSubstr("omgevingsdienst")));
  EXPECT_EQ(page.reason, "raster_with_header");
  const Word* kept = find(page, "OMGEVINGSDIENST");
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->origin, Origin::native);
}

// A page with these lines as the invisible text of a scanner, where `some_dutch` stands.
Page layer_of(const std::vector<std::string>& lines) {
  RawPage own;
  own.number = 1;
  own.width = 595;
  own.height = 842;
  own.fonts.push_back({"Helvetica", 11, false, false});
  float y = 73;
  for (const std::string& line : lines) {
    float x = 70;
    for (const std::string_view part : split(line, ' ')) {
      RawWord word;
      word.text = part;
      word.box = {x, y, x + 5.5F * static_cast<float>(part.size()), y + 13};
      x = word.box.x1 + 3;
      own.words.push_back(word);
    }
    y += 22;
  }
  Page layer = lay_out(own);
  layer.state = PageState::pending;
  layer.reason = "invisible_text_good";
  return layer;
}

TEST_F(OcrTest, AScannersLayerIsKeptWhenThePictureSaysTheSame) {
  const Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  const Page page = recognise(picture, layer_of(some_dutch()));
  EXPECT_EQ(page.reason, "invisible_text_good");
  EXPECT_EQ(page.state, PageState::read);
  EXPECT_EQ(page.words.front().origin, Origin::native);
}

TEST_F(OcrTest, AScannersLayerThatSaysSomethingElseGoes) {
  const Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  const Page page = recognise(picture, layer_of({"Notulen van het overleg over de begroting",
                                                 "Aanwezig waren alle leden van het bestuur",
                                                 "Volgende vergadering in het najaar van dit jaar"}));
  EXPECT_EQ(page.reason, "raster_with_invisible_text");
  EXPECT_THAT(page.text, HasSubstr("omgevingsdienst"));
  EXPECT_THAT(page.text, Not(HasSubstr("begroting")));
}

TEST_F(OcrTest, ALayerThatCouldNotBeCheckedInTimeIsNotCalledGood) {
  const Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  Page layer = layer_of({"Notulen van het overleg over de begroting"});
  layer.number = 1;
  layer.width = 595;
  layer.height = 842;
  const Page page = recognise_page(layer, picture, *recogniser, milliseconds(1));
  EXPECT_EQ(page.state, PageState::partial);
  EXPECT_EQ(page.reason, "time_limit");
  EXPECT_EQ(page.words.size(), 7U);
}

TEST_F(OcrTest, ALogoUnderAPictureIsRead) {
  Raster picture = picture_of(pdf_of_contents({"BT /B 40 Tf 180 100 Td (PROVINCIE) Tj ET"}));
  draw(picture, 0, 0, 2480, 2700, 120);
  const Page page = recognise(picture);
  EXPECT_EQ(page.state, PageState::read);
  EXPECT_THAT(page.text, HasSubstr("PROVINCIE"));
}

TEST_F(OcrTest, ArtBehindATitleIsNoScan) {
  // The title is read too, where the page itself has it.
  Raster picture = picture_of(pdf_of_contents({text_content({"Verbeter de Kaart"})}));
  draw(picture, 1900, 0, 2300, 3000, 90);
  Page pending = layer_of({"Verbeter de Kaart"});
  pending.reason = "raster_with_header";
  const Page page = recognise(picture, pending);
  EXPECT_EQ(page.reason, "native");
  EXPECT_EQ(page.words.size(), 3U);
}

TEST_F(OcrTest, AWordThatNoProgramCanReadIsMendedAndItsNeighboursStay) {
  const Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  RawPage own;
  own.number = 1;
  own.width = 595;
  own.height = 842;
  own.fonts.push_back({"Helvetica", 11, false, false});
  RawWord broken;
  broken.text = "omgevingsdi\uFFFDst";
  broken.box = {87, 73, 169, 86};
  RawWord nowhere;
  nowhere.text = "ba\uFFFDerij";  // where the picture shows nothing
  nowhere.box = {87, 600, 140, 613};
  own.words = {broken, nowhere};
  Page pending = lay_out(own);
  pending.reason = "unmapped_fonts";
  const Page page = recognise(picture, pending);
  EXPECT_THAT(page.text, HasSubstr("De omgevingsdienst versterkt in 2025"));
  EXPECT_THAT(page.text, Not(HasSubstr("omgevingsdi\uFFFDst")));
  EXPECT_THAT(page.text,
              HasSubstr("ba\uFFFDerij"));  // nothing of the page's own goes without a better reading
}

TEST_F(OcrTest, OnlyThePicturesOfAReadPageAreRecognised) {
  const Raster picture = picture_of(pdf_of_contents({text_content(some_dutch())}));
  Page pending;
  pending.number = 1;
  pending.width = static_cast<float>(picture.width / picture.dpi * 72);
  pending.height = static_cast<float>(picture.height / picture.dpi * 72);
  pending.state = PageState::pending;
  pending.reason = "raster_region";
  PageMarks marks;
  marks.regions = {{0, 0, 595, 90}};
  const Page page = recognise_regions(pending, picture, marks, *recogniser, enough);
  EXPECT_THAT(page.text, HasSubstr("omgevingsdienst"));
  EXPECT_THAT(page.text, Not(HasSubstr(some_dutch().back())));
  EXPECT_EQ(page.reason, "raster_region");
  marks.regions = {{0, 700, 595, 842}};  // blank paper
  const Page empty = recognise_regions(pending, picture, marks, *recogniser, enough);
  EXPECT_EQ(empty.state, PageState::read);
  EXPECT_EQ(empty.reason, "native");
}

TEST_F(OcrTest, AGridIsSeenAndItsSingleDigitsAreRead) {
  Raster picture = picture_of(pdf_of_contents(
      {"BT /F 11 Tf 80 700 Td (Kpi) Tj 60 0 Td (Maatregel van de dienst) Tj 200 0 Td (Eigenaar) Tj ET "
       "BT /F 11 Tf 80 660 Td (3) Tj 60 0 Td (Toezicht op de naleving versterken) Tj 200 0 Td (Directeur) Tj "
       "ET "
       "BT /F 11 Tf 80 620 Td (4) Tj 60 0 Td (Medewerkers opleiden en werven) Tj 200 0 Td (Bestuur) Tj ET "
       "0.8 w 70 720 400 -40 re 70 680 400 -40 re 70 640 400 -40 re S 130 720 m 130 600 l 330 720 m 330 600 "
       "l S"}));
  const Page page = recognise(picture);
  ASSERT_EQ(page.tables.size(), 1U);
  EXPECT_TRUE(page.tables[0].ruled);
  EXPECT_EQ(page.tables[0].rows, 3);
  EXPECT_EQ(page.tables[0].columns, 3);
  EXPECT_NE(find(page, "3"), nullptr);
  EXPECT_NE(find(page, "4"), nullptr);
  EXPECT_EQ(page.text.find('|'), std::string::npos);
}

TEST_F(OcrTest, BulletsAreBullets) {
  const Raster picture = picture_of(pdf_of_contents(
      {"BT /F 11 Tf 70 760 Td 22 TL (\225  Het toezicht wordt versterkt in alle gemeenten.) Tj T* "
       "(\225  De medewerkers volgen een opleiding voor de nieuwe eisen.) Tj T* "
       "(\225  Het bestuur ontvangt elk kwartaal een voortgangsrapportage.) Tj ET"}));
  const Page page = recognise(picture);
  std::size_t bullets = 0;
  for (const Block& block : page.blocks) bullets += block.kind == BlockKind::list_item ? 1 : 0;
  EXPECT_EQ(bullets, 3U) << page.text;
}

TEST_F(OcrTest, PagesWithoutWordsSayWhatTheyAre) {
  const Page empty = recognise(blank_picture(2480, 3508));
  EXPECT_EQ(empty.state, PageState::blank);
  Raster blob = blank_picture(2480, 3508);
  draw(blob, 400, 400, 1800, 2000, 0x40);
  const Page picture = recognise(blob);
  EXPECT_EQ(picture.state, PageState::read);
  EXPECT_EQ(picture.reason, "picture_without_text");
  EXPECT_TRUE(picture.words.empty());
}

TEST_F(OcrTest, WhenTimeIsUpWhatWasReadStays) {
  Page pending;
  pending.number = 1;
  pending.width = 595;
  pending.height = 842;
  pending.state = PageState::pending;
  const auto begun = std::chrono::steady_clock::now();
  const Page page = recognise_page(pending, picture_of(pdf_of_contents({text_content(some_dutch())})),
                                   *recogniser, milliseconds(1));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, milliseconds(3'000));
  EXPECT_NE(page.state, PageState::pending);
  EXPECT_NE(page.state, PageState::blank);
}

TEST(UprightFrameTest, ThereAndBackIsTheSamePlace) {
  const Box box{100, 50, 180, 62};
  for (const int quarters : {0, 1, 2, 3})
    for (const double skew : {0.0, 1.5, -4.0}) {
      const UprightFrame frame(595, 842, quarters, skew);
      const Box back = frame.to_displayed(frame.to_upright(box));
      EXPECT_NEAR(back.x0, box.x0, 0.01);
      EXPECT_NEAR(back.y0, box.y0, 0.01);
      EXPECT_NEAR(back.x1, box.x1, 0.01);
      EXPECT_NEAR(back.y1, box.y1, 0.01);
    }
  const UprightFrame quarter(595, 842, 1, 0);
  EXPECT_EQ(quarter.width(), 842);
  EXPECT_EQ(quarter.to_upright({0, 0, 10, 20}), (Box{822, 0, 842, 10}));
}

TEST(RasterTest, RulingsAreFoundAndTakenOut) {
  Raster picture = blank_picture(1200, 1200);
  draw(picture, 100, 300, 1100, 304);
  draw(picture, 600, 100, 603, 1100);
  draw(picture, 150, 500, 165, 530);  // a letter's stroke stays
  const PreparedPage page = prepare(picture, 0);
  ASSERT_EQ(page.rulings.size(), 2U);
  EXPECT_NEAR(page.rulings[0].x0, 100, 6);
  EXPECT_NEAR(page.rulings[0].x1, 1100, 6);
  const auto grey = [&](int x, int y) {
    return static_cast<unsigned char>(page.picture.pixels[static_cast<std::size_t>(y * 1200 + x)]);
  };
  EXPECT_EQ(grey(200, 302), 255);
  EXPECT_EQ(grey(601, 900), 255);
  EXPECT_EQ(grey(158, 515), 0);
}

TEST(RasterTest, TiffPagesAreCountedAndDecodedOneByOne) {
  Raster first = blank_picture(640, 400, 150);
  draw(first, 10, 10, 50, 50);
  const std::string tiff = tiff_of({first, blank_picture(300, 500, 300)});
  const auto count = count_images(tiff, "image/tiff");
  ASSERT_TRUE(count);
  EXPECT_EQ(*count, 2);
  const auto one = decode_image(tiff, "image/tiff", 1, 40'000'000);
  const auto two = decode_image(tiff, "image/tiff", 2, 40'000'000);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->dpi, 300);  // enlarged for the recognition; the page keeps its size
  EXPECT_EQ(one->width, 1280);
  EXPECT_EQ(two->width, 300);
  EXPECT_EQ(two->height, 500);
  EXPECT_FALSE(decode_image(tiff, "image/tiff", 3, 40'000'000));
}

TEST(RasterTest, PicturesBeyondTheLimitAreScaledDownOrRefusedByTheirHeader) {
  const std::string tiff = tiff_of({blank_picture(2000, 1000)});
  const auto scaled = decode_image(tiff, "image/tiff", 1, 500'000);
  ASSERT_TRUE(scaled);
  EXPECT_LE(scaled->width * scaled->height, 500'000);
  EXPECT_NEAR(scaled->width / scaled->dpi, 2000 / 300.0, 0.02);
  const auto refused = decode_image(tiff, "image/tiff", 1, 300'000);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::limit);
  // A PNG that says it has 10 gigapixels, and has none.
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\x86\xa0\0\x01\x86\xa0\x08\0\0\0\0\0\0\0\0", 33);
  EXPECT_FALSE(decode_image(png, "image/png", 1, 40'000'000));
}

TEST(RasterTest, DamagedPicturesAreErrors) {
  const std::string tiff = tiff_of({blank_picture(64, 64)});
  for (const char* type : {"image/png", "image/jpeg", "image/tiff"}) {
    EXPECT_FALSE(decode_image("", type, 1, 1'000'000)) << type;
    EXPECT_FALSE(decode_image("rommel", type, 1, 1'000'000)) << type;
  }
  for (std::size_t size = 0; size < 60; size += 7)
    (void)decode_image(tiff.substr(0, size), "image/tiff", 1, 1'000'000);
  (void)decode_image(tiff.substr(0, tiff.size() / 2), "image/tiff", 1, 1'000'000);
}

TEST(ExifTest, TellsHowTheCameraWasHeld) {
  const auto jpeg = [](std::string_view tiff) {
    std::string bytes("\xFF\xD8\xFF\xE1", 4);
    const std::size_t length = 2 + 6 + tiff.size();
    bytes += static_cast<char>(length >> 8);
    bytes += static_cast<char>(length);
    return bytes.append("Exif\0\0", 6).append(tiff);
  };
  const std::string little("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22);
  const std::string big("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0", 22);
  EXPECT_EQ(exif_orientation(jpeg(little)), 6);
  EXPECT_EQ(exif_orientation(jpeg(big)), 3);
  EXPECT_EQ(exif_orientation(""), 1);
  EXPECT_EQ(exif_orientation("\xFF\xD8\xFF\xDA"), 1);
  const std::string whole = jpeg(little);
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_LE(exif_orientation(whole.substr(0, size)), 8);
  std::string far = little;
  far[7] = '\x7F';  // a directory far outside
  EXPECT_EQ(exif_orientation(jpeg(far)), 1);
}

}  // namespace
}  // namespace planlezer
