// planlezer ingest and ledger: everything offered is accounted for, and nothing is read twice.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "base/sha256.h"
#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::AnyOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;

namespace fs = std::filesystem;

// --- what happens to every kind of file

class LedgerOfABatch : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    place_ = new Workplace;
    place_->put("goed.pdf", small_plan());
    place_->put("onder/kopie.pdf", small_plan());
    place_->put("leeg.pdf", "");
    place_->put("half.pdf", small_plan().substr(0, 300));
    place_->put("onzin.bin", std::string("\x01\x02\x00\xFE\xFD\x00\x00\x10", 8) + std::string(5000, '\x80'));
    place_->put("tekening.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Een plan</title></svg>");
    place_->put("notitie.txt", "In Q3 2025 stelt de directeur het opleidingsplan vast.\n");
    fs::create_symlink("nergens", place_->documents() / "verwijzing.pdf");
    mkfifo((place_->documents() / "pijp.pdf").c_str(), 0600);
    const Outcome locked = planlezer::run({.arguments = {"--encrypt", "geheim", "eigenaar", "256", "--",
                                                         (place_->documents() / "goed.pdf").string(),
                                                         (place_->documents() / "slot.pdf").string()},
                                           .program = "qpdf"});
    ASSERT_EQ(locked.exit_code, 0) << locked.err;
    outcome_ = place_->ingest();
  }
  static void TearDownTestSuite() {
    delete place_;
    place_ = nullptr;
  }

  static Workplace* place_;
  static Outcome outcome_;
};

Workplace* LedgerOfABatch::place_ = nullptr;
Outcome LedgerOfABatch::outcome_;

TEST_F(LedgerOfABatch, ListsEveryFileOnce) {
  EXPECT_THAT(each(place_->ledger(), "document"),
              UnorderedElementsAre("goed.pdf", "onder/kopie.pdf", "leeg.pdf", "half.pdf", "onzin.bin",
                                   "tekening.svg", "notitie.txt", "verwijzing.pdf", "pijp.pdf", "slot.pdf"));
}

TEST_F(LedgerOfABatch, TheBatchGoesOnAndSaysThatSomeFailed) {
  EXPECT_EQ(outcome_.exit_code, 1);
  EXPECT_THAT(outcome_.out, IsEmpty());
  for (const char* name : {"leeg.pdf", "half.pdf", "slot.pdf", "tekening.svg", "verwijzing.pdf", "pijp.pdf"})
    EXPECT_THAT(outcome_.err, HasSubstr(name));
  EXPECT_EQ(place_->state_of("goed.pdf"), "read");
  EXPECT_EQ(place_->state_of("notitie.txt"), "read");
  EXPECT_THAT(place_->findings({"--kind", "measure"}), Not(IsEmpty()));
}

TEST_F(LedgerOfABatch, WhatWasNotReadHasAStateAndAReasonForPeople) {
  const std::vector<std::pair<const char*, const char*>> states{{"half.pdf", "unreadable"},
                                                                {"tekening.svg", "unsupported"},
                                                                {"onzin.bin", "unsupported"},
                                                                {"slot.pdf", "needs_password"},
                                                                {"verwijzing.pdf", "unreadable"}};
  for (const auto& [name, state] : states) EXPECT_EQ(place_->state_of(name), state) << name;
  for (const char* name : {"pijp.pdf", "leeg.pdf"})
    EXPECT_THAT(place_->state_of(name), AnyOf("unsupported", "unreadable", "blank"));
  for (const Json& row : place_->ledger()) {
    if (row.at("state") == "read") continue;
    EXPECT_THAT(row.at("message").get<std::string>(), Not(IsEmpty())) << row;
    EXPECT_THAT(row.at("reason").get<std::string>(), Not(IsEmpty())) << row;
  }
  EXPECT_THAT(place_->ledger_row("leeg.pdf").at("message").get<std::string>(), HasSubstr("leeg"));
  EXPECT_THAT(place_->ledger_row("slot.pdf").at("message").get<std::string>(), HasSubstr("--password-file"));
}

TEST_F(LedgerOfABatch, WhatCannotBeOpenedHasAReasonCode) {
  EXPECT_EQ(place_->ledger_row("verwijzing.pdf").at("reason"), "not_found");
  EXPECT_EQ(place_->ledger_row("pijp.pdf").at("reason"), "not_a_file");
}

