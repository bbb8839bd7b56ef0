#include "extract/formats/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "base/handle.h"
#include "extract/read.h"
#include "tests/extract/kept_parts.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Entry {
  std::string name, content;
  unsigned type = AE_IFREG;
};

using Writer = Handle<archive, archive_write_free>;

std::string write_archive(const Writer& writer, const std::vector<Entry>& entries) {
  setlocale(LC_CTYPE, "C.UTF-8");  // the writer's names go through it
  std::string bytes(1'000'000, '\0');
  for (const Entry& entry : entries) bytes.append(entry.content.size() + 2000, '\0');
  std::size_t used = 0;
  EXPECT_EQ(archive_write_open_memory(writer.get(), bytes.data(), bytes.size(), &used), ARCHIVE_OK);
  for (const Entry& entry : entries) {
    const Handle<archive_entry, archive_entry_free> head(archive_entry_new());
    archive_entry_set_pathname_utf8(head.get(), entry.name.c_str());
    archive_entry_copy_pathname(head.get(), entry.name.c_str());
    archive_entry_set_filetype(head.get(), entry.type);
    archive_entry_set_perm(head.get(), 0644);
    archive_entry_set_size(head.get(), static_cast<la_int64_t>(entry.content.size()));
    if (entry.type == AE_IFLNK) archive_entry_set_symlink(head.get(), "/etc/passwd");
    EXPECT_GE(archive_write_header(writer.get(), head.get()), ARCHIVE_WARN);
    archive_write_data(writer.get(), entry.content.data(), entry.content.size());
  }
  archive_write_close(writer.get());
  bytes.resize(used);
  return bytes;
}

std::string zip_of(const std::vector<Entry>& entries, const char* password = nullptr) {
  const Writer writer(archive_write_new());
  archive_write_set_format_zip(writer.get());
  if (password != nullptr) {
    archive_write_set_options(writer.get(), "zip:encryption=aes256");
    archive_write_set_passphrase(writer.get(), password);
  }
  return write_archive(writer, entries);
}

std::string tar_of(const std::vector<Entry>& entries, int filter = ARCHIVE_FILTER_NONE) {
  const Writer writer(archive_write_new());
  archive_write_set_format_pax_restricted(writer.get());
  archive_write_add_filter(writer.get(), filter);
  return write_archive(writer, entries);
}

std::string compressed(const std::string& content, int filter) {
  const Writer writer(archive_write_new());
  archive_write_set_format_raw(writer.get());
  archive_write_add_filter(writer.get(), filter);
  return write_archive(writer, {{"x", content}});
}

std::string noise(std::size_t size) {
  std::string bytes(size, '\0');
  std::uint32_t state = 1;
  for (char& c : bytes) c = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24);
  return bytes;
}

