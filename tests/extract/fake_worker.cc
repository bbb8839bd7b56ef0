// A worker gone wrong, for tests of Readers: what it does follows from the name it is started under.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <string>
#include <string_view>

#include "extract/codec.h"
#include "extract/protocol.h"

namespace planlezer {
namespace {

constexpr std::int32_t pages = 6;

std::string page_bytes(std::int32_t number, PageState state = PageState::read) {
  Page page;
  page.number = number;
  page.state = state;
  page.reason = "native";
  return encode_page(page);
}

void forever() {
  while (true) pause();
}

// One child's answer; `mode` is what goes wrong, always at page 3 where pages are read at all.
void answer(int channel, std::string_view mode, const Job& job) {
  const auto say = [&](FrameKind kind, std::string_view body) { send_frame(channel, kind, body); };
  const auto raw = [&](std::string_view bytes) { (void)!write(channel, bytes.data(), bytes.size()); };
  if (mode == "silent") forever();
  if (mode == "crash-at-once") std::raise(SIGSEGV);
  if (mode == "page-before-opened") say(FrameKind::page, page_bytes(1));
  if (mode == "no-pages") say(FrameKind::opened, encode_opened({0, {}}));
  std::int32_t count = mode == "endless-count" ? 2'000'000'000 : pages;
  if (mode == "other-count-later" && job.first_page > 3) ++count;
  say(FrameKind::opened, encode_opened({count, {}}));
  if (mode == "opened-twice") say(FrameKind::opened, encode_opened({count, {}}));
  if (job.kind == JobKind::recognise_page) {
    if (mode == "ocr-crash") std::raise(SIGSEGV);
    if (mode == "ocr-hang") forever();
    if (mode == "ocr-pending-again") say(FrameKind::page, page_bytes(job.first_page, PageState::pending));
    say(FrameKind::page, page_bytes(job.first_page));
    return say(FrameKind::done, "");
  }
  const bool needs_ocr = mode.starts_with("ocr-");
  for (std::int32_t number = job.first_page; number <= std::min(job.last_page, pages); ++number) {
    if (number == 3) {
      if (mode == "crash" || mode == "other-count-later") std::raise(SIGSEGV);
      if (mode == "hang") forever();
      if (mode == "memory") _exit(exit_out_of_memory);
      if (mode == "forbidden") std::raise(SIGSYS);
      if (mode == "ends-early") return say(FrameKind::done, "");
      if (mode == "just-ends") return;
      if (mode == "wrong-number") say(FrameKind::page, page_bytes(5));
      if (mode == "nonsense-page") say(FrameKind::page, "nonsense");
      if (mode == "nonsense-frame") raw(std::string(64, '\xEE'));
      if (mode == "huge-frame") raw(std::string("\xFF\xFF\xFF\x7F\x02", 5));
      if (mode == "note-elsewhere") say(FrameKind::note, encode_note({99, "x", "y"}));
      if (mode == "closes-and-stays") {
        close(channel);
        forever();
      }
      if (mode == "trickle") raw(std::string("\x00\x10\x00\x00\x02", 5));
      if (mode == "trickle")
        while (true) {
          raw("\x10");
          usleep(20'000);
        }
      if (mode == "flood")
        while (true) say(FrameKind::note, encode_note({3, "noise", std::string(900, 'x')}));
      if (mode == "worker-dies") {
        kill(getppid(), SIGKILL);
        forever();
      }
    }
    if (mode == "crash-everywhere") std::raise(SIGSEGV);
    say(FrameKind::page, page_bytes(number, needs_ocr ? PageState::pending : PageState::read));
  }
  if (mode == "too-many-pages") say(FrameKind::page, page_bytes(pages + 1));
  say(FrameKind::done, "");
}

int serve(std::string_view mode) {
  if (mode == "dead") return 1;
  if (mode == "never-ready") forever();
  Report ready;
  ready.isolation = "fake";
  if (mode == "no-sandbox") ready.error = "geen afscherming";
  send_report(control_fd, ready);
  while (auto order = receive_order(control_fd)) {
    if (order->order != Order::start) continue;
    if (mode == "dies-on-start") return 1;
    const pid_t child = fork();
    if (child == 0) {
      close(control_fd);
      const auto bytes = receive_frame(order->channel.get(), FrameKind::job, 1 << 20);
      if (bytes) answer(order->channel.get(), mode, *decode_job(*bytes));
      _exit(0);
    }
    order->channel.reset();
    int status = 0;
    // Obeys the order to stop the child while it waits for it.
    while (waitpid(child, &status, WNOHANG) == 0) {
      char byte = 0;
      if (recv(control_fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0) {
        kill(child, SIGKILL);
        return 0;
      }
      if (byte == static_cast<char>(Order::stop_child)) {
        receive_order(control_fd);
        if (mode != "disobeys") kill(child, SIGKILL);
      }
      usleep(2'000);
    }
    send_report(control_fd, {ReportKind::child_ended, "", "", status});
  }
  return 0;
}

}  // namespace
}  // namespace planlezer

int main(int /*argc*/, char** argv) {
  const std::string_view name = argv[0];
  return planlezer::serve(name.substr(name.find_last_of('/') + 1));
}
