#include <gtest/gtest.h>

#include "ingest/media_type.h"
#include "ingest/separated_values.h"
#include "tests/ingest/zip_bytes.h"

namespace planlezer {
namespace {

const std::string word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

TEST(ZipKind, TheListOfContentsMayComeLate) {
  EXPECT_EQ(
      media_type_of(zip_of(
          {{"word/document.xml", "<x/>"}, {"word/styles.xml", "<x/>"}, {"[Content_Types].xml", "<Types/>"}})),
      word);
  // Behind a picture that fills all of the head.
  const std::string file =
      zip_of({{"word/media/foto.png", std::string(100'000, 'x')}, {"[Content_Types].xml", "<Types/>"}});
  EXPECT_EQ(media_type_of(file.substr(0, 65'536)), word);
  EXPECT_EQ(media_type_of(zip_of({{"content.xml", "<x/>"},
                                  {"META-INF/manifest.xml", "<x/>"},
                                  {"mimetype", "application/vnd.oasis.opendocument.text"}})),
            "application/vnd.oasis.opendocument.text");
}

TEST(ZipKind, AnOfficeFileInAZipDoesNotMakeItOne) {
  const std::string inside = zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<x/>"}});
  EXPECT_EQ(media_type_of(zip_of({{"plan.docx", inside}, {"brief.pdf", "%PDF-1.4"}})), "application/zip");
  EXPECT_EQ(media_type_of(zip_of({{"word/brief.txt", "tekst"}, {"xl.txt", "tekst"}})), "application/zip");
}

TEST(ZipKind, FlatOpenDocumentFiles) {
  EXPECT_EQ(media_type_of("<?xml version=\"1.0\"?>\n<office:document "
                          "office:mimetype=\"application/vnd.oasis.opendocument.text\">"),
            "application/vnd.oasis.opendocument.text-flat-xml");
}

TEST(SeparatedValues, TablesAreToldFromProse) {
  EXPECT_TRUE(is_separated_values("kpi;actie;wie\n1;plan;MT\n2;\"a;\nb\";MT\n"));
  EXPECT_TRUE(is_separated_values("a\tb\tc\nd\te\tf\ng\th\ti"));
  EXPECT_TRUE(is_separated_values("sep=;\na;b;c\nd;e;f\ng;h;i\n"));
  EXPECT_TRUE(is_separated_values("naam,plaats,jaar\r\nx,y,1\r\nz,w,2\r\n"));
  // Sentences with as many commas each, lists that end in semicolons, too little to tell.
  EXPECT_FALSE(
      is_separated_values("Eerst dit, dan dat, en klaar.\nVeel, heel veel, is gedaan.\nWij, u, en zij.\n"));
  EXPECT_FALSE(is_separated_values("Wij doen:\neen plan;\nnog een plan;\neen derde plan;\n"));
  EXPECT_FALSE(is_separated_values("a;b;c\nd;e;f\n"));
  EXPECT_FALSE(is_separated_values("a;b;c\nd;e\nf;g;h\n"));
  EXPECT_EQ(media_type_of("kpi;actie;wie\n1;plan;MT\n2;plan;MT\n"), "text/csv");
}

}  // namespace
}  // namespace planlezer
