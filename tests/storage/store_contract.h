// What every Store must hold to. A second implementation runs the same tests with a factory of its own:
//
//   struct MyFactory {                                     // one index, empty at first
//     Result<std::unique_ptr<Store>> open(Store::Mode mode);   // the same index each time
//   };
//   PLANLEZER_STORE_CONTRACT(MyStore, MyFactory);
#pragma once

#include "tests/storage/contract/digest.h"
#include "tests/storage/contract/documents.h"
#include "tests/storage/contract/findings.h"
#include "tests/storage/contract/ledger.h"
#include "tests/storage/contract/search_dutch.h"
#include "tests/storage/contract/search_pages.h"
#include "tests/storage/contract/search_scope.h"
#include "tests/storage/contract/search_words.h"
#include "tests/storage/contract/verdicts.h"

#define PLANLEZER_STORE_CONTRACT(Name, Factory)                       \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, DocumentContract, Factory);    \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, LedgerContract, Factory);      \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, FindingContract, Factory);     \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, VerdictContract, Factory);     \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, DigestContract, Factory);      \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, SearchWordsContract, Factory); \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, SearchDutchContract, Factory); \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, SearchScopeContract, Factory); \
  INSTANTIATE_TYPED_TEST_SUITE_P(Name, SearchPagesContract, Factory)
