// Small parts of the program that need no documents: dates and passwords as typed, places, the queue, the
// bar.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "app/bounded_queue.h"
#include "app/commands.h"
#include "app/places.h"
#include "app/progress.h"
#include "app/reading.h"
#include "base/text.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

TEST(TypedDate, BothWaysOfWriting) {
  EXPECT_EQ(*iso_day("28-03-2024"), "2024-03-28");
  EXPECT_EQ(*iso_day("2024-03-28"), "2024-03-28");
  EXPECT_EQ(*iso_day("29-02-2024"), "2024-02-29");
}

TEST(TypedDate, OnlyDaysOfTheCalendar) {
  for (const char* typed :
       {"", "29-02-2023", "31-04-2024", "00-01-2024", "01-13-2024", "2024-3", "28 maart 2024", "28/03/2024",
        "28-03-24", "2024-03-28T00:00", "-1-03-2024", "28-03-2024-"}) {
    const auto day = iso_day(typed);
    ASSERT_FALSE(day) << typed << " gives " << *day;
    EXPECT_EQ(day.error().code, ErrorCode::usage) << typed;
  }
}

TEST(Passwords, OnePerLine) {
  const TestFolder folder;
  EXPECT_THAT(*read_passwords(folder.put("a", "geheim\r\npässwört\n\n met spatie \nlaatste")),
              ElementsAre("geheim", "pässwört", " met spatie ", "laatste"));
  EXPECT_THAT(*read_passwords({}), IsEmpty());
  const auto none = read_passwords(folder.path() / "bestaat-niet");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, ErrorCode::usage);
  EXPECT_THAT(none.error().message, HasSubstr("bestaat-niet"));
}

// Sets a variable of the environment for as long as it lives.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    if (const char* was = std::getenv(name)) was_ = was;
    setenv(name, value.c_str(), 1);
  }
  ~Variable() { was_ ? setenv(name_, was_->c_str(), 1) : unsetenv(name_); }

 private:
  const char* name_;
  std::optional<std::string> was_;
};

TEST(Places, RulesAreWhereTheVariableSays) {
  const TestFolder folder;
  const Variable variable("PLANLEZER_RULES", folder.path().string());
  const auto without = rules_folder();
  ASSERT_FALSE(without);
  EXPECT_EQ(without.error().code, ErrorCode::usage);
  EXPECT_THAT(without.error().message, HasSubstr(folder.path().string()));
  std::filesystem::create_directory(folder.path() / "rules");
  std::filesystem::create_directory(folder.path() / "registers");
  EXPECT_EQ(*rules_folder(), folder.path());
}

TEST(Places, TheProgramKnowsItsOwnFolder) {
  EXPECT_TRUE(std::filesystem::equivalent(program_folder(), PLANLEZER_BINARY_DIR));
}

TEST(Places, ATemporaryFolderIsGoneAfterwards) {
  std::filesystem::path path;
  {
    auto made = TemporaryFolder::make();
    ASSERT_TRUE(made);
    auto another = TemporaryFolder::make();
    ASSERT_TRUE(another);
    EXPECT_NE(made->path(), another->path());
    const TemporaryFolder kept = std::move(*made);
    path = kept.path();
    EXPECT_TRUE(std::filesystem::is_empty(path));
    std::ofstream(path / "bestand") << "inhoud";
    EXPECT_EQ(std::filesystem::status(path).permissions() & std::filesystem::perms::others_all,
              std::filesystem::perms::none);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Queue, GivesWhatWasPutInOrder) {
  BoundedQueue<int> queue(2);
  std::thread writer([&] {
    for (int i = 0; i < 500; ++i) EXPECT_TRUE(queue.put(i));
    queue.close();
  });
  for (int i = 0; i < 500; ++i) EXPECT_EQ(queue.take(), i);
  EXPECT_EQ(queue.take(), std::nullopt);
  writer.join();
}

TEST(Queue, ClosedTakesNothingMoreAndGivesWhatItHas) {
  BoundedQueue<std::string> queue(5);
  EXPECT_TRUE(queue.put("een"));
  queue.close();
  EXPECT_FALSE(queue.put("twee"));
  EXPECT_EQ(queue.take(), "een");
  EXPECT_EQ(queue.take(), std::nullopt);
}

TEST(Queue, ClosingWakesWhoWaitsForRoom) {
  BoundedQueue<int> queue(1);
  ASSERT_TRUE(queue.put(1));
  std::thread writer([&] { EXPECT_FALSE(queue.put(2)); });
  queue.close();
  writer.join();
  EXPECT_EQ(queue.take(), 1);
}

TEST(Progress, OneLineThatSaysHowFarItIs) {
  ProgressState state;
  state.documents_done = 12;
  state.documents_total = 26;
  state.failures = 1;
  state.pages = 340;
  state.share_done = 0.25;
  // 340 pages in 65 s are 5,2 a second; three times as long is left.
  const std::string line = progress_line(state, 65, 200);
  EXPECT_THAT(line, StartsWith("[█"));
  for (const char* part : {"12/26 documenten", "340 pagina's", "5,2 p/s", "nog 3 min", "1 mislukt"})
    EXPECT_THAT(line, HasSubstr(part));
  state.failures = 0;
  EXPECT_THAT(progress_line(state, 65, 200), Not(HasSubstr("mislukt")));
}

TEST(Progress, FitsTheTerminalAndStaysWhole) {
  ProgressState state;
  state.documents_total = 3;
  for (const double share : {-1.0, 0.0, 0.5, 1.0, 7.0}) {
    state.share_done = share;
    for (const int columns : {1, 10, 23, 80}) {
      const std::string line = progress_line(state, 0, columns);
      EXPECT_TRUE(is_utf8(line));
      std::size_t characters = 0, offset = 0;
      while (offset < line.size()) {
        next_code_point(line, offset);
        ++characters;
      }
      EXPECT_LE(characters, static_cast<std::size_t>(columns));
    }
  }
}

TEST(Reading, WhatIsNotReadSaysWhatItIs) {
  const Extracted document = unsupported_document("text/html");
  EXPECT_EQ(document.state, DocumentState::unsupported);
  EXPECT_FALSE(document.reason.empty());
  EXPECT_THAT(document.message, HasSubstr("HTML"));
  EXPECT_THAT(document.pages, IsEmpty());
}

TEST(Reading, KnowsAFileByItsContent) {
  const TestFolder folder;
  EXPECT_EQ(*media_type_of_file(folder.put("a.txt", pdf_of_pages(1))), "application/pdf");
  EXPECT_EQ(*media_type_of_file(folder.put("b.pdf", "Gewone tekst over een plan.\n")), "text/plain");
  EXPECT_EQ(*media_type_of_file(folder.put("c.pdf", "")), "application/x-empty");
  EXPECT_FALSE(media_type_of_file(folder.path() / "bestaat-niet"));
}

TEST(Reading, OcrSettingsAsTyped) {
  EXPECT_EQ(ocr_name(OcrMode::automatic), "auto");
  EXPECT_EQ(ocr_name(OcrMode::never), "never");
  EXPECT_EQ(ocr_name(OcrMode::always), "always");
}

}  // namespace
}  // namespace planlezer
