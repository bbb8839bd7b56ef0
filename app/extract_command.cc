// planlezer extract
#include <iostream>
#include <iterator>

#include "app/commands.h"
#include "app/interruption.h"
#include "app/places.h"
#include "app/reading.h"
#include "app/reading_formats.h"
#include "app/terminal.h"
#include "base/file.h"

namespace planlezer {
namespace {

Result<void> save_standard_input(const std::filesystem::path& file) {
  std::ios::sync_with_stdio(false);
  const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
  return write_file(file, bytes);
}

Result<std::vector<ReadDocument>> read_for(const GlobalOptions& global, const ReadingOptions& reading,
                                           const std::filesystem::path& file) {
  auto readers = start_readers(global, reading);
  if (!readers) return tl::unexpected(readers.error());
  return read_with_parts(**readers, file, reading);
}

std::string formatted(const std::vector<ReadDocument>& documents, const std::string& name,
                      const std::string& format) {
  if (format == "json") return to_line(reading_as_json(documents, name)) + "\n";
  if (format == "hocr") return reading_as_hocr(documents.front().document, name);
  return reading_as_text(documents);
}

Result<DocumentState> extract(const GlobalOptions& global, const ExtractOptions& options) {
  std::optional<TemporaryFolder> folder;
  std::filesystem::path file = options.file;
  if (options.file == "-") {
    auto made = TemporaryFolder::make();
    if (!made) return tl::unexpected(made.error());
    folder.emplace(std::move(*made));
    file = folder->path() / "invoer";
    if (auto saved = save_standard_input(file); !saved) return tl::unexpected(saved.error());
  }
  const auto documents = read_for(global, options.reading, file);
  if (!documents) return tl::unexpected(documents.error());
  if (auto written = write_output({}, formatted(*documents, options.file, options.format)); !written)
    return tl::unexpected(written.error());
  return tell_failures(*documents, options.file) ? DocumentState::read : DocumentState::partial;
}

}  // namespace

int run_extract(const GlobalOptions& global, const ExtractOptions& options) {
  catch_interruption();
  const auto state = extract(global, options);
  if (interrupted()) return exit_interrupted;
  if (!state) return report_error(state.error());
  return *state == DocumentState::read ? exit_done : exit_failed;
}

}  // namespace planlezer
