#include "extract/formats/tnef.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "tests/extract/kept_parts.h"
#include "tests/extract/outlook_files.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::filesystem::path corpus = std::filesystem::path(PLANLEZER_SOURCE_DIR) / ".." / "shared" / "corpus";
const FormatRequest request{"application/vnd.ms-tnef", {}, 2'000'000'000};

std::string some_tnef() {
  ByteWriter properties;
  properties.put<std::uint32_t>(1);
  properties.put<std::uint16_t>(0x1F);
  properties.put<std::uint16_t>(0x3707);
  properties.put<std::uint32_t>(1);
  properties.put_string(utf16_of("begroting één.txt"));
  std::string named = properties.take();
  named.append(2, '\0');
  return tnef_of({tnef_attribute(1, 0x00078008, std::string("IPM.Microsoft Mail.Note\0", 24)),
                  tnef_attribute(1, 0x0002800C, std::string("Wij vragen \x80 40.000.\0", 21)),
                  tnef_attribute(2, 0x00069002, std::string(14, '\0')),
                  tnef_attribute(2, 0x00018010, std::string("BEGROT~1.TXT\0", 13)),
                  tnef_attribute(2, 0x0006800F, "veertig"), tnef_attribute(2, 0x00069005, named)});
}

TEST(Tnef, TextIsAPageAndAttachmentsAreParts) {
  KeptParts parts;
  const auto document = read_tnef(some_tnef(), request, parts);
  ASSERT_TRUE(document);
  EXPECT_FALSE(document->mail);
  EXPECT_THAT(document->pages.at(0).text, HasSubstr("Wij vragen € 40.000."));
  EXPECT_THAT(parts.parts, ElementsAre(IsPart("begroting één.txt", "veertig")));
  EXPECT_THAT(document->notes, IsEmpty());
}

TEST(Tnef, WhatCameBeforeDamageIsRead) {
  std::string file = some_tnef();
  file[file.size() - 1] ^= 0x55;
  KeptParts parts;
  const auto document = read_tnef(file, request, parts);
  ASSERT_TRUE(document);
  ASSERT_THAT(document->notes, SizeIs(1));
  EXPECT_EQ(document->notes[0].code, "damaged");
  EXPECT_THAT(parts.parts, SizeIs(1));
}

TEST(Tnef, AnyBytesAreSurvived) {
  const std::string whole = some_tnef();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    KeptParts parts;
    (void)read_tnef(std::string_view(whole).substr(0, size), request, parts);
  }
  std::uint32_t state = 3;
  for (int round = 0; round < 500; ++round) {
    std::string broken = whole;
    for (int i = 0; i < 6; ++i) {
      state = state * 1664525U + 1013904223U;
      broken[6 + state % (broken.size() - 6)] = static_cast<char>(state >> 16);
    }
    KeptParts parts;
    (void)read_tnef(broken, request, parts);
  }
  KeptParts parts;
  EXPECT_FALSE(read_tnef("geen TNEF", request, parts));
}

TEST(TnefCorpus, HoldsWhatIsKnownOfIt) {
  if (!std::filesystem::exists(corpus)) GTEST_SKIP();
  const auto names_in = [](const char* name) {
    KeptParts parts;
    EXPECT_TRUE(read_tnef(*read_file(corpus / "mail/tnef" / name), request, parts)) << name;
    return parts.names();
  };
  EXPECT_THAT(names_in("testWINMAIL.dat"),
              ElementsAre("quick.doc", "quick.html", "quick.pdf", "quick.txt", "quick.xml"));
  EXPECT_THAT(names_in("attachments.dat"), ElementsAre("zappa_av1.jpg", "bookmark.htm"));
  EXPECT_THAT(names_in("panic.dat"), SizeIs(3));
  EXPECT_THAT(names_in("clam.tnef"), ElementsAre("clam.exe"));
}

}  // namespace
}  // namespace planlezer
