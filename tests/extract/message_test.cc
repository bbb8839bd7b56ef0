#include "extract/formats/message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "extract/read.h"
#include "tests/extract/page_sketch.h"
#include "tests/extract/read_with.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string head = "From: Jan <jan@voorbeeld.nl>\nSubject: Verzoek\nMIME-Version: 1.0\n";

ReadWith mail_of(std::string_view fields, std::string_view body) {
  return read_with(read_message, head + std::string(fields) + "\n" + std::string(body));
}

// Parts with their heads, between boundaries.
ReadWith multipart(std::string_view type, const std::vector<std::string>& parts) {
  std::string body;
  for (const std::string& part : parts) body += "--grens\n" + part + "\n";
  return mail_of("Content-Type: " + std::string(type) + "; boundary=grens\n", body + "--grens--\n");
}

TEST(MessageHead, NamesAddressesAndThreads) {
  const ReadWith read = read_with(
      read_message,
      "From: =?utf-8?Q?J=C3=B6rg?= de Vries <j@voorbeeld.nl>\nTo: \"Jansen, P.\" <p@x.nl>; Team <t@x.nl>\n"
      "Cc: groep: a@x.nl, b@x.nl;\nSubject: =?utf-8?B?UkU6IFZlcnpvZWs=?= om\n  =?iso-8859-1?Q?hulp_=E9?=\n"
      "Message-ID: <3@x>\nReferences: <1@x> <2@x>\nIn-Reply-To: <2@x>\nDate: Mon, 3 Jun 2024 14:02:00 "
      "+0200\n\nx\n");
  EXPECT_EQ(read.mail().from, (Address{"Jörg de Vries", "j@voorbeeld.nl"}));
  EXPECT_THAT(read.mail().to, ElementsAre(Address{"Jansen, P.", "p@x.nl"}, Address{"Team", "t@x.nl"}));
  EXPECT_THAT(read.mail().cc, ElementsAre(Address{"", "a@x.nl"}, Address{"", "b@x.nl"}));
  EXPECT_EQ(read.mail().subject, "RE: Verzoek om hulp é");
  EXPECT_EQ(read.mail().message_id, "3@x");
  EXPECT_THAT(read.mail().references, ElementsAre("1@x", "2@x"));
  EXPECT_EQ(read.mail().date, "2024-06-03T14:02:00+02:00");
  EXPECT_EQ(read.mail().automatic, "");
  EXPECT_EQ(read.page().number, 1);
  EXPECT_EQ(read.page().text, "x\n");
}

TEST(MessageHead, LettersWithoutAnEncoding) {
  const auto subject = [](std::string_view bytes) {
    return read_with(read_message, "From: a@x.nl\nSubject: " + std::string(bytes) + "\n\nx").mail().subject;
  };
  EXPECT_EQ(subject("caf\xC3\xA9"), "café");
  EXPECT_EQ(subject("caf\xE9 \x80"), "café €");
  EXPECT_EQ(subject("=?iso-8859-1?Q?caf=C3=A9?="), "café");
}

// Words of base64 with padding, one after another.
TEST(MessageHead, EncodedWordsAfterPaddedOnes) {
  const std::string words =
      "=?utf-8?B?VmVyem9law==?= =?utf-8?B?IG9tIA==?=\r\n =?UTF-8?b?aHVscA==?= =?utf-8?B?OiDDqcOpbg==?= "
      "=?utf-8?Q?_fte?=";
  const std::string inner = "Subject: " + words + "\r\nFrom: a@x.nl\r\n\r\n" + words + "\r\n";
  const ReadWith read = read_with(
      read_message,
      "From: " + words + " <a@x.nl>\r\nSubject: " + words +
          "\r\nContent-Type: multipart/mixed;\r\n boundary=\"gr ens\"\r\n\r\n--gr ens\r\n\r\n" + words +
          "\r\n--gr ens\r\nContent-Type: application/pdf\r\nContent-Disposition: "
          "attachment; filename=\"=?utf-8?B?cGxhbg==?= =?utf-8?B?LnBkZg==?=\"\r\n\r\n%PDF\r\n--gr "
          "ens\r\nContent-Type: message/rfc822\r\n\r\n" +
          inner + "--gr ens--\r\n");
  EXPECT_EQ(read.mail().subject, "Verzoek om hulp: één fte");
  EXPECT_EQ(read.mail().from, (Address{"Verzoek om hulp: één fte", "a@x.nl"}));
  EXPECT_THAT(read.parts.names(), ElementsAre("plan.pdf", "Verzoek om hulp: één fte.eml"));
  EXPECT_THAT(read.page().text, HasSubstr("VmVyem9law==?= =?utf-8?B?IG9tIA==?=\n=?UTF-8"));
  EXPECT_THAT(read.parts.parts[1].bytes,
              HasSubstr("Subject: =?utf-8?B?VmVyem9law==?= =?utf-8?B?IG9tIA==?=\n"));
}

