// planlezer try
#include <iostream>
#include <iterator>

#include "app/analysis.h"
#include "app/commands.h"
#include "app/interruption.h"
#include "app/json.h"
#include "app/places.h"
#include "app/reading.h"
#include "app/terminal.h"
#include "base/sha256.h"

namespace planlezer {
namespace {

Result<std::vector<ReadDocument>> read_documents(const GlobalOptions& global, const TryOptions& options) {
  if (options.file == "-") {
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
    std::vector<ReadDocument> documents(1);
    documents[0].sha256 = sha256_hex(bytes);
    documents[0].document = read_plain_text(bytes);
    return documents;
  }
  auto readers = start_readers(global, options.reading);
  if (!readers) return tl::unexpected(readers.error());
  return read_with_parts(**readers, options.file, options.reading);
}

std::string finding_lines(const ReadDocument& read, const Analysis& analysis, const std::string& name) {
  std::string lines;
  for (const StoredFinding& stored : as_stored(read, analysis, name))
    lines += to_line(to_json(stored)) + "\n";
  return lines;
}

Result<int> try_rules(const GlobalOptions& global, const TryOptions& options) {
  DocumentContext known;
  known.path = options.file == "-" ? "" : std::filesystem::path(options.file).filename().string();
  if (!options.organisation.empty()) known.organisation = options.organisation;
  if (!options.date.empty()) {
    const auto date = iso_day(options.date);
    if (!date) return tl::unexpected(date.error());
    known.date = *date;
  }
  const auto rules = load_installed_rules();
  if (!rules) return tl::unexpected(rules.error());
  const auto documents = read_documents(global, options);
  if (!documents) return tl::unexpected(documents.error());
  const auto analyses = analyse_with_parts(*documents, known, **rules);
  const std::string name = options.file == "-" ? "-" : known.path;
  std::string lines;
  for (std::size_t i = 0; i < documents->size(); ++i)
    lines += finding_lines((*documents)[i], analyses[i], name);
  if (auto written = write_output({}, lines); !written) return tl::unexpected(written.error());
  return tell_failures(*documents, options.file) ? exit_done : exit_failed;
}

}  // namespace

int run_try(const GlobalOptions& global, const TryOptions& options) {
  catch_interruption();
  const auto done = try_rules(global, options);
  if (interrupted()) return exit_interrupted;
  return done ? *done : report_error(done.error());
}

}  // namespace planlezer
