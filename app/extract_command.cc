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
#include "base/sha256.h"

namespace planlezer {
namespace {

Result<void> save_standard_input(const std::filesystem::path& file) {
  std::ios::sync_with_stdio(false);
  const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
  return write_file(file, bytes);
}

Result<Extracted> read_for(const GlobalOptions& global, const ReadingOptions& reading,
                           const std::filesystem::path& file) {
  auto readers = start_readers(global, reading);
  if (!readers) return tl::unexpected(readers.error());
  return read_one(**readers, file, reading);
}

std::string formatted(const Extracted& document, const std::string& name, const std::string& sha256,
                      const std::string& format) {
  if (format == "json") return to_line(reading_as_json(document, name, sha256)) + "\n";
  if (format == "hocr") return reading_as_hocr(document, name);
  return reading_as_text(document);
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
  const auto document = read_for(global, options.reading, file);
  if (!document) return tl::unexpected(document.error());
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  if (auto written = write_output({}, formatted(*document, options.file, sha256_hex(*bytes), options.format));
      !written)
    return tl::unexpected(written.error());
  if (document->state != DocumentState::read)
    tell("planlezer: " + printable(options.file) + ": " +
         printable(document->message.empty() ? document->reason : document->message));
  return document->state;
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
