// planlezer-worker: reads untrusted documents for planlezer. It warms the libraries up once, then forks a
// child for each job, which locks itself in before it looks at the document and dies when the job is done.
// This process never reads a byte of a document, so it stays trustworthy and every job starts from the same
// state.
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <new>
#include <optional>
#include <string>

#include "extract/formats/format.h"
#include "extract/job.h"
#include "extract/pdf_reader.h"
#include "extract/protocol.h"
#include "extract/sandbox.h"

namespace planlezer {

namespace {

constexpr std::size_t max_job_bytes = 128 * 1024;

void on_child_signal(int /*signal*/) {}  // only to interrupt ppoll

// Whether a crash came from a lack of memory: then not even a little is to be had.
void on_crash(int signal) {
  constexpr std::size_t little = 32 * 1024 * 1024;
  if (mmap(nullptr, little, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
    _exit(exit_out_of_memory);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

[[noreturn]] void on_no_memory() {
  _exit(exit_out_of_memory);
}

void catch_crashes() {
  static std::array<char, 64 * 1024> stack;  // the usual one may be what overflowed
  stack_t alternative{};
  alternative.ss_sp = stack.data();
  alternative.ss_size = stack.size();
  sigaltstack(&alternative, nullptr);
  struct sigaction action {};
  action.sa_handler = on_crash;
  action.sa_flags = SA_ONSTACK | SA_NODEFER;
  for (const int signal : {SIGSEGV, SIGABRT, SIGBUS}) sigaction(signal, &action, nullptr);
  std::set_new_handler(on_no_memory);
}

// A file keeps its bytes while it is mapped read-only; nothing of it is copied.
std::optional<std::string_view> map_document(int fd) {
  struct stat about {};
  if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
  if (about.st_size == 0) return std::string_view();
  const auto size = static_cast<std::size_t>(about.st_size);
  void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED) return std::nullopt;
  return std::string_view(static_cast<const char*>(bytes), size);
}

void send_fault(ErrorCode code, std::string_view reason, std::string_view message) {
  send_frame(channel_fd, FrameKind::fault, encode_fault({code, std::string(reason), std::string(message)}));
}

// The child keeps standard input, output and error (/dev/null), the channel and the document, and dies with
// its parent.
void keep_only(int channel, int document, pid_t worker) {
  const int spare = fcntl(channel, F_DUPFD_CLOEXEC, 16);
  const int spare_document = fcntl(document, F_DUPFD_CLOEXEC, 16);
  dup2(spare, channel_fd);
  dup2(spare_document, document_fd);
  close_range(document_fd + 1, ~0U, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != worker) _exit(exit_sandbox);
}

[[noreturn]] void be_child(const ReceivedOrder& order, bool unsandboxed, Recogniser* recogniser,
                           pid_t worker) {
  keep_only(order.channel.get(), order.document.get(), worker);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  std::signal(SIGCHLD, SIG_DFL);
  const auto bytes = receive_frame(channel_fd, FrameKind::job, max_job_bytes);
  const auto job = bytes ? decode_job(*bytes) : Result<Job>(tl::unexpected(bytes.error()));
  if (!job) _exit(exit_sandbox);
  const auto document = map_document(document_fd);
  if (!document) {
    send_fault(ErrorCode::unreadable, "not_readable", "Het bestand kan niet worden geopend.");
    _exit(0);
  }
  Sandbox sandbox;
  sandbox.limits.memory_bytes = job->memory_bytes;
  sandbox.limits.cpu_seconds = job->cpu_seconds;
  sandbox.send_fd = channel_fd;
  sandbox.seccomp = !unsandboxed;
  if (const auto locked = lock_down(sandbox); !locked) {
    send_fault(locked.error().code, "sandbox", locked.error().message);
    _exit(exit_sandbox);
  }
  catch_crashes();
  run_job(*job, *document, channel_fd, recogniser);
  _exit(0);
}

// Locks a child in and asks what it got: whether documents may be read here at all.
Report try_sandbox(bool unsandboxed) {
  Report report;
  report.error =
      "Het leesproces kan geen afgeschermd proces maken. Controleer de grenzen voor processen (ulimit -u).";
  auto sockets = make_sockets(SOCK_STREAM);
  if (!sockets) return report;
  const pid_t child = fork();
  if (child < 0) return report;
  if (child == 0) {
    Sandbox sandbox;
    sandbox.send_fd = sockets->second.get();
    sandbox.seccomp = !unsandboxed;
    const auto locked = lock_down(sandbox);
    send_frame(sandbox.send_fd, locked ? FrameKind::done : FrameKind::fault,
               locked ? *locked : locked.error().message);
    _exit(0);
  }
  sockets->second.reset();
  FrameBuffer frames(max_job_bytes);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  frames.fill(sockets->first.get(), max_job_bytes);
  const auto frame = frames.next();
  if (!frame || !*frame) return report;
  ((*frame)->kind == FrameKind::done ? report.isolation : report.error) = (*frame)->body;
  if ((*frame)->kind == FrameKind::done) report.error.clear();
  return report;
}

class Worker {
 public:
  explicit Worker(bool unsandboxed) : unsandboxed_(unsandboxed) {}

  int run() {
    sigset_t child_signal;
    sigemptyset(&child_signal);
    sigaddset(&child_signal, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child_signal, &usual_signals_);
    std::signal(SIGCHLD, on_child_signal);
    PdfReader::warm_up();
    warm_up_formats();
    if (!send_report(control_fd, try_sandbox(unsandboxed_))) return 1;
    while (step()) {
    }
    stop_child();
    return 0;
  }

 private:
  // False when the program is gone.
  bool step() {
    if (!reap()) return false;
    pollfd control{control_fd, POLLIN, 0};
    if (ppoll(&control, 1, nullptr, &usual_signals_) < 0) return errno == EINTR;
    auto order = receive_order(control_fd);
    if (!order) return false;
    if (order->order == Order::start) return start(*order);
    if (child_ > 0) kill(child_, SIGKILL);
    return true;
  }

  bool start(const ReceivedOrder& order) {
    if (child_ > 0) return false;  // one at a time is what was agreed
    if (order.start.needs_ocr && !recogniser_)
      if (auto loaded = Recogniser::load()) recogniser_.emplace(std::move(*loaded));
    const pid_t worker = getpid();
    child_ = fork();
    if (child_ == 0) be_child(order, unsandboxed_, recogniser_ ? &*recogniser_ : nullptr, worker);
    return child_ > 0 || send_report(control_fd, {ReportKind::child_ended, "", "", -1});
  }

  bool reap() {
    if (child_ <= 0) return true;
    int status = 0;
    if (waitpid(child_, &status, WNOHANG) != child_) return true;
    child_ = -1;
    return send_report(control_fd, {ReportKind::child_ended, "", "", status});
  }

  void stop_child() const {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }

  bool unsandboxed_;
  sigset_t usual_signals_{};
  std::optional<Recogniser> recogniser_;  // loaded when the first page needs it
  pid_t child_ = -1;
};

}  // namespace

}  // namespace planlezer

int main(int argc, char** argv) {
  const bool unsandboxed = argc > 1 && std::strcmp(argv[1], "--unsandboxed") == 0;
  return planlezer::Worker(unsandboxed).run();
}