FormatRequest request_for(std::string_view media_type, std::vector<std::string> passwords = {}) {
  return {std::string(media_type), std::move(passwords), 2'000'000'000};
}

TEST(Archive, FilesOfAZipAreParts) {
  KeptParts parts;
  const auto document =
      read_archive(zip_of({{"map/", "", AE_IFDIR}, {"map/begroting é.txt", "veertien"}, {"leeg.txt", ""}}),
                   request_for("application/zip"), parts);
  ASSERT_TRUE(document);
  EXPECT_THAT(parts.parts, ElementsAre(IsPart("map/begroting é.txt", "veertien"), IsPart("leeg.txt", "")));
  EXPECT_THAT(document->notes, IsEmpty());
}

TEST(Archive, NamesOfOldSystemsAreRead) {
  std::string zip = zip_of({{"Xnqu_te|deel.txt", "a"}});
  for (const std::string_view from : {"Xnqu_te|deel.txt"})
    for (auto at = zip.find(from); at != std::string::npos; at = zip.find(from, at))
      zip.replace(at, from.size(), "\x90nqu\x88te\\deel.txt");
  KeptParts parts;
  ASSERT_TRUE(read_archive(zip, request_for("application/zip"), parts));
  EXPECT_THAT(parts.names(), ElementsAre("Énquête/deel.txt"));
}

TEST(Archive, NamesAreLabelsAndNoPaths) {
  KeptParts parts;
  ASSERT_TRUE(read_archive(tar_of({{"../../etc/passwd", "a"}, {"/root/b.txt", "b"}, {"./c.txt", "c"}}),
                           request_for("application/x-tar"), parts));
  EXPECT_THAT(parts.names(), ElementsAre("etc/passwd", "root/b.txt", "c.txt"));
}

TEST(Archive, LinksAreListedWithAReasonAndFilesOfTheSystemSaidToBeLeftOut) {
  KeptParts parts;
  const auto document = read_archive(
      tar_of({{"koppeling", "", AE_IFLNK}, {"map/.DS_Store", "x"}, {"__MACOSX/._a", "x"}, {"a.txt", "a"}}),
      request_for("application/x-tar"), parts);
  ASSERT_TRUE(document);
  ASSERT_THAT(parts.names(), ElementsAre("koppeling", "a.txt"));
  EXPECT_EQ(parts.parts[0].reason, "link");
  ASSERT_THAT(document->notes, SizeIs(1));
  EXPECT_EQ(document->notes[0].code, "system_files");
}

TEST(Archive, CompressedTarsGiveTheirFilesAndOtherCompressedFilesTheirContent) {
  const std::pair<std::string_view, int> kinds[] = {{"application/gzip", ARCHIVE_FILTER_GZIP},
                                                    {"application/x-bzip2", ARCHIVE_FILTER_BZIP2},
                                                    {"application/x-xz", ARCHIVE_FILTER_XZ},
                                                    {"application/zstd", ARCHIVE_FILTER_ZSTD}};
  for (const auto& [media_type, filter] : kinds) {
    SCOPED_TRACE(media_type);
    KeptParts tar, single;
    ASSERT_TRUE(read_archive(tar_of({{"a/b.txt", "inhoud van b"}}, filter), request_for(media_type), tar));
    EXPECT_THAT(tar.parts, ElementsAre(IsPart("a/b.txt", "inhoud van b")));
    ASSERT_TRUE(read_archive(compressed("een brief", filter), request_for(media_type), single));
    EXPECT_THAT(single.parts, ElementsAre(IsPart("inhoud", "een brief")));
  }
}

TEST(Archive, WhatIsInACompressedFileIsCalledAfterIt) {
  const std::string bytes = compressed("een brief", ARCHIVE_FILTER_GZIP);
  const auto name_in = [](std::string_view file, std::string name) {
    FormatRequest request = request_for("application/gzip");
    request.name = std::move(name);
    KeptParts parts;
    EXPECT_TRUE(read_archive(file, request, parts));
    return parts.names().at(0);
  };
  EXPECT_EQ(name_in(bytes, "map/plan.pdf.gz"), "plan.pdf");
  EXPECT_EQ(name_in(bytes, "PLAN.GZ"), "PLAN");
  EXPECT_EQ(name_in(bytes, "plan"), "inhoud");
  EXPECT_EQ(name_in(bytes, ".gz"), "inhoud");
  std::string named = bytes;  // its own name goes before that of the file
  named[3] = static_cast<char>(named[3] | 8);
  named.insert(10, std::string("brief.txt\0", 10));
  EXPECT_EQ(name_in(named, "plan.pdf.gz"), "brief.txt");
}

TEST(Archive, SevenZipIsRead) {
  const Writer writer(archive_write_new());
  archive_write_set_format_7zip(writer.get());
  const std::string bytes = write_archive(writer, {{"nota.txt", "hulp"}, {"map/b.txt", "b"}});
  KeptParts parts;
  ASSERT_TRUE(read_archive(bytes, request_for("application/x-7z-compressed"), parts));
  EXPECT_THAT(parts.parts, ElementsAre(IsPart("nota.txt", "hulp"), IsPart("map/b.txt", "b")));
}

TEST(Archive, EncryptedFilesOpenWithAPasswordAndAreListedWithoutIt) {
  const std::string zip = zip_of({{"geheim.txt", "vertrouwelijk"}}, "sesam");
  KeptParts opened, locked;
  ASSERT_TRUE(read_archive(zip, request_for("application/zip", {"fout", "sesam"}), opened));
  EXPECT_THAT(opened.parts, ElementsAre(IsPart("geheim.txt", "vertrouwelijk")));
  ASSERT_TRUE(read_archive(zip, request_for("application/zip", {"fout"}), locked));
  ASSERT_THAT(locked.names(), ElementsAre("geheim.txt"));
  EXPECT_EQ(locked.parts[0].reason, "encrypted");
  EXPECT_THAT(locked.parts[0].message, HasSubstr("versleuteld"));
}

TEST(Archive, WhatCameBeforeDamageStays) {
  std::string zip = zip_of({{"a.txt", "heel"}, {"b.bin", noise(200'000)}, {"c.txt", "weg"}});
  KeptParts cut;
  const auto document =
      read_archive(std::string_view(zip).substr(0, 100'000), request_for("application/zip"), cut);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::unreadable);
  ASSERT_THAT(cut.names(), ElementsAre("a.txt", "b.bin"));
  EXPECT_EQ(cut.parts[0].bytes, "heel");
  EXPECT_EQ(cut.parts[1].reason, "damaged");
  zip[100'000] ^= 0x55;
  KeptParts wrong;
  ASSERT_TRUE(read_archive(zip, request_for("application/zip"), wrong));
  ASSERT_THAT(wrong.names(), ElementsAre("a.txt", "b.bin", "c.txt"));
  EXPECT_EQ(wrong.parts[1].reason, "damaged");
  EXPECT_EQ(wrong.parts[2].bytes, "weg");
}

TEST(Archive, AnyBytesAreSurvived) {
  const std::string zip = zip_of({{"a.txt", "heel"}, {"b.txt", std::string(5000, 'b')}});
  for (const std::string_view type : {"application/zip", "application/x-tar", "application/gzip",
                                      "application/x-7z-compressed", "application/vnd.rar"}) {
    for (std::size_t size = 0; size < zip.size(); size += 7) {
      KeptParts parts;
      (void)read_archive(std::string_view(zip).substr(0, size), request_for(type), parts);
    }
    KeptParts parts;
    EXPECT_FALSE(read_archive(noise(5000), request_for(type), parts)) << type;
  }
}

TEST(Archive, BombsAreStopped) {
  const std::string zeros(120'000'000, '\0');
  for (const auto& [bytes, media_type] :
       {std::pair(zip_of({{"nul.bin", zeros}, {"b.txt", "b"}}), "application/zip"),
        std::pair(compressed(zeros, ARCHIVE_FILTER_GZIP), "application/gzip")}) {
    SCOPED_TRACE(media_type);
    CountedParts parts;
    const auto document = read_archive(bytes, request_for(media_type), parts);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().code, ErrorCode::limit);
    EXPECT_LT(parts.bytes, 60'000'000U);
    EXPECT_EQ(parts.reasons, std::vector<std::string>{"size_limit"});
  }
}

TEST(Archive, FloodsOfTinyFilesAreStopped) {
  std::vector<Entry> entries(30'000);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].name = std::to_string(i);
    entries[i].content = i % 2 == 0 ? "" : "kpi 3";
  }
  CountedParts parts;
  const auto document =
      read_archive(tar_of(entries, ARCHIVE_FILTER_GZIP), request_for("application/gzip"), parts);
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().code, ErrorCode::limit);
}

TEST(Archive, NothingIsUnpackedThatNobodyWants) {
  KeptParts parts;
  parts.wanted_bytes = 1000;
  const auto document = read_archive(zip_of({{"a.bin", noise(5'000'000)}, {"b.txt", "b"}}),
                                     request_for("application/zip"), parts);
  EXPECT_TRUE(document);
  EXPECT_THAT(parts.names(), ElementsAre("a.bin"));
}

// The sandbox changes nothing in what is unpacked.
TEST(Archive, IsReadTheSameInTheSandbox) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "archive_test";
  std::filesystem::create_directories(folder / "parts");
  const Writer writer(archive_write_new());
  archive_write_set_format_7zip(writer.get());
  std::ofstream(folder / "a.7z", std::ios::binary) << write_archive(writer, {{"één.txt", "hulp"}});
  ReadersOptions options;
  options.jobs = 1;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  auto readers = Readers::start(options);
  ASSERT_TRUE(readers) << readers.error().message;
  ReadRequest request;
  request.path = folder / "a.7z";
  request.media_type = "application/x-7z-compressed";
  request.parts_folder = folder / "parts";
  (*readers)->submit(request);
  const auto results = (*readers)->wait(std::chrono::seconds(60));
  ASSERT_THAT(results, SizeIs(1));
  const Extracted& document = results[0].document;
  EXPECT_EQ(document.state, DocumentState::read) << document.message;
  ASSERT_THAT(document.parts, SizeIs(1));
  EXPECT_EQ(document.parts[0].name, "één.txt");
  EXPECT_EQ(read_file(document.parts[0].file).value_or(""), "hulp");
}

}  // namespace
}  // namespace planlezer
