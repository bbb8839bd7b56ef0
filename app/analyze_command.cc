// planlezer analyze
#include "app/analysis.h"
#include "app/commands.h"
#include "app/interruption.h"
#include "app/places.h"
#include "app/progress.h"
#include "app/terminal.h"

namespace planlezer {
namespace {

Result<int> analyse(const GlobalOptions& global, bool all) {
  const auto rules = load_installed_rules();
  if (!rules) return tl::unexpected(rules.error());
  std::error_code error;
  if (!std::filesystem::exists(global.index, error))
    return fail(ErrorCode::not_found,
                global.index.string() + ": deze index is er niet; maak hem met planlezer ingest.");
  const auto store = Store::open(global.index, Store::Mode::write);
  if (!store) return tl::unexpected(store.error());
  const std::string fingerprint = rules_fingerprint(**rules);
  const auto hashes = (*store)->documents(all ? std::string() : fingerprint);
  if (!hashes) return tl::unexpected(hashes.error());
  std::size_t done = 0;
  {
    Progress progress;
    for (const auto& sha256 : *hashes) {
      if (interrupted()) break;
      const auto document = (*store)->document(sha256, true);
      if (!document) return tl::unexpected(document.error());
      const auto context = context_of(**store, *document);
      if (!context) return tl::unexpected(context.error());
      const Analysis analysis = analyse(document->document, *context, **rules);
      if (auto put = (*store)->put_analysis(sha256, analysis, fingerprint); !put)
        return tl::unexpected(put.error());
      progress.say("Regels toepassen: " + dutch_count(++done) + " van " + dutch_count(hashes->size()));
    }
  }
  tell(done == 0 && !interrupted() ? "Alle documenten zijn al met deze regels beoordeeld."
                                   : counted(done, "document", "documenten") + " opnieuw beoordeeld.");
  return interrupted() ? exit_interrupted : exit_done;
}

}  // namespace

int run_analyze(const GlobalOptions& global, bool all) {
  catch_interruption();
  const auto done = analyse(global, all);
  return done ? *done : report_error(done.error());
}

}  // namespace planlezer
