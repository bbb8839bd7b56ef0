#include "app/ingest.h"

#include <algorithm>
#include <chrono>
#include <fstream>
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

// What a file may expand to, beside its own size: 20 times as much, within these bounds.
constexpr std::int64_t least_expansion_bytes = 200'000'000, most_expansion_bytes = 1'000'000'000;

// For the progress bar: also an empty document is work.
double weight_of(std::int64_t size_bytes) {
  return static_cast<double>(size_bytes) + 1;
}

// Nothing when it is not as it should be: then the document is read in the ordinary way.
std::optional<Extracted> reading_at(const std::string& file, std::int64_t offset, std::int64_t bytes) {
  std::ifstream stream(file, std::ios::binary);
  std::string untrusted_bytes(static_cast<std::size_t>(bytes), '\0');
  stream.seekg(offset);
  stream.read(untrusted_bytes.data(), bytes);
  if (!stream) return std::nullopt;
  auto document = decode_part_reading(untrusted_bytes);
  return document ? std::optional(std::move(*document)) : std::nullopt;
}

// Commits what was stored when there is nothing more to store at the moment, or after so many documents: a
// mailbox is stored many times faster, and what is stopped loses a moment's work.
class Batch {
 public:
  explicit Batch(Store& store) : store_(store) {}
  Result<void> begin_one() {
    if (count_++ > 0) return {};
    begun_ = std::chrono::steady_clock::now();
    return store_.begin_batch();
  }
  Result<void> end_one(bool nothing_waits) {
    const bool full = count_ >= most || std::chrono::steady_clock::now() - begun_ > longest;
    if (!full && !nothing_waits) return {};
    count_ = 0;
    auto done = store_.commit_batch();
    if (full) std::this_thread::sleep_for(pause);
    return done;
  }

 private:
  static constexpr int most = 100;
  static constexpr std::chrono::milliseconds longest{1000};
  static constexpr std::chrono::milliseconds pause{3};  // in which a reviewer's judgement gets its turn
  Store& store_;
  int count_ = 0;
  std::chrono::steady_clock::time_point begun_;
};

std::string place_of(const std::string& path, const std::string& attachment) {
  return attachment.empty() ? path : path + " › " + attachment;
}

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
  if (known_place)
    ++summary_.unchanged;
  else if (auto put = store_.put_occurrence(occurrence); !put)
    return put;
  const auto [place, is_new] = planned_.try_emplace(occurrence.sha256);
  Planned& planned = place->second;
  if (!is_new) ++summary_.duplicates;
  if (is_new || std::tie(occurrence.root, occurrence.path) < std::tie(planned.root, planned.path)) {
    planned.sha256 = occurrence.sha256;
    planned.media_type = occurrence.media_type;
    planned.root = occurrence.root;
    planned.path = occurrence.path;
    planned.size_bytes = occurrence.size_bytes;
    planned.expansion_left_bytes =
        occurrence.size_bytes +
        std::clamp(20 * occurrence.size_bytes, least_expansion_bytes, most_expansion_bytes);
  }
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
  for (auto* set : {&stored_, &out_of_date_}) {
    const auto hashes = store_.documents(set == &stored_ ? std::string() : fingerprint_);
    if (!hashes) return tl::unexpected(hashes.error());
    set->insert(hashes->begin(), hashes->end());
  }
  std::vector<Planned*> files;
  for (auto& [sha256, planned] : planned_) files.push_back(&planned);
  std::sort(files.begin(), files.end(), [](const Planned* a, const Planned* b) {
    return std::tie(a->root, a->path) < std::tie(b->root, b->path);
  });
  for (Planned* file : files)
    if (auto done = plan_one(*file); !done) return done;
  return {};
}

