#include "app/interruption.h"

#include <atomic>
#include <csignal>

namespace planlezer {
namespace {

std::atomic<bool> asked_to_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void on_signal(int) {
  asked_to_stop = true;
}

}  // namespace

void catch_interruption() {
  struct sigaction action = {};
  action.sa_handler = on_signal;
  // No SA_RESTART: a wait for the workers must return to look at the flag.
  action.sa_flags = SA_RESETHAND;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() {
  return asked_to_stop;
}

}  // namespace planlezer
