#include "extract/pdf_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "extract/codec.h"
#include "tests/extract/page_sketch.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::filesystem::path shared = std::filesystem::path(PLANLEZER_SOURCE_DIR) / ".." / "shared";

class PdfReaderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { PdfReader::warm_up(); }

  std::unique_ptr<PdfReader> open(const std::string& bytes, const std::vector<std::string>& passwords = {}) {
    bytes_ = bytes;
    auto reader = PdfReader::open(bytes_, passwords);
    EXPECT_TRUE(reader.has_value()) << (reader ? "" : reader.error().message);
    return reader ? std::move(*reader) : nullptr;
  }
  ErrorCode open_error(const std::string& bytes, const std::vector<std::string>& passwords = {}) {
    bytes_ = bytes;
    const auto reader = PdfReader::open(bytes_, passwords);
    EXPECT_FALSE(reader.has_value());
    return reader ? ErrorCode::internal : reader.error().code;
  }

 private:
  std::string bytes_;
};

// Real documents lie outside the project; without them these tests are skipped.
#define CORPUS_FILE(name, path)                                                              \
  const auto name##_path = shared / path;                                                    \
  if (!std::filesystem::exists(name##_path)) GTEST_SKIP() << "no corpus at " << name##_path; \
  const std::string name = *read_file(name##_path)

// A document with one page from a content stream; Helvetica is /F.
std::string pdf_of(const std::string& content, const std::string& page_entries = "/MediaBox[0 0 300 200]") {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
         "1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 "
         "R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/"
         "Helvetica/Encoding/WinAnsiEncoding>>>>/XObject<</I 5 0 R>>>>" +
         page_entries + ">>endobj\n4 0 obj<</Length " + std::to_string(content.size()) + ">>stream\n" +
         content +
         "\nendstream endobj\n5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent "
         "8/ColorSpace/"
         "DeviceGray/Length 1>>stream\nx\nendstream endobj\ntrailer<</Root 1 0 R/Size 6>>\n%%EOF\n";
}

TEST_F(PdfReaderTest, GivesWordsWithTheirPlacesFromTheTopLeft) {
  const auto reader = open(pdf_of("BT /F 10 Tf 50 150 Td (Een omgevingsdienst) Tj ET"));
  ASSERT_NE(reader, nullptr);
  const auto page = reader->read_page(1, OcrMode::automatic);
  ASSERT_TRUE(page.has_value());
  EXPECT_EQ(page->text, "Een omgevingsdienst\n");
  EXPECT_EQ(page->reason, "native");
  ASSERT_EQ(page->words.size(), 2U);
  EXPECT_NEAR(page->words[0].box.x0, 50, 0.1);
  EXPECT_LT(page->words[0].box.y0, 50);
  EXPECT_GT(page->words[0].box.y1, 50);
  EXPECT_EQ(page->fonts[page->words[0].font].name, "Helvetica");
  EXPECT_TRUE(is_consistent(*page));
}

TEST_F(PdfReaderTest, CropBoxAndRotationAreApplied) {
  const auto reader = open(pdf_of("BT /F 10 Tf 60 150 Td (gedraaid) Tj ET",
                                  "/MediaBox[0 0 300 200]/CropBox[50 100 250 200]/Rotate 90"));
  const auto page = reader->read_page(1, OcrMode::automatic);
  ASSERT_TRUE(page.has_value());
  EXPECT_FLOAT_EQ(page->width, 100);
  EXPECT_FLOAT_EQ(page->height, 200);
  EXPECT_EQ(page->rotation, 90);
  ASSERT_EQ(page->words.size(), 1U);
  EXPECT_NEAR(page->words[0].box.y0, 10, 0.1);  // 60 − 50 from the left became 10 from the top
  EXPECT_GT(page->words[0].box.height(), page->words[0].box.width());
}

TEST_F(PdfReaderTest, ExplainsEveryKindOfPage) {
  const auto reason_of = [&](const std::string& content, OcrMode mode) {
    const auto page = open(pdf_of(content))->read_page(1, mode);
    return page->reason + "/" + std::to_string(static_cast<int>(page->state));
  };
  const auto with = [](const std::string& reason, PageState state) {
    return reason + "/" + std::to_string(static_cast<int>(state));
  };
  EXPECT_EQ(reason_of("", OcrMode::automatic), with("blank", PageState::blank));
  EXPECT_EQ(reason_of("q 300 0 0 200 0 0 cm /I Do Q", OcrMode::automatic),
            with("no_text", PageState::pending));
  EXPECT_EQ(reason_of("q 300 0 0 200 0 0 cm /I Do Q", OcrMode::never),
            with("no_text", PageState::unreadable));
  EXPECT_EQ(
      reason_of("q 300 0 0 200 0 0 cm /I Do Q BT /F 8 Tf 5 190 Td (Ontvangen) Tj ET", OcrMode::automatic),
      with("raster_with_header", PageState::pending));
  EXPECT_EQ(reason_of("q 300 0 0 200 0 0 cm /I Do Q BT 3 Tr /F 8 Tf 5 190 Td (Ontvangen op de dienst) Tj ET",
                      OcrMode::automatic),
            with("invisible_text_good", PageState::pending));
  EXPECT_EQ(reason_of("q 300 0 0 200 0 0 cm /I Do Q BT 3 Tr /F 8 Tf 5 190 Td (Ontvangen op de dienst) Tj ET",
                      OcrMode::never),
            with("invisible_text_good", PageState::read));
  EXPECT_EQ(reason_of("BT /F 8 Tf 5 190 Td (gewone tekst) Tj ET", OcrMode::always),
            with("requested", PageState::pending));
}

TEST_F(PdfReaderTest, DrawnLinesMakeATable) {
  std::string content = "0.5 w ";
  for (const int y : {100, 120, 140})
    content += "20 " + std::to_string(y) + " m 260 " + std::to_string(y) + " l S ";
  for (const int x : {20, 120, 260})
    content += std::to_string(x) + " 100 m " + std::to_string(x) + " 140 l S ";
  content +=
      "BT /F 10 Tf 24 126 Td (Kpi) Tj 100 0 Td (Maatregel) Tj -100 -20 Td (3) Tj 100 0 Td (een plan) Tj ET";
  const auto page = open(pdf_of(content))->read_page(1, OcrMode::automatic);
  ASSERT_EQ(page->tables.size(), 1U);
  EXPECT_THAT(rows_of(*page, page->tables[0]), testing::ElementsAre("Kpi|Maatregel", "3|een plan"));
}

TEST_F(PdfReaderTest, RendersThePageAsDisplayedWithinTheLimit) {
  const auto reader = open(pdf_of("0 0 100 200 re f", "/MediaBox[0 0 300 200]/Rotate 90"));
  const auto raster = reader->render(1, 72, 1'000'000);
  ASSERT_TRUE(raster.has_value());
  EXPECT_EQ(raster->width, 200);
  EXPECT_EQ(raster->height, 300);
  ASSERT_EQ(raster->pixels.size(), 60'000U);
  EXPECT_EQ(raster->pixels[50 * 200 + 100], '\0');  // the black part came on top
  EXPECT_EQ(static_cast<unsigned char>(raster->pixels[250 * 200 + 100]), 255);
  const auto small = reader->render(1, 720, 10'000);
  ASSERT_TRUE(small.has_value());
  EXPECT_LE(small->width * small->height, 10'000);
  EXPECT_LT(small->dpi, 72);
}

TEST_F(PdfReaderTest, ErrorsAreDutchAndSayWhatToDo) {
  EXPECT_EQ(open_error("geen pdf"), ErrorCode::unreadable);
  EXPECT_EQ(open_error(""), ErrorCode::unreadable);
  const auto reader = open(pdf_of(""));
  EXPECT_FALSE(reader->read_page(0, OcrMode::never).has_value());
  EXPECT_FALSE(reader->read_page(2, OcrMode::never).has_value());
  EXPECT_FALSE(reader->render(99, 72, 1000).has_value());
}

TEST_F(PdfReaderTest, ReadsTheGoldPlanWhole) {
  CORPUS_FILE(bytes, "gold/a1.pdf");
  const auto reader = open(bytes);
  ASSERT_EQ(reader->page_count(), 13);
  Extracted document;
  for (int i = 1; i <= 13; ++i) {
    document.pages.push_back(*reader->read_page(i, OcrMode::automatic));
    EXPECT_TRUE(is_consistent(document.pages.back())) << i;
  }
  finish_document(document);
  const Page& seven = document.pages[6];
  EXPECT_THAT(texts_of(seven, BlockKind::list_item),
              Contains("• opstellen van een verbeterprogramma op grond van de nulmeting, gereed in Q4 2024\n"
                       "(teamleider Kwaliteit);"));
  EXPECT_THAT(texts_of(seven, BlockKind::heading), Contains("5 KPI 3 – Opleiding, kennis en innovatie"));
  EXPECT_THAT(texts_of(seven, BlockKind::heading), Contains("Maatregelen"));
  const Page& eleven = document.pages[10];
  ASSERT_EQ(eleven.tables.size(), 1U);
  const std::vector<std::string> rows = rows_of(eleven, eleven.tables[0]);
  ASSERT_EQ(rows.size(), 21U);
  EXPECT_EQ(rows[0], "Nr.|Maatregel|Kpi|Actiehouder|Planning|Kosten");
  EXPECT_EQ(rows[7], "M7|Opleiden vier senior inspecteurs milieu|2|HR-adviseur|1e helft 2025|€ 36.000");
  EXPECT_EQ(rows[12], "M12|Opschonen locatiebestand|4|Datateam|Q3 2024 – Q1/2025|€ 85.000");
  EXPECT_EQ(rows[19], "-|Totaal eenmalig|-|-|-|€ 381.500");
  EXPECT_TRUE(document.pages[4].tables[0].continues);
  EXPECT_TRUE(document.pages[4].tables[0].cells[0].head);
}

TEST_F(PdfReaderTest, TakesPasswordsInTheFormTheyWereStored) {
  CORPUS_FILE(plain, "corpus/pdf-nasty/enc-pypdf-openpassword.pdf");
  EXPECT_EQ(open_error(plain), ErrorCode::needs_password);
  EXPECT_EQ(open_error(plain, {"fout", "ook fout"}), ErrorCode::needs_password);
  EXPECT_NE(open(plain, {"fout", "openpassword"}), nullptr);
  CORPUS_FILE(accents, "corpus/pdf-nasty/enc-pdfjs-issue6010_2.pdf");
  EXPECT_NE(open(accents, {"æøå"}), nullptr);
  CORPUS_FILE(prepared, "corpus/pdf-nasty/enc-pdfjs-saslprep-r6.pdf");
  EXPECT_NE(open(prepared, {"S\u00ADaSLprep"}), nullptr);
  CORPUS_FILE(owner, "corpus/pdf-nasty/nl-aes256-ownerpw-veritas.pdf");
  EXPECT_EQ(open(owner)->page_count(), 51);
}

TEST_F(PdfReaderTest, ADamagedTableIsRebuiltAndNoted) {
  CORPUS_FILE(bytes, "corpus/pdf-nasty/horror-corruptionOneByteMissing.pdf");
  const auto reader = open(bytes);
  ASSERT_EQ(reader->notes().size(), 1U);
  EXPECT_EQ(reader->notes()[0].code, "damaged_xref");
  EXPECT_GT(reader->read_page(1, OcrMode::automatic)->words.size(), 30U);
}

TEST_F(PdfReaderTest, ADocumentWithoutPagesIsUnreadable) {
  CORPUS_FILE(bytes, "corpus/pdf-nasty/npm-03-invalid.pdf");
  EXPECT_EQ(open_error(bytes), ErrorCode::unreadable);
}

TEST_F(PdfReaderTest, AFontWithoutMappingWaitsForRecognition) {
  CORPUS_FILE(none, "corpus/pdf-nasty/ocrmypdf-type3_font_nomapping.pdf");
  EXPECT_EQ(open(none)->read_page(1, OcrMode::automatic)->reason, "unmapped_fonts");
  CORPUS_FILE(ligatures, "corpus/pdf-nasty/nl-ontbrekende-ligaturen-co-melder.pdf");
  const auto page = open(ligatures)->read_page(1, OcrMode::automatic);
  EXPECT_EQ(page->reason, "unmapped_fonts");
  EXPECT_EQ(page->state, PageState::pending);
  EXPECT_THAT(page->text, HasSubstr("\uFFFD"));  // the broken words wait for recognition in their places
}

TEST_F(PdfReaderTest, ReadsMetadataInItsEncodings) {
  CORPUS_FILE(bytes, "corpus/pdf-nl/acict-advies-abacus-2025.pdf");
  const Metadata metadata = open(bytes)->metadata();
  EXPECT_EQ(metadata.title, "Advies Adviescollege ICT-toetsing project Abacus");
  EXPECT_EQ(metadata.created, "2025-12-08");
}

TEST_F(PdfReaderTest, KeepsColumnsApart) {
  CORPUS_FILE(bytes, "corpus/pdf-nl/verkiezingsprogramma-2023-lp.pdf");
  const auto page = open(bytes)->read_page(4, OcrMode::automatic);
  EXPECT_TRUE(page->tables.empty());
  // Four columns over a double page: the end of the first is followed by the head of the second.
  EXPECT_LT(page->text.find("toetreden tot de markt."), page->text.find("1.2 Staatsschuld"));
  EXPECT_LT(page->text.find("niet mag doen"), page->text.find("welke rechten de burger"));
}

TEST_F(PdfReaderTest, ReadsTablesThatRunOverPages) {
  CORPUS_FILE(bytes, "corpus/pdf-nl/coronamelder-duidingsrapportage.pdf");
  const auto reader = open(bytes);
  Extracted document;
  for (const int number : {80, 81}) document.pages.push_back(*reader->read_page(number, OcrMode::automatic));
  finish_document(document);
  ASSERT_EQ(document.pages[0].tables.size(), 1U);
  EXPECT_THAT(rows_of(document.pages[0], document.pages[0].tables[0])[1],
              testing::StartsWith("Ontwik-/keling|Decentrale/structuur|"));
  EXPECT_TRUE(document.pages[1].tables.at(0).continues);
}

TEST_F(PdfReaderTest, EveryPageOfTheCorpusIsConsistentAndSurvivesTheCodec) {
  const auto folder = shared / "corpus" / "pdf-nl";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no corpus";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".pdf" || entry.file_size() > 700'000) continue;
    const std::string bytes = *read_file(entry.path());
    const auto reader = open(bytes);
    for (int number = 1; number <= std::min(reader->page_count(), 30); ++number) {
      const auto page = reader->read_page(number, OcrMode::automatic);
      ASSERT_TRUE(page.has_value());
      EXPECT_TRUE(is_consistent(*page)) << entry.path() << " " << number;
      const std::string coded = encode_page(*page);
      const auto decoded = decode_page(coded);
      ASSERT_TRUE(decoded.has_value()) << entry.path() << " " << number;
      EXPECT_EQ(encode_page(*decoded), coded);
      EXPECT_EQ(decoded->text, page->text);
    }
  }
}

}  // namespace
}  // namespace planlezer
