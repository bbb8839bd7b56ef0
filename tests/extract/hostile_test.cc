// Documents that mean harm, through the real workers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "extract/read.h"
#include "tests/extract/hostile_documents.h"

namespace planlezer {
namespace {

class Hostile : public testing::TestWithParam<HostileDocument> {};

std::string name_of(const testing::TestParamInfo<HostileDocument>& info) {
  std::string name = info.param.name;
  std::erase_if(name, [](char c) { return c == ','; });
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

// Each is accounted for in time, with a reason, in little memory, and costs nobody else anything.
TEST_P(Hostile, CostsOnlyItself) {
  const TestFolder folder;
  ReadersOptions options;
  options.jobs = 1;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  if (!GetParam().has_words) options.limits.page_time_ms = 12'000;
  {
    auto readers = Readers::start(options);
    ASSERT_TRUE(readers) << readers.error().message;
    (*readers)->submit(
        {1, folder.put("hostile", GetParam().bytes()), GetParam().media_type, OcrMode::automatic, {}});
    (*readers)->submit({2, folder.put("a.pdf", pdf_of_pages(1)), "application/pdf", OcrMode::automatic, {}});
    while ((*readers)->pending() > 0)
      for (const ReadResult& result : (*readers)->wait(std::chrono::milliseconds(1'000))) {
        const Extracted& document = result.document;
        if (document.state != DocumentState::read) {
          EXPECT_FALSE(document.reason.empty());
          EXPECT_FALSE(document.message.empty());
        }
        for (const Page& page : document.pages) EXPECT_FALSE(page.reason.empty());
        if (result.ticket == 2 || GetParam().has_words) {
          ASSERT_FALSE(document.pages.empty()) << document.message;
          EXPECT_FALSE(document.pages.front().words.empty()) << document.message;
        }
      }
  }
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  EXPECT_LT(usage.ru_maxrss, 1'000'000);  // kB, of the largest there was
}

INSTANTIATE_TEST_SUITE_P(Documents, Hostile, testing::ValuesIn(hostile_documents()), name_of);

}  // namespace
}  // namespace planlezer
