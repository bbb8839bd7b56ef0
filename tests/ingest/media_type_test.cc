#include "ingest/media_type.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/ingest/zip_bytes.h"

namespace planlezer {
namespace {

using namespace std::string_literals;
using testing::AnyOf;

constexpr const char* word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr const char* sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr const char* slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

TEST(MediaType, PdfAlsoWithJunkBeforeIt) {
  EXPECT_EQ(media_type_of("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"), "application/pdf");
  EXPECT_EQ(media_type_of("\n\n%PDF-1.4\n"), "application/pdf");
  EXPECT_EQ(media_type_of("\xEF\xBB\xBF%PDF-1.4\n"), "application/pdf");
  EXPECT_EQ(media_type_of(std::string(500, '\x80') + "%PDF-1.4\n1 0 obj"), "application/pdf");
  EXPECT_EQ(media_type_of("<!-- oeps -->\n%PDF-1.4\n1 0 obj"), "application/pdf");
}

TEST(MediaType, Pictures) {
  EXPECT_EQ(media_type_of("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s), "image/png");
  EXPECT_EQ(media_type_of("\xFF\xD8\xFF\xE0\0\x10JFIF"s), "image/jpeg");
  EXPECT_EQ(media_type_of("\xFF\xD8\xFF\xE1\0\x10"
                          "Exif"s),
            "image/jpeg");
  EXPECT_EQ(media_type_of("II*\0\x08\0\0\0"s), "image/tiff");
  EXPECT_EQ(media_type_of("MM\0*\0\0\0\x08"s), "image/tiff");
  EXPECT_EQ(media_type_of("GIF89a\x01\0\x01\0"s), "image/gif");
  EXPECT_EQ(media_type_of("GIF87a\x01\0\x01\0"s), "image/gif");
  EXPECT_EQ(media_type_of("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0"s), "image/bmp");
  EXPECT_EQ(media_type_of("RIFF\x24\0\0\0WEBPVP8 "s), "image/webp");
  EXPECT_EQ(media_type_of("\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x14"
                          "ftypjp2 "s),
            "image/jp2");
  EXPECT_EQ(media_type_of("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"), "image/svg+xml");
  EXPECT_EQ(media_type_of("<?xml version=\"1.0\"?>\n<!-- tekening -->\n<svg>"), "image/svg+xml");
}

TEST(MediaType, OfficeFiles) {
  EXPECT_EQ(media_type_of(office_file("word", "document.xml")), word);
  EXPECT_EQ(media_type_of(office_file("xl", "workbook.xml")), sheet);
  EXPECT_EQ(media_type_of(office_file("ppt", "presentation.xml")), slides);
  EXPECT_EQ(media_type_of(zip_of({{"word/document.xml", "<x/>"}, {"[Content_Types].xml", "<Types/>"}})),
            word);
  for (const std::string kind : {"text", "spreadsheet", "presentation"})
    EXPECT_EQ(media_type_of(open_document(kind)), "application/vnd.oasis.opendocument." + kind);
  EXPECT_EQ(media_type_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(504, '\0')),
            "application/x-ole-storage");
  EXPECT_EQ(media_type_of("{\\rtf1\\ansi Een plan}"), "application/rtf");
}

TEST(MediaType, AWordFileWithASheetInItIsAWordFile) {
  EXPECT_EQ(media_type_of(zip_of({{"[Content_Types].xml", "<Types/>"},
                                  {"word/document.xml", "<x/>"},
                                  {"word/embeddings/sheet.xlsx", office_file("xl", "workbook.xml")}})),
            word);
}

TEST(MediaType, OtherZipFilesAreZipFiles) {
  EXPECT_EQ(media_type_of(zip_of({{"plan.pdf", "%PDF-1.4"}})), "application/zip");
  EXPECT_EQ(media_type_of(zip_of({})), "application/zip");
  EXPECT_EQ(media_type_of(zip_of({{"word/plan.txt", "tekst"}})), "application/zip");
  EXPECT_EQ(media_type_of(zip_of({{"[Content_Types].xml", "<Types/>"}})), "application/zip");
  EXPECT_EQ(
      media_type_of(zip_of({{"a.txt", "tekst"}, {"mimetype", "application/vnd.oasis.opendocument.text"}})),
      "application/zip");
  EXPECT_EQ(media_type_of(zip_of({{"mimetype", "application/epub+zip"}, {"x.xml", ""}})),
            "application/epub+zip");
}

TEST(MediaType, ArchivesAndPostboxes) {
  EXPECT_EQ(media_type_of("\x1F\x8B\x08\0\0\0\0\0"s), "application/gzip");
  EXPECT_EQ(media_type_of("7z\xBC\xAF\x27\x1C\0\x04"s), "application/x-7z-compressed");
  EXPECT_EQ(media_type_of("Rar!\x1A\x07\0"s), "application/vnd.rar");
  EXPECT_EQ(media_type_of("Rar!\x1A\x07\x01\0"s), "application/vnd.rar");
  EXPECT_EQ(media_type_of("\x78\x9F\x3E\x22\x01\0\x01"s), "application/vnd.ms-tnef");
  EXPECT_EQ(media_type_of("!BDN" + std::string(20, '\0')), "application/vnd.ms-outlook-pst");
  EXPECT_EQ(
      media_type_of("From jan@testland.nl Mon Apr  1 10:00:00 2024\nFrom: jan@testland.nl\nTo: b\n\nTekst\n"),
      "application/mbox");
}

TEST(MediaType, Mail) {
  EXPECT_EQ(media_type_of("From: jan@testland.nl\r\nTo: piet@testland.nl\r\nSubject: plan\r\n\r\nTekst"),
            "message/rfc822");
  EXPECT_EQ(media_type_of("\xEF\xBB\xBF"
                          "From: jan@testland.nl\nSubject: plan\n\nTekst"),
            "message/rfc822");
  // what it holds does not matter
  EXPECT_EQ(media_type_of("Received: by x\nFrom: jan@testland.nl\n\n%PDF-1.4\n"), "message/rfc822");
  EXPECT_EQ(media_type_of("From: jan@testland.nl\nSubject: plan\n\n<html><body>"), "message/rfc822");
}

TEST(MediaType, MailsAndMailboxesWithOddHeads) {
  EXPECT_EQ(media_type_of("From jan Mon Jun  3 14:02:00 2024\n\nalleen tekst\n"), "application/mbox");
  EXPECT_EQ(media_type_of("From jan Mon Jun  3 14:02:00 2024\nX-Vreemd: ja\n\ntekst\n"), "application/mbox");
  EXPECT_EQ(media_type_of("\xEF\xBB\xBF\n\nSubject: plan\nX-A: b\nFrom: jan@testland.nl\n\ntekst"),
            "message/rfc822");
  EXPECT_EQ(media_type_of("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nZWVu"),
            "message/rfc822");
  EXPECT_EQ(media_type_of("From here on, at 10:00 in 2024, all is text.\n"), "text/plain");
  EXPECT_EQ(media_type_of("Van: de directeur\nAan: het bestuur\n\nMemo over het plan.\n"), "text/plain");
}

TEST(MediaType, SignaturesAndEncryptedMessages) {
  EXPECT_EQ(media_type_of("-----BEGIN PGP SIGNATURE-----\n\nx"), "application/pgp-signature");
  EXPECT_TRUE(is_no_document("application/pgp-signature"));
  const std::string object = "\x30\x80\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07";
  EXPECT_EQ(media_type_of(object + "\x02\xA0\x80"), "application/pkcs7-signature");
  EXPECT_EQ(media_type_of(object + "\x03\xA0\x80"), "application/pkcs7-mime");
}

TEST(MediaType, WebPages) {
  for (const char* head :
       {"<!DOCTYPE html><html>", "<html><body>", "\n  <HTML lang=\"nl\">", "\xEF\xBB\xBF<!doctype HTML>\n",
        "<!-- plan --><html>", "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML\"><html>",
        "<body><p>Een plan</p></body>", "<head><title>Plan</title></head>"})
    EXPECT_EQ(media_type_of(head), "text/html") << head;
  EXPECT_EQ(media_type_of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alto><Layout/></alto>"), "text/xml");
  EXPECT_EQ(media_type_of("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "text/calendar");
  EXPECT_EQ(media_type_of("\xEF\xBB\xBF\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "text/calendar");
  EXPECT_EQ(media_type_of("BEGIN:VCARD\r\nVERSION:3.0\r\n"), "text/vcard");
}

TEST(MediaType, Text) {
  for (const std::string& head :
       {"Een plan van aanpak."s, "één €"s, "Financi\xEBn en co\xF6rdinatie zijn van belang voor de dienst"s,
        "\xEF\xBB\xBFPlan"s, "\xFF\xFEP\0l\0a\0n\0"s, "\xFE\xFF\0P\0l\0a\0n"s, "\n"s, " "s,
        "BM25 is een maat"s, "PK is paardenkracht"s, "From 2024 on\n"s, "< 5 procent van de taken"s,
        "Van: directie\nAan: bestuur\n\nTekst"s, "a\tb\tc\r\n1\t2\t3\r\n"s, "pagina een\fpagina twee"s,
        "MZ, MM en II zijn afkortingen"s, "P"s})
    EXPECT_EQ(media_type_of(head), "text/plain") << head;
}

TEST(MediaType, TextMayBeCutInTheMiddleOfACharacter) {
  std::string text(65'534, 'a');
  text += "ë€";
  for (std::size_t size = 65'534; size <= text.size(); ++size)
    EXPECT_EQ(media_type_of(text.substr(0, size)), "text/plain") << size;
}

TEST(MediaType, WhatIsNothingKnown) {
  EXPECT_EQ(media_type_of(""), "application/x-empty");
  EXPECT_EQ(media_type_of("\x7F"
                          "ELF\x02\x01\x01\0\0\0"s),
            "application/octet-stream");
  EXPECT_EQ(media_type_of("MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF"s), "application/octet-stream");
  EXPECT_EQ(media_type_of(std::string(1000, '\0')), "application/octet-stream");
  EXPECT_EQ(media_type_of("%PDF"s + '\0'), "application/octet-stream");
  EXPECT_EQ(media_type_of("\x89PNG"), "application/octet-stream");
}

// Any bytes give an answer, however they are cut.
TEST(MediaType, CutOffAnywhereIsNoTrouble) {
  const std::string files[] = {office_file("word", "document.xml"),
                               open_document("text"),
                               zip_of({{"a", "b"}}),
                               "RIFF\x24\0\0\0WEBPVP8 "s,
                               "BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"s,
                               "From a Mon 2024\nFrom: b\nTo: c\n\n"s,
                               "<?xml version=\"1.0\"?><!-- a --><svg>"s};
  std::mt19937 random(3);
  for (const std::string& file : files) {
    for (std::size_t size = 1; size <= file.size(); ++size)
      EXPECT_NE(media_type_of(file.substr(0, size)), "");
    for (int round = 0; round < 500; ++round) {
      std::string broken = file;
      for (int change = 0; change < 3; ++change)
        broken[random() % broken.size()] = static_cast<char>(random() % 256);
      EXPECT_NE(media_type_of(broken), "");
    }
  }
}

TEST(MediaType, PeopleReadALabel) {
  EXPECT_EQ(media_type_label("application/pdf"), "PDF");
  EXPECT_EQ(media_type_label("image/png"), "afbeelding (PNG)");
  EXPECT_EQ(media_type_label("message/rfc822"), "e-mailbericht");
  for (const char* type : {"image/jpeg",
                           "image/tiff",
                           "application/mbox",
                           "application/zip",
                           word,
                           sheet,
                           slides,
                           "application/vnd.oasis.opendocument.text",
                           "application/vnd.oasis.opendocument.spreadsheet",
                           "application/vnd.oasis.opendocument.presentation",
                           "application/x-ole-storage",
                           "application/vnd.ms-tnef",
                           "application/vnd.ms-outlook-pst",
                           "text/html",
                           "text/plain",
                           "application/octet-stream",
                           "application/x-empty",
                           "image/gif",
                           "image/bmp",
                           "image/webp",
                           "image/jp2",
                           "image/svg+xml",
                           "application/rtf",
                           "application/gzip",
                           "application/x-7z-compressed",
                           "application/vnd.rar",
                           "application/epub+zip",
                           "text/xml",
                           "text/calendar",
                           "text/vcard"}) {
    EXPECT_NE(media_type_label(type), type);  // not the code
    EXPECT_NE(media_type_label(type), "") << type;
  }
  EXPECT_NE(media_type_label("application/x-iets-nieuws"), "");
}

}  // namespace
}  // namespace planlezer
