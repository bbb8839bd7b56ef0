#include "extract/reading.h"

#include <algorithm>
#include <utility>

#include "extract/codec.h"

namespace planlezer {

namespace {

constexpr std::int32_t run_pages = 150;  // more than this is shared out over workers
constexpr std::size_t max_notes = 1000;
constexpr int max_child_notes = 200;    // kept; the rest say much the same
constexpr int max_notes_in_a_row = 32;  // without a page: more is noise
constexpr std::size_t longest_name = 4096;
constexpr std::size_t max_password_bytes = 64 * 1024;  // what a job can carry

struct Explanation {
  std::string_view reason;    // code
  std::string_view page;      // Dutch, about a page
  std::string_view document;  // Dutch, about the whole
};

Explanation explain(Ending ending) {
  switch (ending) {
    case Ending::time_limit:
      return {"time_limit", "Het lezen van deze pagina duurde te lang en is gestopt.",
              "Het openen van dit document duurde te lang en is gestopt."};
    case Ending::document_time:
      return {"time_limit", "Het lezen van het document duurde te lang; deze pagina is niet meer gelezen.",
              "Het lezen van dit document duurde te lang en is gestopt."};
    case Ending::memory_limit:
      return {"memory_limit", "Voor deze pagina was meer geheugen nodig dan is toegestaan.",
              "Voor dit document is meer geheugen nodig dan is toegestaan."};
    case Ending::size_limit:
      return {"size_limit",
              "Het document bevat meer tekst dan is toegestaan; deze pagina is niet meer gelezen.",
              "Dit document bevat meer tekst dan is toegestaan."};
    case Ending::forbidden:
      return {"forbidden", "Bij deze pagina probeerde het leesproces iets wat niet mag; het is gestopt.",
              "Bij dit document probeerde het leesproces iets wat niet mag; het is gestopt."};
    case Ending::misbehaved:
      return {"misbehaved", "Het leesproces gaf bij deze pagina een onmogelijk antwoord; het is gestopt.",
              "Het leesproces gaf bij dit document een onmogelijk antwoord; het is gestopt."};
    case Ending::worker_lost:
      return {"worker_lost", "Het leesproces viel bij deze pagina weg.",
              "Het leesproces viel bij dit document weg."};
    case Ending::sandbox:
      return {"sandbox", "Het leesproces kon niet worden afgeschermd; deze pagina is niet gelezen.",
              "Het leesproces kon niet worden afgeschermd; dit document is niet gelezen."};
    case Ending::done:
    case Ending::crash:
      break;
  }
  return {"crash", "Bij deze pagina liep het leesproces vast; de pagina is overgeslagen.",
          "Bij dit document liep het leesproces vast."};
}

bool has_pages_of_its_own(std::string_view media_type) {
  return media_type == "application/pdf" || media_type.starts_with("image/");
}

bool is_failed(const Page& page) {
  return page.state == PageState::unreadable || page.state == PageState::partial;
}

// "pagina 3", "pagina 3, 4 en 9", "pagina 1, 2, 3 en 40 andere".
std::string list_of(const std::vector<std::int32_t>& pages) {
  constexpr std::size_t most = 8;
  std::string text = "pagina ";
  const std::size_t shown = pages.size() <= most ? pages.size() : most;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == pages.size() ? " en " : ", ";
    text += std::to_string(pages[i]);
  }
  if (shown < pages.size()) text += " en " + std::to_string(pages.size() - shown) + " andere";
  return text;
}

}  // namespace

DocumentReading::DocumentReading(ReadRequest request, const Limits& limits)
    : request_(std::move(request)),
      limits_(limits),
      parts_(request_.parts_folder, std::to_string(request_.ticket)),
      kept_(request_.pages_folder) {
  text_tasks_.push_back({JobKind::read_pages, 1, std::min(run_pages, limits_.max_pages)});
}

