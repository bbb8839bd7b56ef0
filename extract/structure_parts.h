// The steps of finish_document, each over all pages of a document in linear time. Inside extract only.
#pragma once

#include <string_view>

#include "extract/page.h"

namespace planlezer {

inline std::string_view text_of(const Page& page, Span span) {
  return std::string_view(page.text).substr(span.begin, span.size());
}

inline bool is_running(BlockKind kind) {
  return kind == BlockKind::running_head || kind == BlockKind::running_foot;
}

// The index of the word that starts at or after `offset` in the page's text.
std::size_t word_at(const Page& page, std::uint32_t offset);
// Size of the first letters of a block; 0 when unknown.
float size_of(const Page& page, const Block& block);

// Lines that repeat at the same place of several pages (digits may differ) become running heads and feet.
void mark_running_heads(std::vector<Page>& pages);
// Pages of a table of contents: their lines become BlockKind::contents.
void mark_contents(std::vector<Page>& pages);
// One scale of heading levels for the whole document.
void set_heading_levels(std::vector<Page>& pages);
// Paragraphs, list items and tables that go on over a page break.
void mark_continuations(std::vector<Page>& pages);

}  // namespace planlezer
