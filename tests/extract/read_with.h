// Readers of formats called directly: what they give, with its parts.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/codec.h"
#include "extract/formats/format.h"
#include "tests/extract/kept_parts.h"

namespace planlezer {

struct ReadWith {
  FlowDocument document;
  KeptParts parts;
  const Page& page() const { return document.pages.at(0); }
  const Mail& mail() const { return document.mail.value(); }
};

inline ReadWith read_with(ReadFormat& read, std::string_view bytes, std::string name = {}) {
  ReadWith file;
  FormatRequest request;
  request.name = std::move(name);
  auto document = read(bytes, request, file.parts);
  EXPECT_TRUE(document.has_value());
  if (document) file.document = std::move(*document);
  for (const Page& page : file.document.pages) EXPECT_TRUE(is_consistent(page));
  return file;
}

// "text" of each block, with "> " for every depth of quotation.
inline std::vector<std::string> quoted_texts(const Page& page) {
  std::vector<std::string> texts;
  for (const Block& block : page.blocks) {
    std::string text;
    for (int i = 0; i < block.quoted; ++i) text += "> ";
    texts.push_back(text + page.text.substr(block.text.begin, block.text.size()));
  }
  return texts;
}

}  // namespace planlezer
