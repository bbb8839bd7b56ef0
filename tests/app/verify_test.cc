// planlezer verify: the originals still say what was found.
#include <gmock/gmock.h>

#include "storage/store.h"
#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

TEST(Verify, HoldsForTheSamples) {
  const Outcome outcome = sample_index().run({"verify"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out;
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("4 documenten"));
}

class VerifyAfterAChange : public testing::Test {
 protected:
  static const Workplace& prepared() {
    static const auto made = [] {
      auto place = std::make_unique<Workplace>();
      place->put("a.pdf", small_plan("Omgevingsdienst Aa"));
      place->put("b.pdf", small_plan("Omgevingsdienst Bee"));
      EXPECT_EQ(place->ingest().exit_code, 0);
      return place;
    }();
    return *made;
  }
  void SetUp() override {
    const std::string hash = place_.ledger_row("a.pdf").at("sha256");
    for (const auto& entry : fs::recursive_directory_iterator(place_.path()))
      if (entry.path().filename().string().starts_with(hash)) original_ = entry.path();
    ASSERT_FALSE(original_.empty()) << "originals are kept under their hash";
    fs::permissions(original_, fs::perms::owner_all);
  }
  void expect_a_difference() const {
    const Outcome outcome = place_.run({"verify"});
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("a.pdf"), Not(HasSubstr("b.pdf"))));
  }

  Workplace place_{prepared()};
  fs::path original_;
};

TEST_F(VerifyAfterAChange, OtherWordsInAnOriginal) {
  std::string bytes = bytes_of(original_);
  const std::size_t at = bytes.find("opleidingsplan");
  ASSERT_NE(at, std::string::npos);
  bytes.replace(at, 14, "handhavingplan");
  std::ofstream(original_, std::ios::binary) << bytes;
  expect_a_difference();
}

TEST_F(VerifyAfterAChange, OneByteOfAnOriginal) {
  std::ofstream(original_, std::ios::binary | std::ios::app) << "\n";
  expect_a_difference();
}

TEST_F(VerifyAfterAChange, AnOriginalThatIsGone) {
  fs::remove(original_);
  expect_a_difference();
}

TEST_F(VerifyAfterAChange, AnOriginalThatIsEmpty) {
  std::ofstream(original_, std::ios::binary | std::ios::trunc).flush();
  expect_a_difference();
}

// What the index says is changed behind its back: the words are not where it says they are.
TEST_F(VerifyAfterAChange, AFindingThatTheOriginalDoesNotHold) {
  const std::string hash = place_.ledger_row("a.pdf").at("sha256");
  for (const bool words : {true, false}) {
    {
      const auto store = Store::open(place_.index(), Store::Mode::write);
      ASSERT_TRUE(store) << store.error().message;
      Analysis analysis;
      analysis.facts = (*store)->document(hash, false)->facts;
      const auto before = (*store)->findings({});
      for (const StoredFinding& stored : *before)
        if (stored.sha256 == hash) analysis.findings.push_back(stored.finding);
      for (Finding& finding : analysis.findings) {
        if (finding.kind != "measure") continue;
        if (words) {
          finding.quote = "In het derde kwartaal van 2025 stelt het managementteam een opleidingsplan op.";
        } else {
          finding.quote = one_measure;
          for (PageBox& box : finding.boxes) box.box.y0 += 300, box.box.y1 += 300;
        }
      }
      ASSERT_TRUE((*store)->put_analysis(hash, analysis, "proef"));
    }
    expect_a_difference();
  }
  ASSERT_EQ(place_.run({"analyze", "--all"}).exit_code, 0);
  EXPECT_EQ(place_.run({"verify"}).exit_code, 0) << "mended by the rules";
}

TEST_F(VerifyAfterAChange, ChangesNothingItself) {
  const std::string digest = place_.digest();
  EXPECT_EQ(place_.run({"verify"}).exit_code, 0);
  EXPECT_EQ(place_.digest(), digest);
}

TEST_F(VerifyAfterAChange, TheFileThatWasOfferedMayChange) {
  std::ofstream(place_.documents() / "a.pdf", std::ios::binary) << "iets anders";
  EXPECT_EQ(place_.run({"verify"}).exit_code, 0);
}

}  // namespace
}  // namespace planlezer
