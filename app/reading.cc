#include "app/reading.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <thread>

#include "app/interruption.h"
#include "app/places.h"
#include "app/terminal.h"
#include "base/file.h"
#include "base/sha256.h"
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
  while (true) {
    while (!interrupted() && readers.pending() < in_flight) {
      auto request = steps.next();
      if (!request) break;
      readers.submit(std::move(*request));
    }
    if (interrupted()) return false;
    const bool more = steps.more();
    if (readers.pending() == 0) {
      if (!more) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      steps.tick();
      continue;
    }
    // While documents are being stored, what is in them may come any moment.
    const bool short_of_work = more && readers.pending() < in_flight;
    auto results = readers.wait(std::chrono::milliseconds(short_of_work ? 5 : 200));
    if (interrupted()) return false;
    for (auto& result : results) steps.done(std::move(result));
    steps.tick();
  }
}

namespace {

struct FileReading {
  Readers& readers;
  OcrMode ocr;
  std::vector<std::string> passwords;
  std::filesystem::path parts_folder;  // empty: parts are listed only
  std::uint64_t ticket = 0;
};

Result<Extracted> read_file_as(FileReading& reading, const std::filesystem::path& file,
                               const std::string& media_type, const std::string& name) {
  if (!is_readable(media_type)) return unsupported_document(media_type);
  ReadRequest only;
  only.ticket = ++reading.ticket;
  only.path = file.string();
  only.media_type = media_type;
  only.name = name;
  only.ocr = reading.ocr;
  only.passwords = reading.passwords;
  only.parts_folder = reading.parts_folder.string();
  std::optional<ReadRequest> request = std::move(only);
  Extracted document;
  const bool finished =
      read_all(reading.readers, {.next = [&] { return std::exchange(request, std::nullopt); },
                                 .done = [&](ReadResult result) { document = std::move(result.document); }});
  if (!finished) return fail(ErrorCode::limit, "Onderbroken.");
  return document;
}

Result<FileReading> begin_reading(Readers& readers, const ReadingOptions& options) {
  auto passwords = read_passwords(options.password_file);
  if (!passwords) return tl::unexpected(passwords.error());
  return FileReading{readers, options.ocr, std::move(*passwords), {}, 0};
}

// Reads `file` as the next of `documents`, then its parts, and removes the bytes of those.
Result<void> read_into(FileReading& reading, const std::filesystem::path& file, ReadDocument seed, int depth,
                       std::vector<ReadDocument>& documents) {
  const auto by_content = media_type_of_file(file);
  if (!by_content) return tl::unexpected(by_content.error());
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  seed.sha256 = sha256_hex(*bytes);
  seed.media_type = media_type_of_part(*by_content, seed.media_type);
  const std::string name = seed.attachment.empty() ? file.filename().string() : seed.attachment;
  auto document =
      depth > deepest_part ? too_deep_document() : read_file_as(reading, file, seed.media_type, name);
  if (!document) return tl::unexpected(document.error());
  seed.document = std::move(*document);
  // A mailbox of one message is that message.
  if (seed.document.mail && seed.media_type == "application/mbox") seed.media_type = "message/rfc822";
  const int container = static_cast<int>(documents.size());
  documents.push_back(std::move(seed));
  const auto count = static_cast<int>(documents.back().document.parts.size());
  for (int i = 0; i < count; ++i) {
    const ReadDocument& outer = documents[static_cast<std::size_t>(container)];
    const Part part = outer.document.parts[static_cast<std::size_t>(i)];
    if (part.file.empty()) continue;
    ReadDocument inner;
    inner.attachment = outer.attachment.empty() ? part.name : outer.attachment + "/" + part.name;
    inner.media_type = part.media_type;
    inner.container = container;
    inner.part = i;
    if (auto done = read_into(reading, part.file, std::move(inner), depth + 1, documents); !done) return done;
    std::error_code ignored;
    std::filesystem::remove(part.file, ignored);
  }
  return {};
}

}  // namespace

Result<Extracted> read_one(Readers& readers, const std::filesystem::path& file,
                           const ReadingOptions& options) {
  const auto media_type = media_type_of_file(file);
  if (!media_type) return tl::unexpected(media_type.error());
  auto reading = begin_reading(readers, options);
  if (!reading) return tl::unexpected(reading.error());
  return read_file_as(*reading, file, *media_type, file.filename().string());
}

Result<std::vector<ReadDocument>> read_with_parts(Readers& readers, const std::filesystem::path& file,
                                                  const ReadingOptions& options) {
  auto reading = begin_reading(readers, options);
  if (!reading) return tl::unexpected(reading.error());
  const auto folder = TemporaryFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  reading->parts_folder = folder->path();
  std::vector<ReadDocument> documents;
  if (auto done = read_into(*reading, file, {}, 0, documents); !done) return tl::unexpected(done.error());
  return documents;
}

bool tell_failures(const std::vector<ReadDocument>& documents, const std::string& file) {
  bool all_well = true;
  const auto say = [&](const std::string& attachment, const std::string& reason, const std::string& message) {
    const std::string place = printable(file) + (attachment.empty() ? "" : " › " + printable(attachment));
    tell("planlezer: " + place + ": " + printable(message.empty() ? reason : message));
    all_well = false;
  };
  for (const ReadDocument& read : documents) {
    if (read.document.state != DocumentState::read && !is_no_document(read.media_type))
      say(read.attachment, read.document.reason, read.document.message);
    for (const Part& part : read.document.parts)
      if (!part.reason.empty())
        say(read.attachment.empty() ? part.name : read.attachment + "/" + part.name, part.reason,
            part.message);
  }
  return all_well;
}

Extracted too_deep_document() {
  Extracted document;
  document.state = DocumentState::unreadable;
  document.reason = "too_deep";
  document.message = "Dit zit te diep in andere bestanden (meer dan " + std::to_string(deepest_part) +
                     " lagen) en is niet gelezen.";
  return document;
}

Extracted unsupported_document(std::string_view media_type) {
  Extracted document;
  document.state = DocumentState::unsupported;
  document.reason = media_type == "application/x-empty" ? "empty"
                    : is_no_document(media_type)        ? "no_document"
                                                        : "unsupported_kind";
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