TEST_F(LedgerOfABatch, ADuplicateIsReadOnceAndListedTwice) {
  const Json first = place_->ledger_row("goed.pdf"), second = place_->ledger_row("onder/kopie.pdf");
  EXPECT_EQ(first.at("sha256"), second.at("sha256"));
  EXPECT_EQ(first.at("sha256"), sha256_hex(small_plan()));
  EXPECT_EQ(first.at("state"), "read");
  EXPECT_EQ(second.at("state"), "duplicate");
  EXPECT_THAT(second.at("message").get<std::string>(), HasSubstr("goed.pdf"));
  EXPECT_THAT(place_->ledger_pages("goed.pdf"), SizeIs(2));
  EXPECT_THAT(place_->ledger_pages("onder/kopie.pdf"), IsEmpty());
  EXPECT_THAT(each(place_->findings({"--kind", "fusion"}), "document"), Not(Contains("onder/kopie.pdf")));
}

TEST_F(LedgerOfABatch, EveryPageHasAStateAnOriginAndAReason) {
  const auto pages = place_->ledger_pages("goed.pdf");
  EXPECT_THAT(each<int>(pages, "page"), ElementsAre(1, 2));
  for (const Json& page : pages) {
    EXPECT_EQ(page.at("state"), "read");
    EXPECT_EQ(page.at("origin"), "native");
    EXPECT_THAT(page.at("reason").get<std::string>(), Not(IsEmpty()));
    EXPECT_GT(page.at("words"), 0);
  }
}

TEST_F(LedgerOfABatch, TextForPeopleNamesTheReasons) {
  const Outcome text = place_->run({"ledger"});
  EXPECT_EQ(text.exit_code, 0);
  for (const char* part : {"goed.pdf", "gelezen", "dubbel", "wachtwoord", "pijp.pdf"})
    EXPECT_THAT(text.out, HasSubstr(part));
}

TEST_F(LedgerOfABatch, ASecondRunReadsNothing) {
  const std::string digest = place_->digest();
  const auto ledger = place_->ledger();
  const Outcome again = place_->ingest();
  EXPECT_EQ(again.exit_code, 1) << "what failed before still fails";
  EXPECT_THAT(again.err, HasSubstr("0 documenten gelezen"));
  EXPECT_EQ(place_->digest(), digest);
  EXPECT_EQ(place_->ledger(), ledger);
}

// --- new, changed, gone

TEST(Ingest, DoesOnlyWhatIsNewOrChanged) {
  const Workplace place;
  place.put("a.pdf", small_plan("Omgevingsdienst Aa"));
  place.put("b.pdf", small_plan("Omgevingsdienst Bee"));
  EXPECT_THAT(place.ingest().err, HasSubstr("2 documenten gelezen"));
  EXPECT_THAT(place.ingest().err, HasSubstr("0 documenten gelezen"));
  place.put("c.pdf", small_plan("Omgevingsdienst Cee"));
  EXPECT_THAT(place.ingest().err, HasSubstr("1 document gelezen"));
  place.put("a.pdf", plan_pdf("Omgevingsdienst Aa",
                              {"In Q1 2026 stelt de directeur een formatieplan voor toezicht vast."}));
  EXPECT_THAT(place.ingest().err, HasSubstr("1 document gelezen"));
  const auto quotes = each(place.findings({"--document", "a.pdf", "--kind", "measure"}), "quote");
  EXPECT_THAT(quotes, ElementsAre(HasSubstr("formatieplan")));
}

