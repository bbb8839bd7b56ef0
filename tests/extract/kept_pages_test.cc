#include "extract/kept_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/codec.h"
#include "extract/reading.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

std::string page_bytes(int number, PageState state, const std::string& reason = "no_text") {
  Page page;
  page.number = number;
  page.width = 595;
  page.height = 842;
  page.state = state;
  page.reason = reason;
  return encode_page(page);
}

DocumentReading reading_of(const std::string& folder) {
  ReadRequest request;
  request.media_type = "application/pdf";
  request.pages_folder = folder;
  return DocumentReading(request, Limits());
}

// A scan of `pages`: none of them has words of its own.
void read_text(DocumentReading& reading, int pages) {
  Task task = reading.take(JobKind::read_pages);
  ASSERT_TRUE(reading.on_opened(task, encode_opened({pages, {}, {}})));
  for (int number = 1; number <= pages; ++number)
    ASSERT_TRUE(reading.on_page(task, page_bytes(number, PageState::pending)));
  reading.end(task, Ending::done);
}

// Recognises `most` pages and tells which.
std::vector<int> recognise(DocumentReading& reading, int pages, int most, PageState state = PageState::read) {
  std::vector<int> recognised;
  while (reading.has_ocr_task() && static_cast<int>(recognised.size()) < most) {
    Task task = reading.take(JobKind::recognise_page);
    EXPECT_TRUE(reading.on_opened(task, encode_opened({pages, {}, {}})));
    EXPECT_TRUE(reading.on_page(task, page_bytes(task.first, state)));
    reading.end(task, Ending::done);
    recognised.push_back(task.first);
  }
  return recognised;
}

TEST(KeptPagesTest, AfterAnInterruptionOnlyTheOtherPagesAreRecognised) {
  const TestFolder folder;
  const std::string kept = (folder.path() / "pages").string();
  {
    DocumentReading interrupted = reading_of(kept);
    read_text(interrupted, 5);
    EXPECT_THAT(recognise(interrupted, 5, 3), ElementsAre(1, 2, 3));
  }
  DocumentReading again = reading_of(kept);
  read_text(again, 5);
  EXPECT_EQ(again.pages_done(), 3U);
  EXPECT_THAT(recognise(again, 5, 9), ElementsAre(4, 5));
  EXPECT_TRUE(again.finished());
  EXPECT_EQ(again.conclude().state, DocumentState::read);
  DocumentReading elsewhere = reading_of((folder.path() / "other settings").string());
  read_text(elsewhere, 5);
  EXPECT_THAT(recognise(elsewhere, 5, 9), ElementsAre(1, 2, 3, 4, 5));
}

TEST(KeptPagesTest, WhatIsNotWholeIsRecognisedAgain) {
  const TestFolder folder;
  {
    DocumentReading reading = reading_of(folder.path().string());
    read_text(reading, 2);
    recognise(reading, 2, 1, PageState::partial);
    recognise(reading, 2, 1);
  }
  const std::string second = (folder.path() / "2").string();
  std::filesystem::resize_file(second, std::filesystem::file_size(second) - 1);
  DocumentReading reading = reading_of(folder.path().string());
  read_text(reading, 2);
  EXPECT_THAT(recognise(reading, 2, 9), ElementsAre(1, 2));
}

TEST(KeptPagesTest, WithoutAFolderNothingIsKept) {
  const KeptPages nowhere({});
  nowhere.keep(1, page_bytes(1, PageState::read));
  EXPECT_FALSE(nowhere.find(1));
}

// Every page of it would otherwise hold a worker for its full time.
TEST(KeptPagesTest, ADocumentOfPagesThatAllTakeTooLongIsGivenUp) {
  DocumentReading reading = reading_of("");
  read_text(reading, 100);
  int taken = 0;
  while (reading.has_ocr_task()) {
    reading.end(reading.take(JobKind::recognise_page), Ending::time_limit);
    ++taken;
  }
  EXPECT_LT(taken, 20);
  EXPECT_TRUE(reading.finished());
  const Extracted document = reading.conclude();
  EXPECT_EQ(document.state, DocumentState::unreadable);
  for (const Page& page : document.pages) EXPECT_EQ(page.reason, "time_limit");
}

}  // namespace
}  // namespace planlezer