Result<void> Ingest::plan_one(Planned& planned) {
  const auto work = work_for(planned);
  if (!work) return tl::unexpected(work.error());
  planned.work = *work;
  if (planned.work == Work::read) ++to_read_;
  if (planned.work != Work::nothing) work_.put(&planned, weight_of(planned.size_bytes));
  // What is in a container that has to be read is planned when that is done.
  return planned.work == Work::nothing || planned.work == Work::analyse ? plan_parts(planned)
                                                                        : Result<void>();
}

Result<void> Ingest::plan_parts(const Planned& container) {
  const auto parts = store_.parts(container.sha256);
  if (!parts) return tl::unexpected(parts.error());
  if (parts->empty()) return {};
  auto stored = store_.document(container.sha256, false);
  if (!stored) return tl::unexpected(stored.error());
  const auto facts = std::make_shared<const DocumentFacts>(std::move(stored->facts));
  double all_bytes = 1;
  for (const StoredPart& part : *parts) all_bytes += static_cast<double>(part.size_bytes);
  const double left = std::max(0.0, static_cast<double>(container.expansion_left_bytes) - all_bytes);
  for (const StoredPart& part : *parts) {
    if (part.sha256.empty()) {
      const std::string name =
          container.attachment.empty() ? part.name : container.attachment + "/" + part.name;
      summary_.failures.push_back(
          {place_of(container.path, name), part.error.empty() ? part.reason : part.error});
      continue;
    }
    const auto [place, is_new] = planned_.try_emplace(part.sha256);
    if (!is_new) continue;
    ++summary_.parts;
    Planned& planned = place->second;
    planned.sha256 = part.sha256;
    planned.media_type = part.media_type;
    planned.root = container.root;
    planned.path = container.path;
    planned.attachment = container.attachment.empty() ? part.name : container.attachment + "/" + part.name;
    planned.container = container.sha256;
    planned.container_facts = facts;
    planned.size_bytes = part.size_bytes;
    planned.depth = container.depth + 1;
    if (const auto made = readings_.find(part.sha256); made != readings_.end())
      planned.reading = made->second;
    // What the file may still come to is shared out by size, so that archives in archives do not multiply.
    const double share = left * static_cast<double>(part.size_bytes) / all_bytes;
    planned.expansion_left_bytes =
        std::max(static_cast<std::int64_t>(share), 3 * part.size_bytes + 1'000'000);
    if (auto done = plan_one(planned); !done) return done;
  }
  return {};
}

Result<Ingest::Work> Ingest::work_for(const Planned& planned) {
  const Work reading = planned.depth > deepest_part      ? Work::too_deep
                       : is_readable(planned.media_type) ? Work::read
                                                         : Work::unsupported;
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
  count_failure(place_of(planned.path, planned.attachment), planned.media_type, document);
  return Work::nothing;
}

fs::path Ingest::recognised_folder(const std::string& sha256) const {
  const ReadSettings settings = read_settings();
  return originals_.recognised() /
         (sha256 + "-" + settings.ocr + "-" + std::to_string(settings.extractor_version));
}

ReadRequest Ingest::request_for(const Planned& planned, std::uint64_t ticket) const {
  ReadRequest request;
  request.ticket = ticket;
  request.path = originals_.path_of(planned.sha256).string();
  request.media_type = planned.media_type;
  request.name = planned.attachment.empty() ? planned.path : planned.attachment;
  request.ocr = settings_.ocr;
  request.passwords = settings_.passwords;
  request.parts_folder = originals_.incoming().string();
  request.pages_folder = recognised_folder(planned.sha256).string();
  request.max_part_bytes = planned.expansion_left_bytes;
  return request;
}