TEST(MessageHead, OddHeads) {
  EXPECT_EQ(
      read_with(read_message, "\xEF\xBB\xBF\r\n\r\nSubject: a\r\nFrom: Jan Jansen\r\n\r\nx").mail().from,
      (Address{"Jan Jansen", ""}));
  EXPECT_EQ(read_with(read_message, "From jan Mon Jun  3 14:02:00 2024\nFrom: a@x.nl\nSubject: b\n\nx")
                .mail()
                .subject,
            "b");
  EXPECT_EQ(read_with(read_message,
                      "Received: by x; Mon, 3 Jun 2024 14:02:00 +0000\nFrom: a@x.nl\nDate: onbekend\n\nx")
                .mail()
                .date,
            "2024-06-03T14:02:00+00:00");
}

TEST(MessageHead, SavedAsTextByADutchProgram) {
  const Mail mail = read_with(read_message,
                              "Van:\tJansen, Piet <p@x.nl>\nVerzonden:\tmaandag 3 juni 2024 14:02\nAan:\tK. "
                              "de Vries; t@x.nl\nOnderwerp:\tVerzoek\n"
                              "\nWij vragen hulp.\n")
                        .mail();
  EXPECT_EQ(mail.from, (Address{"Jansen, Piet", "p@x.nl"}));
  EXPECT_THAT(mail.to, ElementsAre(Address{"K. de Vries", ""}, Address{"", "t@x.nl"}));
  EXPECT_EQ(mail.subject, "Verzoek");
  EXPECT_EQ(mail.date, "2024-06-03T14:02:00");
}

TEST(MessageHead, WhatMachinesWrite) {
  EXPECT_EQ(mail_of("Auto-Submitted: auto-replied\n", "x").mail().automatic, "auto_reply");
  EXPECT_EQ(mail_of("Auto-Submitted: no\n", "x").mail().automatic, "");
  EXPECT_EQ(mail_of("Precedence: bulk\n", "x").mail().automatic, "list");
  EXPECT_EQ(mail_of("List-Id: <lijst.x.nl>\n", "x").mail().automatic, "list");
  EXPECT_EQ(multipart("multipart/report; report-type=delivery-status", {"\nniet bezorgd\n"}).mail().automatic,
            "bounce");
  EXPECT_EQ(read_with(read_message, "From: MAILER-DAEMON@x.nl\nSubject: a\n\nx").mail().automatic, "bounce");
  EXPECT_EQ(
      read_with(read_message, "From: a@x.nl\nSubject: Automatisch antwoord: Verzoek\n\nx").mail().automatic,
      "auto_reply");
}

TEST(Message, TransferEncodingsAndCharsets) {
  EXPECT_EQ(mail_of("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
                    "caf=C3=A9 = 5=\n6\n")
                .page()
                .text,
            "café = 56\n");
  EXPECT_EQ(mail_of("Content-Transfer-Encoding: base64\n", "Y2Fmw6k=\n").page().text, "café\n");
  EXPECT_EQ(mail_of("Content-Type: text/plain; charset=us-ascii\n", "caf\xE9\n").page().text, "café\n");
  EXPECT_EQ(
      mail_of("Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64\n", "ZQBlAG4A\n")
          .page()
          .text,
      "een\n");
  EXPECT_EQ(mail_of("Content-Type: text\n", "x\n").page().text, "x\n");
  EXPECT_EQ(mail_of("Content-Type: text/enriched\n", "<bold>vet</bold> en << dan\n").page().text,
            "vet en < dan\n");
}

