// planlezer ingest
#include <sys/resource.h>

#include <chrono>

#include "app/commands.h"
#include "app/ingest.h"
#include "app/interruption.h"
#include "app/labels.h"
#include "app/places.h"
#include "app/reading.h"
#include "app/terminal.h"

namespace planlezer {
namespace {

void tell_summary(const IngestSummary& summary, double seconds) {
  std::string line = counted(summary.files, "bestand", "bestanden");
  if (summary.duplicates > 0) line += ", waarvan " + dutch_count(summary.duplicates) + " dubbel";
  if (summary.unchanged > 0) line += ", " + dutch_count(summary.unchanged) + " ongewijzigd";
  tell(line + ".");
  line = counted(summary.read, "document", "documenten") + " gelezen, " +
         counted(summary.pages, "pagina", "pagina's") + ", waarvan " + dutch_count(summary.ocr_pages) +
         " met tekstherkenning";
  if (summary.reanalysed > 0)
    line += "; " + counted(summary.reanalysed, "document", "documenten") + " opnieuw beoordeeld";
  tell(line + ".");
  if (!summary.findings.empty()) {
    line.clear();
    for (const auto& [kind, count] : summary.findings) {
      line += (line.empty() ? "Gevonden: " : ", ") + dutch_count(count) + " " +
              (count == 1 ? kind_label(kind) : kind_label_plural(kind));
    }
    tell(line + ".");
  }
  if (summary.no_documents > 0)
    tell(counted(summary.no_documents, "bestand is", "bestanden zijn") +
         " geen document (gegevens, programma's) en niet gelezen; zie het grootboek.");
  if (!summary.failures.empty()) {
    tell(counted(summary.failures.size(), "document", "documenten") + " niet of niet geheel gelezen:");
    for (const auto& failure : summary.failures)
      tell("  " + printable(failure.document) + ": " + printable(failure.reason));
  }
  if (summary.interrupted)
    tell("Onderbroken. Wat gereed was is bewaard; dezelfde opdracht gaat verder waar deze ophield.");
  tell("Klaar na " + dutch_duration(seconds) + ".");
}

Result<IngestSummary> ingest(const GlobalOptions& global, const IngestOptions& options) {
  IngestSettings settings;
  settings.index = global.index;
  settings.ocr = options.reading.ocr;
  settings.organisation = options.organisation;
  settings.retry = options.retry;
  if (!options.date.empty()) {
    const auto date = iso_day(options.date);
    if (!date) return tl::unexpected(date.error());
    settings.date = *date;
  }
  auto passwords = read_passwords(options.reading.password_file);
  if (!passwords) return tl::unexpected(passwords.error());
  settings.passwords = std::move(*passwords);

  const auto rules = load_installed_rules();
  if (!rules) return tl::unexpected(rules.error());
  const auto store = Store::open(global.index, Store::Mode::write);
  if (!store) return tl::unexpected(store.error());

  Progress progress(global.index);
  Ingest run(std::move(settings), **store, **rules);
  if (auto registered = run.register_files(options.paths, progress); !registered)
    return tl::unexpected(registered.error());
  if (!run.summary().interrupted) {
    std::unique_ptr<Readers> readers;
    if (run.needs_readers()) {
      auto started = start_readers(global, options.reading);
      // Ctrl-C reaches the workers too: that they did not start is then no error.
      if (!started && !interrupted()) return tl::unexpected(started.error());
      if (started) readers = std::move(*started);
    }
    if (readers || !run.needs_readers())
      if (auto done = run.run(readers.get(), progress); !done) return tl::unexpected(done.error());
  }
  IngestSummary summary = run.summary();
  summary.interrupted |= interrupted();
  return summary;
}

}  // namespace

int run_ingest(const GlobalOptions& global, const IngestOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  catch_interruption();
  // It takes long, and reviewers at the desk wait for their answers meanwhile.
  constexpr int in_the_background = 10;
  setpriority(PRIO_PROCESS, 0, in_the_background);
  const auto summary = ingest(global, options);
  if (!summary) return report_error(summary.error());
  tell_summary(*summary, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
  if (summary->interrupted) return exit_interrupted;
  return summary->failures.empty() ? exit_done : exit_failed;
}

}  // namespace planlezer
