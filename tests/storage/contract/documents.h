// Part of the store's contract: documents go in whole and come back whole.
#pragma once

#include <atomic>
#include <thread>

#include "extract/codec.h"
#include "tests/storage/contract/fixture.h"

namespace planlezer {

template <typename Factory>
class DocumentContract : public StoreContract<Factory> {};
TYPED_TEST_SUITE_P(DocumentContract);

inline std::vector<std::string> encoded(const std::vector<Page>& pages) {
  std::vector<std::string> bytes;
  for (const Page& page : pages) bytes.push_back(encode_page(page));
  return bytes;
}

inline std::vector<std::string> documents_found(Store& store, const std::string& words) {
  SearchQuery query;
  query.text = words;
  query.limit = 10'000;
  std::vector<std::string> found;
  for (const SearchHit& hit : value_of(store.search(query)).hits) found.push_back(hit.document);
  return found;
}

inline void expect_equal(const DocumentFacts& a, const DocumentFacts& b) {
  EXPECT_EQ(a.organisation, b.organisation);
  EXPECT_EQ(a.organisation_confidence, b.organisation_confidence);
  EXPECT_EQ(a.organisation_evidence, b.organisation_evidence);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.title, b.title);
  EXPECT_EQ(a.date, b.date);
  EXPECT_EQ(a.date_evidence, b.date_evidence);
  EXPECT_EQ(a.version, b.version);
}

// With something in every field.
inline Sample full_sample() {
  Sample plan = sample(
      "Testland/plan van aanpak.pdf",
      {"De omgevings-\ndienst Testland werkt.\n\nTweede alinea met één woord.", "", "Slot van 3 pagina’s."});
  plan.document.media_type = "application/pdf";
  plan.document.organisation_given = "Omgevingsdienst Testland";
  plan.document.date_given = "2024-04-01";
  Extracted& document = plan.document.document;
  document.state = DocumentState::partial;
  document.reason = "time_limit";
  document.message = "Na drie pagina’s gestopt.";
  document.page_count = 5;
  document.metadata = {"Plan „A”", "J. Test", "Proef 1.0", "2024-03-01", "2024-03-02"};
  document.notes = {{0, "damaged_xref", "De inhoudstabel is hersteld."}, {2, "no_text", "Niets te lezen."}};
  document.pages[2].origin = Origin::ocr;
  document.pages[2].reason = "scan";
  document.pages[2].confidence = 0.75F;
  document.pages[2].state = PageState::partial;
  document.pages[2].rotation = 90;
  plan.analysis.facts = {"Omgevingsdienst Testland", 0.9,          "staat op het omslag", "plan",
                         "Plan van aanpak",          "2024-03-28", "op het omslag",       "definitief"};
  plan.document.facts = plan.analysis.facts;
  return plan;
}

TYPED_TEST_P(DocumentContract, GivesBackADocumentAsItWas) {
  const Sample plan = full_sample();
  put(this->store(), plan);
  const StoredDocument stored = value_of(this->store().document(plan.sha256(), true));
  EXPECT_EQ(stored.sha256, plan.sha256());
  EXPECT_EQ(stored.media_type, "application/pdf");
  EXPECT_EQ(stored.path, "Testland/plan van aanpak.pdf");
  EXPECT_EQ(stored.organisation_given, "Omgevingsdienst Testland");
  EXPECT_EQ(stored.date_given, "2024-04-01");
  EXPECT_EQ(stored.document.state, DocumentState::partial);
  EXPECT_EQ(stored.document.reason, "time_limit");
  EXPECT_EQ(stored.document.message, "Na drie pagina’s gestopt.");
  EXPECT_EQ(stored.document.page_count, 5);
  const Metadata& metadata = stored.document.metadata;
  EXPECT_EQ(metadata.title, "Plan „A”");
  EXPECT_EQ(metadata.author, "J. Test");
  EXPECT_EQ(metadata.producer, "Proef 1.0");
  EXPECT_EQ(metadata.created, "2024-03-01");
  EXPECT_EQ(metadata.modified, "2024-03-02");
  ASSERT_THAT(stored.document.notes, testing::SizeIs(2));
  EXPECT_EQ(stored.document.notes[0].code, "damaged_xref");
  EXPECT_EQ(stored.document.notes[1].page, 2);
  EXPECT_EQ(stored.document.notes[1].message, "Niets te lezen.");
  EXPECT_EQ(encoded(stored.document.pages), encoded(plan.document.document.pages));
  expect_equal(stored.facts, plan.analysis.facts);
}

TYPED_TEST_P(DocumentContract, GivesPagesOnlyWhenAskedFor) {
  const Sample plan = full_sample();
  put(this->store(), plan);
  const StoredDocument stored = value_of(this->store().document(plan.sha256(), false));
  EXPECT_THAT(stored.document.pages, testing::IsEmpty());
  EXPECT_EQ(stored.document.page_count, 5);
  expect_equal(stored.facts, plan.analysis.facts);
}