TEST(Message, QuotationMarksBecomeDepths) {
  EXPECT_THAT(quoted_texts(mail_of("",
                                   "Akkoord.\n\nOp ma 3 jun. 2024 om 14:02 schreef Piet\n<p@x.nl>:\n> Kan "
                                   "dat?\n>> Graag 2 fte.\n> > En geld.\n\nJa.\n")
                               .page()),
              ElementsAre("Akkoord.", "Op ma 3 jun. 2024 om 14:02 schreef Piet\n<p@x.nl>:", "> Kan dat?",
                          "> > Graag 2 fte.\nEn geld.", "Ja."));
  EXPECT_THAT(quoted_texts(mail_of("", "Zie:\n| eerder\n| geschreven\n").page()),
              ElementsAre("Zie:", "> eerder\ngeschreven"));
}

TEST(Message, ABrokenQuotationStaysQuoted) {
  EXPECT_THAT(quoted_texts(mail_of("",
                                   "> In het tweede kwartaal vragen wij om een jurist die ons helpt met "
                                   "de\nstrategie\n> en met de uitvoering.\n"
                                   "Dat kan.\n")
                               .page()),
              SizeIs(2));
}

TEST(Message, SignaturesAndSeparatorsStandByThemselves) {
  EXPECT_THAT(
      quoted_texts(
          mail_of("", "Dank\n-- \nJan\n-----Oorspronkelijk bericht-----\nVan: A\nVerzonden: gisteren\n")
              .page()),
      ElementsAre("Dank", "--", "Jan", "-----Oorspronkelijk bericht-----", "Van: A", "Verzonden: gisteren"));
}

TEST(Message, FlowedLinesAreJoined) {
  const std::string flowed = "Content-Type: text/plain; format=flowed";
  EXPECT_THAT(quoted_texts(mail_of(flowed + "\n", "Een \nregel.\n> ook \n> hier\n From\n-- \nJan\n").page()),
              ElementsAre("Een regel.", "> ook hier", "From", "--", "Jan"));
  EXPECT_THAT(quoted_texts(mail_of(flowed + "; delsp=yes\n", "om \ngeving\n").page()),
              ElementsAre("omgeving"));
}

TEST(Message, OfTwoFormsTheBest) {
  const std::string plain = "Content-Type: text/plain\n\n", html = "Content-Type: text/html\n\n";
  const auto text = [&](const std::string& a, const std::string& b) {
    return multipart("multipart/alternative", {plain + a, html + b}).page().text;
  };
  EXPECT_EQ(text("gewone tekst", "<p>gewone <b>tekst</b>"), "gewone tekst\n");
  EXPECT_EQ(text("", "<p>alleen hier"), "alleen hier\n");
  EXPECT_EQ(text("Open dit in een programma voor HTML.", "<p>Bericht"), "Bericht\n");
  EXPECT_EQ(text("Kpi 3 5", "<table><tr><td>Kpi<td>Bedrag<tr><td>3<td>5</table>"),
            "Kpi\n\nBedrag\n\n3\n\n5\n");
  EXPECT_THAT(multipart("multipart/alternative", {plain + "a", html + "a"}).parts.parts, IsEmpty());
}

TEST(Message, TextsOneAfterAnotherAreJoined) {
  const ReadWith read = multipart("multipart/mixed", {"\neen", "Content-Type: text/html\n\n<p>twee",
                                                      "Content-Type: text/plain; name=los.txt\n\nbijlage"});
  EXPECT_EQ(read.page().text, "een\n\ntwee\n");
  EXPECT_THAT(read.parts.names(), ElementsAre("los.txt"));
}

