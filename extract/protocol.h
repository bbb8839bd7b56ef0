// What the program, its workers and their children say to each other. A worker forks; its children read
// documents.
//
// Control socket (SOCK_SEQPACKET, program ↔ worker): small orders and reports; the order to start carries two
// file descriptors, the document and the child's end of the channel. A worker never touches the bytes of a
// document. Channel (SOCK_STREAM, program ↔ child, one per job): the program sends one Job; the child answers
// with Opened, one Page frame for every page of the job in order, and Done; or with a Fault. The parts of a
// container come at any time before Done. A job that draws a page is answered with one Picture or a Fault.
// Each frame is a length, a kind and a body. What a child sends is untrusted: lengths are bounded before
// memory is taken, and every decode here refuses what cannot be true.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "extract/page.h"
#include "extract/read.h"

namespace planlezer {

// Owns a file descriptor.
class UniqueFd {
 public:
  explicit UniqueFd(int fd = -1) : fd_(fd) {}
  ~UniqueFd() { reset(); }
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    if (this != &other) reset(std::exchange(other.fd_, -1));
    return *this;
  }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  void reset(int fd = -1);

 private:
  int fd_;
};

// Where a worker, and a child after it, finds what it was given.
inline constexpr int control_fd = 3;
inline constexpr int channel_fd = 3;
inline constexpr int document_fd = 4;

// How a child ends when it has no memory left; anything else is a signal or 0.
inline constexpr int exit_out_of_memory = 77;
inline constexpr int exit_sandbox = 78;

// A pair of connected sockets, closed on exec.
Result<std::pair<UniqueFd, UniqueFd>> make_sockets(int type);

// --- control ---

enum class Order : std::uint8_t { start, stop_child };

struct StartOrder {
  bool needs_ocr = false;  // load the recogniser before forking, if it is not there yet
};

enum class ReportKind : std::uint8_t { ready, child_ended };

struct Report {
  ReportKind kind = ReportKind::ready;
  std::string isolation;          // ready
  std::string error;              // ready: why nothing can be read; empty if all is well
  std::int32_t wait_status = -1;  // child_ended: as waitpid gives it
};

bool send_start(int control, StartOrder order, int document, int channel);
bool send_stop(int control);
bool send_report(int control, const Report& report);

struct ReceivedOrder {
  Order order = Order::stop_child;
  StartOrder start;
  UniqueFd document, channel;
};

// Nothing when the other side is gone or sent nonsense. Blocks.
std::optional<ReceivedOrder> receive_order(int control);

enum class ReceiveState { got, nothing_yet, gone };
// Does not block.
ReceiveState receive_report(int control, Report& report);

// --- channel ---

enum class FrameKind : std::uint8_t {
  job,
  opened,
  page,
  note,
  fault,
  part,
  part_bytes,
  part_reading,
  part_end,
  picture,
  done
};

enum class JobKind : std::uint8_t { read_pages, recognise_page, draw_page };

struct Job {
  JobKind kind = JobKind::read_pages;
  std::string media_type;
  std::string name;  // see ReadRequest
  OcrMode ocr = OcrMode::automatic;
  std::int32_t first_page = 1, last_page = 1;  // the child stops earlier when the document does
  std::int32_t page_time_ms = 60'000;
  std::int32_t cpu_seconds = 600;
  std::int64_t memory_bytes = 0;  // on top of what the worker has
  std::int64_t max_pixels = 40'000'000;
  std::int32_t width = 0;           // of the picture of draw_page, pixels
  std::int64_t max_part_bytes = 0;  // all parts together
  std::int32_t max_parts = 0;
  bool reads_messages = false;  // of a mailbox, while it is unpacked
  std::vector<std::string> passwords;
};

// The answer to a job that could be begun.
struct Opened {
  std::int32_t page_count = 0;  // 0: a container without text of its own
  Metadata metadata;
  std::optional<Mail> mail = {};
};

struct Fault {
  ErrorCode code = ErrorCode::unreadable;
  std::string reason;   // a code for programs
  std::string message;  // Dutch
};

std::string encode_job(const Job& job);
Result<Job> decode_job(std::string_view bytes);
std::string encode_opened(const Opened& opened);
Result<Opened> decode_opened(std::string_view untrusted_bytes);
std::string encode_note(const Note& note);
Result<Note> decode_note(std::string_view untrusted_bytes);
// A part begins; its bytes follow in frames of their own, then its end: empty, or why it is not whole.
std::string encode_part(const Part& part);
Result<Part> decode_part(std::string_view untrusted_bytes);
// A message of a mailbox that was read on the way: what it says of itself, and its page. Decoded by
// decode_part_reading (read.h).
std::string encode_part_reading(const Opened& opened, const Page& page);
struct PartEnd {
  std::string reason, message;
};
std::string encode_part_end(const PartEnd& end);
Result<PartEnd> decode_part_end(std::string_view untrusted_bytes);
std::string encode_fault(const Fault& fault);
Result<Fault> decode_fault(std::string_view untrusted_bytes);

// Sends everything or fails; blocks while the other side is slow. Never raises SIGPIPE.
bool send_frame(int channel, FrameKind kind, std::string_view body);

struct Frame {
  FrameKind kind = FrameKind::done;
  std::string_view body;  // valid until the next call on its buffer
};

// Collects what arrives on a channel and cuts it into frames.
class FrameBuffer {
 public:
  explicit FrameBuffer(std::size_t max_frame_bytes) : max_frame_bytes_(max_frame_bytes) {}

  enum class Filled { some, nothing_yet, ended };
  // Takes at most `max_bytes` from the channel without blocking.
  Filled fill(int channel, std::size_t max_bytes);

  // The next whole frame, or nothing; fails for good on a frame that is too long or of unknown kind.
  Result<std::optional<Frame>> next();

 private:
  std::size_t max_frame_bytes_;
  std::string bytes_;
  std::size_t begin_ = 0;
};

// Reads exactly one frame, blocking. For the child, whose other side is the program.
Result<std::string> receive_frame(int channel, FrameKind kind, std::size_t max_bytes);

}  // namespace planlezer
