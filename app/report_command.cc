// planlezer report
#include "app/clock.h"
#include "app/commands.h"
#include "app/csv.h"
#include "app/places.h"
#include "app/report_html.h"
#include "app/report_tables.h"
#include "app/terminal.h"

namespace planlezer {
namespace {

Result<void> report(const GlobalOptions& global, const ReportOptions& options) {
  const auto rules = load_installed_rules();
  if (!rules) return tl::unexpected(rules.error());
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const bool lists_ledger = options.format == "xlsx";
  auto input =
      collect_report(**store, **rules, today(), lists_ledger ? LedgerPages::all : LedgerPages::noteworthy);
  if (!input) return tl::unexpected(input.error());
  const ReportModel model = build_report(std::move(*input));
  if (options.format == "xlsx") return output_xlsx(options.output, report_sheets(model));
  if (options.format == "json") return write_output(options.output, to_pretty(report_as_json(model)));
  if (options.format == "html") return write_output(options.output, report_as_html(model));
  const std::string mark(options.output.empty() ? std::string_view() : byte_order_mark);
  return write_output(options.output, mark + report_as_csv(model));
}

}  // namespace

int run_report(const GlobalOptions& global, const ReportOptions& options) {
  const auto done = report(global, options);
  if (!done) return report_error(done.error());
  if (!options.output.empty()) tell("Geschreven: " + options.output.string());
  return exit_done;
}

}  // namespace planlezer
