// Pages as pictures: drawn by sandboxed workers, at most two at a time and small ones when no larger one is
// waiting, and kept in memory, the ones that were asked for longest ago going first. For all threads.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/page_drawer.h"

namespace planlezer::serve {

class PageImages {
 public:
  explicit PageImages(bool unsandboxed);

  // Starts the workers, so that the first page comes quickly.
  Result<void> warm_up();

  // PNG of a page; `key` names the content (its hash).
  using Png = std::shared_ptr<const std::string>;
  Result<Png> png(const std::string& key, const DrawRequest& request);
  // The pixels, not kept.
  Result<Picture> draw(const DrawRequest& request);

 private:
  struct Kept {
    std::string key;
    Png png;
  };
  Png find(const std::string& key);
  void keep(const std::string& key, const Png& png);

  static constexpr std::size_t most_bytes = 128'000'000;
  std::mutex guard_;  // of what follows
  std::condition_variable changed_;
  std::vector<std::unique_ptr<PageDrawer>> free_;
  int large_waiting_ = 0;
  std::list<Kept> kept_;  // the one that was asked for last in front
  std::unordered_map<std::string, std::list<Kept>::iterator> by_key_;
  std::unordered_map<std::string, int> underway_;
  std::size_t bytes_ = 0;
};

}  // namespace planlezer::serve
