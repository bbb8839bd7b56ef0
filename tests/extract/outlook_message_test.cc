#include "extract/formats/outlook_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "extract/formats/message.h"
#include "extract/formats/rtf.h"
#include "extract/read.h"
#include "tests/extract/kept_parts.h"
#include "tests/extract/outlook_files.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::filesystem::path corpus = std::filesystem::path(PLANLEZER_SOURCE_DIR) / ".." / "shared" / "corpus";
const FormatRequest request{"application/x-ole-storage", {}, 2'000'000'000};

// 3 June 2024, 12:02:00 UTC.
constexpr std::uint64_t some_time = 133618897200000000;

std::string some_message(std::vector<OleNode> more = {}) {
  OleNode root{"Root Entry", "", {}, true};
  root.children = {
      fixed_properties(32, {{0x0039, 0x40, some_time}}),
      property("001A001F", utf16_of("IPM.Note")),
      property("0037001F", utf16_of("Hulp bij de éénmalige uitgave")),
      property("0042001F", utf16_of("Jansen, Anna")),
      property("0065001F", utf16_of("/O=DIENST/OU=EXCHANGE/CN=RECIPIENTS/CN=AJANSEN")),
      property("5D02001F", utf16_of("a.jansen@odvoorbeeld.example")),
      property("1000001F", utf16_of("Beste collega,\r\n\r\nWij vragen € 40.000 voor opleiding.\r\n")),
      property("1035001F", utf16_of("<een@odvoorbeeld.example>")),
      property("1042001F", utf16_of("<nul@odvoorbeeld.example>")),
      {"__recip_version1.0_#00000000",
       "",
       {fixed_properties(8, {{0x0C15, 3, 1}}), property("3001001F", utf16_of("Bureau")),
        property("39FE001F", utf16_of("bureau@voorbeeld.example"))}},
      {"__recip_version1.0_#00000001",
       "",
       {fixed_properties(8, {{0x0C15, 3, 2}}), property("3001001E", "Piet \x80"),
        property("3003001E", "piet@voorbeeld.example")}}};
  for (OleNode& each : more) root.children.push_back(std::move(each));
  return OleWriter().write(root);
}

OleNode attachment(int number, std::vector<OleNode> properties, std::uint64_t method = 1) {
  properties.insert(properties.begin(), fixed_properties(8, {{0x3705, 3, method}}));
  return {"__attach_version1.0_#0000000" + std::to_string(number), "", std::move(properties)};
}

TEST(OutlookMessage, HeadAndTextAreThoseOfAMail) {
  KeptParts parts;
  const auto document = read_ole_file(some_message(), request, parts);
  ASSERT_TRUE(document) << document.error().message;
  ASSERT_TRUE(document->mail);
  const Mail& mail = *document->mail;
  EXPECT_EQ(mail.subject, "Hulp bij de éénmalige uitgave");
  EXPECT_EQ(mail.from, (Address{"Jansen, Anna", "a.jansen@odvoorbeeld.example"}));
  EXPECT_THAT(mail.to, ElementsAre(Address{"Bureau", "bureau@voorbeeld.example"}));
  EXPECT_THAT(mail.cc, ElementsAre(Address{"Piet €", "piet@voorbeeld.example"}));
  EXPECT_EQ(mail.date, "2024-06-03T12:02:00+00:00");
  EXPECT_EQ(mail.message_id, "een@odvoorbeeld.example");
  EXPECT_THAT(mail.references, ElementsAre("nul@odvoorbeeld.example"));
  ASSERT_THAT(document->pages, SizeIs(1));
  EXPECT_THAT(document->pages[0].text, HasSubstr("Wij vragen € 40.000 voor opleiding."));
  EXPECT_THAT(parts.parts, IsEmpty());
}

TEST(OutlookMessage, AttachmentsKeepTheirNamesAndBytes) {
  KeptParts parts;
  const std::string bytes("%PDF-\0\x01\r\n\n\r", 11);
  const auto document = read_ole_file(
      some_message({attachment(0, {property("3707001F", utf16_of("begroting 'één' 2025.pdf")),
                                   property("3704001E", "BEGROT~1.PDF"), property("37010102", bytes)}),
                    attachment(1, {property("3704001E", "logo.png"), property("37010102", "\x89PNG"),
                                   property("3712001E", "logo@1")}),
                    attachment(2, {property("3707001F", utf16_of("nota op schijf.docx"))}, 4)}),
      request, parts);
  ASSERT_TRUE(document);
  ASSERT_THAT(parts.parts, SizeIs(3));
  EXPECT_THAT(parts.parts[0], IsPart("begroting 'één' 2025.pdf", bytes));
  EXPECT_FALSE(parts.parts[0].is_inline);
  EXPECT_EQ(parts.parts[1].name, "logo.png");
  EXPECT_EQ(parts.parts[2].name, "nota op schijf.docx");
  EXPECT_EQ(parts.parts[2].reason, "external");
}

TEST(OutlookMessage, MessagesInMessagesAreMailsThemselves) {
  OleNode inner{"__substg1.0_3701000D", "", {}, true};
  inner.children = {
      fixed_properties(24, {{0x0039, 0x40, some_time}}),
      property("0037001F", utf16_of("Oorspronkelijk verzoek")),
      property("1000001F", utf16_of("Wij vragen een lening.")),
      property("0042001F", utf16_of("Kees")),
      property("5D02001F", utf16_of("kees@voorbeeld.example")),
      attachment(0, {property("3707001F", utf16_of("plan.txt")), property("37010102", "Het plan.")})};
  KeptParts outer, nested;
  ASSERT_TRUE(read_ole_file(
      some_message({attachment(0, {property("3001001F", utf16_of("Oorspronkelijk verzoek")), inner}, 5)}),
      request, outer));
  ASSERT_THAT(outer.names(), ElementsAre("Oorspronkelijk verzoek.eml"));
  EXPECT_EQ(outer.parts[0].media_type, "message/rfc822");
  const auto document = read_message(outer.parts[0].bytes, {"message/rfc822", {}, 2'000'000'000}, nested);
  ASSERT_TRUE(document && document->mail);
  EXPECT_EQ(document->mail->subject, "Oorspronkelijk verzoek");
  EXPECT_EQ(document->mail->from.address, "kees@voorbeeld.example");
  EXPECT_THAT(document->pages.at(0).text, HasSubstr("Wij vragen een lening."));
  EXPECT_THAT(nested.parts, ElementsAre(IsPart("plan.txt", "Het plan.")));
}

TEST(OutlookMessage, ObjectsInTheTextAreFilesOfTheirOwn) {
  OleNode object{"__substg1.0_3701000D", "", {{"CONTENTS", "inhoud", {}, false}}, true};
  KeptParts parts;
  ASSERT_TRUE(
      read_ole_file(some_message({attachment(0, {property("3001001F", utf16_of("Tekening")), object}, 6)}),
                    request, parts));
  ASSERT_THAT(parts.names(), ElementsAre("Tekening"));
  EXPECT_THAT(parts.parts[0].bytes, testing::StartsWith("\xD0\xCF\x11\xE0"));
  EXPECT_THAT(parts.parts[0].bytes, HasSubstr("inhoud"));
}

TEST(OutlookMessage, WhatIsNoMailSaysWhatItIs) {
  OleNode root{"Root Entry", "", {}, true};
  root.children = {fixed_properties(32, {}), property("001A001F", utf16_of("IPM.Task")),
                   property("0037001F", utf16_of("Begroting maken"))};
  KeptParts parts;
  const auto document = read_ole_file(OleWriter().write(root), request, parts);
  ASSERT_TRUE(document);
  ASSERT_THAT(document->notes, SizeIs(1));
  EXPECT_EQ(document->notes[0].code, "outlook_kind");
  EXPECT_THAT(document->notes[0].message, HasSubstr("taak"));
}

TEST(OutlookMessage, OldOfficeFilesSayWhatToDo) {
  const std::pair<const char*, ErrorCode> kinds[] = {{"WordDocument", ErrorCode::unsupported},
                                                     {"Workbook", ErrorCode::unsupported},
                                                     {"EncryptedPackage", ErrorCode::needs_password},
                                                     {"Iets anders", ErrorCode::unsupported}};
  for (const auto& [stream, code] : kinds) {
    KeptParts parts;
    const auto document = read_ole_file(
        OleWriter().write({"Root Entry", "", {{stream, "x", {}, false}}, true}), request, parts);
    ASSERT_FALSE(document) << stream;
    EXPECT_EQ(document.error().code, code) << stream;
    EXPECT_THAT(document.error().message, HasSubstr("bied het opnieuw aan")) << stream;
  }
}

TEST(OutlookMessage, AnyDamageIsSurvived) {
  const std::string whole = some_message({attachment(
      0, {property("3707001F", utf16_of("a.bin")), property("37010102", std::string(3000, 'x'))})});
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    KeptParts parts;
    (void)read_ole_file(std::string_view(whole).substr(0, size), request, parts);
  }
  std::uint32_t state = 7;
  for (int round = 0; round < 400; ++round) {
    std::string broken = whole;
    for (int i = 0; i < 8; ++i) {
      state = state * 1664525U + 1013904223U;
      broken[state % broken.size()] = static_cast<char>(state >> 16);
    }
    KeptParts parts;
    (void)read_ole_file(broken, request, parts);
  }
}

TEST(OutlookMessage, ChainsOfSectorsInCirclesEnd) {
  std::string file = some_message();
  // The last sector is the table of chains: every sector goes on with the first.
  for (std::size_t at = file.size() - 512; at + 8 < file.size(); at += 4)
    if (file[at + 3] == 0) file.replace(at, 4, std::string(4, '\0'));
  KeptParts parts;
  (void)read_ole_file(file, request, parts);
}

TEST(Rtf, IsDecompressed) {
  const std::string compressed = std::string(
      "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72\x63\x70\x67\x31"
      "\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0\x6c\x64\x7d\x0a\x80\x0f\xa0",
      49);
  EXPECT_EQ(decompress_rtf(compressed).value_or(""), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  for (std::size_t size = 0; size < compressed.size(); ++size)
    (void)decompress_rtf(std::string_view(compressed).substr(0, size));
}

TEST(Rtf, GivesItsText) {
  const RtfText text = read_rtf(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 "
      "Cyr;}}{\\colortbl;\\red0;}"
      "\\pard E\\'e9n bedrag van \\u8364?\\~40.000\\par {\\*\\generator Iets;}{\\f1\\'c4\\'e0}\\par {\\pict "
      "00ff}einde}");
  EXPECT_FALSE(text.is_html);
  EXPECT_EQ(text.text, "Eén bedrag van €\u00A040.000\nДа\neinde");
}

TEST(Rtf, GivesTheHtmlItWasMadeOf) {
  const RtfText text = read_rtf(
      "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\b\\htmlrtf0 Wij vragen \\'80 5"
      "\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}");
  EXPECT_TRUE(text.is_html);
  EXPECT_EQ(text.text, "<p>Wij vragen € 5</p>");
}

TEST(OutlookCorpus, PairsHaveTheSameHeadTextAndAttachments) {
  if (!std::filesystem::exists(corpus)) GTEST_SKIP();
  const auto folder = corpus / "mail/msg-outlook-pairs";
  int pairs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".msg") continue;
    SCOPED_TRACE(entry.path().filename());
    ++pairs;
    auto twin = entry.path();
    twin.replace_extension(".eml");
    KeptParts ours, theirs;
    const auto message = read_ole_file(*read_file(entry.path()), request, ours);
    const auto expected = read_message(*read_file(twin), {"message/rfc822", {}, 2'000'000'000}, theirs);
    ASSERT_TRUE(message && expected);
    EXPECT_EQ(message->mail->subject, expected->mail->subject);
    EXPECT_EQ(message->mail->to, expected->mail->to);
    if (expected->mail->from != Address()) {
      EXPECT_EQ(message->mail->from, expected->mail->from);
    }
    EXPECT_EQ(message->pages.at(0).text, expected->pages.at(0).text);
    // The twins keep the RTF of the text as a file too.
    std::erase_if(theirs.parts, [](const KeptPart& part) { return part.media_type == "application/rtf"; });
    ASSERT_EQ(ours.names(), theirs.names());
    for (std::size_t i = 0; i < ours.parts.size(); ++i) EXPECT_EQ(ours.parts[i].bytes, theirs.parts[i].bytes);
  }
  EXPECT_EQ(pairs, 4);
}

// The sandbox changes nothing in what is read.
TEST(OutlookCorpus, IsReadTheSameInTheSandbox) {
  if (!std::filesystem::exists(corpus)) GTEST_SKIP();
  ReadersOptions options;
  options.jobs = 1;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers) << readers.error().message;
  for (const auto& entry : std::filesystem::directory_iterator(corpus / "mail/msg-tika")) {
    SCOPED_TRACE(entry.path().filename());
    KeptParts parts;
    const auto direct = read_ole_file(*read_file(entry.path()), request, parts);
    ASSERT_TRUE(direct);
    ReadRequest read;
    read.path = entry.path();
    read.media_type = "application/x-ole-storage";
    (*readers)->submit(read);
    const auto results = (*readers)->wait(std::chrono::seconds(60));
    ASSERT_THAT(results, SizeIs(1));
    const Extracted& document = results[0].document;
    ASSERT_TRUE(document.mail) << document.message;
    EXPECT_EQ(*document.mail, *direct->mail);
    EXPECT_EQ(document.pages.at(0).text, direct->pages.at(0).text);
    std::vector<std::string> names;
    for (const Part& part : document.parts) names.push_back(part.name);
    EXPECT_EQ(names, parts.names());
  }
}

}  // namespace
}  // namespace planlezer