Result<void> Ingest::run(Readers* readers, Progress& progress) {
  struct Finished {
    const Planned* planned;
    std::optional<Extracted> document;
    std::optional<Analysis> analysis = {};
  };
  if (auto ready = originals_.clear_incoming(); !ready) return ready;
  BoundedQueue<Finished> queue(8), analysed(8);
  std::thread analysing([&] {
    while (auto finished = queue.take()) {
      const Planned& planned = *finished->planned;
      // What is stored already may be known by another name or organisation: that is for the storing thread.
      if (finished->document && !stored_.contains(planned.sha256))
        finished->analysis = analyse(*finished->document, context_of_new(planned), rules_);
      if (!analysed.put(std::move(*finished))) queue.close();
    }
    analysed.close();
  });
  Result<void> stored;
  std::thread storing([&] {
    Batch batch(store_);
    while (auto finished = analysed.take()) {
      if (stored = batch.begin_one(); stored)
        stored = finish(*finished->planned, std::move(finished->document), std::move(finished->analysis));
      work_.done();
      if (stored) stored = batch.end_one(analysed.empty());
      if (!stored) return analysed.close();
    }
  });

  ProgressState state;
  double weight_done = 0;
  const auto show = [&] {
    state.documents_total = work_.total();
    state.share_done = weight_done / std::max(work_.total_weight(), 1.0);
    if (readers != nullptr) state.pages = readers->pages_read();
    progress.show(state);
  };
  const auto hand_over = [&](const Planned& planned, std::optional<Extracted> document) {
    ++state.documents_done;
    state.current = place_of(planned.path, planned.attachment);
    weight_done += weight_of(planned.size_bytes);
    show();
    if (document && !was_read(*document) && !is_no_document(planned.media_type)) ++state.failures;
    return queue.put({&planned, std::move(document)});
  };
  bool store_works = true;
  std::map<std::uint64_t, const Planned*> underway;  // by ticket
  std::uint64_t ticket = 0;
  const auto next_request = [&]() -> std::optional<ReadRequest> {
    while (store_works && !interrupted()) {
      const Planned* planned = work_.take();
      if (planned == nullptr) break;
      if (planned->work == Work::read && planned->reading) {
        if (auto document =
                reading_at(planned->reading->file, planned->reading->offset, planned->reading->bytes)) {
          store_works = hand_over(*planned, std::move(*document));
          continue;
        }
      }
      if (planned->work == Work::read) {
        underway[++ticket] = planned;
        return request_for(*planned, ticket);
      }
      store_works = hand_over(*planned, std::nullopt);
    }
    return std::nullopt;
  };
  if (readers != nullptr) {
    summary_.interrupted = !read_all(
        *readers, {.next = next_request,
                   .done =
                       [&](ReadResult result) {
                         const auto found = underway.extract(result.ticket);
                         store_works = hand_over(*found.mapped(), std::move(result.document)) && store_works;
                       },
                   .more = [&] { return store_works && !work_.finished(); },
                   .tick = show});
  } else {
    next_request();  // hands over everything: nothing has to be read
    summary_.interrupted = interrupted() && !work_.finished() && store_works;
  }
  queue.close();
  analysing.join();
  storing.join();
  std::error_code ignored;
  fs::remove_all(originals_.incoming(), ignored);
  if (stored && !summary_.interrupted) {
    fs::remove_all(originals_.recognised(), ignored);  // of other settings or versions
    stored = analyse_displaced();
  }
  std::sort(summary_.failures.begin(), summary_.failures.end());
  return stored;
}

DocumentContext Ingest::context_of_new(const Planned& planned) const {
  DocumentContext context;
  context.path = planned.path;
  context.attachment = planned.attachment;
  context.content = planned.sha256;
  if (!settings_.organisation.empty()) context.organisation = settings_.organisation;
  if (!settings_.date.empty()) context.date = settings_.date;
  if (planned.container_facts) context.container = *planned.container_facts;
  return context;
}

Result<void> Ingest::finish(const Planned& planned, std::optional<Extracted> document,
                            std::optional<Analysis> analysis) {
  if (planned.work == Work::unsupported) document = unsupported_document(planned.media_type);
  if (planned.work == Work::too_deep) document = too_deep_document();
  if (!document) {
    ++summary_.reanalysed;
    return analyse_again(planned.sha256, fingerprint_);
  }
  readings_.clear();
  if (auto done = store_reading(planned, std::move(*document), std::move(analysis)); !done) return done;
  return plan_parts(planned);
}