Task DocumentReading::take(JobKind kind) {
  auto& tasks = kind == JobKind::read_pages ? text_tasks_ : ocr_tasks_;
  const Task task = tasks.front();
  tasks.pop_front();
  ++running_;
  return task;
}

Job DocumentReading::job_for(const Task& task) const {
  Job job;
  job.kind = task.kind;
  job.media_type = request_.media_type;
  job.name = request_.name.substr(0, longest_name);
  job.ocr = request_.ocr;
  job.first_page = task.next;
  job.last_page = task.last;
  job.page_time_ms = limits_.page_time_ms;
  const int time_ms = task.kind == JobKind::read_pages ? limits_.document_time_ms : limits_.page_time_ms;
  job.cpu_seconds = time_ms / 1000 + 1;
  job.memory_bytes = limits_.memory_bytes;
  job.max_part_bytes = request_.max_part_bytes;
  job.max_parts = request_.max_parts;
  job.reads_messages = reads_messages_ && !request_.parts_folder.empty();
  std::size_t bytes = 0;
  for (const std::string& password : request_.passwords) {
    bytes += password.size() + 4;
    if (bytes > max_password_bytes) break;
    job.passwords.push_back(password);
  }
  return job;
}

bool DocumentReading::on_opened(Task& task, std::string_view untrusted_body) {
  auto opened = decode_opened(untrusted_body);
  if (!opened || task.opened) return false;
  // Only what holds other documents can have no page of its own.
  if (has_pages_of_its_own(request_.media_type) && opened->page_count == 0) return false;
  if (opened_) {
    if (opened->page_count != document_.page_count) return false;
  } else {
    if (task.kind != JobKind::read_pages || task.first != 1) return false;
    opened_ = true;
    document_.page_count = opened->page_count;
    document_.metadata = std::move(opened->metadata);
    document_.mail = std::move(opened->mail);
    const std::int32_t readable = std::min(opened->page_count, limits_.max_pages);
    pages_.resize(static_cast<std::size_t>(readable));
    task.last = std::min(task.last, readable);
    plan_runs(task.last + 1, readable);
  }
  task.opened = true;
  return true;
}

void DocumentReading::plan_runs(std::int32_t first, std::int32_t last) {
  for (; first <= last; first += run_pages)
    text_tasks_.push_back({JobKind::read_pages, first, std::min(first + run_pages - 1, last), first});
}

bool DocumentReading::on_page(Task& task, std::string_view untrusted_body) {
  if (!task.opened || task.next > task.last) return false;
  auto page = decode_page(untrusted_body);
  if (!page || page->number != task.next) return false;
  const bool may_be_pending = task.kind == JobKind::read_pages && request_.ocr != OcrMode::never;
  if (page->state == PageState::pending && !may_be_pending) return false;
  bytes_ += static_cast<std::int64_t>(untrusted_body.size());
  if (page->state == PageState::pending) {
    if (auto kept = kept_.find(task.next)) page = std::move(*kept);
  } else if (task.kind == JobKind::recognise_page && !is_failed(*page)) {
    kept_.keep(task.next, untrusted_body);
  }
  if (page->state == PageState::pending)
    ocr_tasks_.push_back({JobKind::recognise_page, task.next, task.next, task.next});
  else
    ++pages_done_;
  pages_[static_cast<std::size_t>(task.next - 1)] = std::move(*page);
  ++task.next;
  task.notes = 0;
  return true;
}

bool DocumentReading::on_note(Task& task, std::string_view untrusted_body) {
  const auto note = decode_note(untrusted_body);
  if (!note || !task.opened || ++task.notes > max_notes_in_a_row) return false;
  const bool whole_document = note->page == 0;
  if (!whole_document && (note->page < task.first || note->page > task.last)) return false;
  // Every run tells what holds for the whole document.
  if (whole_document && std::any_of(document_.notes.begin(), document_.notes.end(), [&](const Note& known) {
        return known.page == 0 && known.code == note->code;
      }))
    return true;
  if (++child_notes_ <= max_child_notes) add_note(note->page, note->code, note->message);
  return true;
}

