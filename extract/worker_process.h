// The program's handle on one planlezer-worker: starts it, gives it jobs, ends it. It dies with its handle.
#pragma once

#include <sys/types.h>

#include <string>

#include "base/result.h"
#include "extract/protocol.h"

namespace planlezer {

class WorkerProcess {
 public:
  // Starts `path` with a clean environment, no inherited descriptors, in a process group of its own (so that
  // Ctrl-C in a terminal reaches the program only). It reports when it is ready.
  static Result<WorkerProcess> launch(const std::string& path, bool unsandboxed);

  WorkerProcess(WorkerProcess&& other) noexcept
      : pid_(std::exchange(other.pid_, -1)), control_(std::move(other.control_)) {}
  WorkerProcess& operator=(WorkerProcess&&) = delete;
  ~WorkerProcess();

  int control() const { return control_.get(); }

  // Hands over a job; gives the program's end of the channel. An error means that the worker is gone.
  Result<UniqueFd> begin(const Job& job, int document) const;

 private:
  WorkerProcess(pid_t pid, UniqueFd control) : pid_(pid), control_(std::move(control)) {}

  pid_t pid_;
  UniqueFd control_;
};

}  // namespace planlezer
