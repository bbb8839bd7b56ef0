// planlezer verify
#include <algorithm>
#include <map>

#include "app/commands.h"
#include "app/interruption.h"
#include "app/labels.h"
#include "app/progress.h"
#include "app/reading.h"
#include "app/terminal.h"
#include "app/verification.h"
#include "ingest/originals.h"

namespace planlezer {
namespace {

struct Verification {
  std::size_t documents = 0, findings = 0;
  std::vector<std::string> differences;
};

// With which OCR setting the stored reading was made: another one may give other words.
Result<OcrMode> ocr_of(Store& store, const std::string& sha256) {
  for (const OcrMode mode : {OcrMode::automatic, OcrMode::never, OcrMode::always}) {
    const auto read = store.is_read(sha256, {std::string(ocr_name(mode)), extractor_version});
    if (!read) return tl::unexpected(read.error());
    if (*read) return mode;
  }
  return OcrMode::automatic;
}

struct Task {
  StoredDocument document;
  OcrMode ocr = OcrMode::automatic;
  std::vector<StoredFinding> findings;
};

// Documents with findings whose originals are still what they were; the others are differences already.
Result<std::vector<Task>> gather(Store& store, const Originals& originals, Verification& verification) {
  const auto hashes = store.documents();
  if (!hashes) return tl::unexpected(hashes.error());
  const auto findings = store.findings({});
  if (!findings) return tl::unexpected(findings.error());
  std::map<std::string, std::vector<StoredFinding>> boxed;
  for (const auto& finding : *findings)
    if (!finding.finding.boxes.empty()) boxed[finding.sha256].push_back(finding);
  std::vector<Task> tasks;
  for (const auto& sha256 : *hashes) {
    if (interrupted()) break;
    auto document = store.document(sha256, false);
    if (!document) return tl::unexpected(document.error());
    ++verification.documents;
    const auto intact = originals.intact(sha256);
    if (!intact || !*intact) {
      verification.differences.push_back(document->path + ": het bewaarde origineel " +
                                         (intact ? "is veranderd" : "ontbreekt of is niet te lezen"));
      continue;
    }
    const auto found = boxed.find(sha256);
    if (found == boxed.end()) continue;
    const auto ocr = ocr_of(store, sha256);
    if (!ocr) return tl::unexpected(ocr.error());
    tasks.push_back({std::move(*document), *ocr, std::move(found->second)});
  }
  return tasks;
}

void compare(const Task& task, const Extracted& document, Verification& verification) {
  if (document.state == DocumentState::needs_password) {
    verification.differences.push_back(task.document.path +
                                       ": niet te openen zonder wachtwoord; geef het met --password-file");
    return;
  }
  for (const auto& stored : task.findings) {
    ++verification.findings;
    if (holds_quote(document, stored.finding)) continue;
    verification.differences.push_back(task.document.path + ", p. " + std::to_string(stored.finding.page()) +
                                       ", " + kind_label(stored.finding.kind) + " " + stored.finding.id +
                                       ": er staat \"" + words_in_boxes(document, stored.finding) +
                                       "\", vastgelegd is \"" + stored.finding.quote + "\"");
  }
}

Result<Verification> verify(const GlobalOptions& global, const ReadingOptions& options) {
  const auto passwords = read_passwords(options.password_file);
  if (!passwords) return tl::unexpected(passwords.error());
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const Originals originals(global.index);
  Verification verification;
  const auto tasks = gather(**store, originals, verification);
  if (!tasks) return tl::unexpected(tasks.error());
  if (tasks->empty() || interrupted()) return verification;
  const auto readers = start_readers(global, options);
  if (!readers) return tl::unexpected(readers.error());
  Progress progress;
  std::size_t next = 0, done = 0;
  read_all(**readers,
           {.next = [&]() -> std::optional<ReadRequest> {
              if (next == tasks->size()) return std::nullopt;
              const Task& task = (*tasks)[next];
              return ReadRequest{next++, originals.path_of(task.document.sha256).string(),
                                 task.document.media_type, task.ocr, *passwords};
            },
            .done =
                [&](ReadResult result) {
                  compare((*tasks)[result.ticket], result.document, verification);
                  progress.say("Controleren: " + dutch_count(++done) + " van " + dutch_count(tasks->size()));
                }});
  return verification;
}

}  // namespace

int run_verify(const GlobalOptions& global, const ReadingOptions& reading) {
  catch_interruption();
  auto verification = verify(global, reading);
  if (!verification) return report_error(verification.error());
  if (interrupted()) {
    tell("Onderbroken.");
    return exit_interrupted;
  }
  auto& differences = verification->differences;
  std::sort(differences.begin(), differences.end());
  std::string text;
  for (const auto& difference : differences) text += printable(difference) + "\n";
  if (auto written = write_output({}, text); !written) return report_error(written.error());
  tell(counted(verification->documents, "document", "documenten") + " en " +
       counted(verification->findings, "bevinding", "bevindingen") + " gecontroleerd: " +
       (differences.empty() ? "alles klopt." : counted(differences.size(), "verschil", "verschillen") + "."));
  return differences.empty() ? exit_done : exit_failed;
}

}  // namespace planlezer