bool DocumentReading::on_fault(Task& task, std::string_view untrusted_body) {
  const auto fault = decode_fault(untrusted_body);
  if (!fault || task.opened || opened_) return false;
  DocumentState state = DocumentState::unreadable;
  if (fault->code == ErrorCode::needs_password) state = DocumentState::needs_password;
  if (fault->code == ErrorCode::unsupported) state = DocumentState::unsupported;
  give_up(state, fault->reason, fault->message);
  return true;
}

bool DocumentReading::on_part(FrameKind kind, std::string_view untrusted_body) {
  if (kind == FrameKind::part_reading) return parts_.reading(untrusted_body);
  if (kind == FrameKind::part_bytes) return parts_.write(untrusted_body);
  if (kind == FrameKind::part_end) {
    const auto end = decode_part_end(untrusted_body);
    return end && parts_.end(*end);
  }
  auto part = decode_part(untrusted_body);
  return part && parts_.begin(std::move(*part));
}

bool DocumentReading::is_too_large() const {
  return bytes_ > limits_.max_document_bytes || parts_.bytes() > request_.max_part_bytes ||
         parts_.count() > static_cast<std::size_t>(request_.max_parts);
}

void DocumentReading::give_up(DocumentState state, std::string_view reason, std::string_view message) {
  failed_ = true;
  text_tasks_.clear();
  ocr_tasks_.clear();
  document_.state = state;
  document_.reason = reason;
  document_.message = message;
}

void DocumentReading::abandon(std::string_view reason, std::string_view message) {
  if (!opened_ && !failed_) give_up(DocumentState::unreadable, reason, message);
  text_tasks_.clear();
  ocr_tasks_.clear();
}

void DocumentReading::end(const Task& task, Ending ending) {
  --running_;
  if (failed_) return;
  if (task.kind == JobKind::recognise_page)
    end_recognition(task, ending);
  else
    end_run(task, ending);
}

void DocumentReading::end_run(const Task& task, Ending ending) {
  if (ending == Ending::done) return;
  const Explanation explanation = explain(ending);
  const bool may_retry = ending != Ending::misbehaved && ending != Ending::size_limit &&
                         ending != Ending::sandbox && ending != Ending::document_time && retries_left_ > 0;
  Task rest = task;
  rest.opened = false;
  if (ending == Ending::worker_lost && may_retry) {
    --retries_left_;
    if (!opened_) parts_.clear();
    text_tasks_.push_front(rest);
    return;
  }
  if (may_retry && !opened_ && parts_.count() > 0 && std::exchange(reads_messages_, false)) {
    // It may have been one message of a mailbox: unpack it only, and each costs only itself.
    parts_.clear();
    text_tasks_.push_front(rest);
    return;
  }
  parts_.stop(explanation.reason, explanation.document);
  if (!opened_) return give_up(DocumentState::unreadable, explanation.reason, explanation.document);
  if (rest.next <= rest.last) lose_page(rest.next++, explanation.reason, explanation.page);
  if (may_retry) {
    --retries_left_;
    if (rest.next <= rest.last) text_tasks_.push_front(rest);
    return;
  }
  for (; rest.next <= rest.last; ++rest.next) lose_page(rest.next, explanation.reason, explanation.page);
  if (ending != Ending::document_time && ending != Ending::size_limit) return;
  for (const Task& other : text_tasks_)
    for (std::int32_t number = other.next; number <= other.last; ++number)
      lose_page(number, explanation.reason, explanation.page);
  text_tasks_.clear();
}

void DocumentReading::end_recognition(const Task& task, Ending ending) {
  if (ending == Ending::done) return;
  if (ending == Ending::worker_lost && retries_left_ > 0) {
    --retries_left_;
    Task again = task;
    again.opened = false;
    ocr_tasks_.push_front(again);
    return;
  }
  const Explanation explanation = explain(ending);
  lose_recognition(task.first, explanation.reason, explanation.page);
  // A document of pages that all take too long would keep the others waiting for hours.
  if (ending != Ending::time_limit || --retries_left_ > 0) return;
  for (const Task& other : std::exchange(ocr_tasks_, {}))
    lose_recognition(other.first, explanation.reason, explanation.page);
}

