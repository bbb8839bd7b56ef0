// planlezer ledger, planlezer digest
#include "app/commands.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/terminal.h"

namespace planlezer {
namespace {

std::string document_line(const LedgerRow& row, bool colour) {
  std::string line =
      row.attachment.empty() ? bold(printable(row.document), colour) : "  › " + printable(row.attachment);
  line += ": " + state_label(row.state);
  if (row.parts > 0)
    line += ", " + counted(static_cast<std::uint64_t>(row.parts), "onderdeel", "onderdelen") + ", waarvan " +
            std::to_string(row.parts_read) + " gelezen";
  if (row.pages > 0) line += ", " + counted(static_cast<std::uint64_t>(row.pages), "pagina", "pagina's");
  if (!row.organisation.empty()) line += " — " + printable(row.organisation);
  if (!row.message.empty()) line += " — " + printable(row.message);
  return line + "\n";
}

// Pages that were read from their own text need no line: only what a reader should know about.
std::string page_line(const LedgerRow& row) {
  if (row.state == "read" && row.origin != "ocr") return {};
  std::string line = "    p. " + std::to_string(row.page) + ": " + state_label(row.state);
  if (row.origin == "ocr") line += " met tekstherkenning";
  if (!row.message.empty())
    line += " — " + printable(row.message);
  else if (!row.reason.empty())
    line += " (" + printable(row.reason) + ")";
  return line + "\n";
}

Result<void> write_ledger(const GlobalOptions& global, const std::string& format) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto rows = (*store)->ledger(LedgerPages::all);
  if (!rows) return tl::unexpected(rows.error());
  const bool colour = shows_colour(Stream::output);
  std::string text;
  for (const auto& row : *rows)
    text += format == "jsonl" ? to_line(to_json(row)) + "\n"
                              : (row.page == 0 ? document_line(row, colour) : page_line(row));
  return write_output({}, text);
}

Result<void> write_digest(const GlobalOptions& global) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto digest = (*store)->digest();
  if (!digest) return tl::unexpected(digest.error());
  return write_output({}, *digest + "\n");
}

}  // namespace

int run_ledger(const GlobalOptions& global, const std::string& format) {
  const auto done = write_ledger(global, format);
  return done ? exit_done : report_error(done.error());
}

int run_digest(const GlobalOptions& global) {
  const auto done = write_digest(global);
  return done ? exit_done : report_error(done.error());
}

}  // namespace planlezer
