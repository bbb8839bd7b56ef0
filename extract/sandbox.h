// Locks the calling process in, for good, before it looks at untrusted bytes. Afterwards it can compute, take
// memory up to a limit, read public files under a few system folders (fonts, encodings), and send on the one
// socket it was given; it cannot open anything for writing, make sockets, start or look into processes, or
// change what it may do. Only for a process with one thread. Worker only: this and its .cc are the only files
// that name libseccomp.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace planlezer {

struct SandboxLimits {
  std::int64_t memory_bytes = 1'500'000'000;  // address space on top of what the process has now
  int cpu_seconds = 600;                      // on top of what it used
};

struct Sandbox {
  SandboxLimits limits;
  int send_fd = -1;      // the only descriptor it may send on
  bool landlock = true;  // where the kernel has it
  bool seccomp = true;   // false only when the user asks to go without
};

// What was got, for people and the ledger: "seccomp+landlock+rlimits", "seccomp+rlimits", "rlimits". Fails
// when a layer that was asked for cannot be had; Landlock is the exception, not every kernel has it.
Result<std::string> lock_down(const Sandbox& sandbox);

}  // namespace planlezer
