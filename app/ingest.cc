#include "app/ingest.h"

#include <algorithm>
#include <thread>
#include <tuple>

#include "app/analysis.h"
#include "app/bounded_queue.h"
#include "app/interruption.h"
#include "app/reading.h"
#include "app/terminal.h"
#include "ingest/media_type.h"

namespace planlezer {
namespace fs = std::filesystem;

namespace {

bool was_read(const Extracted& document) {
  return document.state == DocumentState::read || document.state == DocumentState::partial;
}

}  // namespace

Ingest::Ingest(IngestSettings settings, Store& store, const Rules& rules)
    : settings_(std::move(settings)),
      store_(store),
      rules_(rules),
      originals_(settings_.index),
      fingerprint_(rules_fingerprint(rules)) {}

ReadSettings Ingest::read_settings() const {
  return {std::string(ocr_name(settings_.ocr)), extractor_version};
}

Result<void> Ingest::register_files(const std::vector<fs::path>& paths, Progress& progress) {
  const auto files = discover(paths, settings_.index);
  if (!files) return tl::unexpected(files.error());
  for (auto* set : {&stored_, &out_of_date_}) {
    const auto hashes = store_.documents(set == &stored_ ? std::string() : fingerprint_);
    if (!hashes) return tl::unexpected(hashes.error());
    set->insert(hashes->begin(), hashes->end());
  }
  for (const auto& file : *files) {
    if (interrupted()) {
      summary_.interrupted = true;
      return {};
    }
    if (auto done = register_file(file); !done) return done;
    progress.say("Bestanden vastleggen: " + dutch_count(++summary_.files) + " van " +
                 dutch_count(files->size()));
  }
  if (auto done = mark_missing(paths, *files); !done) return done;
  return plan();
}

Result<void> Ingest::register_file(const FoundFile& file) {
  bool known_place = false;
  auto occurrence = keep_original(file, known_place);
  if (!occurrence) return tl::unexpected(occurrence.error());
  if (occurrence->error.empty()) return register_content(*occurrence, known_place);
  summary_.failures.push_back({file.path, occurrence->error});
  return store_.put_occurrence(*occurrence);
}

// The file as the ledger will know it; `known_place` when the ledger knows it so already.
Result<Occurrence> Ingest::keep_original(const FoundFile& file, bool& known_place) {
  Occurrence seen;
  seen.root = file.root;
  seen.path = file.path;
  seen.size_bytes = file.size_bytes;
  seen.modified_ns = file.modified_ns;
  seen.reason = file.reason;
  seen.error = file.error;
  if (!seen.error.empty()) return seen;
  auto known = store_.unchanged(seen);
  if (!known) return tl::unexpected(known.error());
  std::error_code error;
  if (*known && !(*known)->sha256.empty() && (*known)->error.empty() &&
      fs::exists(originals_.path_of((*known)->sha256), error)) {
    known_place = true;
    return **known;
  }
  const auto kept = originals_.keep(file.file);
  if (!kept) {
    seen.error = kept.error().message;
    return seen;
  }
  seen.sha256 = kept->sha256;
  seen.media_type = kept->media_type;
  seen.size_bytes = kept->size_bytes;
  return seen;
}

Result<void> Ingest::register_content(const Occurrence& occurrence, bool known_place) {
  if (known_place) {
    ++summary_.unchanged;
  } else {
    if (stored_.contains(occurrence.sha256)) {
      const auto document = store_.document(occurrence.sha256, false);
      if (!document) return tl::unexpected(document.error());
      // A new place can change the smallest path, and with it what the analysis says. Marked as out of date
      // before the place is written, so that a stop in between cannot leave findings under the old path.
      if (document->path != occurrence.path) {
        if (auto marked = analyse_again(occurrence.sha256, {}); !marked) return marked;
        out_of_date_.insert(occurrence.sha256);
      }
    }
    if (auto put = store_.put_occurrence(occurrence); !put) return put;
  }
  const auto [place, is_new] = planned_.try_emplace(occurrence.sha256);
  Planned& planned = place->second;
  if (!is_new) ++summary_.duplicates;
  if (is_new || std::tie(occurrence.root, occurrence.path) < std::tie(planned.root, planned.path))
    planned = {occurrence.sha256, occurrence.media_type, occurrence.root,
               occurrence.path,   occurrence.size_bytes, Work::nothing};
  return {};
}

// Only under folders that were walked whole: a file given by its name says nothing of its neighbours.
Result<void> Ingest::mark_missing(const std::vector<fs::path>& paths, const std::vector<FoundFile>& files) {
  std::error_code error;
  for (const auto& path : paths) {
    if (!fs::is_directory(path, error)) continue;
    const auto same_root = [&](const FoundFile& file) { return fs::equivalent(file.root, path, error); };
    const auto first = std::find_if(files.begin(), files.end(), same_root);
    if (first == files.end()) continue;
    std::vector<std::string> seen;
    for (const auto& file : files)
      if (file.root == first->root) seen.push_back(file.path);
    std::sort(seen.begin(), seen.end());
    if (auto marked = store_.mark_missing(first->root, seen); !marked) return marked;
  }
  return {};
}

Result<void> Ingest::plan() {
  for (auto& [sha256, planned] : planned_) {
    const auto work = work_for(planned);
    if (!work) return tl::unexpected(work.error());
    planned.work = *work;
    if (*work == Work::read) ++to_read_;
  }
  return {};
}

Result<Ingest::Work> Ingest::work_for(const Planned& planned) {
  const Work reading = is_readable(planned.media_type) ? Work::read : Work::unsupported;
  if (!stored_.contains(planned.sha256)) return reading;
  const auto is_read = store_.is_read(planned.sha256, read_settings());
  if (!is_read) return tl::unexpected(is_read.error());
  if (!*is_read) return reading;
  const auto stored = store_.document(planned.sha256, false);
  if (!stored) return tl::unexpected(stored.error());
  const Extracted& document = stored->document;
  const bool locked = document.state == DocumentState::needs_password;
  if (reading == Work::read && !was_read(document) &&
      (settings_.retry || (locked && !settings_.passwords.empty())))
    return reading;
  const auto differs = [](const std::string& given, const std::string& known) {
    return !given.empty() && given != known;
  };
  if (out_of_date_.contains(planned.sha256) || differs(settings_.organisation, stored->organisation_given) ||
      differs(settings_.date, stored->date_given))
    return Work::analyse;
  count_failure(planned.path, planned.media_type, document);
  return Work::nothing;
}

Result<void> Ingest::run(Readers* readers, Progress& progress) {
  std::vector<const Planned*> in_order;
  double bytes_total = 0;
  for (const auto& [sha256, planned] : planned_) {
    if (planned.work == Work::nothing) continue;
    in_order.push_back(&planned);
    bytes_total += static_cast<double>(planned.size_bytes) + 1;
  }
  std::sort(in_order.begin(), in_order.end(), [](const Planned* a, const Planned* b) {
    return std::tie(a->root, a->path) < std::tie(b->root, b->path);
  });

  struct Finished {
    const Planned* planned;
    std::optional<Extracted> document;
  };
  BoundedQueue<Finished> queue(8);
  Result<void> stored;
  std::thread storing([&] {
    while (auto finished = queue.take()) {
      stored = finish(*finished->planned, std::move(finished->document));
      if (!stored) return queue.close();
    }
  });

  ProgressState state;
  state.documents_total = in_order.size();
  const auto hand_over = [&](const Planned& planned, std::optional<Extracted> document) {
    ++state.documents_done;
    if (document && !was_read(*document) && !is_no_document(planned.media_type)) ++state.failures;
    state.share_done += (static_cast<double>(planned.size_bytes) + 1) / bytes_total;
    return queue.put({&planned, std::move(document)});
  };
  bool store_works = true;
  std::size_t next = 0;
  const auto next_request = [&]() -> std::optional<ReadRequest> {
    for (; store_works && !interrupted() && next < in_order.size(); ++next) {
      const Planned& planned = *in_order[next];
      if (planned.work == Work::read)
        return ReadRequest{next++, originals_.path_of(planned.sha256).string(), planned.media_type,
                           settings_.ocr, settings_.passwords};
      store_works = hand_over(planned, std::nullopt);
    }
    return std::nullopt;
  };
  if (readers != nullptr) {
    summary_.interrupted = !read_all(
        *readers, {.next = next_request,
                   .done =
                       [&](ReadResult result) {
                         store_works =
                             hand_over(*in_order[result.ticket], std::move(result.document)) && store_works;
                       },
                   .tick =
                       [&] {
                         state.pages = readers->pages_read();
                         progress.show(state);
                       }});
  } else {
    next_request();  // hands over everything: nothing has to be read
    summary_.interrupted = next < in_order.size() && store_works;
  }
  queue.close();
  storing.join();
  std::sort(summary_.failures.begin(), summary_.failures.end());
  return stored;
}

Result<void> Ingest::finish(const Planned& planned, std::optional<Extracted> document) {
  if (planned.work == Work::unsupported)
    return store_reading(planned, unsupported_document(planned.media_type));
  if (document) return store_reading(planned, std::move(*document));
  ++summary_.reanalysed;
  return analyse_again(planned.sha256, fingerprint_);
}

Result<void> Ingest::store_reading(const Planned& planned, Extracted document) {
  StoredDocument stored{planned.sha256, planned.media_type, planned.path, {}, {}, std::move(document), {}};
  if (stored_.contains(planned.sha256)) {
    const auto before = store_.document(planned.sha256, false);
    if (!before) return tl::unexpected(before.error());
    stored.path = before->path;
    stored.organisation_given = before->organisation_given;
    stored.date_given = before->date_given;
  }
  if (!settings_.organisation.empty()) stored.organisation_given = settings_.organisation;
  if (!settings_.date.empty()) stored.date_given = settings_.date;
  const Analysis analysis = analyze(stored.document, context_of(stored), rules_);
  stored.facts = analysis.facts;
  if (auto put = store_.put_document(stored, read_settings(), analysis, fingerprint_); !put) return put;
  ++summary_.read;
  count(stored, analysis);
  // An earlier, unfinished run may have seen the same bytes at a smaller path.
  const auto after = store_.document(planned.sha256, false);
  if (!after) return tl::unexpected(after.error());
  return after->path == stored.path ? Result<void>() : analyse_again(planned.sha256, fingerprint_);
}

Result<void> Ingest::analyse_again(const std::string& sha256, const std::string& fingerprint) {
  auto stored = store_.document(sha256, true);
  if (!stored) return tl::unexpected(stored.error());
  const bool given_anew =
      (!settings_.organisation.empty() && settings_.organisation != stored->organisation_given) ||
      (!settings_.date.empty() && settings_.date != stored->date_given);
  if (!settings_.organisation.empty()) stored->organisation_given = settings_.organisation;
  if (!settings_.date.empty()) stored->date_given = settings_.date;
  const Analysis analysis = analyze(stored->document, context_of(*stored), rules_);
  stored->facts = analysis.facts;
  // What the user said about the document is part of the document; that is replaced whole.
  if (!given_anew) return store_.put_analysis(sha256, analysis, fingerprint);
  return store_.put_document(*stored, read_settings(), analysis, fingerprint);
}

void Ingest::count(const StoredDocument& stored, const Analysis& analysis) {
  for (const auto& page : stored.document.pages) {
    ++summary_.pages;
    if (page.origin == Origin::ocr) ++summary_.ocr_pages;
  }
  for (const auto& finding : analysis.findings) ++summary_.findings[finding.kind];
  count_failure(stored.path, stored.media_type, stored.document);
}

void Ingest::count_failure(const std::string& path, const std::string& media_type,
                           const Extracted& document) {
  if (document.state == DocumentState::read) return;
  if (is_no_document(media_type))
    ++summary_.no_documents;
  else
    summary_.failures.push_back({path, document.message.empty() ? document.reason : document.message});
}

}  // namespace planlezer