TYPED_TEST_P(DocumentContract, AnUnknownDocumentIsNotFound) {
  const std::string hash = sha256_hex("onbekend");
  EXPECT_EQ(this->store().document(hash, true).error().code, ErrorCode::not_found);
  const auto put = this->store().put_analysis(hash, {}, usual_rules);
  ASSERT_FALSE(put);
  EXPECT_EQ(put.error().code, ErrorCode::not_found);
  EXPECT_THAT(put.error().message, testing::HasSubstr(hash));
}

TYPED_TEST_P(DocumentContract, TextIsNeverTakenForAnythingElse) {
  const std::string nasty = "'; DROP TABLE documents; -- \"x\" %s \\ 😀 ĳ";
  Sample plan = sample(nasty, {nasty + "\n" + nasty, "\x01\x02 \x7F"});
  plan.of(nasty, nasty).add(nasty, nasty, "DROP TABLE");
  plan.document.document.message = nasty;
  put(this->store(), plan);
  const StoredDocument stored = value_of(this->store().document(plan.sha256(), true));
  EXPECT_EQ(stored.path, nasty);
  EXPECT_EQ(stored.facts.organisation, nasty);
  EXPECT_EQ(stored.document.message, nasty);
  EXPECT_EQ(encoded(stored.document.pages), encoded(plan.document.document.pages));
  const auto findings = value_of(this->store().findings({nasty, nasty, std::nullopt, nasty, std::nullopt}));
  ASSERT_THAT(findings, testing::SizeIs(1));
  EXPECT_EQ(findings[0].finding.id, nasty);
}

TYPED_TEST_P(DocumentContract, ReplacingLeavesNothingOfTheOld) {
  Sample old = sample("plan.pdf", {"Oudewoord een.", "Oudewoord twee.", "Oudewoord drie."});
  old.of("Omgevingsdienst Testland").themes(2, {"fusie"}).add("f1", "measure", "Oudewoord");
  old.document.document.notes = {{0, "oude_noot", "Oud."}};
  put(this->store(), old);
  Sample fresh = sample("plan.pdf", {"Nieuwewoord een."});
  fresh.add("f2", "amount", "Nieuwewoord");
  put_content(this->store(), fresh);

  const StoredDocument stored = value_of(this->store().document(old.sha256(), true));
  EXPECT_EQ(encoded(stored.document.pages), encoded(fresh.document.document.pages));
  EXPECT_THAT(stored.document.notes, testing::IsEmpty());
  EXPECT_EQ(stored.facts.organisation, std::nullopt);
  EXPECT_THAT(documents_found(this->store(), "oudewoord"), testing::IsEmpty());
  EXPECT_THAT(documents_found(this->store(), "nieuwewoord"), testing::ElementsAre("plan.pdf"));
  const auto findings = value_of(this->store().findings({}));
  ASSERT_THAT(findings, testing::SizeIs(1));
  EXPECT_EQ(findings[0].finding.id, "f2");
  EXPECT_THAT(value_of(this->store().documents()), testing::ElementsAre(old.sha256()));
  EXPECT_THAT(value_of(this->store().ledger(LedgerPages::all)), testing::SizeIs(2));
  SearchQuery by_theme;
  by_theme.theme = "fusie";
  EXPECT_THAT(value_of(this->store().search(by_theme)).hits, testing::IsEmpty());
}

TYPED_TEST_P(DocumentContract, AnalysisIsReplacedWithoutTheText) {
  Sample plan = sample("plan.pdf", {"Wij stellen een opleidingsplan vast."});
  plan.of("Omgevingsdienst Testland").themes(1, {"opleiding"}).add("f1", "measure", "opleidingsplan");
  put(this->store(), plan);
  Analysis again;
  again.facts.organisation = "Omgevingsdienst Proefstad";
  again.facts.kind = "letter";
  again.findings.push_back(finding_of(plan.page(0), "f2", "measure", "stellen"));
  again.themes.push_back({1, {"innovatie"}});
  expect_ok(this->store().put_analysis(plan.sha256(), again, "regels-2"));

  const StoredDocument stored = value_of(this->store().document(plan.sha256(), true));
  EXPECT_EQ(encoded(stored.document.pages), encoded(plan.document.document.pages));
  expect_equal(stored.facts, again.facts);
  const auto findings = value_of(this->store().findings({}));
  ASSERT_THAT(findings, testing::SizeIs(1));
  EXPECT_EQ(findings[0].finding.id, "f2");
  EXPECT_EQ(findings[0].document_kind, "letter");
  SearchQuery query;
  query.theme = "opleiding";
  EXPECT_THAT(value_of(this->store().search(query)).hits, testing::IsEmpty());
  query.theme = "innovatie";
  EXPECT_THAT(value_of(this->store().search(query)).hits, testing::SizeIs(1));
}

