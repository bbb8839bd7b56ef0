// The same done with every stored document, on as many threads as there are processors; each thread has a
// connection of its own. The results come in the order of the documents, whatever the number of threads.
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/commands.h"
#include "app/interruption.h"
#include "storage/store.h"

namespace planlezer {

// `work(store, sha256)` answers a Result<T>. Ends early, with what there is, when it is interrupted; an error
// ends it too.
template <typename T, typename Work>
Result<std::vector<T>> over_documents(const GlobalOptions& global, const std::vector<std::string>& hashes,
                                      const Work& work) {
  std::vector<T> results(hashes.size());
  std::atomic<std::size_t> next = 0;
  std::optional<Error> first_error;
  std::mutex guard;  // of first_error
  const auto stop = [&](const Error& error) {
    const std::lock_guard lock(guard);
    if (!first_error) first_error = error;
    next = hashes.size();
  };
  const auto run = [&] {
    const auto store = Store::open(global.index, Store::Mode::read);
    if (!store) return stop(store.error());
    for (std::size_t i = next++; i < hashes.size() && !interrupted(); i = next++) {
      Result<T> result = work(**store, hashes[i]);
      if (!result) return stop(result.error());
      results[i] = std::move(*result);
    }
  };
  const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t threads =
      std::min(hashes.size(), static_cast<std::size_t>(global.jobs > 0 ? global.jobs : processors));
  std::vector<std::jthread> pool;
  for (std::size_t i = 1; i < threads; ++i) pool.emplace_back(run);
  run();
  pool.clear();  // waits
  if (first_error) return tl::unexpected(*first_error);
  return results;
}

}  // namespace planlezer
