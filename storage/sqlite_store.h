// Store on SQLite. Each question of the interface is a function over a Database; this class holds the
// connection and does the writing. Not for sharing between threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/database.h"
#include "storage/dutch/tokenizer.h"
#include "storage/search/page_facts.h"
#include "storage/store.h"
#include "storage/writer_lock.h"

namespace planlezer {

class SqliteStore : public Store {
 public:
  SqliteStore(std::unique_ptr<Database> database, std::optional<WriterLock> lock,
              std::shared_ptr<SharedPageFacts> shared_facts)
      : lock_(std::move(lock)), database_(std::move(database)), shared_facts_(std::move(shared_facts)) {}

  Result<std::optional<Occurrence>> unchanged(const Occurrence& seen) override;
  Result<void> put_occurrence(const Occurrence& occurrence) override;
  Result<void> mark_missing(const std::string& root, const std::vector<std::string>& seen_paths) override;

  Result<void> begin_batch() override;
  Result<void> commit_batch() override;

  Result<bool> is_read(const std::string& sha256, const ReadSettings& settings) override;
  Result<void> put_document(const StoredDocument& document, const ReadSettings& settings,
                            const Analysis& analysis, const std::string& rules_fingerprint) override;
  Result<void> put_analysis(const std::string& sha256, const Analysis& analysis,
                            const std::string& rules_fingerprint) override;
  Result<std::vector<std::string>> documents(const std::string& not_analysed_with) override;
  Result<std::vector<std::string>> displaced() override;
  Result<std::vector<StoredPart>> parts(const std::string& sha256) override;
  Result<std::vector<StoredDocument>> document_list() override;
  Result<StoredDocument> document(const std::string& sha256, bool with_pages) override;
  Result<Page> page(const std::string& sha256, std::int32_t number) override;
  Result<std::vector<PageThemes>> page_themes(const std::string& sha256) override;
  Result<std::map<std::string, int>> finding_counts() override;

  Result<SearchResult> search(const SearchQuery& query) override;
  Result<SearchHit> matches(const std::string& sha256, std::int32_t page, const std::string& query) override;
  Result<std::vector<StoredFinding>> findings(const FindingFilter& filter) override;
  Result<std::vector<LedgerRow>> ledger(LedgerPages pages) override;
  Result<std::string> digest() override;
  Result<std::int64_t> state_number() override;

  Result<std::vector<GivenVerdict>> given_verdicts() override;
  Result<std::vector<Assessment>> assessments() override;
  Result<std::vector<TrailEntry>> audit_trail(int limit) override;

 private:
  Result<PageFactsPtr> page_facts();

  std::optional<WriterLock> lock_;  // let go of after the connection is closed
  std::unique_ptr<Database> database_;
  std::optional<Transaction> batch_;  // goes before the connection
  Tokenizer tokenizer_;
  PageFactsKeeper own_facts_;
  std::shared_ptr<SharedPageFacts> shared_facts_;  // or none
};

// The parts of the interface that only read.
Result<SearchResult> search_pages(Database& database, Tokenizer& tokenizer, const PageFacts& facts,
                                  const SearchQuery& query);
Result<std::vector<StoredFinding>> read_findings(Database& database, const FindingFilter& filter);
Result<std::vector<LedgerRow>> read_ledger(Database& database, LedgerPages pages);
Result<std::string> compute_digest(Database& database);

}  // namespace planlezer
