// The index: one SQLite file that holds what was read and found, and the ledger of all that was offered. The
// only folder that knows SQL. One writer; everything about one document is committed in one transaction, so
// whatever stops the program leaves whole documents. The interface is narrow on purpose: a second
// implementation must pass the same contract tests (tests/storage/store_contract.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyze/finding.h"
#include "base/result.h"
#include "extract/page.h"
#include "storage/search/search.h"

namespace planlezer {

// A file as it was found. `path` is relative to `root` (the ingested folder, absolute); one file given by
// name has its own folder as root.
struct Occurrence {
  std::string root;
  std::string path;
  std::int64_t size_bytes = 0;
  std::int64_t modified_ns = 0;
  std::string sha256;  // empty when the file itself could not be read
  std::string media_type;
  std::string reason;  // code of why the file could not be read, see ingest/discover.h; empty otherwise
  std::string error;   // the same for people, Dutch; a file has a hash or an error
};

// Settings a reading depends on; another setting reads again.
struct ReadSettings {
  std::string ocr;  // auto, never, always
  int extractor_version = 0;
};

// A document in a container: an attachment, a mail in a mailbox, a file in an archive. A document of its own
// when it has a hash; otherwise the reason says why it could not be had.
struct StoredPart {
  std::string name;  // in the container, with folders
  std::string sha256, media_type;
  std::int64_t size_bytes = 0;
  bool is_inline = false;
  std::string reason, error;  // code, Dutch
};

// What the store knows of one content (blob).
struct StoredDocument {
  std::string sha256;
  std::string media_type;
  // The smallest of its places (root, path, attachment), where findings are shown: the file, and for a part
  // its name in it, through all containers ("bericht.eml/plan.pdf").
  std::string path, attachment;
  std::string container;  // hash of the document that it is a part of there; empty for a file
  std::string organisation_given, date_given;  // by the user, or empty
  Extracted document;                          // pages only when asked for; its parts are below
  DocumentFacts facts;
  std::vector<StoredPart> parts;  // when put: what a container holds; ask parts() for them
};

// Which pages stand in it beside the documents: noteworthy are those that were not read from their own text.
enum class LedgerPages { none, noteworthy, all };

struct LedgerRow {
  std::string document;    // path as found
  std::string attachment;  // name in the container; empty: the file itself
  std::string sha256, media_type;
  std::int32_t page = 0;  // 0: the document itself; the body of a mail has no row of its own
  // read, partial, unreadable, unsupported, needs_password, blank, duplicate, missing, pending (offered, and
  // stopped before it was read)
  std::string state;
  std::string reason;      // code
  std::string message;     // Dutch
  std::string origin;      // pages: native, ocr
  std::int32_t pages = 0;  // documents: how many
  std::int32_t words = 0;
  // Containers: what is in them, directly and deeper. A container with a failed part is partial.
  std::int32_t parts = 0, parts_read = 0, parts_failed = 0;
  std::string organisation;  // documents: whose, with
  std::string evidence;      // what says so
};

// `organisation`: its name, or words of it when no organisation has exactly that name; case and accents do
// not count. `document`: its path, its file name or its hash.
struct FindingFilter {
  std::optional<std::string> kind, organisation, theme, document;
  std::optional<int> kpi;
  bool with_loose = true;  // also mentions of kpi's, amounts and dates, which say nothing by themselves
};

// What a reviewer decided on a finding. It hangs on the content and the finding's id, so it survives every
// new reading and analysis that finds the same again.
struct Verdict {
  std::string sha256, finding;
  std::string verdict = "none";  // accepted, rejected, edited; none: not judged (any more)
  std::string note;
  std::string decided_at;  // ISO, given by the caller
  // What was judged: filled in by the store, for when the finding is no longer there.
  std::string kind, quote;
  std::int32_t page = 0;
  std::string reviewer;
  std::string fields = "{}";  // the values that the reviewer corrected: a JSON object
  int revision = 0;           // goes up with every change; 0: never judged
};

// With where it was given.
struct GivenVerdict {
  Verdict verdict;
  std::string document;  // empty: the content is nowhere any more
  std::optional<std::string> organisation, attachment;
  bool is_orphan = false;  // what it is about is not found any more, or the content is gone
};

struct StoredFinding {
  std::string document, sha256, document_kind;
  std::optional<std::string> organisation, attachment;
  Finding finding;
  std::string verdict = "none";
  Verdict judged = {};
};

// What people think of an agency's plans. The program never fills it in.
struct Assessment {
  std::string organisation;
  std::string judgement;  // a code, see app/serve; empty: none (any more)
  std::string reasons, reviewer, decided_at;
  int revision = 0;  // 0: never assessed
};

// An act of a reviewer: every one is kept.
struct TrailEntry {
  std::int64_t id = 0;
  std::string at, reviewer;
  std::string act;                            // verdict, added, removed, assessment, undo
  std::string sha256, finding, organisation;  // what it was about: a finding or an agency
  std::string document;                       // where the content stands now; empty: nowhere any more
  std::string before, after;                  // JSON, "null" for nothing
};

// What searching needs to know of every page, read once for all stores over one file. For all threads.
class SharedPageFacts;
Result<std::shared_ptr<SharedPageFacts>> share_page_facts(const std::filesystem::path& file);

class Store {
 public:
  enum class Mode { read, write };  // read: the file must exist; write: made and migrated when needed
  // `shared_facts`: of the same file, for who opens many stores to search in.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, Mode mode,
                                             std::shared_ptr<SharedPageFacts> shared_facts = nullptr);
  virtual ~Store() = default;