TEST(Ingest, AMovedFileIsNotReadAgain) {
  const Workplace place;
  const fs::path file = place.put("a.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  fs::create_directory(place.documents() / "archief");
  fs::rename(file, place.documents() / "archief/a.pdf");
  const Outcome moved = place.ingest();
  EXPECT_EQ(moved.exit_code, 0);
  EXPECT_THAT(moved.err, HasSubstr("0 documenten gelezen"));
  EXPECT_EQ(place.state_of("archief/a.pdf"), "read");
  EXPECT_EQ(place.state_of("a.pdf"), "missing");
  EXPECT_THAT(each(place.findings(), "document"), AllOf(Not(IsEmpty()), Each("archief/a.pdf")));
}

TEST(Ingest, AFileThatIsGoneStaysInTheLedger) {
  const Workplace place;
  const fs::path file = place.put("a.pdf", small_plan());
  place.put("b.txt", "Niets bijzonders.\n");
  ASSERT_EQ(place.ingest().exit_code, 0);
  fs::remove(file);
  EXPECT_EQ(place.ingest().exit_code, 0);
  EXPECT_EQ(place.state_of("a.pdf"), "missing");
  place.put("a.pdf", small_plan());
  EXPECT_THAT(place.ingest().err, HasSubstr("0 documenten gelezen"));
  EXPECT_EQ(place.state_of("a.pdf"), "read");
}

TEST(Ingest, TakesFilesAndFoldersAndNamesThemRelative) {
  const Workplace place;
  place.put("map/diep/a.pdf", small_plan("Omgevingsdienst Aa"));
  const fs::path single = place.put("los/b.pdf", small_plan("Omgevingsdienst Bee"));
  EXPECT_EQ(place.run({"ingest", (place.documents() / "map").string(), single.string()}).exit_code, 0);
  EXPECT_THAT(each(place.ledger(), "document"), UnorderedElementsAre("diep/a.pdf", "b.pdf"));
}

TEST(Ingest, OddFileNamesAreKept) {
  const Workplace place;
  const std::vector<std::string> names{"met spatie.pdf", "één ‘naam’.pdf", "-o.pdf", "a\"b'c;.pdf",
                                       "%s%n.pdf"};
  for (const std::string& name : names) place.put(name, small_plan("Omgevingsdienst " + name));
  EXPECT_EQ(place.ingest().exit_code, 0);
  EXPECT_THAT(each(place.ledger(), "document"), testing::UnorderedElementsAreArray(names));
  for (const std::string& name : names) EXPECT_EQ(place.state_of(name), "read");
}

TEST(Ingest, TheIndexInTheFolderIsNoDocument) {
  const Workplace place;
  place.put("a.pdf", small_plan());
  const std::string index = (place.documents() / "index.db").string();
  for (int i = 0; i < 2; ++i) {
    const Outcome outcome = run({.arguments = {"--index", index, "ingest", place.documents().string()}});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  }
  const auto rows = json_lines(run({.arguments = {"--index", index, "ledger", "--format", "jsonl"}}).out);
  EXPECT_THAT(each(rows, "document"), Each("a.pdf"));
}

TEST(Ingest, APathThatIsNotThereIsWrongUsage) {
  const Workplace place;
  place.put("a.pdf", small_plan());
  const Outcome outcome = place.run({"ingest", place.documents().string(), "/bestaat/niet"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("/bestaat/niet"));
}

TEST(Ingest, AnEmptyFolderIsDone) {
  const Workplace place;
  fs::create_directory(place.documents());
  EXPECT_EQ(place.ingest().exit_code, 0);
  EXPECT_THAT(place.ledger(), IsEmpty());
  EXPECT_THAT(place.findings(), IsEmpty());
}

TEST(Ingest, OriginalsAreKeptUntouched) {
  const Workplace place;
  const fs::path file = place.put("a.pdf", small_plan());
  const auto before = fs::last_write_time(file);
  ASSERT_EQ(place.ingest().exit_code, 0);
  EXPECT_EQ(bytes_of(file), small_plan());
  EXPECT_EQ(fs::last_write_time(file), before);
  fs::remove_all(place.documents());
  EXPECT_EQ(place.run({"verify"}).exit_code, 0) << "the index has its own copy";
}

// --- where the user knows better

TEST(IngestOptions, OrganisationAndDateOfTheUserGoFirst) {
  const Workplace place;
  place.put("a.txt",
            "Plan van aanpak Omgevingsdienst Testland\n\n1 februari 2024\n\nKPI 3 Maatregelen\n\n"
            "Binnen zes maanden stellen wij een opleidingsplan vast.\n");
  ASSERT_EQ(place.ingest({"--organisation", "Omgevingsdienst Lage Maten", "--date", "01-03-2024"}).exit_code,
            0);
  const auto findings = place.findings({"--kind", "measure"});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].at("organisation"), "Omgevingsdienst Lage Maten");
  EXPECT_EQ(findings[0].at("deadline").at("end"), "2024-09-01");
}

