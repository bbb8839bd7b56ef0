#include "extract/job.h"

#include <sys/time.h>

#include <algorithm>
#include <chrono>

#include "extract/codec.h"
#include "extract/formats/format.h"
#include "extract/message_readings.h"
#include "extract/ocr_page.h"
#include "extract/pdf_reader.h"
#include "extract/picture.h"
#include "extract/raster.h"

namespace planlezer {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr double recognition_dpi = 300;

// What a page may cost in processor time, so that a busy machine does not make a page too slow: the kernel
// ends this process when it is over. Zero: no end.
void end_after(milliseconds processor_time) {
  itimerval timer{};
  timer.it_value.tv_sec = processor_time.count() / 1000;
  timer.it_value.tv_usec = processor_time.count() % 1000 * 1000;
  setitimer(ITIMER_PROF, &timer, nullptr);
}

milliseconds time_to_read(const Job& job) {
  return milliseconds(job.page_time_ms / 6);
}

milliseconds time_to_draw(const Job& job) {
  return milliseconds(job.page_time_ms / 3);
}

// What the child says; once the program is gone, nothing more.
class Answer {
 public:
  explicit Answer(int channel) : channel_(channel) {}

  bool opened(int page_count, const Metadata& metadata, const std::optional<Mail>& mail = {}) {
    return send(FrameKind::opened, encode_opened({page_count, metadata, mail}));
  }
  bool part(const Part& part) { return send(FrameKind::part, encode_part(part)); }
  bool part_bytes(std::string_view bytes) { return send(FrameKind::part_bytes, bytes); }
  bool part_reading(std::string_view bytes) { return send(FrameKind::part_reading, bytes); }
  bool part_end(const PartEnd& end) { return send(FrameKind::part_end, encode_part_end(end)); }
  bool picture(Picture picture) {
    return send(FrameKind::picture, encode_picture(without_needless_colour(std::move(picture))));
  }
  bool page(const Page& page) { return send(FrameKind::page, encode_page(page)); }
  bool note(const Note& note) { return send(FrameKind::note, encode_note(note)); }
  void fault(const Error& error);
  void done() { send(FrameKind::done, ""); }

 private:
  bool send(FrameKind kind, std::string_view body) { return send_frame(channel_, kind, body); }
  int channel_;
};

std::string_view reason_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::needs_password:
      return "needs_password";
    case ErrorCode::limit:
      return "limit";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::not_found:
      return "no_recogniser";
    default:
      return "damaged";
  }
}

void Answer::fault(const Error& error) {
  send(FrameKind::fault, encode_fault({error.code, std::string(reason_of(error)), error.message}));
}

Page empty_page(int number, PageState state, std::string_view reason) {
  Page page;
  page.number = number;
  page.state = state;
  page.reason = reason;
  page.confidence = 0;
  return page;
}

// A page that failed, with the words that it has of its own.
bool send_failed(Answer& answer, Page page, const Error& error) {
  page.state = page.words.empty() ? PageState::unreadable : PageState::partial;
  page.reason = reason_of(error);
  return answer.note({page.number, page.reason, error.message}) && answer.page(page);
}

void read_pdf(const Job& job, PdfReader& reader, Answer& answer) {
  const int last = std::min(job.last_page, reader.page_count());
  for (int number = job.first_page; number <= last; ++number) {
    end_after(time_to_read(job));
    const auto page = reader.read_page(number, job.ocr);
    if (page && page->state == PageState::partial &&
        !answer.note(
            {number, page->reason,
             "Deze pagina bevat meer tekens dan er op een pagina passen; het begin ervan is gelezen."}))
      return;
    const bool sent = page ? answer.page(*page)
                           : send_failed(answer, empty_page(number, PageState::unreadable, ""), page.error());
    if (!sent) return;
  }
  answer.done();
}

