// Reading documents from the outside of the sandbox: `Readers` owns a number of planlezer-worker processes,
// hands them documents as file descriptors, enforces the limits and checks what comes back. A document that
// crashes, hangs, floods or lies costs only itself. One long document uses all workers: its pages are spread
// over them (text in runs of pages, OCR page by page). Not thread-safe: one thread drives a Readers.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/page.h"

namespace planlezer {

enum class OcrMode { automatic, never, always };

struct Limits {
  int document_time_ms = 600'000;           // whole document, text reading
  int page_time_ms = 60'000;                // one page, OCR included; a third of it to draw, a sixth to read
  int silence_ms = 90'000;                  // no word from the child
  std::int64_t memory_bytes = 850'000'000;  // address space the child may add
  int max_pages = 20'000;
  std::int64_t max_page_bytes = 64'000'000;       // one page as the codec writes it
  std::int64_t max_document_bytes = 150'000'000;  // decoded about four times as much
};

struct ReadRequest {
  std::uint64_t ticket = 0;  // given back with the result
  std::string path;          // of the original bytes
  std::string media_type;    // see ingest/media_type.h
  OcrMode ocr = OcrMode::automatic;
  std::vector<std::string> passwords;  // tried in turn when the document asks for one
  // A container: a folder where its parts are put, to be taken away by the caller; empty: they are listed
  // only.
  std::string parts_folder = {};
  std::int64_t max_part_bytes = 2'000'000'000;  // all parts together
  std::int32_t max_parts = 200'000;
  // What the document is called, for those that say so little of themselves that it matters: what is in a
  // compressed file is called after it, and a mailbox of one message is a message unless it is called one.
  std::string name = {};
  // Where recognised pages are kept until the document is stored, see extract/kept_pages.h; empty: nowhere.
  std::string pages_folder = {};
};

struct ReadResult {
  std::uint64_t ticket = 0;
  Extracted document;  // always complete in itself: failures are states and notes
};

struct ReadersOptions {
  int jobs = 0;              // worker processes; 0: the processors there are
  std::string worker;        // path of planlezer-worker; empty: beside this program
  bool unsandboxed = false;  // only when the user asks for it explicitly; noted in every result
  Limits limits;
};

class Readers {
 public:
  static Result<std::unique_ptr<Readers>> start(const ReadersOptions& options);
  virtual ~Readers() = default;

  virtual void submit(ReadRequest request) = 0;
  // Waits until a document is finished, or `timeout` passed (then nothing). Results come in any order.
  virtual std::vector<ReadResult> wait(std::chrono::milliseconds timeout) = 0;
  virtual std::size_t pending() const = 0;
  // Pages read so far, over all documents: for the progress bar.
  virtual std::uint64_t pages_read() const = 0;
  // What keeps the workers locked in, for `doctor` and the ledger: "seccomp+landlock+rlimits", "none", …
  virtual std::string isolation() const = 0;
};

// Media types that the worker can read.
bool is_readable(std::string_view media_type);

// The steps over the pages of a whole document, after all of them are read: running heads and feet, heading
// levels, contents pages, paragraphs and tables that go on over a page break. Pure; runs outside the worker
// because OCR pages come from different workers.
void finish_document(Extracted& document);

// A mail that was read while its mailbox was unpacked (Part::readings_file), as it is when it is read by
// itself. Errors: the bytes are not what a worker sends.
Result<Extracted> decode_part_reading(std::string_view untrusted_bytes);

// Plain text as one-page document(s) (form feed = new page): paragraphs by empty lines, "# " and short
// numbered lines as headings, "-", "•", "*", "1." as list items, "|" rows as table. For `try -`, rule
// examples and text files.
Extracted read_plain_text(std::string_view untrusted_text);

}  // namespace planlezer
