// planlezer compare
#include <array>

#include "analyze/dates.h"
#include "analyze/versions.h"
#include "app/analysis.h"
#include "app/commands.h"
#include "app/findings_table.h"
#include "app/interruption.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/places.h"
#include "app/reading.h"
#include "app/terminal.h"
#include "base/text.h"

namespace planlezer {
namespace fs = std::filesystem;

namespace {

// One of the two, with where its findings stand.
struct Version {
  std::string name;
  std::optional<std::string> date;
  std::vector<StoredFinding> stored;
  std::vector<Finding> findings;
};

// From the index, with what reviewers decided; nothing when it is not in there.
Result<std::optional<Version>> from_index(const GlobalOptions& global, const std::string& name) {
  std::error_code error;
  if (!fs::exists(global.index, error)) return std::optional<Version>();
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  FindingFilter filter;
  filter.document = name;
  auto found = (*store)->findings(filter);
  if (!found) return tl::unexpected(found.error());
  std::erase_if(*found, [](const StoredFinding& stored) { return stored.verdict == "rejected"; });
  if (found->empty()) return std::optional<Version>();
  Version version;
  version.name = found->front().document;
  if (const auto document = (*store)->document(found->front().sha256, false))
    version.date = document->facts.date;
  version.stored = std::move(*found);
  return std::optional(std::move(version));
}

Result<Version> from_file(const GlobalOptions& global, const CompareOptions& options, const Rules& rules,
                          const std::string& name) {
  std::error_code error;
  if (!fs::is_regular_file(name, error))
    return fail(ErrorCode::not_found, name + ": staat niet in de index en is geen bestand.");
  auto readers = start_readers(global, options.reading);
  if (!readers) return tl::unexpected(readers.error());
  const auto documents = read_with_parts(**readers, name, options.reading);
  if (!documents) return tl::unexpected(documents.error());
  tell_failures(*documents, name);
  DocumentContext known;
  known.path = fs::path(name).filename().string();
  const auto analyses = analyse_with_parts(*documents, known, rules);
  Version version;
  version.name = known.path;
  version.date = analyses.front().facts.date;
  for (std::size_t i = 0; i < documents->size(); ++i)
    for (StoredFinding& stored : as_stored((*documents)[i], analyses[i], known.path))
      version.stored.push_back(std::move(stored));
  return version;
}

Result<std::array<Version, 2>> versions_of(const GlobalOptions& global, const CompareOptions& options) {
  std::array<Version, 2> versions;
  RulesPtr rules;
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string& name = i == 0 ? options.before : options.after;
    auto known = from_index(global, name);
    if (!known) return tl::unexpected(known.error());
    if (*known) {
      versions[i] = std::move(**known);
    } else {
      if (!rules) {
        auto loaded = load_installed_rules();
        if (!loaded) return tl::unexpected(loaded.error());
        rules = std::move(*loaded);
      }
      auto read = from_file(global, options, *rules, name);
      if (!read) return tl::unexpected(read.error());
      versions[i] = std::move(*read);
    }
    for (const StoredFinding& stored : versions[i].stored) versions[i].findings.push_back(stored.finding);
  }
  return versions;
}

std::string code_of(VersionChange::What what) {
  using What = VersionChange::What;
  switch (what) {
    case What::same:
      return "same";
    case What::reworded:
      return "reworded";
    case What::changed:
      return "changed";
    case What::added:
      return "added";
    case What::dropped:
      return "dropped";
  }
  return {};
}

std::string value_label(const Finding& finding, const std::string& field) {
  const auto or_none = [](const std::string& text) { return text.empty() ? "geen" : text; };
  if (field == "kpi") return or_none(joined(finding.kpi));
  if (field == "deadline") return finding.deadline ? deadline_label(*finding.deadline) : "geen";
  if (field == "owner") return or_none(finding.owner.value_or(""));
  if (field == "amount") {
    if (!finding.amount) return "geen";
    const auto& recurring = finding.amount->recurring;
    return amount_label(*finding.amount) + (!recurring ? "" : *recurring ? " structureel" : " eenmalig");
  }
  if (field == "status") return finding.status ? status_label(*finding.status) : "geen";
  if (field == "request") return finding.request ? request_label(*finding.request) : "geen";
  if (field == "stance") return stance_label(finding.stance.value_or("not_mentioned"));
  if (field == "partners") return or_none(join(finding.partners, ", "));
  if (field == "date") return finding.date ? dutch_date(*finding.date) : "geen";
  return finding.quote;
}

std::string field_label(const std::string& field) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> labels = {
      {{"kpi", "kpi"},
       {"deadline", "termijn"},
       {"owner", "trekker"},
       {"amount", "bedrag"},
       {"status", "status"},
       {"request", "soort verzoek"},
       {"stance", "conclusie"},
       {"partners", "partners"},
       {"date", "datum"},
       {"wording", "woorden"}}};
  for (const auto& [name, label] : labels)
    if (name == field) return std::string(label);
  return field;
}

