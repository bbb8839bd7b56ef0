// Part of the store's contract: one hash over the content, and over nothing else.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <random>
#include <thread>

#include "tests/storage/contract/fixture.h"

namespace planlezer {

template <typename Factory>
class DigestContract : public StoreContract<Factory> {
 protected:
  // The digest of an index of its own that holds `samples` and nothing else.
  std::string digest_of(const std::vector<Sample>& samples, const std::string& root = plans_folder) {
    Factory factory;
    const auto store = value_of(factory.open(Store::Mode::write));
    for (const Sample& one : samples) put(*store, one, root);
    return value_of(store->digest());
  }
};
TYPED_TEST_SUITE_P(DigestContract);

inline std::vector<Sample> some_samples() {
  std::vector<Sample> samples;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    Sample plan = sample(std::string("map/") + name, {std::string("Een plan ") + name, "Tweede pagina"});
    plan.of("Omgevingsdienst Testland").themes(1, {"fusie", "opleiding"}).themes(2, {"innovatie"});
    plan.add("f1", "measure", "Een").kpi = {1};
    plan.add("f2", "amount", "plan");
    plan.document.document.notes = {{1, "n1", "noot"}};
    samples.push_back(std::move(plan));
  }
  return samples;
}

TYPED_TEST_P(DigestContract, LooksLikeAHash) {
  const std::string empty = this->digest_of({});
  EXPECT_THAT(empty, testing::MatchesRegex("[0-9a-f]+"));
  EXPECT_EQ(empty, this->digest_of({}));
  EXPECT_NE(empty, this->digest_of(some_samples()));
}

TYPED_TEST_P(DigestContract, DoesNotDependOnTheOrder) {
  auto samples = some_samples();
  const std::string digest = this->digest_of(samples);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(samples.begin(), samples.end(), random);
    EXPECT_EQ(this->digest_of(samples), digest);
  }
}

TYPED_TEST_P(DigestContract, DoesNotDependOnWhereTheFolderStands) {
  EXPECT_EQ(this->digest_of(some_samples(), "/elders/op/de schijf"), this->digest_of(some_samples()));
}

TYPED_TEST_P(DigestContract, DoesNotDependOnTimesOrDetours) {
  const auto samples = some_samples();
  const std::string digest = this->digest_of(samples);
  Store& store = this->store();
  for (const Sample& one : samples) {
    Occurrence seen = occurrence_of(one);
    seen.modified_ns += 5;
    expect_ok(store.put_occurrence(seen));
    Sample draft = sample(one.document.path, {"Een", "heel", "ander", "stuk"});
    draft.of("Omgevingsdienst Proefstad").themes(4, {"energie"}).add("f9", "kpi", "Een");
    put_content(store, draft, "regels-0");
    expect_ok(store.put_analysis(one.sha256(), one.analysis, "regels-0"));
    put_content(store, one);
  }
  expect_ok(store.mark_missing(plans_folder, {"map/a"}));
  expect_ok(store.mark_missing(plans_folder, {"map/a", "map/b", "map/c", "map/d", "map/e"}));
  EXPECT_EQ(value_of(store.digest()), digest);
  EXPECT_EQ(value_of(this->reopen(Store::Mode::read).digest()), digest);
}

TYPED_TEST_P(DigestContract, DoesNotDependOnVerdicts) {
  const auto samples = some_samples();
  for (const Sample& one : samples) put(this->store(), one);
  const std::string digest = value_of(this->store().digest());
  Verdict verdict;
  verdict.sha256 = samples[0].sha256();
  verdict.finding = "f1";
  verdict.verdict = "accepted";
  expect_ok(this->judge(verdict));
  EXPECT_EQ(value_of(this->store().digest()), digest);
}

TYPED_TEST_P(DigestContract, ChangesWithEverythingThatWasReadOrFound) {
  const auto samples = some_samples();
  std::vector<std::string> digests{this->digest_of(samples)};
  const std::pair<const char*, std::function<void(Sample&)>> changes[] = {
      {"path", [](Sample& s) { s.document.path = "map/ander"; }},
      {"text", [](Sample& s) { s.document.document.pages[1].text[0] = 'D'; }},
      {"a word's box", [](Sample& s) { s.document.document.pages[1].words[0].box.x0 += 1; }},
      {"a page less", [](Sample& s) { s.document.document.pages.pop_back(); }},
      {"page state", [](Sample& s) { s.document.document.pages[1].state = PageState::partial; }},
      {"state", [](Sample& s) { s.document.document.state = DocumentState::partial; }},
      {"note", [](Sample& s) { s.document.document.notes[0].code = "n2"; }},
      {"organisation", [](Sample& s) { s.of("Omgevingsdienst Proefstad"); }},
      {"no organisation", [](Sample& s) { s.analysis.facts.organisation.reset(); }},
      {"date", [](Sample& s) { s.analysis.facts.date = "2024-01-01"; }},
      {"finding", [](Sample& s) { s.analysis.findings[0].owner = "de directeur"; }},
      {"place", [](Sample& s) { s.analysis.findings[0].places[0].span.end -= 1; }},
      {"a finding less", [](Sample& s) { s.analysis.findings.pop_back(); }},
      {"theme", [](Sample& s) { s.analysis.themes[0].themes[1] = "energie"; }},
      {"theme on another page",
       [](Sample& s) { std::swap(s.analysis.themes[0].themes, s.analysis.themes[1].themes); }},
  };
  for (const auto& [what, change] : changes) {
    auto changed = samples;
    change(changed[2]);
    const std::string digest = this->digest_of(changed);
    EXPECT_THAT(digests, testing::Not(testing::Contains(digest))) << what;
    digests.push_back(digest);
  }
}

TYPED_TEST_P(DigestContract, TellsWhereOneTextEndsAndTheNextBegins) {
  const auto with = [](const std::string& title, const std::string& author) {
    Sample one = sample("a", {"Tekst"});
    one.document.document.metadata.title = title;
    one.document.document.metadata.author = author;
    return std::vector<Sample>{one};
  };
  EXPECT_NE(this->digest_of(with("ab", "c")), this->digest_of(with("a", "bc")));
  EXPECT_NE(this->digest_of(with("ab", "")), this->digest_of(with("", "ab")));
}

TYPED_TEST_P(DigestContract, BesideAWriterItIsOfTheOldContentOrTheNew) {
  const Sample small = sample("plan.pdf", {"toezicht"});
  const Sample large = sample("plan.pdf", std::vector<std::string>(9, "toezicht en meer"));
  put(this->store(), small);
  const std::string digest_small = value_of(this->store().digest());
  put_content(this->store(), large);
  const std::string digest_large = value_of(this->store().digest());
  std::atomic<bool> done{false};
  std::thread writer([&] {
    for (int round = 0; round < 60; ++round) put_content(this->store(), round % 2 == 0 ? small : large);
    done = true;
  });
  const auto reader = this->reader();
  do {
    EXPECT_THAT(value_of(reader->digest()), testing::AnyOf(digest_small, digest_large));
  } while (!done);
  writer.join();
}

REGISTER_TYPED_TEST_SUITE_P(DigestContract, LooksLikeAHash, DoesNotDependOnTheOrder,
                            DoesNotDependOnWhereTheFolderStands, DoesNotDependOnTimesOrDetours,
                            DoesNotDependOnVerdicts, ChangesWithEverythingThatWasReadOrFound,
                            TellsWhereOneTextEndsAndTheNextBegins, BesideAWriterItIsOfTheOldContentOrTheNew);

}  // namespace planlezer
