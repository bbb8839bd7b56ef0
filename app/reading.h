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
  std::function<std::optional<ReadRequest>()> next;  // nothing: there is none now
  std::function<void(ReadResult)> done;
  std::function<bool()> more = [] { return false; };  // whether `next` may give something again later
  std::function<void()> tick = [] {};                 // several times a second, for a progress bar
};

// False when it was interrupted: nothing more is handed out and what was in flight is dropped, because the
// workers may have been stopped by the same key press.
bool read_all(Readers& readers, const ReadingSteps& steps);

// A document out of a file, which is the first of them.
struct ReadDocument {
  std::string attachment;  // name in the file, through all containers; empty: the file itself
  std::string sha256, media_type;
  int container = -1;  // index of the document that it is a part of
  int part = -1;       // its index there
  Extracted document;
};

// One file and, when it is a container, everything in it: each container before its parts. The media type
// follows from the content; a kind that cannot be read gives an Extracted that says so.
Result<std::vector<ReadDocument>> read_with_parts(Readers& readers, const std::filesystem::path& file,
                                                  const ReadingOptions& options);

// The file alone; its parts are listed only.
Result<Extracted> read_one(Readers& readers, const std::filesystem::path& file,
                           const ReadingOptions& options);

inline constexpr int deepest_part = 16;  // containers in containers; what is deeper is not read

// Says what could not be read (whole); true when there is nothing to say. `file` as the user named it.
bool tell_failures(const std::vector<ReadDocument>& documents, const std::string& file);

// What is stored of a document of a kind that this version does not read, or of one that is too deep.
Extracted unsupported_document(std::string_view media_type);
Extracted too_deep_document();

// Media type of a file by its first bytes.
Result<std::string> media_type_of_file(const std::filesystem::path& file);

std::string_view ocr_name(OcrMode mode);  // auto, never, always

}  // namespace planlezer
