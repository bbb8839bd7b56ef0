// One document on its way through the workers: which pages are still to be read, what came back, what went
// wrong. Checks everything that a child says against what it was asked. Knows no processes and no clocks.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/kept_pages.h"
#include "extract/part_spool.h"
#include "extract/protocol.h"
#include "extract/read.h"

namespace planlezer {

// A piece of work for one child: a run of pages, or the recognition of one.
struct Task {
  JobKind kind = JobKind::read_pages;
  std::int32_t first = 1, last = 1;
  std::int32_t next = 1;  // the page that comes next
  bool opened = false;
  int notes = 0;  // since the last page
};

// Why a child stopped.
enum class Ending {
  done,
  crash,
  time_limit,     // of a page, or silence
  document_time,  // of the whole document
  memory_limit,
  size_limit,
  forbidden,    // did what the sandbox does not allow
  misbehaved,   // said what cannot be true
  worker_lost,  // not its own fault
  sandbox,      // could not be locked in
};

class DocumentReading {
 public:
  DocumentReading(ReadRequest request, const Limits& limits);

  const ReadRequest& request() const { return request_; }
  bool has_text_task() const { return !text_tasks_.empty(); }
  bool has_ocr_task() const { return !ocr_tasks_.empty(); }
  bool finished() const { return running_ == 0 && text_tasks_.empty() && ocr_tasks_.empty(); }

  // The next piece of work of that kind; there must be one. It is running until end() is called for it.
  Task take(JobKind kind);
  Job job_for(const Task& task) const;

  // What a child says; false when it cannot be true. Nothing changes then.
  bool on_opened(Task& task, std::string_view untrusted_body);
  bool on_page(Task& task, std::string_view untrusted_body);
  bool on_note(Task& task, std::string_view untrusted_body);
  bool on_fault(Task& task, std::string_view untrusted_body);
  bool on_part(FrameKind kind, std::string_view untrusted_body);
  bool is_complete(const Task& task) const { return task.opened && task.next > task.last; }
  bool is_too_large() const;

  // The task is over. What it did not read is handed out again or given up.
  void end(const Task& task, Ending ending);
  // Nothing of it can be read.
  void give_up(DocumentState state, std::string_view reason, std::string_view message);

  // No more of it can be read; what was read stays.
  void abandon(std::string_view reason, std::string_view message);

  // Pages that are final, so far.
  std::uint64_t pages_done() const { return pages_done_; }
  // Once, when finished.
  Extracted conclude();

 private:
  void plan_runs(std::int32_t first, std::int32_t last);
  void lose_page(std::int32_t number, std::string_view reason, std::string_view message);
  void lose_recognition(std::int32_t number, std::string_view reason, std::string_view message);
  void end_run(const Task& task, Ending ending);
  void end_recognition(const Task& task, Ending ending);
  void add_note(std::int32_t page, std::string_view code, std::string_view message);
  void judge();

  ReadRequest request_;
  Limits limits_;
  Extracted document_;
  bool opened_ = false, failed_ = false;
  bool reads_messages_ = true;  // until that goes wrong
  std::vector<std::optional<Page>> pages_;
  std::deque<Task> text_tasks_, ocr_tasks_;
  PartSpool parts_;
  KeptPages kept_;
  int running_ = 0;
  int retries_left_ = 8;
  int child_notes_ = 0;
  std::int64_t bytes_ = 0;
  std::uint64_t pages_done_ = 0;
};

}  // namespace planlezer