TEST(Message, AttachmentsWithTheirNamesAndBytes) {
  const std::string pdf =
      "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment";
  const ReadWith read =
      multipart("multipart/mixed",
                {"\nzie bijlage", pdf + "; filename*0*=utf-8''pl%C3%A1n; filename*1*=%202024.pdf\n\nJVBERi0=",
                 pdf + "; filename=\"=?utf-8?Q?bij=C3=A9.pdf?=\"\n\nJVBERi0=",
                 pdf + "; filename=\"../..\\\\map/geheim.pdf\"\n\nJVBERi0=", pdf + "\n\nJVBERi0=",
                 "Content-Type: message/rfc822\n\nSubject: Fwd: a/b\nFrom: a@x.nl\n\nbinnen",
                 "Content-Type: text/calendar\n\nBEGIN:VCALENDAR", "Content-Type: application/ms-tnef\n\nx"});
  EXPECT_EQ(read.page().text, "zie bijlage\n");
  EXPECT_THAT(read.parts.names(), ElementsAre("plán 2024.pdf", "bijé.pdf", "geheim.pdf", "deel 5.pdf",
                                              "Fwd: a-b.eml", "deel 7.ics", "winmail.dat"));
  EXPECT_EQ(read.parts.parts[0].bytes, "%PDF-");
  EXPECT_EQ(read.parts.parts[0].media_type, "application/pdf");
  EXPECT_THAT(read.parts.parts[4].bytes, HasSubstr("binnen"));
}

TEST(Message, PicturesInTheTextSaySo) {
  const ReadWith read =
      multipart("multipart/related", {"Content-Type: text/html\n\n<p>Dag<img src='cid:logo'>",
                                      "Content-Type: image/png; name=logo.png\nContent-ID: <logo>\n\nx"});
  EXPECT_EQ(read.page().text, "Dag\n");
  ASSERT_THAT(read.parts.parts, SizeIs(1));
  EXPECT_TRUE(read.parts.parts[0].is_inline);
}

TEST(Message, SignedTextIsReadAndEncryptedTextSaysSo) {
  const ReadWith read = multipart(
      "multipart/signed", {"\ngetekend", "Content-Type: application/pgp-signature; name=signature.asc\n\nx"});
  EXPECT_EQ(read.page().text, "getekend\n");
  EXPECT_THAT(read.parts.names(), ElementsAre("signature.asc"));

  const ReadWith secret =
      multipart("multipart/encrypted", {"Content-Type: application/pgp-encrypted\n\nVersion: 1",
                                        "Content-Type: application/octet-stream; name=bericht.asc\n\nx"});
  EXPECT_EQ(secret.page().state, PageState::blank);
  ASSERT_THAT(secret.parts.parts, SizeIs(1));
  EXPECT_EQ(secret.parts.parts[0].reason, "encrypted");
  ASSERT_THAT(secret.document.notes, SizeIs(1));
  EXPECT_EQ(secret.document.notes[0].code, "encrypted");

  const ReadWith smime =
      mail_of("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n", "x");
  EXPECT_EQ(smime.parts.parts.at(0).reason, "encrypted");
}

TEST(Message, FilesAndPgpInTheText) {
  const ReadWith read = mail_of("",
                                "voor\nbegin 644 a.txt\n#0V%T\n`\nend\nna\n=ybegin line=128 size=3 "
                                "name=b.bin\n\x8D\x8B\x9E\n=yend size=3\nslot\n");
  EXPECT_THAT(read.parts.names(), ElementsAre("a.txt", "b.bin"));
  EXPECT_EQ(read.parts.parts[0].bytes, "Cat");
  EXPECT_EQ(read.parts.parts[1].bytes, "cat");
  EXPECT_THAT(read.page().text, Not(HasSubstr("begin")));
  EXPECT_EQ(mail_of("",
                    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n- -- streep\ntekst\n-----BEGIN PGP "
                    "SIGNATURE-----\nx\n"
                    "-----END PGP SIGNATURE-----\n")
                .page()
                .text,
            "-- streep\ntekst\n");
  EXPECT_EQ(
      mail_of("", "-----BEGIN PGP MESSAGE-----\n\nx\n-----END PGP MESSAGE-----\n").parts.parts.at(0).reason,
      "encrypted");
}

