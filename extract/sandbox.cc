#include "extract/sandbox.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/handle.h"

namespace planlezer {

namespace {

// Public files that parsers need after the warm-up: fonts of the system, encodings (poppler-data), their
// indexes.
constexpr std::array readable_folders{"/usr/share", "/usr/local/share", "/etc/fonts",
                                      "/var/cache/fontconfig"};

// The kernel's interface, spelled out because the headers of Debian 12 are older than the kernels it runs on.
namespace landlock {

constexpr long create_ruleset = 444, add_rule = 445, restrict_self = 446;
constexpr unsigned version_flag = 1, path_beneath = 1;
constexpr std::uint64_t read_file = 1 << 2, read_dir = 1 << 3;
constexpr std::uint64_t net_all = 3, scope_all = 3;

struct Ruleset {
  std::uint64_t fs, net, scoped;
};

struct [[gnu::packed]] PathBeneath {
  std::uint64_t allowed;
  std::int32_t parent;
};

// Every file right that the given version of the interface knows.
std::uint64_t all_fs(long version) {
  const int rights = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
  return (std::uint64_t{1} << rights) - 1;
}

std::size_t ruleset_size(long version) {
  return version >= 6 ? sizeof(Ruleset) : version >= 4 ? 16 : 8;
}

// False when the kernel does not have it.
bool apply() {
  const long version = syscall(create_ruleset, nullptr, 0, version_flag);
  if (version < 1) return false;
  const Ruleset rules{all_fs(version), net_all, scope_all};
  const int ruleset = static_cast<int>(syscall(create_ruleset, &rules, ruleset_size(version), 0));
  if (ruleset < 0) return false;
  bool applied = true;
  for (const char* folder : readable_folders) {
    const int fd = open(folder, O_PATH | O_CLOEXEC);
    if (fd < 0) continue;
    const PathBeneath rule{read_file | read_dir, fd};
    applied = syscall(add_rule, ruleset, path_beneath, &rule, 0) == 0 && applied;
    close(fd);
  }
  applied = applied && syscall(restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return applied;
}

}  // namespace landlock

Error cannot(const std::string& what) {
  return {ErrorCode::sandbox,
          "De afscherming voor het lezen van documenten kan niet worden opgezet (" + what + ": " +
              std::strerror(errno) +
              "). Gebruik een Linux-kernel met seccomp, of lees alleen documenten die u vertrouwt "
              "met de optie om zonder afscherming te lezen."};
}

bool limit(int resource, rlim_t soft, rlim_t hard) {
  rlimit now{};
  if (getrlimit(static_cast<__rlimit_resource>(resource), &now) != 0) return false;
  if (now.rlim_max != RLIM_INFINITY) hard = std::min(hard, now.rlim_max);
  const rlimit wanted{std::min(soft, hard), hard};
  return setrlimit(static_cast<__rlimit_resource>(resource), &wanted) == 0;
}

// Bytes of address space this process has.
std::int64_t address_space() {
  const Handle<FILE, fclose> file(std::fopen("/proc/self/statm", "re"));
  long long pages = 0;
  if (!file || std::fscanf(file.get(), "%lld", &pages) != 1) return -1;
  return pages * sysconf(_SC_PAGESIZE);
}

bool set_limits(const SandboxLimits& limits) {
  const std::int64_t used = address_space();
  if (used < 0) return false;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto memory = static_cast<rlim_t>(used + limits.memory_bytes);
  const auto seconds =
      static_cast<rlim_t>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + 1 + limits.cpu_seconds);
  // Files are written nowhere: output goes over a socket, which RLIMIT_FSIZE does not touch.
  return limit(RLIMIT_AS, memory, memory) && limit(RLIMIT_CPU, seconds, seconds + 2) &&
         limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_NOFILE, 64, 64) && limit(RLIMIT_FSIZE, 0, 0) &&
         limit(RLIMIT_NPROC, 0, 0) && limit(RLIMIT_MEMLOCK, 0, 0) && limit(RLIMIT_MSGQUEUE, 0, 0);
}

// Being started by root must not help a parser that was taken over.
bool drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  std::array<__user_cap_data_struct, 2> none{};
  return syscall(SYS_capset, &header, none.data()) == 0;
}

class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {
    add(context_ ? seccomp_attr_set(context_.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS)
                 : -ENOMEM);
    add(context_ ? seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2) : -ENOMEM);
  }
  template <typename... Conditions>
  void allow(int call, Conditions... conditions) {
    rule(SCMP_ACT_ALLOW, call, conditions...);
  }
  // Refused politely: libraries try these and get on without.
  template <typename... Conditions>
  void refuse(int error, int call, Conditions... conditions) {
    rule(SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), call, conditions...);
  }
  bool load() {
    if (result_ == 0) result_ = seccomp_load(context_.get());
    if (result_ != 0) errno = -result_;
    return result_ == 0;
  }

 private:
  template <typename... Conditions>
  void rule(std::uint32_t action, int call, Conditions... conditions) {
    if (result_ != 0 || call == __NR_SCMP_ERROR) return;
    const std::array<scmp_arg_cmp, sizeof...(conditions)> list{conditions...};
    add(seccomp_rule_add_array(context_.get(), action, call, sizeof...(conditions), list.data()));
  }
  void add(int result) {
    if (result_ == 0) result_ = result;
  }

  Handle<void, seccomp_release> context_;
  int result_ = 0;
};

