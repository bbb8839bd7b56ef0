#include "extract/formats/mbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/extract/read_with.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr std::string_view envelope = "From jan@voorbeeld.nl Mon Jun  3 14:02:00 2024\n";

std::vector<std::string> messages_of(std::string_view mbox) {
  std::vector<std::string> messages;
  for (const KeptPart& part : read_with(read_mbox, mbox, "post.mbox").parts.parts)
    messages.push_back(part.bytes);
  return messages;
}

TEST(Mbox, EveryMessageIsAPart) {
  const ReadWith read = read_with(read_mbox, std::string(envelope) + "Subject: a\n\neen\n\n" +
                                                 std::string(envelope) + "Subject: b\n\ntwee\n");
  EXPECT_THAT(read.parts.names(), ElementsAre("bericht 00001.eml", "bericht 00002.eml"));
  EXPECT_EQ(read.parts.parts[0].bytes, "Subject: a\n\neen\n");
  EXPECT_EQ(read.parts.parts[1].bytes, "Subject: b\n\ntwee\n");
  EXPECT_TRUE(read.document.pages.empty());
}

TEST(Mbox, OneMessageIsThatMessageUnlessItIsCalledAMailbox) {
  const std::string one = std::string(envelope) + "From: a@x.nl\nSubject: b\n\n>From mij\n";
  const ReadWith message = read_with(read_mbox, one, "map/bericht.eml");
  EXPECT_EQ(message.mail().subject, "b");
  EXPECT_EQ(message.page().text, "From mij\n");
  EXPECT_THAT(message.parts.names(), SizeIs(0));
  EXPECT_THAT(read_with(read_mbox, one, "post.MBX").parts.names(), ElementsAre("bericht 00001.eml"));
  EXPECT_THAT(read_with(read_mbox, one + "\n" + one, "bericht.eml").parts.names(), SizeIs(2));
}

TEST(Mbox, FromInATextIsNoMessage) {
  EXPECT_THAT(messages_of(std::string(envelope) +
                          "Subject: a\n\nFrom here on, at 10:00 in 2024\nit goes on\n\nFrom now on\n"),
              SizeIs(1));
}

TEST(Mbox, QuotedFromIsFromAgain) {
  EXPECT_THAT(messages_of(std::string(envelope) + "Subject: a\n\n>From mij\n>>From jou\n> From\n"),
              ElementsAre("Subject: a\n\nFrom mij\n>From jou\n> From\n"));
}

TEST(Mbox, TheLengthOfAMessageGoesBeforeItsText) {
  const std::string body = "een\n\n" + std::string(envelope) + "Subject: nep\n\nx\n";
  EXPECT_THAT(messages_of(std::string(envelope) + "Content-Length: " + std::to_string(body.size()) + "\n\n" +
                          body + "\n" + std::string(envelope) + "Subject: b\n\ntwee\n"),
              SizeIs(2));
  EXPECT_THAT(messages_of(std::string(envelope) + "Content-Length: 99999\n\neen\n\n" + std::string(envelope) +
                          "Subject: b\n\ntwee\n"),
              SizeIs(2));
}

TEST(Mbox, LineEndsOfWindowsAndAMissingEmptyLine) {
  EXPECT_THAT(messages_of("From a@b Mon Jun  3 14:02:00 2024\r\nSubject: a\r\n\r\neen\r\n\r\nFrom a@b Mon "
                          "Jun  3 14:02:00 2024\r\nSubject: "
                          "b\r\n\r\ntwee\r\n"),
              ElementsAre("Subject: a\r\n\r\neen\r\n", "Subject: b\r\n\r\ntwee\r\n"));
  EXPECT_THAT(messages_of(std::string(envelope) + "Subject: a\n\neen\n" + std::string(envelope) +
                          "Subject: b\n\ntwee\n"),
              SizeIs(2));
}

TEST(Mbox, NothingAndOneThatTakesNoMore) {
  EXPECT_THAT(messages_of(""), SizeIs(0));
  KeptParts parts;
  parts.wanted_bytes = 0;
  EXPECT_TRUE(
      read_mbox(std::string(envelope) + "a\n\n" + std::string(envelope) + "\n", {}, parts).has_value());
  EXPECT_THAT(parts.parts, SizeIs(1));
}

TEST(Mbox, FiftyThousandMessagesInLittleTime) {
  std::string mbox;
  for (int i = 0; i < 50'000; ++i)
    mbox +=
        std::string(envelope) + "Subject: " + std::to_string(i) + "\n\n" + std::string(1'000, 'x') + "\n\n";
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_THAT(messages_of(mbox), SizeIs(50'000));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10));
}

TEST(Mbox, CountsOfMailboxesOfOthers) {
  const std::filesystem::path corpus =
      std::filesystem::path(PLANLEZER_SOURCE_DIR) / ".." / "shared/corpus/mail";
  if (!std::filesystem::exists(corpus / "mbox-node")) GTEST_SKIP() << "geen verzameling";
  for (const int count : {1, 2, 3, 4}) {
    std::stringstream bytes;
    bytes << std::ifstream(corpus / ("mbox-node/test-" + std::to_string(count) + "-message.mbox")).rdbuf();
    EXPECT_THAT(messages_of(bytes.str()), SizeIs(count));
  }
}

}  // namespace
}  // namespace planlezer