TEST(IngestOptions, PasswordsAreTried) {
  const Workplace place;
  const fs::path plain = place.path() / "open.pdf", locked = place.documents() / "slot.pdf";
  std::ofstream(plain, std::ios::binary) << small_plan();
  fs::create_directory(place.documents());
  ASSERT_EQ(
      run({.arguments = {"--encrypt", "geheim", "eigenaar", "256", "--", plain.string(), locked.string()},
           .program = "qpdf"})
          .exit_code,
      0);
  const std::string wrong = (place.path() / "fout").string(), right = (place.path() / "goed").string();
  std::ofstream(wrong) << "verkeerd\n";
  std::ofstream(right) << "verkeerd\r\ngeheim\r\n";
  EXPECT_EQ(place.ingest({"--password-file", wrong}).exit_code, 1);
  EXPECT_EQ(place.state_of("slot.pdf"), "needs_password");
  EXPECT_EQ(place.ingest({"--password-file", right}).exit_code, 0);
  EXPECT_EQ(place.state_of("slot.pdf"), "read");
  EXPECT_THAT(place.findings({"--kind", "measure"}), SizeIs(1));
  const Outcome again = place.ingest();
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.err, HasSubstr("0 documenten gelezen")) << "what was opened stays read";
  EXPECT_EQ(place.run({"verify"}).exit_code, 1) << "cannot be checked without the password";
  EXPECT_EQ(place.run({"verify", "--password-file", right}).exit_code, 0);
}

TEST(IngestOptions, WithoutASandboxOnlyOnRequestAndTheLedgerSaysSo) {
  const Workplace place;
  place.put("a.pdf", small_plan());
  ASSERT_EQ(place.ingest({"--unsandboxed"}).exit_code, 0);
  EXPECT_THAT(place.ledger_row("a.pdf").at("message").get<std::string>(), HasSubstr("afscherming"));
  const Workplace normal;
  normal.put("a.pdf", small_plan());
  ASSERT_EQ(normal.ingest().exit_code, 0);
  EXPECT_THAT(normal.ledger_row("a.pdf").at("message").get<std::string>(), Not(HasSubstr("afscherming")));
}

// --- recognition

// A scan: a picture of the second page of a small plan.
std::string scanned_page() {
  const TestFolder folder;
  const std::string plan = folder.put("plan.pdf", small_plan());
  const Outcome outcome = run({.arguments = {"-png", "-r", "110", "-gray", "-f", "2", "-singlefile", plan,
                                             (folder.path() / "beeld").string()},
                               .program = "pdftoppm"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return bytes_of(folder.path() / "beeld.png");
}

TEST(IngestOcr, NeverLeavesAScanUnreadWithAReasonAndAutoReadsIt) {
  const Workplace place;
  place.put("scan.png", scanned_page());
  EXPECT_EQ(place.ingest({"--ocr", "never"}).exit_code, 1);
  EXPECT_EQ(place.state_of("scan.png"), "unreadable");
  EXPECT_THAT(place.ledger_pages("scan.png").at(0).at("reason").get<std::string>(), Not(IsEmpty()));
  EXPECT_THAT(place.findings(), IsEmpty());

  EXPECT_EQ(place.ingest({"--ocr", "auto"}).exit_code, 0) << "another setting reads again";
  EXPECT_EQ(place.state_of("scan.png"), "read");
  EXPECT_EQ(place.ledger_pages("scan.png").at(0).at("origin"), "ocr");
  const auto findings = place.findings({"--kind", "measure"});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].at("quote"), one_measure);
  EXPECT_EQ(findings[0].at("origin"), "ocr");
  EXPECT_EQ(place.run({"verify"}).exit_code, 0);
}

TEST(IngestOcr, AlwaysRecognisesEveryPageAndDoublesNothing) {
  const Workplace place;
  place.put("plan.pdf", pdf_of_contents({plan_page("KPI 3 - Maatregelen", {one_measure})}));
  ASSERT_EQ(place.ingest({"--ocr", "always"}).exit_code, 0);
  const Json page = place.ledger_pages("plan.pdf").at(0);
  EXPECT_EQ(page.at("reason"), "requested");
  EXPECT_EQ(page.at("words"), 16);
  EXPECT_THAT(each(place.findings({"--kind", "measure"}), "quote"), ElementsAre(one_measure));
}

}  // namespace
}  // namespace planlezer