std::string kpi_label(const Finding& finding) {
  return finding.kpi.empty() ? "" : ", kpi " + joined(finding.kpi);
}

std::string as_text(const std::array<Version, 2>& versions, const std::vector<VersionChange>& changes) {
  using What = VersionChange::What;
  const bool colour = shows_colour(Stream::output);
  const auto title = [&](const Version& version) {
    return bold(printable(version.name), colour) +
           (version.date ? " (" + dutch_date(*version.date) + ")" : std::string());
  };
  std::string text = title(versions[0]) + " → " + title(versions[1]) + "\n\n";
  for (const VersionChange& change : changes) {
    if (change.what == What::same) continue;
    const Finding* before =
        change.before < 0 ? nullptr : &versions[0].findings[static_cast<std::size_t>(change.before)];
    const Finding* after =
        change.after < 0 ? nullptr : &versions[1].findings[static_cast<std::size_t>(change.after)];
    const Finding& shown = after != nullptr ? *after : *before;
    const char* what = change.what == What::added     ? "+ nieuw     "
                       : change.what == What::dropped ? "- vervallen "
                       : change.what == What::changed ? "~ gewijzigd "
                                                      : "≈ verwoord  ";
    std::string pages = place_label(shown);
    if (before != nullptr && after != nullptr && place_label(*before) != pages)
      pages = place_label(*before) + " → " + pages;
    text += std::string(what) + kind_label(shown.kind) + kpi_label(shown) + ", " + pages + ": " +
            (shown.quote.empty() ? "(geen citaat)" : printable(shown.quote)) + "\n";
    if (before == nullptr || after == nullptr) continue;
    for (const std::string& field : change.fields)
      text += field == "wording"
                  ? dim("      eerst: " + printable(before->quote), colour) + "\n"
                  : "      " + field_label(field) + ": " + printable(value_label(*before, field)) + " → " +
                        printable(value_label(*after, field)) + "\n";
  }
  return text;
}

std::string as_json_lines(const std::array<Version, 2>& versions, const std::vector<VersionChange>& changes) {
  std::string lines;
  const auto finding = [&](int version, int index) {
    return index < 0
               ? Json(nullptr)
               : to_json(versions[static_cast<std::size_t>(version)].stored[static_cast<std::size_t>(index)]);
  };
  for (const VersionChange& change : changes)
    lines += to_line({{"change", code_of(change.what)},
                      {"fields", change.fields},
                      {"before", finding(0, change.before)},
                      {"after", finding(1, change.after)}}) +
             "\n";
  return lines;
}

void tell_counts(const std::vector<VersionChange>& changes) {
  using What = VersionChange::What;
  const auto count = [&](What what) {
    return dutch_count(static_cast<std::size_t>(std::count_if(
        changes.begin(), changes.end(), [&](const VersionChange& change) { return change.what == what; })));
  };
  tell(count(What::same) + " gelijk, " + count(What::reworded) + " anders verwoord, " + count(What::changed) +
       " gewijzigd, " + count(What::added) + " nieuw, " + count(What::dropped) + " vervallen.");
}

Result<void> compare(const GlobalOptions& global, const CompareOptions& options) {
  const auto versions = versions_of(global, options);
  if (!versions) return tl::unexpected(versions.error());
  const auto changes = compare_versions((*versions)[0].findings, (*versions)[1].findings);
  if (options.format == "jsonl") return write_output({}, as_json_lines(*versions, changes));
  if (auto written = write_output({}, as_text(*versions, changes)); !written) return written;
  tell_counts(changes);
  return {};
}

}  // namespace

int run_compare(const GlobalOptions& global, const CompareOptions& options) {
  catch_interruption();
  const auto done = compare(global, options);
  if (interrupted()) return exit_interrupted;
  return done ? exit_done : report_error(done.error());
}

}  // namespace planlezer
