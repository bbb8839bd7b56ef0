// Driving Readers: many documents with a bounded number in flight, or one.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/commands.h"
#include "base/result.h"
#include "extract/read.h"

namespace planlezer {

// Workers as the options ask for; unsandboxed only when the user said so.
Result<std::unique_ptr<Readers>> start_readers(const GlobalOptions& global, const ReadingOptions& options);

struct ReadingSteps {
  std::function<std::optional<ReadRequest>()> next;  // nothing: there are no more
  std::function<void(ReadResult)> done;
  std::function<void()> tick = [] {};  // several times a second, for a progress bar
};

// False when it was interrupted: nothing more is handed out and what was in flight is dropped, because the
// workers may have been stopped by the same key press.
bool read_all(Readers& readers, const ReadingSteps& steps);

// Media type by content, then read. A kind that cannot be read gives an Extracted that says so.
Result<Extracted> read_one(Readers& readers, const std::filesystem::path& file,
                           const ReadingOptions& options);

// What is stored of a document of a kind that this version does not read.
Extracted unsupported_document(std::string_view media_type);

// Media type of a file by its first bytes.
Result<std::string> media_type_of_file(const std::filesystem::path& file);

std::string_view ocr_name(OcrMode mode);  // auto, never, always

}  // namespace planlezer
