// The pipeline of `planlezer ingest`, in two steps. register_files() finds the files, keeps the originals,
// writes every file into the ledger and plans what has to be done; run() reads (the calling thread drives the
// workers) while a second thread analyses what is new and a third stores, each document whole or not at all.
// The parts of a container (attachments, mails of a mailbox, files of an archive) are documents of their own:
// they are kept and planned when the container is stored.
//
// What is stored never depends on the order in which documents are finished: a document is analysed under the
// smallest path it was found at. Interrupted anywhere, a second run goes on with what is left and ends in the
// same index.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "analyze/analyze.h"
#include "app/progress.h"
#include "app/work_list.h"
#include "extract/read.h"
#include "ingest/discover.h"
#include "ingest/originals.h"
#include "storage/store.h"

namespace planlezer {

struct IngestSettings {
  std::filesystem::path index;
  OcrMode ocr = OcrMode::automatic;
  std::string organisation, date;  // date in ISO; empty: not given
  std::vector<std::string> passwords;
  bool retry = false;  // read again what could not be read before
};

struct IngestFailure {
  std::string document, reason;
  bool operator<(const IngestFailure& other) const { return document < other.document; }
};

struct IngestSummary {
  std::size_t files = 0, unchanged = 0, duplicates = 0;  // files
  std::size_t parts = 0;                                 // different contents out of containers
  std::size_t read = 0, reanalysed = 0;                  // documents
  std::uint64_t pages = 0, ocr_pages = 0;
  std::size_t no_documents = 0;  // contents that are no documents (data, scripts): in the ledger, not read
  std::vector<IngestFailure> failures;  // of everything offered, also what failed in an earlier run
  std::map<std::string, std::size_t> findings;
  bool interrupted = false;
};

// `store` is used by one thread at a time; nobody else may use it until run() is back.
class Ingest {
 public:
  Ingest(IngestSettings settings, Store& store, const Rules& rules);

  Result<void> register_files(const std::vector<std::filesystem::path>& paths, Progress& progress);
  bool needs_readers() const { return to_read_ > 0; }
  // `readers` may be null when none are needed.
  Result<void> run(Readers* readers, Progress& progress);
  const IngestSummary& summary() const { return summary_; }

 private:
  enum class Work { nothing, read, unsupported, too_deep, analyse };
  struct MadeReading {  // a piece of a file, see Part
    std::string file;
    std::int64_t offset = 0, bytes = 0;
  };
  struct Planned {
    std::string sha256, media_type, root, path;
    std::string attachment, container;  // a part: its name in the file, the hash of the document around it
    std::int64_t size_bytes = 0;
    int depth = 0;                                         // containers around it
    std::shared_ptr<const DocumentFacts> container_facts;  // shared by all its parts
    std::optional<MadeReading> reading;                    // a mail that was read with its mailbox
    std::int64_t expansion_left_bytes = 0;                 // what its parts may come to together
    Work work = Work::nothing;
  };

  Result<void> register_file(const FoundFile& file);
  Result<void> register_content(const Occurrence& occurrence, bool known_place);
  Result<Occurrence> keep_original(const FoundFile& file, bool& known_place);
  Result<void> mark_missing(const std::vector<std::filesystem::path>& paths,
                            const std::vector<FoundFile>& files);
  Result<void> plan();
  Result<void> plan_one(Planned& planned);
  Result<void> plan_parts(const Planned& container);
  Result<Work> work_for(const Planned& planned);

  std::filesystem::path recognised_folder(const std::string& sha256) const;
  ReadRequest request_for(const Planned& planned, std::uint64_t ticket) const;
  DocumentContext context_of_new(const Planned& planned) const;
  Result<void> finish(const Planned& planned, std::optional<Extracted> document,
                      std::optional<Analysis> analysis);
  Result<void> store_reading(const Planned& planned, Extracted document, std::optional<Analysis> analysis);
  Result<std::vector<StoredPart>> keep_parts(const std::vector<Part>& parts);
  Result<void> analyse_displaced();
  Result<void> analyse_again(const std::string& sha256, const std::string& fingerprint);
  void count(const StoredDocument& stored, const Analysis& analysis);
  void count_failure(const std::string& path, const std::string& media_type, const Extracted& document);
  ReadSettings read_settings() const;

  const IngestSettings settings_;
  Store& store_;
  const Rules& rules_;
  const Originals originals_;
  const std::string fingerprint_;
  std::set<std::string> stored_, out_of_date_;  // hashes in the index; of those, with findings by other rules
  std::map<std::string, Planned> planned_;      // by hash
  WorkList<Planned> work_;
  std::map<std::string, MadeReading> readings_;  // by hash, of the parts of the container being stored
  std::size_t to_read_ = 0;
  IngestSummary summary_;
};

}  // namespace planlezer
