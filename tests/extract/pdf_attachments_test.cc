#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/pdf_reader.h"
#include "tests/extract/kept_parts.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string with_attachments(const std::string& catalog_entries, const std::string& file_stream) {
  return pdf_file(
      {"<</Type/Catalog/Pages 2 0 R" + catalog_entries + ">>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[4 0 R 5 0 R]>>",
       "<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 6 0 R>>",
       "<</Type/Annot/Subtype/FileAttachment/Rect[9 9 19 19]/FS 8 0 R>>",
       "<</Type/Filespec/F(map/begroting.txt)/UF(map/begroting.txt)/EF<</F 7 0 R/UF 7 0 R>>>>", file_stream,
       "<</Type/Filespec/F(nota.txt)/EF<</F 9 0 R>>>>", pdf_stream("", "Een nota.")});
}

TEST(PdfAttachments, EachFileIsAPartOnce) {
  const std::string file =
      with_attachments("/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>",
                       pdf_stream("/Type/EmbeddedFile/Subtype/text#2Fplain", "Veertig."));
  PdfReader::warm_up();
  auto reader = PdfReader::open(file, {});
  ASSERT_TRUE(reader);
  KeptParts parts;
  (*reader)->send_attachments(parts);
  EXPECT_THAT(parts.parts, ElementsAre(IsPart("begroting.txt", "Veertig."), IsPart("nota.txt", "Een nota.")));
  EXPECT_EQ(parts.parts[0].media_type, "text/plain");
  EXPECT_THAT((*reader)->notes(), IsEmpty());
}

TEST(PdfAttachments, APortfolioSaysThatItsPagesAreACover) {
  const std::string file = with_attachments("/Collection<</View/D>>", pdf_stream("", "x"));
  PdfReader::warm_up();
  auto reader = PdfReader::open(file, {});
  ASSERT_TRUE(reader);
  ASSERT_THAT((*reader)->notes(), SizeIs(1));
  EXPECT_EQ((*reader)->notes()[0].code, "portfolio");
}

TEST(PdfAttachments, WhatIsNoFileIsSaidToBeDamaged) {
  const std::string file =
      with_attachments("/Names<</EmbeddedFiles<</Names[(a) 6 0 R(b) 99 0 R]/Kids[1 0 R]>>>>", "12");
  PdfReader::warm_up();
  auto reader = PdfReader::open(file, {});
  ASSERT_TRUE(reader);
  KeptParts parts;
  (*reader)->send_attachments(parts);
  ASSERT_THAT(parts.names(), ElementsAre("begroting.txt", "nota.txt"));
  EXPECT_EQ(parts.parts[0].reason, "damaged");
}

}  // namespace
}  // namespace planlezer
