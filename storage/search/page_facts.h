// What ranking, filters and facets need to know of every page, in memory: about forty bytes a page, in the
// order of the index's rows. Read once, and again when the index has changed.
#pragma once

#include <bitset>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "storage/database.h"
#include "storage/document_list.h"

namespace planlezer {

inline constexpr std::size_t most_themes = 128;  // further ones can be searched for, and are not counted
inline constexpr std::size_t most_kpis = 16;

struct PageFact {
  std::int64_t id = 0;
  std::uint32_t document = 0;  // place in PageFacts::documents
  std::uint16_t kpis = 0;      // bits: of the findings on the page
  std::uint16_t findings = 0;
  float words = 0;
  std::bitset<most_themes> themes;
};

// How many pages hold a phrase of the full-text index, as the ranking comes to know it. For all threads.
class PhraseCounts {
 public:
  std::optional<std::int64_t> find(const std::string& phrase) const;
  void remember(const std::string& phrase, std::int64_t pages) const;

 private:
  mutable std::mutex guard_;
  mutable std::unordered_map<std::string, std::int64_t> pages_;
};

struct PageFacts {
  std::vector<ListedDocument> documents;    // in the order of ties
  std::vector<std::uint32_t> organisation;  // of each document: place in `organisations`
  std::vector<std::uint32_t> year;          // of each document; 0: not known
  std::vector<std::string> organisations;   // "" for documents without one
  std::vector<std::string> themes;
  std::vector<PageFact> pages;  // by id
  float mean_words = 1;
  std::vector<std::string> read_words;  // of recognised text, folded: what may be a misreading
  PhraseCounts phrase_counts;

  // Place of the page, or the size of `pages`; `from`: not after it.
  std::size_t find(std::int64_t id, std::size_t from = 0) const;
  bool is_at(std::size_t at, std::int64_t id) const { return at < pages.size() && pages[at].id == id; }
};

using PageFactsPtr = std::shared_ptr<const PageFacts>;

// Inside a read transaction.
Result<PageFactsPtr> read_page_facts(Database& database);

// The facts for one connection. Not for sharing between threads.
class PageFactsKeeper {
 public:
  // Inside a read transaction.
  Result<PageFactsPtr> current(Database& database);

 private:
  PageFactsPtr facts_;
  std::int64_t data_version_ = -1;
  std::int64_t own_changes_ = -1;
};

// The facts for many connections that read, over one of its own. While another program goes on writing in a
// large index they may be some seconds old, so that reading them takes a small part of the time and nobody
// waits for it; pages that are newer are not found until then. For all threads.
class SharedPageFacts {
 public:
  // `database`: that knows the tokenizer.
  static Result<std::shared_ptr<SharedPageFacts>> over(std::unique_ptr<Database> database);
  ~SharedPageFacts();

  Result<PageFactsPtr> current();

 private:
  using Clock = std::chrono::steady_clock;
  explicit SharedPageFacts(std::unique_ptr<Database> database) : database_(std::move(database)) {}
  Result<PageFactsPtr> read();
  void keep(PageFactsPtr facts, std::int64_t data_version, Clock::time_point begun);
  void read_in_background(std::int64_t data_version);

  std::mutex guard_;  // of what follows; the thread that reads in the background has the connection
  std::unique_ptr<Database> database_;
  PageFactsPtr facts_;
  std::int64_t data_version_ = -1;
  Clock::time_point due_;
  Clock::duration reading_took_{};
  bool reading_ = false;
  std::thread reader_;
};

}  // namespace planlezer