// Pictures have nothing to read until they are recognised.
void read_images(const Job& job, int count, Answer& answer) {
  const PageState state = job.ocr == OcrMode::never ? PageState::unreadable : PageState::pending;
  for (int number = job.first_page; number <= std::min(job.last_page, count); ++number)
    if (!answer.page(empty_page(number, state, "image"))) return;
  answer.done();
}

void recognise(const Job& job, const Page& pending, const Result<Raster>& picture, const PageMarks& marks,
               Recogniser* recogniser, Clock::time_point begun, Answer& answer) {
  bool sent = false;
  if (!picture) {
    sent = send_failed(answer, pending, picture.error());
  } else if (recogniser == nullptr) {
    sent = send_failed(answer, pending, Recogniser::load().error());
  } else {
    // The program ends the child when the page's time is up; what is recognised by then should be out.
    const auto time = begun + milliseconds(job.page_time_ms * 17 / 20) - Clock::now();
    const auto left = std::chrono::duration_cast<milliseconds>(time);
    sent =
        answer.page(marks.regions.empty() ? recognise_page(pending, *picture, *recogniser, left)
                                          : recognise_regions(pending, *picture, marks, *recogniser, left));
  }
  if (sent) answer.done();
}

// Passes parts on as long as the limits of the job allow; what does not fit any more is said to be so.
class SentParts final : public PartSink {
 public:
  SentParts(const Job& job, Answer& answer)
      : answer_(answer), bytes_left_(job.max_part_bytes), parts_left_(job.max_parts) {}

  bool begin(std::string_view name, std::string_view media_type, bool is_inline) override {
    if (--parts_left_ < 0) stopped_ = true;
    if (stopped_) return false;
    Part part;
    part.name = name;
    part.media_type = media_type;
    part.is_inline = is_inline;
    return answer_.part(part);
  }
  bool write(std::string_view bytes) override {
    if (stopped_) return false;
    bytes_left_ -= static_cast<std::int64_t>(bytes.size());
    if (bytes_left_ < 0) {
      stopped_ = true;
      answer_.part_end(
          {"size_limit", "Uitgepakt is dit groter dan is toegestaan; het uitpakken is gestopt."});
      return false;
    }
    constexpr std::size_t piece = 1'000'000;
    for (std::size_t i = 0; i < bytes.size(); i += piece)
      if (!answer_.part_bytes(bytes.substr(i, piece))) return false;
    return true;
  }
  bool end(std::string_view reason, std::string_view message) override {
    return !stopped_ && answer_.part_end({std::string(reason), std::string(message)});
  }
  bool stopped() const { return stopped_; }

 private:
  Answer& answer_;
  std::int64_t bytes_left_;
  std::int32_t parts_left_;
  bool stopped_ = false;
};

bool note_stopped(const SentParts& parts, Answer& answer) {
  return !parts.stopped() ||
         answer.note({0, "part_limit", "Niet alles is uitgepakt: er zit meer in dan is toegestaan."});
}

// In one job of the document only: that of its first page.
bool send_attachments(const Job& job, PdfReader& reader, Answer& answer) {
  if (job.first_page != 1) return true;
  SentParts parts(job, answer);
  reader.send_attachments(parts);
  return note_stopped(parts, answer);
}

void send_picture(Result<Picture> picture, Answer& answer) {
  if (!picture) return answer.fault(picture.error());
  answer.picture(std::move(*picture));
}

