// Part of the store's contract: every file and page is accounted for.
#pragma once

#include <algorithm>

#include "tests/storage/contract/fixture.h"

namespace planlezer {

template <typename Factory>
class LedgerContract : public StoreContract<Factory> {};
TYPED_TEST_SUITE_P(LedgerContract);

// The row of a file; exactly one is expected.
inline LedgerRow row_of(const std::vector<LedgerRow>& ledger, const std::string& path,
                        std::int32_t page = 0) {
  const auto is_it = [&](const LedgerRow& row) { return row.document == path && row.page == page; };
  EXPECT_EQ(std::count_if(ledger.begin(), ledger.end(), is_it), 1) << path << " " << page;
  const auto found = std::find_if(ledger.begin(), ledger.end(), is_it);
  return found == ledger.end() ? LedgerRow() : *found;
}

inline std::string state_of(Store& store, const std::string& path) {
  return row_of(value_of(store.ledger(LedgerPages::none)), path).state;
}

TYPED_TEST_P(LedgerContract, SaysHowEachDocumentWasRead) {
  const std::pair<DocumentState, const char*> states[] = {{DocumentState::read, "read"},
                                                          {DocumentState::partial, "partial"},
                                                          {DocumentState::unreadable, "unreadable"},
                                                          {DocumentState::unsupported, "unsupported"},
                                                          {DocumentState::needs_password, "needs_password"}};
  for (const auto& [state, name] : states) {
    Sample one = sample(name, {"een twee drie", "vier"});
    one.document.document.state = state;
    one.document.document.reason = std::string("code_") + name;
    one.document.document.message = std::string("uitleg ") + name;
    put(this->store(), one);
  }
  const auto ledger = value_of(this->store().ledger(LedgerPages::none));
  EXPECT_THAT(ledger, testing::SizeIs(5));
  for (const auto& [state, name] : states) {
    const LedgerRow row = row_of(ledger, name);
    EXPECT_EQ(row.state, name);
    EXPECT_EQ(row.reason, std::string("code_") + name);
    EXPECT_EQ(row.message, std::string("uitleg ") + name);
    EXPECT_EQ(row.sha256, sha256_hex(name));
    EXPECT_EQ(row.media_type, "application/pdf");
    EXPECT_EQ(row.pages, 2);
    EXPECT_EQ(row.words, 4);
  }
}

TYPED_TEST_P(LedgerContract, SaysWhoseADocumentIsAndWhy) {
  Sample plan = sample("plan.pdf", {"Tekst."});
  plan.of("Omgevingsdienst Testland").analysis.facts.organisation_evidence = "staat op het omslag";
  put(this->store(), plan);
  const LedgerRow row = row_of(value_of(this->store().ledger(LedgerPages::none)), "plan.pdf");
  EXPECT_EQ(row.organisation, "Omgevingsdienst Testland");
  EXPECT_EQ(row.evidence, "staat op het omslag");
}

TYPED_TEST_P(LedgerContract, AccountsForEveryPage) {
  Sample plan = sample("plan.pdf", {"een twee", "", "drie", "vier vijf zes"});
  auto& pages = plan.document.document.pages;
  pages[1].reason = "blank";
  pages[2].state = PageState::partial;
  pages[2].origin = Origin::ocr;
  pages[2].reason = "scan";
  pages[3].state = PageState::unreadable;
  pages[3].reason = "no_words";
  plan.document.document.notes = {{4, "no_words", "Er zijn geen woorden herkend."}};
  put(this->store(), plan);
  const auto ledger = value_of(this->store().ledger(LedgerPages::all));
  ASSERT_THAT(ledger, testing::SizeIs(5));
  EXPECT_EQ(row_of(ledger, "plan.pdf").pages, 4);
  const char* states[] = {"read", "blank", "partial", "unreadable"};
  for (int i = 0; i < 4; ++i) {
    const LedgerRow row = row_of(ledger, "plan.pdf", i + 1);
    EXPECT_EQ(row.state, states[i]);
    EXPECT_EQ(row.reason, pages[static_cast<std::size_t>(i)].reason);
    EXPECT_EQ(row.words, static_cast<std::int32_t>(pages[static_cast<std::size_t>(i)].words.size()));
    EXPECT_EQ(row.sha256, plan.sha256());
  }
  EXPECT_EQ(row_of(ledger, "plan.pdf", 1).origin, "native");
  EXPECT_EQ(row_of(ledger, "plan.pdf", 3).origin, "ocr");
  EXPECT_EQ(row_of(ledger, "plan.pdf", 4).message, "Er zijn geen woorden herkend.");
  std::vector<std::int32_t> noteworthy;
  for (const LedgerRow& row : value_of(this->store().ledger(LedgerPages::noteworthy)))
    noteworthy.push_back(row.page);
  EXPECT_THAT(noteworthy, testing::ElementsAre(0, 2, 3, 4));
}

TYPED_TEST_P(LedgerContract, PagesFollowTheirDocument) {
  put(this->store(), sample("b.pdf", {"een", "twee"}));
  put(this->store(), sample("a.pdf", {"een", "twee"}));
  std::vector<std::pair<std::string, std::int32_t>> order;
  for (const LedgerRow& row : value_of(this->store().ledger(LedgerPages::all)))
    order.emplace_back(row.document, row.page);
  EXPECT_THAT(order, testing::ElementsAre(testing::Pair("a.pdf", 0), testing::Pair("a.pdf", 1),
                                          testing::Pair("a.pdf", 2), testing::Pair("b.pdf", 0),
                                          testing::Pair("b.pdf", 1), testing::Pair("b.pdf", 2)));
}

TYPED_TEST_P(LedgerContract, TheSameContentUnderAnotherNameIsADuplicate) {
  const Sample plan = sample("b/plan.pdf", {"Tekst."});
  put(this->store(), plan);
  Occurrence copy = occurrence_of(plan);
  copy.path = "a/kopie.pdf";
  expect_ok(this->store().put_occurrence(copy));
  const auto ledger = value_of(this->store().ledger(LedgerPages::all));
  EXPECT_THAT(ledger, testing::SizeIs(3));  // its page once
  EXPECT_EQ(row_of(ledger, "a/kopie.pdf").state, "read");
  EXPECT_EQ(row_of(ledger, "a/kopie.pdf", 1).state, "read");
  const LedgerRow duplicate = row_of(ledger, "b/plan.pdf");
  EXPECT_EQ(duplicate.state, "duplicate");
  EXPECT_EQ(duplicate.sha256, plan.sha256());
  EXPECT_THAT(duplicate.reason + duplicate.message, testing::HasSubstr("a/kopie.pdf"));
  EXPECT_EQ(value_of(this->store().document(plan.sha256(), false)).path, "a/kopie.pdf");
}

TYPED_TEST_P(LedgerContract, DuplicatesInSeveralFoldersFollowTheFolderFirst) {
  const Sample plan = sample("z.pdf", {"Tekst."});
  put(this->store(), plan, "/a");
  Occurrence copy = occurrence_of(plan, "/b");
  copy.path = "c.pdf";
  expect_ok(this->store().put_occurrence(copy));
  EXPECT_EQ(state_of(this->store(), "z.pdf"), "read");
  EXPECT_EQ(state_of(this->store(), "c.pdf"), "duplicate");
  EXPECT_EQ(value_of(this->store().document(plan.sha256(), false)).path, "z.pdf");
}

TYPED_TEST_P(LedgerContract, AFileThatIsGoneIsMissingUntilItComesBack) {
  const Sample plan = sample("plan.pdf", {"Tekst."});
  const Sample other = sample("ander.pdf", {"Tekst."});
  put(this->store(), plan);
  put(this->store(), other);
  expect_ok(this->store().mark_missing(plans_folder, {"ander.pdf"}));
  EXPECT_EQ(state_of(this->store(), "plan.pdf"), "missing");
  EXPECT_EQ(state_of(this->store(), "ander.pdf"), "read");
  EXPECT_EQ(value_of(this->store().document(plan.sha256(), true)).document.pages.size(), 1U);
  expect_ok(this->store().mark_missing(plans_folder, {"ander.pdf", "plan.pdf"}));
  EXPECT_EQ(state_of(this->store(), "plan.pdf"), "read");
}

TYPED_TEST_P(LedgerContract, AFileThatIsOfferedAgainIsThere) {
  const Sample plan = sample("plan.pdf", {"Tekst."});
  put(this->store(), plan);
  expect_ok(this->store().mark_missing(plans_folder, {}));
  EXPECT_EQ(state_of(this->store(), "plan.pdf"), "missing");
  expect_ok(this->store().put_occurrence(occurrence_of(plan)));
  EXPECT_EQ(state_of(this->store(), "plan.pdf"), "read");
}

TYPED_TEST_P(LedgerContract, OtherFoldersAreNotMissing) {
  put(this->store(), sample("plan.pdf", {"Tekst."}), "/een");
  put(this->store(), sample("ander.pdf", {"Tekst."}), "/een/onder");
  expect_ok(this->store().mark_missing("/een", {}));
  EXPECT_EQ(state_of(this->store(), "plan.pdf"), "missing");
  EXPECT_EQ(state_of(this->store(), "ander.pdf"), "read");
}

TYPED_TEST_P(LedgerContract, ACopyTakesTheMissingOnesPlace) {
  const Sample plan = sample("a.pdf", {"Tekst."});
  put(this->store(), plan);
  Occurrence copy = occurrence_of(plan);
  copy.path = "b.pdf";
  expect_ok(this->store().put_occurrence(copy));
  EXPECT_EQ(state_of(this->store(), "b.pdf"), "duplicate");
  expect_ok(this->store().mark_missing(plans_folder, {"b.pdf"}));
  EXPECT_EQ(state_of(this->store(), "a.pdf"), "missing");
  EXPECT_EQ(state_of(this->store(), "b.pdf"), "read");
  EXPECT_EQ(row_of(value_of(this->store().ledger(LedgerPages::all)), "b.pdf", 1).state, "read");
}

TYPED_TEST_P(LedgerContract, AFileThatWasNotReachedIsPending) {
  const Sample plan = sample("plan.pdf", {"Tekst."});
  expect_ok(this->store().put_occurrence(occurrence_of(plan)));
  const LedgerRow row = row_of(value_of(this->store().ledger(LedgerPages::all)), "plan.pdf");
  EXPECT_EQ(row.state, "pending");
  EXPECT_EQ(row.sha256, plan.sha256());
  EXPECT_NE(row.message, "");
  put_content(this->store(), plan);
  EXPECT_EQ(state_of(this->store(), "plan.pdf"), "read");
}

TYPED_TEST_P(LedgerContract, AFileThatCannotBeOpenedIsARow) {
  Occurrence locked;
  locked.root = plans_folder;
  locked.path = "dicht.pdf";
  locked.reason = "no_permission";
  locked.error = "Bestand overgeslagen: geen rechten.";
  expect_ok(this->store().put_occurrence(locked));
  const LedgerRow row = row_of(value_of(this->store().ledger(LedgerPages::all)), "dicht.pdf");
  EXPECT_EQ(row.state, "unreadable");
  EXPECT_EQ(row.reason, "no_permission");
  EXPECT_EQ(row.message, "Bestand overgeslagen: geen rechten.");
  EXPECT_EQ(row.sha256, "");

  Sample opened = sample("dicht.pdf", {"Tekst."});
  put(this->store(), opened);
  const LedgerRow now = row_of(value_of(this->store().ledger(LedgerPages::none)), "dicht.pdf");
  EXPECT_EQ(now.state, "read");
  EXPECT_EQ(now.reason, "");
  EXPECT_EQ(now.message, "");
}

TYPED_TEST_P(LedgerContract, AnUnchangedFileIsKnown) {
  const Sample plan = sample("plan.pdf", {"Tekst."});
  const Occurrence seen = occurrence_of(plan);
  EXPECT_EQ(value_of(this->store().unchanged(seen)), std::nullopt);
  put(this->store(), plan);
  Occurrence asked = seen;
  asked.sha256.clear();
  asked.media_type.clear();
  const auto known = value_of(this->store().unchanged(asked));
  ASSERT_TRUE(known);
  EXPECT_EQ(known->sha256, plan.sha256());
  EXPECT_EQ(known->media_type, "application/pdf");
  for (int field = 0; field < 4; ++field) {
    Occurrence changed = asked;
    if (field == 0) changed.root = "/elders";
    if (field == 1) changed.path = "Plan.pdf";
    if (field == 2) ++changed.size_bytes;
    if (field == 3) ++changed.modified_ns;
    EXPECT_EQ(value_of(this->store().unchanged(changed)), std::nullopt) << field;
  }
}

TYPED_TEST_P(LedgerContract, AChangedFileKeepsOneRow) {
  const Sample before = sample("plan.pdf", {"Tekst."});
  put(this->store(), before);
  Sample after = sample("plan.pdf", {"Andere tekst."});
  after.document.sha256 = sha256_hex("de tweede versie");
  Occurrence seen = occurrence_of(after);
  seen.size_bytes = 99;
  expect_ok(this->store().put_occurrence(seen));
  put_content(this->store(), after);
  const LedgerRow row = row_of(value_of(this->store().ledger(LedgerPages::none)), "plan.pdf");
  EXPECT_EQ(row.sha256, after.sha256());
  EXPECT_EQ(row.state, "read");
}

REGISTER_TYPED_TEST_SUITE_P(LedgerContract, SaysHowEachDocumentWasRead, SaysWhoseADocumentIsAndWhy,
                            AccountsForEveryPage, PagesFollowTheirDocument,
                            TheSameContentUnderAnotherNameIsADuplicate,
                            DuplicatesInSeveralFoldersFollowTheFolderFirst,
                            AFileThatIsGoneIsMissingUntilItComesBack, AFileThatIsOfferedAgainIsThere,
                            OtherFoldersAreNotMissing, ACopyTakesTheMissingOnesPlace,
                            AFileThatWasNotReachedIsPending, AFileThatCannotBeOpenedIsARow,
                            AnUnchangedFileIsKnown, AChangedFileKeepsOneRow);

}  // namespace planlezer
