#include "extract/page_drawer.h"

#include <fcntl.h>
#include <poll.h>

#include <chrono>
#include <filesystem>

#include "extract/worker_process.h"

namespace planlezer {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds start_time{60'000}, draw_time{20'000}, end_time{5'000};
constexpr std::size_t max_picture_bytes = 130'000'000;
constexpr std::int64_t max_pixels = 40'000'000;
constexpr std::int64_t memory_bytes = 850'000'000;

Error lost() {
  return {ErrorCode::sandbox, "Het leesproces dat de pagina tekent is weggevallen; probeer het opnieuw."};
}

// False when it is past the time.
bool wait_for(int fd, Clock::time_point until) {
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd one{fd, POLLIN, 0};
    if (poll(&one, 1, static_cast<int>(left)) > 0) return true;
  }
}

Job job_for(const DrawRequest& request) {
  Job job;
  job.kind = JobKind::draw_page;
  job.media_type = request.media_type;
  job.first_page = job.last_page = request.page;
  job.page_time_ms = 3 * static_cast<int>(draw_time.count());  // a third of it is for drawing
  job.cpu_seconds = 60;
  job.memory_bytes = memory_bytes;
  job.max_pixels = max_pixels;
  job.width = request.width;
  job.passwords = request.passwords;
  return job;
}

}  // namespace

class PageDrawer::Worker {
 public:
  explicit Worker(WorkerProcess process) : process_(std::move(process)) {}

  // When it is ready to take jobs.
  Result<void> wait_until_ready() const {
    Report report;
    if (!wait_for(process_.control(), Clock::now() + start_time) ||
        receive_report(process_.control(), report) != ReceiveState::got || report.kind != ReportKind::ready)
      return tl::unexpected(lost());
    if (!report.error.empty()) return fail(ErrorCode::sandbox, report.error);
    return {};
  }

  // Nothing: the worker cannot be used any more.
  std::optional<Result<Picture>> draw(const DrawRequest& request, int document) const {
    auto channel = process_.begin(job_for(request), document);
    if (!channel) return std::nullopt;
    auto answer = hear(channel->get());
    Report report;
    const bool ended = wait_for(process_.control(), Clock::now() + end_time) &&
                       receive_report(process_.control(), report) == ReceiveState::got &&
                       report.kind == ReportKind::child_ended;
    if (!ended) return answer ? answer : std::nullopt;
    if (!answer) return fail(ErrorCode::limit, "Deze pagina kan niet worden getekend.");
    return answer;
  }

 private:
  // Nothing: the child said nothing that can be true, or not in time.
  static std::optional<Result<Picture>> hear(int channel) {
    FrameBuffer frames(max_picture_bytes);
    const auto until = Clock::now() + draw_time;
    while (wait_for(channel, until)) {
      const auto filled = frames.fill(channel, max_picture_bytes);
      const auto frame = frames.next();
      if (!frame) return std::nullopt;
      if (*frame) return take(**frame);
      if (filled == FrameBuffer::Filled::ended) return std::nullopt;
    }
    return std::nullopt;
  }

  static std::optional<Result<Picture>> take(const Frame& frame) {
    if (frame.kind == FrameKind::fault) {
      const auto fault = decode_fault(frame.body);
      if (!fault) return std::nullopt;
      return fail(fault->code, fault->message);
    }
    if (frame.kind != FrameKind::picture) return std::nullopt;
    auto picture = decode_picture(frame.body);
    if (!picture) return std::nullopt;
    return picture;
  }

  WorkerProcess process_;
};

PageDrawer::PageDrawer(std::string worker, bool unsandboxed)
    : program_(std::move(worker)), unsandboxed_(unsandboxed) {
  std::error_code ignored;
  if (program_.empty())
    program_ = (std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "planlezer-worker")
                   .string();
}

PageDrawer::~PageDrawer() = default;

Result<void> PageDrawer::warm_up() {
  if (worker_) return {};
  auto process = WorkerProcess::launch(program_, unsandboxed_);
  if (!process) return tl::unexpected(process.error());
  auto worker = std::make_unique<Worker>(std::move(*process));
  if (auto ready = worker->wait_until_ready(); !ready) return ready;
  worker_ = std::move(worker);
  return {};
}

Result<Picture> PageDrawer::draw(const DrawRequest& request) {
  const UniqueFd file(::open(request.path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file) return fail(ErrorCode::not_found, "Het originele bestand staat er niet meer.");
  if (auto ready = warm_up(); !ready) return tl::unexpected(ready.error());
  auto drawn = worker_->draw(request, file.get());
  if (drawn) return std::move(*drawn);
  worker_.reset();  // with its child
  return tl::unexpected(lost());
}

bool is_drawable(std::string_view media_type) {
  return media_type == "application/pdf" || media_type == "image/png" || media_type == "image/jpeg" ||
         media_type == "image/tiff";
}

}  // namespace planlezer
