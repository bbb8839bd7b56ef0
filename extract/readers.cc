#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <filesystem>
#include <list>
#include <thread>

#include "base/file.h"
#include "extract/read.h"
#include "extract/reading.h"
#include "extract/worker_process.h"

namespace planlezer {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds start_time{60'000};        // for a worker to get ready
constexpr milliseconds stop_time{5'000};          // for a worker to end its child
constexpr std::size_t round_bytes = 1024 * 1024;  // taken from one channel before the others get their turn
constexpr int max_broken_starts = 3;              // in a row, before documents are given up
constexpr std::int64_t max_text_bytes = 64'000'000;

struct Document {
  DocumentReading reading;
  UniqueFd file;
  milliseconds text_time{0};  // spent on its text by tasks that are over
};

struct Running {
  Document* document = nullptr;
  Task task;
  UniqueFd channel;
  FrameBuffer frames;
  std::optional<Ending> ending;  // known already, though the child may still be there
  bool stopped = false;          // the order to end it is given
  Clock::time_point begun, last_frame, last_page, stop_begun;
};

struct Slot {
  std::optional<WorkerProcess> worker;
  bool ready = false;
  Clock::time_point launched;
  std::optional<Running> running;
};

Ending ending_of(int wait_status) {
  if (WIFEXITED(wait_status)) {
    if (WEXITSTATUS(wait_status) == exit_out_of_memory) return Ending::memory_limit;
    if (WEXITSTATUS(wait_status) == exit_sandbox) return Ending::sandbox;
    return Ending::crash;
  }
  if (WIFSIGNALED(wait_status) && WTERMSIG(wait_status) == SIGSYS) return Ending::forbidden;
  if (WIFSIGNALED(wait_status) && (WTERMSIG(wait_status) == SIGXCPU || WTERMSIG(wait_status) == SIGPROF))
    return Ending::time_limit;
  return Ending::crash;
}

std::string program_folder() {
  std::error_code error;
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path().string();
}

class Pool final : public Readers {
 public:
  Pool(ReadersOptions options, std::size_t jobs) : options_(std::move(options)), slots_(jobs) {}

  Result<void> start_first();
  void submit(ReadRequest request) override;
  std::vector<ReadResult> wait(milliseconds timeout) override;
  std::size_t pending() const override { return documents_.size() + finished_.size(); }
  std::uint64_t pages_read() const override;
  std::string isolation() const override { return isolation_; }

 private:
  void deliver_finished();
  bool begin_work();
  std::optional<std::pair<Document*, JobKind>> choose() const;
  bool open(Document& document);
  bool begin(Slot& slot, Document& document, JobKind kind);
  Result<void> launch(Slot& slot);
  void lose_worker(Slot& slot);
  void poll_once(Clock::time_point until);
  Clock::time_point deadline_of(const Slot& slot) const;
  void check_clocks(Slot& slot, Clock::time_point now);
  bool hear(Slot& slot);
  bool take_frame(Running& running, const Frame& frame);
  void stop(Slot& slot, std::optional<Ending> ending);
  void take_reports(Slot& slot);
  void end_task(Slot& slot, int wait_status);

  ReadersOptions options_;
  std::vector<Slot> slots_;
  std::list<Document> documents_;  // in the order of submission
  std::vector<ReadResult> finished_;
  std::string isolation_;
  std::string broken_;  // why no worker can be had
  int broken_starts_ = 0;
  std::uint64_t pages_delivered_ = 0;
  Clock::time_point last_look_;
};

Result<void> Pool::launch(Slot& slot) {
  auto worker = WorkerProcess::launch(options_.worker, options_.unsandboxed);
  if (!worker) return tl::unexpected(worker.error());
  slot.worker.emplace(std::move(*worker));
  slot.ready = false;
  slot.launched = Clock::now();
  return {};
}

// One worker tells whether documents can be read here at all; the others are started when there is work for
// them.
Result<void> Pool::start_first() {
  Slot& slot = slots_.front();
  if (auto launched = launch(slot); !launched) return launched;
  const auto until = Clock::now() + start_time;
  while (slot.worker && !slot.ready && Clock::now() < until) {
    pollfd control{slot.worker->control(), POLLIN, 0};
    poll(&control, 1, 100);
    if (control.revents != 0) take_reports(slot);
  }
  if (slot.worker && slot.ready) return {};
  if (!broken_.empty()) return fail(ErrorCode::sandbox, broken_);
  return fail(ErrorCode::sandbox, "Het leesprogramma " + options_.worker +
                                      " start niet goed. Bouw of installeer planlezer opnieuw.");
}

void Pool::submit(ReadRequest request) {
  if (request.media_type == "text/plain") {
    std::error_code error;
    const auto size = std::filesystem::file_size(request.path, error);
    Extracted document;
    const auto text = error || size > max_text_bytes ? fail(ErrorCode::limit, "") : read_file(request.path);
    if (text) {
      document = read_plain_text(*text);
    } else {
      document.state = DocumentState::unreadable;
      document.reason = error ? "not_readable" : "size_limit";
      document.message =
          error ? "Het bestand kan niet worden geopend." : "Dit tekstbestand is te groot om te lezen.";
    }
    pages_delivered_ += document.pages.size();
    finished_.push_back({request.ticket, std::move(document)});
    return;
  }
  Document& document =
      documents_.emplace_back(Document{DocumentReading(std::move(request), options_.limits), UniqueFd()});
  if (!is_readable(document.reading.request().media_type))
    document.reading.give_up(DocumentState::unsupported, "unsupported_kind",
                             "Deze versie leest dit soort bestand niet.");
}

std::uint64_t Pool::pages_read() const {
  std::uint64_t pages = pages_delivered_;
  for (const Document& document : documents_) pages += document.reading.pages_done();
  return pages;
}

void Pool::deliver_finished() {
  for (auto document = documents_.begin(); document != documents_.end();) {
    if (!document->reading.finished()) {
      ++document;
      continue;
    }
    pages_delivered_ += document->reading.pages_done();
    ReadResult result{document->reading.request().ticket, document->reading.conclude()};
    if (options_.unsandboxed)
      result.document.notes.push_back(
          {0, "unsandboxed", "Dit document is op verzoek zonder afscherming gelezen."});
    finished_.push_back(std::move(result));
    document = documents_.erase(document);
  }
}

std::vector<ReadResult> Pool::wait(milliseconds timeout) {
  const auto until = Clock::now() + timeout;
  // While nobody listened the children could not speak: that time does not count against them.
  const auto unheard = Clock::now() - last_look_;
  for (Slot& slot : slots_) {
    if (!slot.running) continue;
    slot.running->begun += unheard;
    slot.running->last_frame += unheard;
    slot.running->last_page += unheard;
    slot.running->stop_begun += unheard;
  }
  while (true) {
    deliver_finished();
    while (begin_work()) {
    }
    deliver_finished();
    const bool expired = Clock::now() >= until;
    if (!finished_.empty() || documents_.empty() || expired) break;
    poll_once(until);
  }
  last_look_ = Clock::now();
  return std::exchange(finished_, {});
}

// The oldest document always has a worker, so that a long one gets done; beyond that text goes before
// recognition, because it is quick and the recognition of any one page keeps a core busy just as well a
// moment later.
std::optional<std::pair<Document*, JobKind>> Pool::choose() const {
  const auto is_served = [&](const Document& document) {
    return std::any_of(slots_.begin(), slots_.end(),
                       [&](const Slot& slot) { return slot.running && slot.running->document == &document; });
  };
  Document* recognise = nullptr;
  bool oldest = true;
  for (const Document& each : documents_) {
    auto* document = const_cast<Document*>(&each);
    if (each.reading.has_text_task()) return std::pair(document, JobKind::read_pages);
    if (!each.reading.has_ocr_task()) continue;
    if (std::exchange(oldest, false) && !is_served(each)) return std::pair(document, JobKind::recognise_page);
    if (recognise == nullptr) recognise = document;
  }
  if (recognise == nullptr) return std::nullopt;
  return std::pair(recognise, JobKind::recognise_page);
}

bool Pool::open(Document& document) {
  if (document.file) return true;
  document.file.reset(::open(document.reading.request().path.c_str(), O_RDONLY | O_CLOEXEC));
  if (document.file) return true;
  document.reading.give_up(DocumentState::unreadable, "not_readable", "Het bestand kan niet worden geopend.");
  return false;
}

// Gives one free worker something to do; false when there is none, or nothing to do.
bool Pool::begin_work() {
  const auto chosen = choose();
  if (!chosen) return false;
  if (!open(*chosen->first)) return true;
  // Warm workers first; a new one is started only when those are all busy.
  Slot* free = nullptr;
  for (Slot& slot : slots_)
    if (!slot.running && (free == nullptr || (slot.worker && !free->worker))) free = &slot;
  if (free == nullptr) return false;
  if (!free->worker) {
    const auto launched =
        broken_starts_ < max_broken_starts ? launch(*free) : fail(ErrorCode::sandbox, broken_);
    if (!launched) {
      broken_starts_ = max_broken_starts;
      broken_ = launched.error().message;
      for (Document& document : documents_) document.reading.abandon("worker_lost", broken_);
      return false;
    }
  }
  return begin(*free, *chosen->first, chosen->second);
}

bool Pool::begin(Slot& slot, Document& document, JobKind kind) {
  const Task task = document.reading.take(kind);
  auto channel = slot.worker->begin(document.reading.job_for(task), document.file.get());
  if (!channel) {
    document.reading.end(task, Ending::worker_lost);
    lose_worker(slot);
    return true;
  }
  const auto now = Clock::now();
  const auto max_frame_bytes = static_cast<std::size_t>(options_.limits.max_page_bytes) + 64;
  slot.running.emplace(Running{
      &document, task, std::move(*channel), FrameBuffer(max_frame_bytes), {}, false, now, now, now, now});
  return true;
}

void Pool::lose_worker(Slot& slot) {
  if (!slot.ready) ++broken_starts_;
  slot.worker.reset();
  if (!slot.running) return;
  Running running = std::move(*slot.running);
  slot.running.reset();
  running.document->reading.end(running.task, running.ending.value_or(Ending::worker_lost));
}

Clock::time_point Pool::deadline_of(const Slot& slot) const {
  const Limits& limits = options_.limits;
  if (!slot.running)
    return slot.worker && !slot.ready ? slot.launched + start_time : Clock::time_point::max();
  const Running& running = *slot.running;
  if (running.stopped) return running.stop_begun + stop_time;
  auto deadline = running.last_frame + milliseconds(limits.silence_ms);
  if (running.task.opened)
    deadline = std::min(deadline, running.last_page + milliseconds(limits.page_time_ms));
  if (running.task.kind == JobKind::read_pages)
    deadline = std::min(deadline,
                        running.begun + milliseconds(limits.document_time_ms) - running.document->text_time);
  return deadline;
}

void Pool::check_clocks(Slot& slot, Clock::time_point now) {
  if (now < deadline_of(slot)) return;
  if (!slot.running || slot.running->stopped) return lose_worker(slot);
  const Running& running = *slot.running;
  const bool document_time =
      running.task.kind == JobKind::read_pages &&
      now - running.begun + running.document->text_time >= milliseconds(options_.limits.document_time_ms);
  stop(slot, document_time ? Ending::document_time : Ending::time_limit);
}

void Pool::poll_once(Clock::time_point until) {
  std::vector<pollfd> fds;
  for (const Slot& slot : slots_) {
    fds.push_back({slot.worker ? slot.worker->control() : -1, POLLIN, 0});
    fds.push_back({slot.running ? slot.running->channel.get() : -1, POLLIN, 0});
    until = std::min(until, deadline_of(slot));
  }
  const auto left = std::chrono::ceil<milliseconds>(until - Clock::now()).count();
  const int ready = poll(fds.data(), fds.size(), static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000)));
  if (ready < 0) return;  // a signal; the caller looks at the clock
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    Slot& slot = slots_[i];
    if (fds[2 * i + 1].revents != 0 && slot.running) hear(slot);
    if (fds[2 * i].revents != 0 && slot.worker) take_reports(slot);
  }
  const auto now = Clock::now();
  for (Slot& slot : slots_) check_clocks(slot, now);
}

