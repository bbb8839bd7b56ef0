#include "app/reading.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

#include "app/interruption.h"
#include "base/file.h"
#include "base/text.h"
#include "ingest/media_type.h"

namespace planlezer {

Result<std::unique_ptr<Readers>> start_readers(const GlobalOptions& global, const ReadingOptions& options) {
  // A worker that dies while it is spoken to is a failed document, not the end of this program.
  std::signal(SIGPIPE, SIG_IGN);
  ReadersOptions readers;
  readers.jobs = global.jobs;
  readers.unsandboxed = options.unsandboxed;
  return Readers::start(readers);
}

bool read_all(Readers& readers, const ReadingSteps& steps) {
  // Enough for every worker to have its next document ready; more would only hold memory.
  const std::size_t in_flight = 2 * std::max(2U, std::thread::hardware_concurrency());
  bool more = true;
  while (true) {
    while (more && !interrupted() && readers.pending() < in_flight) {
      auto request = steps.next();
      more = request.has_value();
      if (more) readers.submit(std::move(*request));
    }
    if (interrupted()) return false;
    if (!more && readers.pending() == 0) return true;
    auto results = readers.wait(std::chrono::milliseconds(200));
    if (interrupted()) return false;
    for (auto& result : results) steps.done(std::move(result));
    steps.tick();
  }
}

Result<Extracted> read_one(Readers& readers, const std::filesystem::path& file,
                           const ReadingOptions& options) {
  const auto media_type = media_type_of_file(file);
  if (!media_type) return tl::unexpected(media_type.error());
  if (!is_readable(*media_type)) return unsupported_document(*media_type);
  auto passwords = read_passwords(options.password_file);
  if (!passwords) return tl::unexpected(passwords.error());
  std::optional<ReadRequest> request = ReadRequest{1, file.string(), *media_type, options.ocr, *passwords};
  Extracted document;
  const bool finished =
      read_all(readers, {.next = [&] { return std::exchange(request, std::nullopt); },
                         .done = [&](ReadResult result) { document = std::move(result.document); }});
  if (!finished) return fail(ErrorCode::limit, "Onderbroken.");
  return document;
}

Extracted unsupported_document(std::string_view media_type) {
  Extracted document;
  document.state = DocumentState::unsupported;
  document.reason = media_type == "application/x-empty" ? "empty" : "unsupported_kind";
  document.message = media_type == "application/x-empty"
                         ? "Het bestand is leeg."
                         : "Deze versie leest dit soort bestand niet: " + media_type_label(media_type) + ".";
  return document;
}

Result<std::string> media_type_of_file(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error))
    return fail(ErrorCode::not_found, file.string() + ": dit bestand is er niet.");
  if (std::filesystem::is_directory(file, error))
    return fail(ErrorCode::usage, file.string() + " is een map; geef een bestand.");
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return fail(ErrorCode::unreadable, file.string() + ": het bestand kan niet worden geopend.");
  std::string head(65536, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return media_type_of(head);
}

std::string_view ocr_name(OcrMode mode) {
  switch (mode) {
    case OcrMode::automatic:
      return "auto";
    case OcrMode::never:
      return "never";
    case OcrMode::always:
      return "always";
  }
  return "auto";
}

}  // namespace planlezer
