// What the routes of the desk share: connections to the index, the pictures, and what is worked out once for
// all. For all threads.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "analyze/analyze.h"
#include "app/document_links.h"
#include "app/serve/page_images.h"
#include "ingest/originals.h"
#include "storage/judgements.h"
#include "storage/store.h"

namespace planlezer::serve {

struct DeskSettings {
  std::filesystem::path index;
  std::vector<std::string> passwords;  // of documents
  bool unsandboxed = false;
};

class Desk {
 public:
  static Result<std::unique_ptr<Desk>> open(const DeskSettings& settings);

  // A connection for reading, for one request at a time; it goes back when it is let go of.
  class Reader {
   public:
    Reader(Desk& desk, std::unique_ptr<Store> store) : desk_(&desk), store_(std::move(store)) {}
    Reader(Reader&&) noexcept = default;
    Reader& operator=(Reader&&) = delete;
    ~Reader();
    Store* operator->() const { return store_.get(); }
    Store& operator*() const { return *store_; }

   private:
    Desk* desk_;
    std::unique_ptr<Store> store_;
  };
  Result<Reader> reader();

  // The only connection that writes: one judgement at a time.
  template <typename Act>
  auto judge(const Act& act) {
    const std::lock_guard lock(judging_);
    return act(*judgements_);
  }

  // JSON of the report with the assessments; worked out again when the index has changed.
  Result<std::shared_ptr<const std::string>> overview();
  // Hardly out of date: worked out again when the index has changed, and not all the time.
  Result<std::shared_ptr<const DocumentLinks>> links();

  PageImages& images() { return images_; }
  const Rules& rules() const { return *rules_; }
  const std::filesystem::path& index() const { return settings_.index; }
  std::filesystem::path original_of(const std::string& sha256) const { return originals_.path_of(sha256); }
  const std::vector<std::string>& passwords() const { return settings_.passwords; }
  // Needed by every request that writes; another one each time the server starts.
  const std::string& token() const { return token_; }

 private:
  explicit Desk(const DeskSettings& settings);
  void give_back(std::unique_ptr<Store> store);

  DeskSettings settings_;
  Originals originals_;
  RulesPtr rules_;
  std::string token_;
  PageImages images_;

  std::mutex free_guard_;
  std::vector<std::unique_ptr<Store>> free_;

  std::mutex judging_;
  std::unique_ptr<Judgements> judgements_;

  std::mutex shared_guard_;  // of what follows
  std::unique_ptr<Store> shared_store_;
  std::int64_t overview_state_ = -1, links_state_ = -1;
  std::string overview_day_;
  std::shared_ptr<const std::string> overview_;
  std::shared_ptr<const DocumentLinks> links_;
  std::chrono::steady_clock::time_point links_due_;
};

// Not to be guessed.
std::string random_hex(std::size_t bytes);

}  // namespace planlezer::serve