void run_pdf(const Job& job, std::string_view untrusted_document, Recogniser* recogniser, Answer& answer) {
  auto reader = PdfReader::open(untrusted_document, job.passwords);
  if (!reader) return answer.fault(reader.error());
  if (job.kind == JobKind::draw_page) {
    end_after(time_to_draw(job));
    return send_picture((*reader)->draw(job.first_page, job.width, job.max_pixels), answer);
  }
  if (!answer.opened((*reader)->page_count(), (*reader)->metadata())) return;
  if (job.kind == JobKind::read_pages) {
    for (const Note& note : (*reader)->notes())
      if (!answer.note(note)) return;
    if (!send_attachments(job, **reader, answer)) return;
    return read_pdf(job, **reader, answer);
  }
  const auto begun = Clock::now();
  end_after(time_to_read(job));
  auto pending = (*reader)->read_page(job.first_page, job.ocr);
  if (!pending) pending = empty_page(job.first_page, PageState::pending, "damaged");
  end_after(time_to_draw(job));
  const auto picture = (*reader)->render(job.first_page, recognition_dpi, job.max_pixels);
  end_after(milliseconds(0));
  recognise(job, *pending, picture, (*reader)->marks(), recogniser, begun, answer);
}

void run_image(const Job& job, std::string_view untrusted_document, Recogniser* recogniser, Answer& answer) {
  if (job.kind == JobKind::draw_page) {
    end_after(time_to_draw(job));
    return send_picture(
        draw_image(untrusted_document, job.media_type, job.first_page, job.width, job.max_pixels), answer);
  }
  const auto count = count_images(untrusted_document, job.media_type);
  if (!count) return answer.fault(count.error());
  if (!answer.opened(*count, {})) return;
  if (job.kind == JobKind::read_pages) return read_images(job, *count, answer);
  const auto begun = Clock::now();
  const auto picture = decode_image(untrusted_document, job.media_type, job.first_page, job.max_pixels);
  Page pending = empty_page(job.first_page, PageState::pending, "image");
  if (picture) {
    pending.width = static_cast<float>(picture->width / picture->dpi * 72);
    pending.height = static_cast<float>(picture->height / picture->dpi * 72);
  }
  recognise(job, pending, picture, {}, recogniser, begun, answer);
}

bool is_cut_without_note(const Page& page, const std::vector<Note>& notes) {
  return page.state == PageState::partial && page.reason == "size_limit" &&
         std::none_of(notes.begin(), notes.end(), [&](const Note& note) { return note.page == page.number; });
}

void run_format(const Job& job, ReadFormat& read, std::string_view untrusted_document, Answer& answer) {
  SentParts parts(job, answer);
  MessageReadings with_readings(parts, [&](std::string_view bytes) { return answer.part_reading(bytes); });
  PartSink& sink = job.reads_messages ? static_cast<PartSink&>(with_readings) : parts;
  auto document =
      read(untrusted_document, {job.media_type, job.passwords, job.max_part_bytes, job.name}, sink);
  if (!document) return answer.fault(document.error());
  const int count = static_cast<int>(document->pages.size());
  if (!answer.opened(count, document->metadata, document->mail)) return;
  for (const Page& page : document->pages)
    if (is_cut_without_note(page, document->notes))
      document->notes.push_back({page.number, page.reason,
                                 "Hier staat meer (rijen, cellen of opmaak) dan er van een pagina wordt "
                                 "gelezen; het eerste deel is gelezen."});
  for (const Note& note : document->notes)
    if (!answer.note(note)) return;
  if (!note_stopped(parts, answer)) return;
  for (int number = job.first_page; number <= std::min(job.last_page, count); ++number)
    if (!answer.page(document->pages[static_cast<std::size_t>(number - 1)])) return;
  answer.done();
}

}  // namespace

void run_job(const Job& job, std::string_view untrusted_document, int channel, Recogniser* recogniser) {
  Answer answer(channel);
  if (job.kind == JobKind::draw_page && find_format(job.media_type) != nullptr)
    return answer.fault({ErrorCode::unsupported, "Van dit soort document is er geen afbeelding."});
  if (ReadFormat* read = find_format(job.media_type))
    run_format(job, *read, untrusted_document, answer);
  else if (job.media_type.starts_with("image/"))
    run_image(job, untrusted_document, recogniser, answer);
  else
    run_pdf(job, untrusted_document, recogniser, answer);
}

}  // namespace planlezer
