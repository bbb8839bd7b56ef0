// Documents nobody here wrote: damaged, locked and odd ones. Skipped where they are not at hand.
#include <gmock/gmock.h>

#include <algorithm>

#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

const fs::path nasty = corpus / "pdf-nasty";

TEST(NastyDocuments, AreEachAccountedForWithAReason) {
  if (!fs::exists(nasty)) GTEST_SKIP();
  const std::map<std::string, std::string> states{{"pdfjs-bug1020226.pdf", "unreadable"},
                                                  {"pdfjs-poppler-85140-0.pdf", "unreadable"},
                                                  {"pdfjs-redhat-1531897-0.pdf", "unreadable"},
                                                  {"qpdf-issue-146.pdf", "unreadable"},
                                                  {"horror-encryption_openpassword.pdf", "needs_password"},
                                                  {"enc-pdfjs-issue6010_1.pdf", "needs_password"},
                                                  {"horror-encryption_nocopy.pdf", "read"},
                                                  {"horror-encryption_notextaccess.pdf", "read"},
                                                  {"pdfjs-xref_command_missing.pdf", "read"},
                                                  {"pdfjs-hello_world_rotated.pdf", "read"},
                                                  {"qpdf-leading-junk-encrypted.pdf", "read"}};
  // Whatever becomes of these, they must not take the others along.
  const std::vector<std::string> others{"qpdf-issue-335a-stderr-flood.pdf",
                                        "pdfjs-operator_list_cycle.pdf",
                                        "pdfjs-pdfbox-4352-0.pdf",
                                        "pdfjs-poppler-937-0-fuzzed.pdf",
                                        "pdfjs-ghostscript-698804-1-fuzzed.pdf",
                                        "pdfjs-evaljs.pdf",
                                        "tika-testPDF_jsActionOnPage.pdf",
                                        "pdfbox-embedded-zip.pdf",
                                        "qpdf-bad1-5bytes.pdf",
                                        "pdfjs-bad-pagelabels.pdf"};
  const Workplace place;
  for (const auto& [name, state] : states) place.copy(nasty / name);
  for (const std::string& name : others) place.copy(nasty / name);
  const Outcome outcome = place.ingest();
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_LT(outcome.err.size(), 20'000U) << "no flood of what the libraries say";
  const auto rows = place.ledger();
  const auto files =
      std::count_if(rows.begin(), rows.end(), [](const Json& row) { return row.at("attachment").is_null(); });
  EXPECT_EQ(static_cast<std::size_t>(files), states.size() + others.size());
  for (const Json& row : rows) {
    const auto expected = states.find(row.at("document").get<std::string>());
    if (expected != states.end() && row.at("attachment").is_null()) {
      EXPECT_EQ(row.at("state"), expected->second) << row;
    }
    if (row.at("state") != "read") {
      EXPECT_THAT(row.at("message").get<std::string>(), Not(IsEmpty())) << row;
      EXPECT_THAT(row.at("reason").get<std::string>(), Not(IsEmpty())) << row;
    }
  }
  EXPECT_EQ(place.ledger_row("qpdf-leading-junk-encrypted.pdf").at("pages"), 30);
  EXPECT_EQ(place.ledger_row("pdfjs-hello_world_rotated.pdf").at("pages"), 5);
  EXPECT_EQ(place.run({"verify"}).exit_code, 0);
}

struct Locked {
  const char* file;
  const char* password;
  int pages;
};

TEST(NastyDocuments, OpenWithTheirPassword) {
  if (!fs::exists(nasty)) GTEST_SKIP();
  const std::vector<Locked> locked{{"enc-qpdf-20p-user=user-owner=owner.pdf", "user", 20},
                                   {"enc-pdfjs-issue6010_1.pdf", "abc", 0},
                                   {"enc-pdfjs-issue6010_2.pdf", "æøå", 0},
                                   {"enc-pdfjs-issue21579.pdf", "pässwört", 0},
                                   {"afgeleid-heerlen-user=gebruiker-owner=eigenaar.pdf", "gebruiker", 0}};
  const Workplace place;
  std::ofstream passwords(place.path() / "wachtwoorden");
  for (const Locked& document : locked) {
    place.copy(nasty / document.file);
    passwords << document.password << "\n";
  }
  passwords.close();
  EXPECT_EQ(place.ingest().exit_code, 1);
  EXPECT_THAT(each(place.ledger(), "state"), Each("needs_password"));
  const Outcome outcome = place.ingest({"--password-file", (place.path() / "wachtwoorden").string()});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const Locked& document : locked) {
    const Json row = place.ledger_row(document.file);
    EXPECT_EQ(row.at("state"), "read") << row;
    if (document.pages > 0) {
      EXPECT_EQ(row.at("pages"), document.pages);
    }
  }
}

TEST(NastyDocuments, KindsThatAreNotReadSayWhatTheyAre) {
  const fs::path office = corpus / "office-nl";
  if (!fs::exists(office)) GTEST_SKIP();
  for (const char* name : {"nasty-odt-not-a-zip.odt", "nasty-testWORD_protected_passtika.docx"}) {
    const Outcome outcome = run({.arguments = {"extract", (office / name).string(), "--format", "json"}});
    const Json json = json_of(outcome.out);
    EXPECT_EQ(outcome.exit_code == 0, json.at("state") == "read") << name;
    if (json.at("state") != "read") {
      EXPECT_THAT(outcome.err, HasSubstr(name));
      EXPECT_THAT(json.at("message").get<std::string>(), Not(IsEmpty()));
    }
  }
}

}  // namespace
}  // namespace planlezer
