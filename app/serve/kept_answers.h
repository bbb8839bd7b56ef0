// Answers that took work, up to so many bytes together; the ones that were asked for longest ago go first.
// Not for sharing between threads.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

namespace planlezer::serve {

using Bytes = std::shared_ptr<const std::string>;

class KeptAnswers {
 public:
  explicit KeptAnswers(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // nullptr: it is not there.
  Bytes find(const std::string& key) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    latest_first_.splice(latest_first_.begin(), latest_first_, found->second);
    return found->second->second;
  }

  void keep(const std::string& key, const Bytes& answer) {
    if (answer->size() > most_bytes_ / 4 || by_key_.contains(key)) return;
    latest_first_.emplace_front(key, answer);
    by_key_[key] = latest_first_.begin();
    bytes_ += answer->size();
    while (bytes_ > most_bytes_) {
      const auto& [oldest, its_answer] = latest_first_.back();
      bytes_ -= its_answer->size();
      by_key_.erase(oldest);
      latest_first_.pop_back();
    }
  }

  void clear() {
    latest_first_.clear();
    by_key_.clear();
    bytes_ = 0;
  }

 private:
  const std::size_t most_bytes_;
  std::list<std::pair<std::string, Bytes>> latest_first_;
  std::unordered_map<std::string, std::list<std::pair<std::string, Bytes>>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace planlezer::serve
