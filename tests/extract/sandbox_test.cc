#include "extract/sandbox.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>

#include "extract/protocol.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {
namespace {

// What became of a child that locks itself in and then does something.
struct Outcome {
  int exit_code = -1;  // what it returned
  int signal = 0;      // what ended it
};

Outcome locked_in(const std::function<int()>& deed, Sandbox sandbox = {}) {
  const pid_t child = fork();
  if (child == 0) {
    if (!lock_down(sandbox)) _exit(99);
    _exit(deed());
  }
  int status = 0;
  waitpid(child, &status, 0);
  Outcome outcome;
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  return outcome;
}

bool has_landlock() {
  return syscall(444, nullptr, 0, 1) > 0;
}

// The error of an attempt to open; 0 when it worked.
int open_error(const char* path, int flags) {
  const int fd = open(path, flags, 0600);
  return fd >= 0 ? 0 : errno;
}

TEST(SandboxTest, SaysWhatItGot) {
  auto [ours, theirs] = std::move(*make_sockets(SOCK_STREAM));
  for (const bool landlock : {true, false}) {
    const pid_t child = fork();
    if (child == 0) {
      Sandbox sandbox;
      sandbox.send_fd = theirs.get();
      sandbox.landlock = landlock;
      const auto got = lock_down(sandbox);
      send_frame(theirs.get(), FrameKind::done, got ? *got : got.error().message);
      _exit(0);
    }
    waitpid(child, nullptr, 0);
    const auto said = receive_frame(ours.get(), FrameKind::done, 1000);
    ASSERT_TRUE(said);
    EXPECT_EQ(*said, landlock && has_landlock() ? "seccomp+landlock+rlimits" : "seccomp+rlimits");
  }
}

TEST(SandboxTest, PublicFilesCanBeReadWithAndWithoutLandlock) {
  for (const bool landlock : {true, false}) {
    Sandbox sandbox;
    sandbox.landlock = landlock;
    EXPECT_EQ(locked_in([] { return open_error("/usr/share", O_RDONLY | O_DIRECTORY); }, sandbox).exit_code,
              0);
    EXPECT_EQ(locked_in([] { return open_error("/etc/fonts/fonts.conf", O_RDONLY | O_CLOEXEC); }, sandbox)
                  .exit_code,
              0);
  }
}

TEST(SandboxTest, NothingCanBeOpenedForWriting) {
  const TestFolder folder;
  const std::string file = folder.put("bestand", "inhoud");
  const std::string fresh = (folder.path() / "nieuw").string();
  for (const bool landlock : {true, false}) {
    Sandbox sandbox;
    sandbox.landlock = landlock;
    for (const int flags :
         {O_WRONLY, O_RDWR, O_RDONLY | O_TRUNC, O_WRONLY | O_CREAT, O_RDONLY | O_CREAT, O_WRONLY | O_APPEND})
      EXPECT_EQ(locked_in([&] { return open_error(file.c_str(), flags); }, sandbox).exit_code, EACCES)
          << flags;
    EXPECT_EQ(locked_in([&] { return open_error(fresh.c_str(), O_RDWR | O_CREAT); }, sandbox).exit_code,
              EACCES);
    EXPECT_EQ(locked_in([&] { return unlink(file.c_str()) == 0 ? 0 : errno; }, sandbox).exit_code, EACCES);
  }
  EXPECT_FALSE(std::filesystem::exists(fresh));
  EXPECT_EQ(std::filesystem::file_size(file), 6U);
}

TEST(SandboxTest, PrivateFilesCannotBeReadWithLandlock) {
  if (!has_landlock()) GTEST_SKIP() << "this kernel has no Landlock";
  const TestFolder folder;
  const std::string file = folder.put("bestand", "geheim");
  EXPECT_EQ(locked_in([&] { return open_error(file.c_str(), O_RDONLY); }).exit_code, EACCES);
  EXPECT_EQ(locked_in([] { return open_error("/etc/shadow", O_RDONLY); }).exit_code, EACCES);
  EXPECT_EQ(locked_in([] { return open_error("/etc/passwd", O_RDONLY); }).exit_code, EACCES);
  EXPECT_EQ(locked_in([] { return open_error("/proc/self/environ", O_RDONLY); }).exit_code, EACCES);
}

TEST(SandboxTest, ForbiddenDeedsEndTheProcess) {
  const std::vector<std::pair<const char*, std::function<int()>>> deeds{
      {"socket", [] { return socket(AF_INET, SOCK_STREAM, 0); }},
      {"unix socket", [] { return socket(AF_UNIX, SOCK_STREAM, 0); }},
      {"exec", [] { return execl("/bin/true", "true", nullptr); }},
      {"fork", [] { return static_cast<int>(fork()); }},
      {"ptrace", [] { return static_cast<int>(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
      {"kill", [] { return kill(getppid(), 0); }},
      {"signal another process",
       [] { return static_cast<int>(syscall(SYS_tgkill, getppid(), getppid(), 0)); }},
      {"machine code",
       [] {
         return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                    ? 1
                    : 0;
       }},
      {"make code",
       [] {
         void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         return mprotect(page, 4096, PROT_READ | PROT_EXEC);
       }},
      {"memory file", [] { return static_cast<int>(syscall(SYS_memfd_create, "x", 0)); }},
      {"io_uring", [] { return static_cast<int>(syscall(425, 1, nullptr)); }},
      {"mount", [] { return static_cast<int>(syscall(SYS_mount, "a", "b", "c", 0, nullptr)); }},
      {"read another's memory",
       [] { return static_cast<int>(syscall(SYS_process_vm_readv, getppid(), nullptr, 0, nullptr, 0, 0)); }},
      {"become another user", [] { return setuid(0); }},
      {"loosen the filter", [] { return static_cast<int>(syscall(SYS_prctl, 22, 0, nullptr)); }},
  };
  for (const bool landlock : {true, false}) {
    Sandbox sandbox;
    sandbox.landlock = landlock;
    for (const auto& [name, deed] : deeds) EXPECT_EQ(locked_in(deed, sandbox).signal, SIGSYS) << name;
  }
}

TEST(SandboxTest, SendsOnItsOwnSocketOnly) {
  auto [ours, theirs] = std::move(*make_sockets(SOCK_STREAM));
  auto [other, another] = std::move(*make_sockets(SOCK_STREAM));
  Sandbox sandbox;
  sandbox.send_fd = theirs.get();
  EXPECT_EQ(locked_in([&] { return send_frame(sandbox.send_fd, FrameKind::done, "dag") ? 0 : 1; }, sandbox)
                .exit_code,
            0);
  const auto said = receive_frame(ours.get(), FrameKind::done, 100);
  ASSERT_TRUE(said);
  EXPECT_EQ(*said, "dag");
  EXPECT_EQ(
      locked_in([&, end = another.get()] { return send_frame(end, FrameKind::done, "dag") ? 0 : 1; }, sandbox)
          .signal,
      SIGSYS);
  EXPECT_EQ(locked_in([] { return write(STDERR_FILENO, "x", 1) < 0 ? errno : 0; }).exit_code, EBADF);
}

TEST(SandboxTest, MemoryAndTimeHaveAnEnd) {
  Sandbox sandbox;
  sandbox.limits.memory_bytes = 64 << 20;
  EXPECT_EQ(locked_in([] { return std::malloc(256 << 20) == nullptr ? 7 : 0; }, sandbox).exit_code, 7);
  EXPECT_EQ(locked_in([] { return std::malloc(16 << 20) == nullptr ? 7 : 0; }, sandbox).exit_code, 0);
  sandbox.limits.cpu_seconds = 0;
  EXPECT_EQ(locked_in(
                [] {
                  volatile unsigned turns = 0;
                  while (true) turns = turns + 1;
                  return 0;
                },
                sandbox)
                .signal,
            SIGXCPU);
}

TEST(SandboxTest, AbortStillEndsTheProcessAsAnAbort) {
  EXPECT_EQ(locked_in([]() -> int { abort(); }).signal, SIGABRT);
}

TEST(SandboxTest, LimitsHoldWithoutTheFilterToo) {
  Sandbox sandbox;
  sandbox.seccomp = false;
  sandbox.limits.memory_bytes = 64 << 20;
  EXPECT_EQ(locked_in([] { return std::malloc(256 << 20) == nullptr ? 7 : 0; }, sandbox).exit_code, 7);
}

}  // namespace
}  // namespace planlezer
