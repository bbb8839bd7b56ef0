// Pages as pictures: drawn by sandboxed workers, at most two at a time and small ones when no larger one is
// waiting, and kept in memory, the ones that were asked for longest ago going first. For all threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "app/serve/kept_answers.h"
#include "extract/page_drawer.h"

namespace planlezer::serve {

class PageImages {
 public:
  explicit PageImages(bool unsandboxed);

  // Starts the workers, so that the first page comes quickly.
  Result<void> warm_up();

  // PNG of a page; `key` names the content (its hash).
  Result<Bytes> png(const std::string& key, const DrawRequest& request);
  // The pixels, not kept.
  Result<Picture> draw(const DrawRequest& request);

 private:
  static constexpr std::size_t most_bytes = 128'000'000;
  std::mutex guard_;  // of what follows
  std::condition_variable changed_;
  std::vector<std::unique_ptr<PageDrawer>> free_;
  int large_waiting_ = 0;
  KeptAnswers kept_{most_bytes};
  std::set<std::string> underway_;
};

}  // namespace planlezer::serve
