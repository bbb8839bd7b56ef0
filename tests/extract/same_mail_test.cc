// A mail is read the same, whatever it came in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "extract/codec.h"
#include "extract/read.h"
#include "tests/extract/sample_documents.h"
#include "tests/ingest/zip_bytes.h"

namespace planlezer {
namespace {

using testing::SizeIs;

Extracted read_file_as(Readers& readers, const TestFolder& folder, const std::string& path,
                       const std::string& media_type) {
  ReadRequest request;
  request.ticket = 1;
  request.path = path;
  request.media_type = media_type;
  request.parts_folder = folder.path() / "parts";
  readers.submit(std::move(request));
  while (readers.pending() > 0)
    for (ReadResult& result : readers.wait(std::chrono::seconds(1))) return std::move(result.document);
  return {};
}

// With all that the steps over the pages of a document would change: a table of contents, headings, a line
// that could be the number of the page.
const std::string mail =
    "From: Jan <jan@voorbeeld.nl>\nSubject: Verzoek\nMIME-Version: 1.0\nContent-Type: text/html; "
    "charset=utf-8\n\n<h3>Inhoud</h3><p>Inleiding 1</p><p>Maatregelen 2</p><p>Geld 3</p><p>Planning 4</p>"
    "<p>Bijlagen 5</p><h4>1. Inleiding</h4><p>Wij vragen 80.000 euro voor kpi 3.</p><h2>2. Geld</h2><p>Zie "
    "onder.</p><p>1</p>\n";

std::string as_bytes(const Extracted& document) {
  EXPECT_THAT(document.pages, SizeIs(1));
  EXPECT_EQ(document.state, DocumentState::read) << document.message;
  return document.pages.empty() ? std::string() : encode_page(document.pages.front());
}

TEST(SameMail, AloneInAMailboxAndInAZip) {
  const TestFolder folder;
  std::filesystem::create_directories(folder.path() / "parts");
  ReadersOptions options;
  options.jobs = 1;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers) << readers.error().message;
  const Extracted alone = read_file_as(**readers, folder, folder.put("a.eml", mail), "message/rfc822");
  ASSERT_THAT(alone.pages, SizeIs(1));
  Extracted finished = alone;
  finish_document(finished);
  EXPECT_NE(as_bytes(finished), as_bytes(alone));

  const std::string envelope = "From jan@voorbeeld.nl Mon Jun  3 14:02:00 2024\n";
  const std::string mailbox = envelope + mail + "\n" + envelope + "From: a@x.nl\nSubject: b\n\ntwee\n";
  const Extracted box = read_file_as(**readers, folder, folder.put("a.mbox", mailbox), "application/mbox");
  ASSERT_THAT(box.parts, SizeIs(2));
  const Part& message = box.parts[0];
  ASSERT_GT(message.reading_bytes, 0);
  const std::string readings = read_file(message.readings_file).value_or("");
  const auto on_the_way = decode_part_reading(std::string_view(readings).substr(
      static_cast<std::size_t>(message.reading_offset), static_cast<std::size_t>(message.reading_bytes)));
  ASSERT_TRUE(on_the_way);
  EXPECT_EQ(as_bytes(*on_the_way), as_bytes(alone));
  EXPECT_EQ(on_the_way->mail, alone.mail);
  EXPECT_EQ(as_bytes(read_file_as(**readers, folder, message.file, "message/rfc822")), as_bytes(alone));

  const Extracted zip =
      read_file_as(**readers, folder, folder.put("a.zip", zip_of({{"a.eml", mail}})), "application/zip");
  ASSERT_THAT(zip.parts, SizeIs(1));
  EXPECT_EQ(as_bytes(read_file_as(**readers, folder, zip.parts[0].file, "message/rfc822")), as_bytes(alone));
}

}  // namespace
}  // namespace planlezer
