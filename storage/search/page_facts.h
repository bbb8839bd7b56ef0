// What ranking, filters and facets need to know of every page, in memory: about forty bytes a page, in the
// order of the index's rows. Read once, and again when the index has changed. Not for sharing between
// threads.
#pragma once

#include <bitset>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
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

struct PageFacts {
  std::vector<ListedDocument> documents;    // in the order of ties
  std::vector<std::uint32_t> organisation;  // of each document: place in `organisations`
  std::vector<std::uint32_t> year;          // of each document; 0: not known
  std::vector<std::string> organisations;   // "" for documents without one
  std::vector<std::string> themes;
  std::vector<PageFact> pages;  // by id
  float mean_words = 1;
  std::vector<std::string> read_words;  // of recognised text, folded: what may be a misreading
  // How many pages hold a phrase of the full-text index: filled in by the ranking, as it comes to know them.
  mutable std::unordered_map<std::string, std::int64_t> pages_with;

  // Place of the page, or the size of `pages`; `from`: not after it.
  std::size_t find(std::int64_t id, std::size_t from = 0) const;
  bool is_at(std::size_t at, std::int64_t id) const { return at < pages.size() && pages[at].id == id; }
};

// Keeps the facts of an index up to date. While another program goes on writing in a large index they may be
// some seconds old, so that reading them takes a small part of the time; pages that are newer are not found
// until then.
class PageFactsKeeper {
 public:
  // Inside a read transaction. The facts stay as they are until the next call.
  Result<const PageFacts*> current(Database& database);

 private:
  std::unique_ptr<PageFacts> facts_;
  std::int64_t data_version_ = -1;
  std::int64_t own_changes_ = -1;
  std::chrono::steady_clock::time_point read_at_;
  std::chrono::steady_clock::duration reading_took_{};
};

}  // namespace planlezer