TEST(Message, MalformedPartsAreTextAtLeast) {
  EXPECT_EQ(mail_of("Content-Type: multipart/mixed\n", "zonder grens\n").page().text, "zonder grens\n");
  EXPECT_EQ(mail_of("Content-Type: multipart/mixed; boundary=a\n", "--b\nandere grens\n").page().text,
            "andere grens\n");
  EXPECT_EQ(mail_of("Content-Type: multipart/mixed; boundary=a\n", "--a\n\nzonder eind").page().text,
            "zonder eind\n");
  EXPECT_EQ(mail_of("Content-Transfer-Encoding: base64\n", "Y2F0!!\n$$ZG9n").page().text, "catdog\n");
  EXPECT_EQ(read_with(read_message, "").page().state, PageState::blank);
  EXPECT_EQ(mail_of("Content-Type: message/external-body; access-type=URL\n", "\nx").parts.parts.at(0).reason,
            "external");
}

// Encodings and libraries are there behind the lock too.
TEST(Message, TheSandboxChangesNothing) {
  const std::string bytes =
      "From: =?iso-2022-jp?B?GyRCJDMkcxsoQg==?= <a@x.nl>\nSubject: =?windows-1251?Q?=CF=F0=E8=E2=E5=F2?= "
      "=?gb18030?B?xOO6ww==?=\n"
      "Content-Type: multipart/mixed; boundary=g\n\n--g\nContent-Type: text/html; "
      "charset=koi8-r\n\n<p>\xF0\xD2\xC9</p><table><tr><th>a"
      "<th>b<tr><td>1<td>2</table>\n--g\nContent-Type: application/pdf; "
      "name=\"=?euc-kr?B?sKE=?=.pdf\"\n\n%PDF\n--g--\n";
  const ReadWith direct = read_with(read_message, bytes);
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "planlezer-message-test.eml";
  std::ofstream(file, std::ios::binary) << bytes;
  ReadersOptions options;
  options.jobs = 1;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  const auto readers = Readers::start(options);
  ASSERT_TRUE(readers.has_value());
  (*readers)->submit({1, file.string(), "message/rfc822", OcrMode::never, {}});
  std::vector<ReadResult> results;
  for (int i = 0; i < 300 && results.empty(); ++i) results = (*readers)->wait(std::chrono::milliseconds(100));
  std::filesystem::remove(file);
  ASSERT_THAT(results, SizeIs(1));
  const Extracted& document = results[0].document;
  EXPECT_EQ(document.mail, direct.document.mail);
  EXPECT_EQ(direct.mail().subject, "Привет你好");
  EXPECT_EQ(direct.mail().from.name, "こん");
  ASSERT_THAT(document.pages, SizeIs(1));
  Page page = direct.page();
  page.number = 0;  // what the body of a mail has
  EXPECT_EQ(encode_page(document.pages[0]), encode_page(page));
  ASSERT_THAT(document.parts, SizeIs(1));
  EXPECT_EQ(document.parts[0].name, "가.pdf");
}

TEST(Message, TenThousandLevelsCostNoStack) {
  std::string nested = "Content-Type: multipart/mixed; boundary=g0\n\n";
  for (int i = 0; i < 10'000; ++i)
    nested += "--g" + std::to_string(i) + "\nContent-Type: multipart/mixed; boundary=g" +
              std::to_string(i + 1) + "\n\n";
  EXPECT_THAT(read_with(read_message, nested + "--g10000\n\nbodem\n").document.pages, SizeIs(1));
  std::string messages = "Subject: a\nContent-Type: message/rfc822\n\n";
  for (int i = 0; i < 10'000; ++i) messages += "Content-Type: message/rfc822\n\n";
  EXPECT_THAT(read_with(read_message, messages).document.pages, SizeIs(1));
}

}  // namespace
}  // namespace planlezer