// What the child says; stops it when that cannot be true. False when there was nothing.
bool Pool::hear(Slot& slot) {
  Running& running = *slot.running;
  const auto filled = running.frames.fill(running.channel.get(), round_bytes);
  if (filled == FrameBuffer::Filled::nothing_yet) return false;
  while (!running.ending) {
    const auto frame = running.frames.next();
    if (frame && !*frame) break;
    std::optional<Ending> wrong;
    if (!frame || !take_frame(running, **frame)) wrong = Ending::misbehaved;
    if (running.document->reading.is_too_large()) wrong = Ending::size_limit;
    if (wrong) {
      stop(slot, wrong);
      return true;
    }
    running.last_frame = Clock::now();
    if ((*frame)->kind != FrameKind::note) running.last_page = running.last_frame;
  }
  if (filled == FrameBuffer::Filled::ended) stop(slot, running.ending);
  return true;
}

bool Pool::take_frame(Running& running, const Frame& frame) {
  DocumentReading& reading = running.document->reading;
  switch (frame.kind) {
    case FrameKind::opened:
      return reading.on_opened(running.task, frame.body);
    case FrameKind::page:
      return reading.on_page(running.task, frame.body);
    case FrameKind::note:
      return reading.on_note(running.task, frame.body);
    case FrameKind::part:
    case FrameKind::part_bytes:
    case FrameKind::part_reading:
    case FrameKind::part_end:
      return reading.on_part(frame.kind, frame.body);
    case FrameKind::fault:
      if (!reading.on_fault(running.task, frame.body)) return false;
      running.ending = Ending::done;
      return true;
    case FrameKind::done:
      if (!reading.is_complete(running.task)) return false;
      running.ending = Ending::done;
      return true;
    case FrameKind::job:
    case FrameKind::picture:
      break;
  }
  return false;
}

