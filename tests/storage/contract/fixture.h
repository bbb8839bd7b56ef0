// An empty index of the implementation under test, for each test a new one.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "storage/judgements.h"
#include "storage/store.h"
#include "tests/storage/samples.h"

namespace planlezer {

template <typename Factory>
class StoreContract : public testing::Test {
 protected:
  void SetUp() override {
    reopen(Store::Mode::write);
    ASSERT_TRUE(store_);
  }
  Store& store() { return *store_; }
  // Closes the store and opens the same index anew.
  Store& reopen(Store::Mode mode) {
    store_.reset();
    store_ = value_of(factory_.open(mode));
    return *store_;
  }
  // A second one beside the first.
  // As a reviewer who saw what stands there now.
  Result<void> judge(Verdict verdict) {
    for (const StoredFinding& stored : value_of(store().findings({})))
      if (stored.sha256 == verdict.sha256 && stored.finding.id == verdict.finding)
        verdict.revision = stored.judged.revision;
    const auto decided = value_of(factory_.judgements())->put_verdict(verdict);
    if (!decided) return tl::unexpected(decided.error());
    EXPECT_FALSE(decided->conflict);
    return {};
  }
  std::unique_ptr<Store> reader() { return value_of(factory_.open(Store::Mode::read)); }

 private:
  Factory factory_;
  std::unique_ptr<Store> store_;
};

}  // namespace planlezer
