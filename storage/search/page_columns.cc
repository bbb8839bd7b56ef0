#include "storage/search/page_columns.h"

#include <algorithm>

#include "storage/dutch/tokenizer.h"

namespace planlezer {

namespace {

PageColumn column_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::heading:
      return PageColumn::heading;
    case BlockKind::running_head:
    case BlockKind::running_foot:
    case BlockKind::contents:
      return PageColumn::margin;
    default:
      return PageColumn::body;
  }
}

}  // namespace

std::uint32_t ColumnText::offset_on_page(std::uint32_t offset) const {
  if (last_run_ + 1 < runs_.size() && runs_[last_run_].begin <= offset && offset < runs_[last_run_ + 1].begin)
    return runs_[last_run_].on_page + (offset - runs_[last_run_].begin);
  const auto after =
      std::partition_point(runs_.begin(), runs_.end(), [&](const Run& run) { return run.begin <= offset; });
  if (after == runs_.begin()) return offset;
  const Run& run = *(after - 1);
  last_run_ = static_cast<std::size_t>(&run - runs_.data());
  return run.on_page + (offset - run.begin);
}

Span ColumnText::on_page(Span span) const {
  if (span.empty()) return {};
  return {offset_on_page(span.begin), offset_on_page(span.end - 1) + 1};
}

std::array<ColumnText, page_columns> columns_of(const Page& page) {
  std::array<ColumnText, page_columns> columns;
  std::array<std::size_t, page_columns> last_block{};
  const std::string_view text = page.text;
  // The mark stands for nothing on the page.
  if (page.origin == Origin::ocr)
    for (ColumnText& column : columns) column.text = recognised_text;
  if (page.blocks.empty()) {
    auto& body = columns[static_cast<std::size_t>(PageColumn::body)];
    body.runs_.push_back({static_cast<std::uint32_t>(body.text.size()), 0});
    body.text += text;
    return columns;
  }
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    const std::size_t index = static_cast<std::size_t>(column_of(block.kind));
    ColumnText& column = columns[index];
    if (!column.runs_.empty()) {
      // Neighbours keep what stands between them: a word can go on in the next block.
      const bool neighbours = last_block[index] + 1 == i;
      column.runs_.push_back({static_cast<std::uint32_t>(column.text.size()),
                              neighbours ? page.blocks[i - 1].text.end : block.text.begin});
      if (neighbours)
        column.text +=
            text.substr(page.blocks[i - 1].text.end, block.text.begin - page.blocks[i - 1].text.end);
      else
        column.text.append("\n\n").push_back(text_break);
    }
    last_block[index] = i;
    column.runs_.push_back({static_cast<std::uint32_t>(column.text.size()), block.text.begin});
    column.text += text.substr(block.text.begin, block.text.size());
  }
  return columns;
}

}  // namespace planlezer
