// What is still to be done, while doing it can bring more: reading a mailbox gives mails, reading those gives
// attachments. One thread takes, another puts and reports what is done. Thread-safe.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>

namespace planlezer {

template <typename T>
class WorkList {
 public:
  // `weight`: how much work it is, in any unit.
  void put(const T* item, double weight) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(item);
    ++total_;
    weight_ += weight;
  }
  // Null when there is nothing at the moment.
  const T* take() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return nullptr;
    const T* item = waiting_.front();
    waiting_.pop_front();
    ++underway_;
    return item;
  }
  void done() {
    const std::lock_guard lock(mutex_);
    --underway_;
  }
  // Nothing waits, and nothing is underway that could bring more.
  bool finished() const {
    const std::lock_guard lock(mutex_);
    return waiting_.empty() && underway_ == 0;
  }
  std::size_t total() const {
    const std::lock_guard lock(mutex_);
    return total_;
  }
  double total_weight() const {
    const std::lock_guard lock(mutex_);
    return weight_;
  }

 private:
  mutable std::mutex mutex_;
  std::deque<const T*> waiting_;
  std::size_t underway_ = 0, total_ = 0;
  double weight_ = 0;
};

}  // namespace planlezer
