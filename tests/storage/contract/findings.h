// Part of the store's contract: findings come back unchanged, and filters keep the right ones.
#pragma once

#include "tests/storage/contract/fixture.h"

namespace planlezer {

template <typename Factory>
class FindingContract : public StoreContract<Factory> {};
TYPED_TEST_SUITE_P(FindingContract);

inline std::vector<std::string> ids_of(Store& store, const FindingFilter& filter) {
  std::vector<std::string> ids;
  for (const StoredFinding& stored : value_of(store.findings(filter))) ids.push_back(stored.finding.id);
  return ids;
}

inline FindingFilter by_organisation(const std::string& name) {
  FindingFilter filter;
  filter.organisation = name;
  return filter;
}

inline FindingFilter by_document(const std::string& name) {
  FindingFilter filter;
  filter.document = name;
  return filter;
}

inline FindingFilter by_kpi(int kpi) {
  FindingFilter filter;
  filter.kpi = kpi;
  return filter;
}

inline Finding full_finding(const Page& page) {
  Finding finding = finding_of(page, "f-vol", "fusion", "stelt");
  finding.places.push_back({2, {0, 4}});
  finding.boxes.push_back({2, {1.5F, 2.25F, 3.125F, 4.1F}});
  finding.kpi = {5, 2, 3};
  finding.kpi_basis = "heading";
  finding.deadline = Deadline{std::nullopt, "2025-09-30", "quarter", "uiterlijk Q3 2025", true};
  finding.owner = "de directeur";
  finding.amount = Amount{200'000.25, std::nullopt, "ruim € 200.000,25", false};
  finding.status = "conditional";
  finding.stance = "exploring";
  finding.partners = {"Omgevingsdienst Proefstad", "Omgevingsdienst Lage Maten"};
  finding.date = "2025-01-01";
  finding.request = "fusion_money";
  finding.assessment = "deels";
  finding.themes = {"fusie", "financiering"};
  finding.same_as = "f-eerder";
  finding.origin = "ocr";
  finding.confidence = 0.1;
  finding.rule = "fusion.test";
  finding.rule_revision = 7;
  finding.evidence = {"f-1", "„een zin”"};
  return finding;
}

inline void expect_equal(const Finding& a, const Finding& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(a.kind, b.kind);
  EXPECT_EQ(a.places, b.places);
  ASSERT_EQ(a.boxes.size(), b.boxes.size());
  for (std::size_t i = 0; i < a.boxes.size(); ++i) {
    EXPECT_EQ(a.boxes[i].page, b.boxes[i].page);
    EXPECT_EQ(a.boxes[i].box, b.boxes[i].box);
  }
  EXPECT_EQ(a.quote, b.quote);
  EXPECT_EQ(a.kpi, b.kpi);
  EXPECT_EQ(a.kpi_basis, b.kpi_basis);
  EXPECT_EQ(a.deadline, b.deadline);
  EXPECT_EQ(a.owner, b.owner);
  EXPECT_EQ(a.amount, b.amount);
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(a.stance, b.stance);
  EXPECT_EQ(a.partners, b.partners);
  EXPECT_EQ(a.date, b.date);
  EXPECT_EQ(a.request, b.request);
  EXPECT_EQ(a.assessment, b.assessment);
  EXPECT_EQ(a.themes, b.themes);
  EXPECT_EQ(a.same_as, b.same_as);
  EXPECT_EQ(a.origin, b.origin);
  EXPECT_EQ(a.confidence, b.confidence);
  EXPECT_EQ(a.rule, b.rule);
  EXPECT_EQ(a.rule_revision, b.rule_revision);
  EXPECT_EQ(a.evidence, b.evidence);
}

TYPED_TEST_P(FindingContract, GivesBackEveryField) {
  Sample plan = sample("plan.pdf", {"Het bestuur stelt een plan vast.", "Slot."});
  plan.of("Omgevingsdienst Testland");
  plan.analysis.findings = {full_finding(plan.page(0)), Finding()};
  put(this->store(), plan);
  const auto findings = value_of(this->store().findings({}));
  ASSERT_THAT(findings, testing::SizeIs(2));
  expect_equal(findings[0].finding, plan.analysis.findings[0]);
  expect_equal(findings[1].finding, plan.analysis.findings[1]);
  EXPECT_EQ(findings[0].document, "plan.pdf");
  EXPECT_EQ(findings[0].sha256, plan.sha256());
  EXPECT_EQ(findings[0].document_kind, "plan");
  EXPECT_EQ(findings[0].organisation, "Omgevingsdienst Testland");
  EXPECT_EQ(findings[0].verdict, "none");
}

TYPED_TEST_P(FindingContract, ComesByDocumentAndThenInTheOrderOfTheAnalysis) {
  Sample second = sample("b.pdf", {"een twee drie"});
  second.add("z", "measure", "een");
  second.add("a", "amount", "twee");
  put(this->store(), second);
  Sample first = sample("a.pdf", {"een twee drie"});
  first.add("m", "measure", "drie");
  put(this->store(), first);
  EXPECT_THAT(ids_of(this->store(), {}), testing::ElementsAre("m", "z", "a"));
}

inline void put_three_plans(Store& store) {
  Sample plan = sample("Testland/plan.pdf", {"een twee drie vier"});
  plan.of("Omgevingsdienst Testland");
  plan.add("t1", "measure", "een").kpi = {2, 3};
  plan.analysis.findings.back().themes = {"opleiding", "fusie"};
  plan.add("t2", "amount", "twee");
  plan.add("t3", "measure", "drie").kpi = {3};
  put(store, plan);
  Sample other = sample("Lage Maten/plan.pdf", {"een twee"});
  other.of("Omgevingsdienst Lage Maten (ODLM)", "letter");
  other.add("l1", "measure", "een").themes = {"fusie"};
  put(store, other);
  Sample nobody = sample("brief.pdf", {"een"});
  nobody.add("n1", "measure", "een");
  put(store, nobody);
}

TYPED_TEST_P(FindingContract, FiltersByKindKpiAndTheme) {
  put_three_plans(this->store());
  FindingFilter filter;
  filter.kind = "amount";
  EXPECT_THAT(ids_of(this->store(), filter), testing::ElementsAre("t2"));
  filter.kind = "measur";
  EXPECT_THAT(ids_of(this->store(), filter), testing::IsEmpty());
  EXPECT_THAT(ids_of(this->store(), by_kpi(3)), testing::ElementsAre("t1", "t3"));
  EXPECT_THAT(ids_of(this->store(), by_kpi(2)), testing::ElementsAre("t1"));
  EXPECT_THAT(ids_of(this->store(), by_kpi(6)), testing::IsEmpty());
  FindingFilter without_loose;
  without_loose.with_loose = false;
  EXPECT_THAT(ids_of(this->store(), without_loose), testing::Not(testing::Contains("t2")));
  EXPECT_THAT(ids_of(this->store(), without_loose), testing::Contains("t1"));
  FindingFilter theme;
  theme.theme = "fusie";
  EXPECT_THAT(ids_of(this->store(), theme), testing::UnorderedElementsAre("t1", "l1"));
  theme.kpi = 3;
  theme.kind = "measure";
  theme.organisation = "Omgevingsdienst Testland";
  theme.document = "Testland/plan.pdf";
  EXPECT_THAT(ids_of(this->store(), theme), testing::ElementsAre("t1"));
}

TYPED_TEST_P(FindingContract, AnOrganisationIsMeantByItsNameOrWordsOfIt) {
  put_three_plans(this->store());
  for (const char* name : {"Omgevingsdienst Lage Maten (ODLM)", "lage maten", "ODLM",
                           "omgevingsdienst LAGE MATEN", "Lagé Mäten"})
    EXPECT_THAT(ids_of(this->store(), by_organisation(name)), testing::ElementsAre("l1")) << name;
  for (const char* name : {"maten lage", "Lage Mat", "test", "ODL", "Proefstad"})
    EXPECT_THAT(ids_of(this->store(), by_organisation(name)), testing::IsEmpty()) << name;
  EXPECT_THAT(ids_of(this->store(), by_organisation("omgevingsdienst")), testing::SizeIs(4));
}

TYPED_TEST_P(FindingContract, AnExactNameIsNotMixedWithLongerOnes) {
  Sample shorter = sample("a.pdf", {"een"});
  shorter.of("Omgevingsdienst Testland").add("a", "measure", "een");
  put(this->store(), shorter);
  Sample longer = sample("b.pdf", {"een"});
  longer.of("Omgevingsdienst Testland Noord").add("b", "measure", "een");
  put(this->store(), longer);
  EXPECT_THAT(ids_of(this->store(), by_organisation("omgevingsdienst testland")), testing::ElementsAre("a"));
  EXPECT_THAT(ids_of(this->store(), by_organisation("testland")), testing::ElementsAre("a", "b"));
  EXPECT_THAT(ids_of(this->store(), by_organisation("Testland Noord")), testing::ElementsAre("b"));
}

TYPED_TEST_P(FindingContract, ADocumentIsMeantByPathFileNameOrHash) {
  put_three_plans(this->store());
  EXPECT_THAT(ids_of(this->store(), by_document("Testland/plan.pdf")), testing::SizeIs(3));
  EXPECT_THAT(ids_of(this->store(), by_document("plan.pdf")), testing::SizeIs(4));
  EXPECT_THAT(ids_of(this->store(), by_document(sha256_hex("brief.pdf"))), testing::ElementsAre("n1"));
  EXPECT_THAT(ids_of(this->store(), by_document("an.pdf")), testing::IsEmpty());
  EXPECT_THAT(ids_of(this->store(), by_document("Testland")), testing::IsEmpty());
  EXPECT_THAT(ids_of(this->store(), by_document("%")), testing::IsEmpty());
}

TYPED_TEST_P(FindingContract, ADuplicateIsMeantByAnyOfItsNames) {
  Sample plan = sample("b.pdf", {"een"});
  plan.add("f", "measure", "een");
  put(this->store(), plan);
  Occurrence copy = occurrence_of(plan);
  copy.path = "map/kopie.pdf";
  expect_ok(this->store().put_occurrence(copy));
  for (const char* name : {"b.pdf", "map/kopie.pdf", "kopie.pdf"})
    EXPECT_THAT(ids_of(this->store(), by_document(name)), testing::ElementsAre("f")) << name;
}

TYPED_TEST_P(FindingContract, FindingsAreShownUnderTheSmallestPath) {
  Sample plan = sample("b.pdf", {"een"});
  plan.add("f", "measure", "een");
  put(this->store(), plan);
  Occurrence copy = occurrence_of(plan);
  copy.path = "a.pdf";
  expect_ok(this->store().put_occurrence(copy));
  EXPECT_EQ(value_of(this->store().findings({})).at(0).document, "a.pdf");
}

REGISTER_TYPED_TEST_SUITE_P(FindingContract, GivesBackEveryField,
                            ComesByDocumentAndThenInTheOrderOfTheAnalysis, FiltersByKindKpiAndTheme,
                            AnOrganisationIsMeantByItsNameOrWordsOfIt, AnExactNameIsNotMixedWithLongerOnes,
                            ADocumentIsMeantByPathFileNameOrHash, ADuplicateIsMeantByAnyOfItsNames,
                            FindingsAreShownUnderTheSmallestPath);

}  // namespace planlezer