// Keeps the bytes of the parts as originals of their own.
Result<std::vector<StoredPart>> Ingest::keep_parts(const std::vector<Part>& parts) {
  std::vector<StoredPart> kept;
  kept.reserve(parts.size());
  for (const Part& part : parts) {
    StoredPart stored{part.name,      {},          part.media_type, part.size_bytes,
                      part.is_inline, part.reason, part.message};
    if (!part.file.empty()) {
      const auto original = originals_.adopt(part.file);
      if (!original) return tl::unexpected(original.error());
      stored.sha256 = original->sha256;
      if (part.reading_bytes > 0)
        readings_[stored.sha256] = {part.readings_file, part.reading_offset, part.reading_bytes};
      stored.media_type = media_type_of_part(original->media_type, part.media_type);
    }
    kept.push_back(std::move(stored));
  }
  return kept;
}

// Findings of documents that got another name, or whose container turned out to be somebody else's, are made
// anew. That can displace the parts of those documents: as often as containers are deep.
Result<void> Ingest::analyse_displaced() {
  for (int round = 0; round <= deepest_part; ++round) {
    const auto displaced = store_.displaced();
    if (!displaced) return tl::unexpected(displaced.error());
    if (displaced->empty()) return {};
    for (const std::string& sha256 : *displaced) {
      if (interrupted()) return {};
      if (auto done = analyse_again(sha256, fingerprint_); !done) return done;
    }
  }
  return {};
}

Result<void> Ingest::store_reading(const Planned& planned, Extracted document,
                                   std::optional<Analysis> analysis) {
  StoredDocument stored;
  stored.sha256 = planned.sha256;
  stored.media_type = planned.media_type;
  stored.path = planned.path;
  stored.attachment = planned.attachment;
  stored.container = planned.container;
  auto parts = keep_parts(document.parts);
  if (!parts) return tl::unexpected(parts.error());
  stored.parts = std::move(*parts);
  // A mailbox of one message is that message.
  if (document.mail && stored.media_type == "application/mbox") stored.media_type = "message/rfc822";
  stored.document = std::move(document);
  if (stored_.contains(planned.sha256)) {
    const auto before = store_.document(planned.sha256, false);
    if (!before) return tl::unexpected(before.error());
    stored.path = before->path;
    stored.attachment = before->attachment;
    stored.container = before->container;
    stored.organisation_given = before->organisation_given;
    stored.date_given = before->date_given;
  }
  if (!settings_.organisation.empty()) stored.organisation_given = settings_.organisation;
  if (!settings_.date.empty()) stored.date_given = settings_.date;
  if (!analysis) {
    const auto context = context_of(store_, stored);
    if (!context) return tl::unexpected(context.error());
    analysis = analyse(stored.document, *context, rules_);
  }
  stored.facts = analysis->facts;
  if (auto put = store_.put_document(stored, read_settings(), *analysis, fingerprint_); !put) return put;
  std::error_code ignored;
  fs::remove_all(recognised_folder(planned.sha256), ignored);
  ++summary_.read;
  count(stored, *analysis);
  return {};
}

Result<void> Ingest::analyse_again(const std::string& sha256, const std::string& fingerprint) {
  auto stored = store_.document(sha256, true);
  if (!stored) return tl::unexpected(stored.error());
  const bool given_anew =
      (!settings_.organisation.empty() && settings_.organisation != stored->organisation_given) ||
      (!settings_.date.empty() && settings_.date != stored->date_given);
  if (!settings_.organisation.empty()) stored->organisation_given = settings_.organisation;
  if (!settings_.date.empty()) stored->date_given = settings_.date;
  const auto context = context_of(store_, *stored);
  if (!context) return tl::unexpected(context.error());
  const Analysis analysis = analyse(stored->document, *context, rules_);
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
  count_failure(place_of(stored.path, stored.attachment), stored.media_type, stored.document);
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