void DocumentReading::lose_page(std::int32_t number, std::string_view reason, std::string_view message) {
  auto& page = pages_[static_cast<std::size_t>(number - 1)];
  if (page) return;
  page.emplace();
  page->number = number;
  page->state = PageState::unreadable;
  page->reason = reason;
  page->confidence = 0;
  ++pages_done_;
  add_note(number, reason, message);
}

// The page's own words, if it has any, are kept.
void DocumentReading::lose_recognition(std::int32_t number, std::string_view reason,
                                       std::string_view message) {
  auto& page = pages_[static_cast<std::size_t>(number - 1)];
  if (!page || page->state != PageState::pending) return;
  page->state = page->words.empty() ? PageState::unreadable : PageState::partial;
  page->reason = reason;
  ++pages_done_;
  add_note(number, reason, message);
}

void DocumentReading::add_note(std::int32_t page, std::string_view code, std::string_view message) {
  if (document_.notes.size() < max_notes)
    document_.notes.push_back({page, std::string(code), std::string(message)});
}

Extracted DocumentReading::conclude() {
  document_.parts = parts_.take();
  if (failed_) {
    // What was unpacked before it went wrong is not lost.
    if (!document_.parts.empty()) document_.state = DocumentState::partial;
    return std::move(document_);
  }
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    const auto number = static_cast<std::int32_t>(i + 1);
    lose_page(number, "missing", "Deze pagina is niet gelezen.");
    lose_recognition(number, "missing", "De tekst van deze pagina is niet herkend.");
    document_.pages.push_back(std::move(*pages_[i]));
  }
  pages_.clear();
  std::stable_sort(document_.notes.begin(), document_.notes.end(),
                   [](const Note& a, const Note& b) { return a.page < b.page; });
  judge();
  // What is found by places on pages; other formats say themselves what is a heading or a running head.
  if (has_pages_of_its_own(request_.media_type)) finish_document(document_);
  if (document_.mail) {
    for (Page& page : document_.pages) page.number = 0;
    for (Note& note : document_.notes) note.page = 0;
  }
  return std::move(document_);
}

void DocumentReading::judge() {
  std::vector<std::int32_t> failed;
  bool some_words = false;
  for (const Page& page : document_.pages) {
    if (!is_failed(page) || page.state == PageState::partial) some_words = true;
    if (!is_failed(page)) continue;
    if (failed.empty()) document_.reason = page.reason;
    failed.push_back(page.number);
  }
  const auto read = static_cast<std::int32_t>(document_.pages.size());
  if (!failed.empty()) {
    document_.state = some_words ? DocumentState::partial : DocumentState::unreadable;
    document_.message = some_words ? "Niet (helemaal) gelezen: " + list_of(failed) + " van " +
                                         std::to_string(document_.page_count) + "."
                                   : "Geen enkele pagina van dit document kon worden gelezen.";
    const auto first = std::find_if(document_.notes.begin(), document_.notes.end(),
                                    [&](const Note& note) { return note.page == failed.front(); });
    if (first != document_.notes.end()) document_.message += " " + first->message;
  }
  if (read >= document_.page_count) return;
  if (failed.empty()) {
    document_.state = DocumentState::partial;
    document_.reason = "page_limit";
  }
  const std::string message = "Dit document zegt " + std::to_string(document_.page_count) +
                              " pagina's te hebben; de eerste " + std::to_string(read) + " zijn gelezen.";
  document_.message += document_.message.empty() ? message : " " + message;
  document_.notes.insert(document_.notes.begin(), Note{0, "page_limit", message});
}

}  // namespace planlezer
