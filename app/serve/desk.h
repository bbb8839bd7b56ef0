// What the routes of the desk share: connections to the index, the pictures, and what is worked out once for
// all. For all threads.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
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
#include "storage/search/page_facts.h"
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
  // Waits while all are in use, so nobody may ask for a second one.
  Result<Reader> reader();

  // The only connection that writes: one judgement at a time.
  template <typename Act>
  auto judge(const Act& act) {
    const std::lock_guard lock(judging_);
    auto done = act(*judgements_);
    ++judged_;
    return done;
  }

  // The answer to a question about the pages, which stays the same as long as what is known of them:
  // `make` is asked for it when it is not there.
  Result<Bytes> kept_answer(const std::string& question, const std::function<Result<std::string>()>& make);

  // JSON of the report with the assessments: worked out again after every judgement, and after other changes
  // of the index, but not all the time.
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

  std::shared_ptr<SharedPageFacts> page_facts_;
  std::mutex answers_guard_;  // of what follows
  PageFactsPtr answers_hold_for_;
  KeptAnswers answers_{16'000'000};

  std::mutex free_guard_;  // of what follows
  std::condition_variable came_back_;
  std::vector<std::unique_ptr<Store>> free_;
  int opened_ = 0;

  std::mutex judging_;
  std::unique_ptr<Judgements> judgements_;
  std::atomic<std::int64_t> judged_ = 0;  // acts

  // What is worked out from the whole index, and up to when it need not be again.
  struct WorkedOut {
    std::int64_t state = -1, judged = -1;
    std::chrono::steady_clock::time_point due;
    bool holds(std::int64_t state_now, std::int64_t judged_now) const;
    void keep(std::int64_t state_now, std::int64_t judged_now, std::chrono::steady_clock::time_point begun);
  };
  std::mutex shared_guard_;  // of what follows
  std::unique_ptr<Store> shared_store_;
  WorkedOut overview_for_, links_for_;
  std::string overview_day_;
  std::shared_ptr<const std::string> overview_;
  std::shared_ptr<const DocumentLinks> links_;
};

// Not to be guessed.
std::string random_hex(std::size_t bytes);

}  // namespace planlezer::serve
