// Office files made on the spot, and what is read of them.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/file.h"
#include "extract/codec.h"
#include "extract/formats/format.h"
#include "extract/read.h"
#include "tests/extract/page_sketch.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {

using Entries = std::vector<std::pair<std::string, std::string>>;

// A zip as office programs write it.
inline std::string packed(const Entries& entries, std::size_t room = 4'000'000) {
  std::string file(room, '\0');
  std::size_t used = 0;
  archive* zip = archive_write_new();
  archive_write_set_format_zip(zip);
  archive_write_set_bytes_per_block(zip, 0);
  archive_write_open_memory(zip, file.data(), file.size(), &used);
  for (const auto& [name, bytes] : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(zip, entry);
    archive_write_data(zip, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(zip);
  archive_write_free(zip);
  file.resize(used);
  return file;
}

struct ReadParts final : PartSink {
  std::vector<std::string> names;
  bool begin(std::string_view name, std::string_view /*type*/, bool is_inline) override {
    names.push_back(std::string(name) + (is_inline ? " (inline)" : ""));
    return true;
  }
  bool write(std::string_view /*bytes*/) override { return true; }
  bool end(std::string_view /*reason*/, std::string_view /*message*/) override { return true; }
};

// Reads without the sandbox; every page must hold together.
inline Result<FlowDocument> read_format(ReadFormat& read, std::string_view bytes,
                                        ReadParts* parts = nullptr) {
  ReadParts unheard;
  auto document = read(bytes, {"", {}, 2'000'000'000}, parts == nullptr ? unheard : *parts);
  if (!document) return document;
  for (const Page& page : document->pages) EXPECT_TRUE(is_consistent(page));
  return document;
}

inline Page only_page_of(ReadFormat& read, std::string_view bytes) {
  auto document = read_format(read, bytes);
  EXPECT_TRUE(document) << document.error().message;
  if (!document) return {};
  EXPECT_EQ(document->pages.size(), 1U);
  return document->pages.at(0);
}

// "KIND LEVEL #ORDINAL: TEXT" for every block.
inline std::vector<std::string> sketch_of(const Page& page) {
  static const char* kinds[] = {"p", "h", "li", "td", "head", "foot", "note", "toc", "cap"};
  std::vector<std::string> lines;
  for (const Block& block : page.blocks) {
    std::ostringstream line;
    line << kinds[static_cast<int>(block.kind)];
    if (block.level > 0) line << static_cast<int>(block.level);
    line << " #" << block.ordinal << ": " << quote_of(page, block.text);
    lines.push_back(line.str());
  }
  return lines;
}

// The same through the sandbox.
inline Extracted read_in_sandbox(const std::string& bytes, const std::string& media_type) {
  const TestFolder folder;
  const std::string path = folder.put("document", bytes);
  ReadersOptions options;
  options.jobs = 1;
  options.worker = PLANLEZER_BINARY_DIR "/planlezer-worker";
  auto readers = Readers::start(options);
  EXPECT_TRUE(readers);
  ReadRequest request;
  request.ticket = 1;
  request.path = path;
  request.media_type = media_type;
  (*readers)->submit(std::move(request));
  while ((*readers)->pending() > 0)
    for (ReadResult& result : (*readers)->wait(std::chrono::milliseconds(200)))
      return std::move(result.document);
  return {};
}

inline std::string repeated(const std::string& piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

}  // namespace planlezer