void allow_memory_and_time(Filter& filter) {
  for (const int call : {SCMP_SYS(munmap),       SCMP_SYS(mremap),
                         SCMP_SYS(madvise),      SCMP_SYS(brk),
                         SCMP_SYS(futex),        SCMP_SYS(clock_gettime),
                         SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
                         SCMP_SYS(gettimeofday), SCMP_SYS(time),
                         SCMP_SYS(nanosleep),    SCMP_SYS(sched_yield),
                         SCMP_SYS(getrandom),    SCMP_SYS(restart_syscall),
                         SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
                         SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
                         SCMP_SYS(getpid),       SCMP_SYS(gettid),
                         SCMP_SYS(getrusage),    SCMP_SYS(times),
                         SCMP_SYS(sysinfo),      SCMP_SYS(uname),
                         SCMP_SYS(exit),         SCMP_SYS(exit_group)})
    filter.allow(call);
  // No new machine code, neither mapped nor made of data.
  filter.allow(SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  filter.allow(SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  filter.allow(SCMP_SYS(setitimer), SCMP_A0(SCMP_CMP_EQ, ITIMER_PROF));
  // abort() signals the process itself.
  filter.allow(SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
}

void allow_reading(Filter& filter) {
  constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  filter.allow(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0));
  filter.allow(SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0));
  for (const int call :
       {SCMP_SYS(read),       SCMP_SYS(pread64),    SCMP_SYS(readv),      SCMP_SYS(lseek),
        SCMP_SYS(close),      SCMP_SYS(fstat),      SCMP_SYS(newfstatat), SCMP_SYS(stat),
        SCMP_SYS(lstat),      SCMP_SYS(statx),      SCMP_SYS(fstatfs),    SCMP_SYS(statfs),
        SCMP_SYS(access),     SCMP_SYS(faccessat),  SCMP_SYS(faccessat2), SCMP_SYS(readlink),
        SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd),     SCMP_SYS(fadvise64)})
    filter.allow(call);
  for (const scmp_datum_t command : {F_GETFD, F_SETFD, F_GETFL})
    filter.allow(SCMP_SYS(fcntl), SCMP_A1(SCMP_CMP_EQ, command));
}

void refuse_politely(Filter& filter) {
  constexpr scmp_datum_t create = O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  for (const scmp_datum_t mode : {O_WRONLY, O_RDWR, O_ACCMODE}) {
    filter.refuse(EACCES, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE, mode));
    filter.refuse(EACCES, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE, mode));
  }
  for (scmp_datum_t bit = 1; bit <= create; bit <<= 1) {
    if ((create & bit) == 0) continue;
    filter.refuse(EACCES, SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, bit, bit));
    filter.refuse(EACCES, SCMP_SYS(openat), SCMP_A2(SCMP_CMP_MASKED_EQ, bit, bit));
  }
  filter.refuse(EBADF, SCMP_SYS(write));  // messages of libraries to standard error
  filter.refuse(EBADF, SCMP_SYS(writev));
  filter.refuse(ENOTTY, SCMP_SYS(ioctl));
  filter.refuse(ENOSYS, SCMP_SYS(openat2));  // its flags cannot be looked at
  filter.refuse(EPERM, SCMP_SYS(prlimit64));
  filter.refuse(EPERM, SCMP_SYS(sched_getaffinity));
  for (const int call : {SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(rename), SCMP_SYS(renameat),
                         SCMP_SYS(renameat2), SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(chmod),
                         SCMP_SYS(fchmodat), SCMP_SYS(link), SCMP_SYS(linkat), SCMP_SYS(utimensat)})
    filter.refuse(EACCES, call);
}

bool filter_calls(int send_fd) {
  Filter filter;
  allow_memory_and_time(filter);
  allow_reading(filter);
  filter.allow(SCMP_SYS(sendmsg), SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(send_fd)));
  refuse_politely(filter);
  return filter.load();
}

}  // namespace

Result<std::string> lock_down(const Sandbox& sandbox) {
  if (!set_limits(sandbox.limits)) return tl::unexpected(cannot("rlimits"));
  if (!sandbox.seccomp) return "rlimits";
  if (prctl(PR_SET_DUMPABLE, 0) != 0) return tl::unexpected(cannot("dumpable"));
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return tl::unexpected(cannot("no_new_privs"));
  const bool landlocked = sandbox.landlock && landlock::apply();
  if (!drop_capabilities()) return tl::unexpected(cannot("capabilities"));
  if (!filter_calls(sandbox.send_fd)) return tl::unexpected(cannot("seccomp"));
  return landlocked ? "seccomp+landlock+rlimits" : "seccomp+rlimits";
}

}  // namespace planlezer
