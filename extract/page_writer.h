// Puts words, lines and blocks one after the other into a Page, so that its promises (see page.h) hold by
// construction.
#pragma once

#include "extract/blocks.h"
#include "extract/tables.h"

namespace planlezer {

class PageWriter {
 public:
  explicit PageWriter(RawPage raw) : raw_(std::move(raw)) {}
  const RawPage& raw() const { return raw_; }
  RawPage& raw() { return raw_; }

  void add_block(const BlockDraft& draft);
  void add_table(const TableDraft& draft);
  Page finish();

 private:
  Block& write_lines(const std::vector<LinePiece>& lines, BlockKind kind);

  RawPage raw_;
  Page page_;
};

}  // namespace planlezer