  // --- what was offered
  // The known occurrence with the same root, path, size and time, if any: such a file is not read again.
  virtual Result<std::optional<Occurrence>> unchanged(const Occurrence& seen) = 0;
  virtual Result<void> put_occurrence(const Occurrence& occurrence) = 0;
  // Occurrences with this root that are not in `seen_paths` are marked missing and stay in the ledger; the
  // others are there (again). For folders that were walked: after a single file its neighbours are not
  // missing.
  virtual Result<void> mark_missing(const std::string& root, const std::vector<std::string>& seen_paths) = 0;

  // Many small documents are written much faster together: what is put between these two is committed at the
  // end, each document whole or not at all. Questions in between see it already.
  virtual Result<void> begin_batch() = 0;
  virtual Result<void> commit_batch() = 0;

  // --- documents
  // Whether this content is stored, read with these settings, and (when not empty) analysed with these rules.
  virtual Result<bool> is_read(const std::string& sha256, const ReadSettings& settings) = 0;
  // Replaces everything about the document, in one transaction.
  virtual Result<void> put_document(const StoredDocument& document, const ReadSettings& settings,
                                    const Analysis& analysis, const std::string& rules_fingerprint) = 0;
  // Replaces facts, findings and themes only.
  virtual Result<void> put_analysis(const std::string& sha256, const Analysis& analysis,
                                    const std::string& rules_fingerprint) = 0;
  // Hashes of all contents, a container before its parts, else sorted; with `not_analysed_with` only those
  // whose findings come from other rules.
  virtual Result<std::vector<std::string>> documents(const std::string& not_analysed_with = {}) = 0;
  // Those whose findings are out of date because of where they stand: another name, or a container that
  // turned out to be somebody else's. In the same order.
  virtual Result<std::vector<std::string>> displaced() = 0;
  virtual Result<std::vector<StoredPart>> parts(const std::string& sha256) = 0;
  virtual Result<StoredDocument> document(const std::string& sha256, bool with_pages) = 0;
  // All of them by path, without pages, notes and parts.
  virtual Result<std::vector<StoredDocument>> document_list() = 0;
  virtual Result<Page> page(const std::string& sha256, std::int32_t number) = 0;
  virtual Result<std::vector<PageThemes>> page_themes(const std::string& sha256) = 0;
  // How many findings each content has, by hash.
  virtual Result<std::map<std::string, int>> finding_counts() = 0;

  // --- asking
  virtual Result<SearchResult> search(const SearchQuery& query) = 0;
  // Where the words of a query stand on one page; a query that cannot be asked is an error of use.
  virtual Result<SearchHit> matches(const std::string& sha256, std::int32_t page,
                                    const std::string& query) = 0;
  // What reviewers added stands after what was found in the same document.
  virtual Result<std::vector<StoredFinding>> findings(const FindingFilter& filter) = 0;
  virtual Result<std::vector<LedgerRow>> ledger(LedgerPages pages) = 0;
  // One hash over all content: documents, pages, words, findings, themes; not times, row numbers or folder
  // names above the ingested one. Equal input gives an equal digest, whatever the order, number of workers or
  // interruptions.
  virtual Result<std::string> digest() = 0;
  // Another number than before: something in the index was changed by somebody else meanwhile.
  virtual Result<std::int64_t> state_number() = 0;

  // --- what reviewers decided (it is put by Judgements, see judgements.h)
  // Those that decide something, by content and finding.
  virtual Result<std::vector<GivenVerdict>> given_verdicts() = 0;
  virtual Result<std::vector<Assessment>> assessments() = 0;
  // The newest first.
  virtual Result<std::vector<TrailEntry>> audit_trail(int limit) = 0;
};

}  // namespace planlezer