TYPED_TEST_P(DocumentContract, AReadingHoldsForItsSettingsOnly) {
  const Sample plan = sample("plan.pdf", {"Tekst."});
  EXPECT_FALSE(value_of(this->store().is_read(plan.sha256(), {"auto", 1})));
  put(this->store(), plan);
  EXPECT_TRUE(value_of(this->store().is_read(plan.sha256(), {"auto", 1})));
  EXPECT_FALSE(value_of(this->store().is_read(plan.sha256(), {"always", 1})));
  EXPECT_FALSE(value_of(this->store().is_read(plan.sha256(), {"auto", 2})));
  EXPECT_FALSE(value_of(this->store().is_read(sha256_hex("ander"), {"auto", 1})));
  expect_ok(this->store().put_document(plan.document, {"always", 2}, {}, usual_rules));
  EXPECT_TRUE(value_of(this->store().is_read(plan.sha256(), {"always", 2})));
  EXPECT_FALSE(value_of(this->store().is_read(plan.sha256(), {"auto", 1})));
}

TYPED_TEST_P(DocumentContract, ListsContentsSortedAndThoseOfOtherRules) {
  std::vector<std::string> hashes;
  for (const char* name : {"c.pdf", "a.pdf", "b.pdf", "d.pdf"}) {
    const Sample plan = sample(name, {"Tekst."});
    hashes.push_back(plan.sha256());
    put(this->store(), plan);
  }
  std::sort(hashes.begin(), hashes.end());
  EXPECT_EQ(value_of(this->store().documents()), hashes);
  EXPECT_EQ(value_of(this->store().documents("regels-2")), hashes);
  EXPECT_THAT(value_of(this->store().documents(usual_rules)), testing::IsEmpty());
  expect_ok(this->store().put_analysis(hashes[1], {}, "regels-2"));
  EXPECT_THAT(value_of(this->store().documents("regels-2")),
              testing::ElementsAre(hashes[0], hashes[2], hashes[3]));
  EXPECT_THAT(value_of(this->store().documents(usual_rules)), testing::ElementsAre(hashes[1]));
}

TYPED_TEST_P(DocumentContract, ADocumentWithoutPagesIsKept) {
  Sample broken = sample("kapot.pdf", {});
  broken.document.document.state = DocumentState::unreadable;
  broken.document.document.reason = "crashed";
  broken.document.document.message = "Het document kon niet worden gelezen.";
  put(this->store(), broken);
  const StoredDocument stored = value_of(this->store().document(broken.sha256(), true));
  EXPECT_EQ(stored.document.state, DocumentState::unreadable);
  EXPECT_EQ(stored.document.reason, "crashed");
  EXPECT_THAT(stored.document.pages, testing::IsEmpty());
}

TYPED_TEST_P(DocumentContract, EverythingIsThereAfterReopening) {
  Sample plan = full_sample();
  plan.themes(1, {"fusie"}).add("f1", "measure", "werkt");
  put(this->store(), plan);
  const std::string digest = value_of(this->store().digest());
  for (const auto mode : {Store::Mode::read, Store::Mode::write}) {
    Store& store = this->reopen(mode);
    EXPECT_EQ(value_of(store.digest()), digest);
    const StoredDocument stored = value_of(store.document(plan.sha256(), true));
    EXPECT_EQ(encoded(stored.document.pages), encoded(plan.document.document.pages));
    EXPECT_THAT(value_of(store.findings({})), testing::SizeIs(1));
    EXPECT_THAT(value_of(store.ledger(LedgerPages::all)), testing::SizeIs(4));
    EXPECT_THAT(documents_found(store, "omgevingsdienst"), testing::SizeIs(1));
    EXPECT_TRUE(value_of(store.is_read(plan.sha256(), usual_settings)));
  }
}

// The desk is open while documents come in.
TYPED_TEST_P(DocumentContract, AReaderSeesTheOldDocumentOrTheNewOne) {
  const Sample small = sample("plan.pdf", {"kleinwoord", "kleinwoord"});
  const Sample large = sample("plan.pdf", std::vector<std::string>(9, "grootwoord"));
  put(this->store(), small);
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int round = 0; round < 60; ++round) put_content(this->store(), round % 2 == 0 ? large : small);
    done = true;
  });
  const auto reader = this->reader();
  int reads = 0;
  while (!done || reads == 0) {
    const auto pages = value_of(reader->document(small.sha256(), true)).document.pages;
    const bool is_small = pages.size() == 2;
    EXPECT_TRUE(is_small || pages.size() == 9) << pages.size();
    for (const Page& page : pages) EXPECT_EQ(page.text, is_small ? "kleinwoord" : "grootwoord");
    ++reads;
  }
  writer.join();
}

REGISTER_TYPED_TEST_SUITE_P(DocumentContract, GivesBackADocumentAsItWas, GivesPagesOnlyWhenAskedFor,
                            AnUnknownDocumentIsNotFound, TextIsNeverTakenForAnythingElse,
                            ReplacingLeavesNothingOfTheOld, AnalysisIsReplacedWithoutTheText,
                            AReadingHoldsForItsSettingsOnly, ListsContentsSortedAndThoseOfOtherRules,
                            ADocumentWithoutPagesIsKept, EverythingIsThereAfterReopening,
                            AReaderSeesTheOldDocumentOrTheNewOne);

}  // namespace planlezer
