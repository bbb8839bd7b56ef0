#include "extract/worker_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace planlezer {

namespace {

constexpr int channel_buffer_bytes = 1024 * 1024;

// A child lives as long as one document or page, and takes memory for whole pictures of pages: with huge
// pages, and without giving back in between, drawing one takes a fifth less time.
constexpr const char* memory_settings =
    "GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=268435456:"
    "glibc.malloc.trim_threshold=268435456:glibc.malloc.top_pad=8388608";

// Only what the libraries need. Tesseract with threads of its own is many times slower when all cores have
// work, and reads this variable when it is loaded.
std::vector<std::string> clean_environment() {
  std::vector<std::string> environment{"OMP_THREAD_LIMIT=1", "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
                                       memory_settings};
  for (const char* name : {"TESSDATA_PREFIX", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "LLVM_PROFILE_FILE"})
    if (const char* value = std::getenv(name); value != nullptr)
      environment.push_back(std::string(name) + "=" + value);
  return environment;
}

// Descriptors: /dev/null for the standard ones (libraries can flood standard error), the control socket,
// nothing else.
class SpawnActions {
 public:
  explicit SpawnActions(int control) {
    posix_spawn_file_actions_init(&actions_);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
      posix_spawn_file_actions_addopen(&actions_, fd, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions_, control, control_fd);
    posix_spawn_file_actions_addclosefrom_np(&actions_, control_fd + 1);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnActions() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

}  // namespace

Result<WorkerProcess> WorkerProcess::launch(const std::string& path, bool unsandboxed) {
  auto sockets = make_sockets(SOCK_SEQPACKET);
  if (!sockets) return tl::unexpected(sockets.error());
  // dup2 onto itself would keep close-on-exec: the worker's end must not have the number it is to get.
  UniqueFd theirs(fcntl(sockets->second.get(), F_DUPFD_CLOEXEC, control_fd + 1));
  const SpawnActions spawn(theirs.get());
  std::vector<std::string> environment = clean_environment();
  std::vector<char*> variables;
  for (std::string& variable : environment) variables.push_back(variable.data());
  variables.push_back(nullptr);
  std::string program = path;
  std::string option = "--unsandboxed";
  std::array<char*, 3> arguments{program.data(), unsandboxed ? option.data() : nullptr, nullptr};
  pid_t pid = -1;
  const int error = posix_spawn(&pid, path.c_str(), spawn.actions(), spawn.attributes(), arguments.data(),
                                variables.data());
  if (error != 0)
    return fail(ErrorCode::sandbox, "Het leesprogramma " + path + " kan niet worden gestart (" +
                                        std::strerror(error) + "). Bouw of installeer planlezer opnieuw.");
  return WorkerProcess(pid, std::move(sockets->first));
}

WorkerProcess::~WorkerProcess() {
  if (pid_ <= 0) return;
  // Its child, if any, is set to die with it.
  kill(pid_, SIGKILL);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Result<UniqueFd> WorkerProcess::begin(const Job& job, int document) const {
  auto sockets = make_sockets(SOCK_STREAM);
  if (!sockets) return tl::unexpected(sockets.error());
  for (const UniqueFd* end : {&sockets->first, &sockets->second})
    setsockopt(end->get(), SOL_SOCKET, SO_SNDBUF, &channel_buffer_bytes, sizeof channel_buffer_bytes);
  const bool sent =
      send_start(control(), {job.kind == JobKind::recognise_page}, document, sockets->second.get()) &&
      send_frame(sockets->first.get(), FrameKind::job, encode_job(job));
  if (!sent) return fail(ErrorCode::sandbox, "Het leesproces is weggevallen.");
  return std::move(sockets->first);
}

}  // namespace planlezer
