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

Result<Bytes> PageImages::png(const std::string& content, const DrawRequest& request) {
  const std::string key = content + "/" + std::to_string(request.page) + "/" + std::to_string(request.width);
  {
    std::unique_lock lock(guard_);
    // Who asks for what is being drawn waits for that.
    changed_.wait(lock, [&] { return !underway_.contains(key); });
    if (Bytes kept = kept_.find(key)) return kept;
    underway_.insert(key);
  }
  const auto picture = draw(request);
  const Bytes made = picture ? std::make_shared<const std::string>(to_png(*picture)) : nullptr;
  const std::lock_guard lock(guard_);
  underway_.erase(key);
  changed_.notify_all();
  if (!picture) return tl::unexpected(picture.error());
  kept_.keep(key, made);
  return made;
}

}  // namespace planlezer::serve
