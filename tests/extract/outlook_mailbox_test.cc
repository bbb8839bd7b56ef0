#include "extract/formats/outlook_mailbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "extract/formats/message.h"
#include "extract/read.h"
#include "tests/extract/kept_parts.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

const std::filesystem::path corpus = std::filesystem::path(PLANLEZER_SOURCE_DIR) / ".." / "shared" / "corpus";
const FormatRequest request{"application/vnd.ms-outlook-pst", {}, 2'000'000'000};

FlowDocument read_part(const KeptPart& part, KeptParts& inner) {
  auto document = read_message(part.bytes, {"message/rfc822", {}, 2'000'000'000}, inner);
  return document ? std::move(*document) : FlowDocument();
}

TEST(OutlookMailbox, EveryMailIsAMailInItsFolder) {
  if (!std::filesystem::exists(corpus)) GTEST_SKIP();
  KeptParts parts;
  ASSERT_TRUE(read_outlook_mailbox(*read_file(corpus / "mail/pst/testPST.pst"), request, parts));
  ASSERT_THAT(parts.parts, SizeIs(7));
  KeptParts files, forwarded;
  const FlowDocument first = read_part(parts.parts.front(), files);
  ASSERT_TRUE(first.mail);
  EXPECT_EQ(first.mail->subject, "Re: Feature Generators");
  EXPECT_EQ(first.mail->from.name, "Jörn Kottmann");
  EXPECT_THAT(files.parts, testing::IsEmpty());
  read_part(parts.parts.back(), forwarded);
  EXPECT_THAT(forwarded.names(), ElementsAre("First email.eml"));
}

TEST(OutlookMailbox, BodiesOfEveryKindAreRead) {
  if (!std::filesystem::exists(corpus)) GTEST_SKIP();
  KeptParts parts;
  ASSERT_TRUE(
      read_outlook_mailbox(*read_file(corpus / "mail/pst/testPST_variousBodyTypes.pst"), request, parts));
  ASSERT_THAT(parts.names(), ElementsAre("Inbox/tmp/00001.eml", "Inbox/tmp/00002.eml", "Inbox/tmp/00003.eml",
                                         "Inbox/tmp/00004.eml"));
  for (const KeptPart& part : parts.parts) {
    KeptParts inner;
    const FlowDocument document = read_part(part, inner);
    ASSERT_THAT(document.pages, SizeIs(1));
    EXPECT_FALSE(document.pages[0].words.empty()) << part.name;
  }
}

TEST(OutlookMailbox, OtherBytesAreRefused) {
  KeptParts parts;
  EXPECT_FALSE(read_outlook_mailbox("!BDN", request, parts));
  EXPECT_FALSE(
      read_outlook_mailbox(std::string("!BDN\0\0\0\0SM\x17", 11) + std::string(2000, '\0'), request, parts));
}

// libpst may crash on hostile mailboxes; that costs the mailbox, and the reason is told.
TEST(OutlookMailbox, DamageInTheSandboxIsAReason) {
  if (!std::filesystem::exists(corpus)) GTEST_SKIP();
  const auto folder = std::filesystem::path(testing::TempDir());
  const std::string whole = *read_file(corpus / "mail/pst/testPST_variousBodyTypes.pst");
  ReadersOptions options;
  options.jobs = 1;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers) << readers.error().message;
  std::uint32_t state = 5;
  for (int round = 0; round < 12; ++round) {
    std::string broken = round < 4 ? whole.substr(0, whole.size() * (round + 1) / 5) : whole;
    for (int i = 0; i < 300 && round >= 4; ++i) {
      state = state * 1664525U + 1013904223U;
      broken[state % broken.size()] = static_cast<char>(state >> 16);
    }
    std::ofstream(folder / "broken.pst", std::ios::binary) << broken;
    ReadRequest read;
    read.path = folder / "broken.pst";
    read.media_type = "application/vnd.ms-outlook-pst";
    (*readers)->submit(read);
    const auto results = (*readers)->wait(std::chrono::seconds(120));
    ASSERT_THAT(results, SizeIs(1));
    const Extracted& document = results[0].document;
    EXPECT_TRUE(document.state == DocumentState::read || !document.message.empty());
  }
}

}  // namespace
}  // namespace planlezer
