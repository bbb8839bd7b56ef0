#include "app/serve/page_images.h"

#include "app/serve/png.h"

namespace planlezer::serve {

namespace {

constexpr int most_at_once = 2;
constexpr int small_width = 300;  // pixels: of a list of pages, which nobody reads

}  // namespace

PageImages::PageImages(bool unsandboxed) {
  for (int i = 0; i < most_at_once; ++i)
    free_.push_back(std::make_unique<PageDrawer>(std::string(), unsandboxed));
}

Result<void> PageImages::warm_up() {
  std::vector<std::unique_ptr<PageDrawer>> drawers;
  {
    const std::lock_guard lock(guard_);
    drawers.swap(free_);
  }
  Result<void> ready;
  for (const auto& drawer : drawers)
    if (ready) ready = drawer->warm_up();
  const std::lock_guard lock(guard_);
  for (auto& drawer : drawers) free_.push_back(std::move(drawer));
  changed_.notify_all();
  return ready;
}

Result<Picture> PageImages::draw(const DrawRequest& request) {
  const bool is_large = request.width > small_width;
  std::unique_lock lock(guard_);
  large_waiting_ += is_large ? 1 : 0;
  changed_.wait(lock, [&] { return !free_.empty() && (is_large || large_waiting_ == 0); });
  large_waiting_ -= is_large ? 1 : 0;
  auto drawer = std::move(free_.back());
  free_.pop_back();
  if (!free_.empty()) changed_.notify_all();  // a small one may have its turn now
  lock.unlock();
  auto picture = drawer->draw(request);
  lock.lock();
  free_.push_back(std::move(drawer));
  changed_.notify_all();
  return picture;
}

PageImages::Png PageImages::find(const std::string& key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  kept_.splice(kept_.begin(), kept_, found->second);
  return found->second->png;
}

void PageImages::keep(const std::string& key, const Png& png) {
  if (png->size() > most_bytes / 4 || by_key_.contains(key)) return;
  kept_.push_front({key, png});
  by_key_[key] = kept_.begin();
  bytes_ += png->size();
  while (bytes_ > most_bytes) {
    bytes_ -= kept_.back().png->size();
    by_key_.erase(kept_.back().key);
    kept_.pop_back();
  }
}

Result<PageImages::Png> PageImages::png(const std::string& content, const DrawRequest& request) {
  const std::string key = content + "/" + std::to_string(request.page) + "/" + std::to_string(request.width);
  {
    std::unique_lock lock(guard_);
    // Who asks for what is being drawn waits for that.
    changed_.wait(lock, [&] { return !underway_.contains(key); });
    if (Png kept = find(key)) return kept;
    underway_[key] = 1;
  }
  const auto picture = draw(request);
  const Png made = picture ? std::make_shared<const std::string>(to_png(*picture)) : nullptr;
  const std::lock_guard lock(guard_);
  underway_.erase(key);
  changed_.notify_all();
  if (!picture) return tl::unexpected(picture.error());
  keep(key, made);
  return made;
}

}  // namespace planlezer::serve