// Ends the child. Without an ending the worker's report will tell what happened to it.
void Pool::stop(Slot& slot, std::optional<Ending> ending) {
  Running& running = *slot.running;
  running.ending = ending;
  running.channel.reset();
  running.stopped = true;
  running.stop_begun = Clock::now();
  if (!send_stop(slot.worker->control())) lose_worker(slot);
}

void Pool::take_reports(Slot& slot) {
  while (slot.worker) {
    Report report;
    const ReceiveState state = receive_report(slot.worker->control(), report);
    if (state == ReceiveState::nothing_yet) return;
    if (state == ReceiveState::gone) return lose_worker(slot);
    if (report.kind == ReportKind::child_ended) {
      if (slot.running) end_task(slot, report.wait_status);
      continue;
    }
    if (!report.error.empty()) {
      broken_ = report.error;
      return lose_worker(slot);
    }
    slot.ready = true;
    broken_starts_ = 0;
    isolation_ = report.isolation;
  }
}

void Pool::end_task(Slot& slot, int wait_status) {
  // What the child said before it ended is still on its channel.
  while (slot.running && slot.running->channel && !slot.running->ending && hear(slot)) {
  }
  if (!slot.running) return;
  Running running = std::move(*slot.running);
  slot.running.reset();
  const auto spent = std::chrono::duration_cast<milliseconds>(Clock::now() - running.begun);
  if (running.task.kind == JobKind::read_pages) running.document->text_time += spent;
  running.document->reading.end(running.task, running.ending.value_or(ending_of(wait_status)));
}

}  // namespace

