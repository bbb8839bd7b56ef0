// planlezer try
#include <iostream>
#include <iterator>

#include "app/commands.h"
#include "app/interruption.h"
#include "app/json.h"
#include "app/places.h"
#include "app/reading.h"
#include "app/terminal.h"
#include "base/file.h"
#include "base/sha256.h"

namespace planlezer {
namespace {

struct Tried {
  std::string sha256;
  Extracted document;
};

Result<Tried> read_document(const GlobalOptions& global, const TryOptions& options) {
  if (options.file == "-") {
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    return Tried{sha256_hex(bytes), read_plain_text(bytes)};
  }
  auto readers = start_readers(global, options.reading);
  if (!readers) return tl::unexpected(readers.error());
  auto document = read_one(**readers, options.file, options.reading);
  if (!document) return tl::unexpected(document.error());
  const auto bytes = read_file(options.file);
  if (!bytes) return tl::unexpected(bytes.error());
  return Tried{sha256_hex(*bytes), std::move(*document)};
}

std::string finding_lines(const Tried& tried, const Analysis& analysis, const std::string& name) {
  std::string lines;
  for (const auto& finding : analysis.findings) {
    StoredFinding stored;
    stored.document = name;
    stored.sha256 = tried.sha256;
    stored.document_kind = analysis.facts.kind;
    stored.organisation = analysis.facts.organisation;
    stored.finding = finding;
    lines += to_line(to_json(stored)) + "\n";
  }
  return lines;
}

Result<int> try_rules(const GlobalOptions& global, const TryOptions& options) {
  DocumentContext context;
  context.path = options.file == "-" ? "" : std::filesystem::path(options.file).filename().string();
  if (!options.organisation.empty()) context.organisation = options.organisation;
  if (!options.date.empty()) {
    const auto date = iso_day(options.date);
    if (!date) return tl::unexpected(date.error());
    context.date = *date;
  }
  const auto rules = load_installed_rules();
  if (!rules) return tl::unexpected(rules.error());
  const auto tried = read_document(global, options);
  if (!tried) return tl::unexpected(tried.error());
  context.content = tried->sha256;
  const Analysis analysis = analyze(tried->document, context, **rules);
  const std::string name = options.file == "-" ? "-" : context.path;
  if (auto written = write_output({}, finding_lines(*tried, analysis, name)); !written)
    return tl::unexpected(written.error());
  if (tried->document.state == DocumentState::read) return exit_done;
  tell("planlezer: " + printable(options.file) + ": " +
       printable(tried->document.message.empty() ? tried->document.reason : tried->document.message));
  return exit_failed;
}

}  // namespace

int run_try(const GlobalOptions& global, const TryOptions& options) {
  catch_interruption();
  const auto done = try_rules(global, options);
  if (interrupted()) return exit_interrupted;
  return done ? *done : report_error(done.error());
}

}  // namespace planlezer