Result<std::unique_ptr<Readers>> Readers::start(const ReadersOptions& options) {
  ReadersOptions chosen = options;
  if (chosen.worker.empty()) chosen.worker = program_folder() + "/planlezer-worker";
  const std::size_t jobs = chosen.jobs > 0 ? static_cast<std::size_t>(chosen.jobs)
                                           : std::max(1U, std::thread::hardware_concurrency());
  auto pool = std::make_unique<Pool>(std::move(chosen), jobs);
  if (auto started = pool->start_first(); !started) return tl::unexpected(started.error());
  return pool;
}

bool is_readable(std::string_view media_type) {
  static constexpr std::string_view readable[] = {
      "application/pdf",
      "image/png",
      "image/jpeg",
      "image/tiff",
      "text/plain",
      "message/rfc822",
      "application/mbox",
      "text/html",
      "application/x-ole-storage",
      "application/vnd.ms-outlook-pst",
      "application/vnd.ms-tnef",
      "application/zip",
      "application/x-tar",
      "application/gzip",
      "application/x-bzip2",
      "application/x-xz",
      "application/zstd",
      "application/x-compress",
      "application/x-7z-compressed",
      "application/vnd.rar",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "application/vnd.oasis.opendocument.text",
      "application/vnd.oasis.opendocument.spreadsheet",
      "application/vnd.oasis.opendocument.presentation",
      "application/vnd.oasis.opendocument.graphics",
      "application/vnd.oasis.opendocument.text-flat-xml",
      "application/vnd.oasis.opendocument.spreadsheet-flat-xml",
      "application/vnd.oasis.opendocument.presentation-flat-xml",
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      "text/csv",
      "application/rtf",
      "text/calendar",
  };
  return std::find(std::begin(readable), std::end(readable), media_type) != std::end(readable);
}

}  // namespace planlezer
