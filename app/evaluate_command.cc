// planlezer evaluate
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

#include "app/analysis.h"
#include "app/commands.h"
#include "app/evaluation.h"
#include "app/interruption.h"
#include "app/json.h"
#include "app/labelled_sentences.h"
#include "app/places.h"
#include "app/reading.h"
#include "app/terminal.h"
#include "base/file.h"
#include "base/text.h"
#include "ingest/discover.h"

namespace planlezer {
namespace fs = std::filesystem;

namespace {

struct GoldDocument {
  std::string name;  // of the document, beside the gold file
  fs::path document;
  Json gold;
};

bool begins_with_one_of(const std::string& name, const std::string& beginnings) {
  const auto parts = split(beginnings, ',');
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return !trim(part).empty() && name.starts_with(trim(part));
  });
}

Result<std::vector<GoldDocument>> gold_documents(const EvaluateOptions& options) {
  std::vector<GoldDocument> documents;
  std::error_code error;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(options.folder, error))
    if (entry.path().string().ends_with(".gold.json")) files.push_back(entry.path());
  if (error) return fail(ErrorCode::usage, options.folder.string() + ": deze map is niet te lezen.");
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const std::string name = file.filename().string();
    if (!options.only.empty() && !begins_with_one_of(name, options.only)) continue;
    if (!options.except.empty() && begins_with_one_of(name, options.except)) continue;
    const auto text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    GoldDocument document;
    document.gold = Json::parse(*text, nullptr, false);
    if (document.gold.is_discarded() || !document.gold.contains("file") || !document.gold["file"].is_string())
      return fail(ErrorCode::usage,
                  file.string() + ": dit is geen goudbestand (geen JSON, of zonder \"file\").");
    document.name = document.gold["file"].get<std::string>();
    document.document = file.parent_path() / fs::path(document.name).filename();
    documents.push_back(std::move(document));
  }
  if (documents.empty())
    return fail(ErrorCode::usage,
                "In " + options.folder.string() + " staan geen goudbestanden (NAAM.gold.json).");
  return documents;
}

Json tally_json(const Tally& tally) {
  return {{"matched", tally.matched},       {"missed", tally.missed},   {"extra", tally.extra},
          {"precision", tally.precision()}, {"recall", tally.recall()}, {"f1", tally.f1()}};
}

Json field_json(const FieldTally& tally) {
  return {{"right", tally.right}, {"all", tally.all}, {"share", tally.share()}};
}

Json to_json(const Evaluation& evaluation, bool with_misses) {
  Json json = {{"documents", evaluation.documents}, {"kinds", Json::object()}, {"fields", Json::object()}};
  for (const auto& [kind, tally] : evaluation.kinds) json["kinds"][kind] = tally_json(tally);
  for (const auto& [field, tally] : evaluation.fields) json["fields"][field] = field_json(tally);
  json["layouts"] = Json::object();
  for (const auto& [layout, tallies] : evaluation.layouts) {
    Json& kinds = json["layouts"][layout]["kinds"] = Json::object();
    for (const auto& [kind, tally] : tallies.kinds) kinds[kind] = tally_json(tally);
    Json& fields = json["layouts"][layout]["fields"] = Json::object();
    for (const auto& [field, tally] : tallies.fields) fields[field] = field_json(tally);
  }
  if (with_misses) json["misses"] = evaluation.misses;
  return json;
}

// Measures by how they are set, with their fields.
std::string layouts_text(const Evaluation& evaluation) {
  constexpr std::array<const char*, 5> fields = {"kpi", "deadline", "owner", "amount", "status"};
  char line[200];
  std::snprintf(line, sizeof line, "\n%-18s %8s %8s %8s %7s", "maatregelen in", "gevonden", "gemist",
                "te veel", "F1");
  std::string text = line;
  for (const char* field : fields)
    text += std::string(" ") + std::string(9 - std::strlen(field), ' ') + field;
  text += "\n";
  for (const auto& [layout, tallies] : evaluation.layouts) {
    const auto measures = tallies.kinds.find("measure");
    if (measures == tallies.kinds.end()) continue;
    const Tally& tally = measures->second;
    std::snprintf(line, sizeof line, "%-18s %8d %8d %8d %7.3f", layout.c_str(), tally.matched, tally.missed,
                  tally.extra, tally.f1());
    text += line;
    for (const char* field : fields) {
      const auto share = tallies.fields.find(std::string("measure.") + field);
      std::snprintf(line, sizeof line, " %9.3f", share == tallies.fields.end() ? 1.0 : share->second.share());
      text += line;
    }
    text += "\n";
  }
  return text;
}

std::string to_text(const Evaluation& evaluation, bool with_misses) {
  std::string text;
  char line[200];
  if (with_misses)
    for (const std::string& miss : evaluation.misses) text += miss + "\n";
  std::snprintf(line, sizeof line, "%d documenten\n\n%-18s %8s %8s %8s %9s %9s %7s\n", evaluation.documents,
                "soort", "gevonden", "gemist", "te veel", "precisie", "vangst", "F1");
  text += line;
  for (const auto& [kind, tally] : evaluation.kinds) {
    std::snprintf(line, sizeof line, "%-18s %8d %8d %8d %9.3f %9.3f %7.3f\n", kind.c_str(), tally.matched,
                  tally.missed, tally.extra, tally.precision(), tally.recall(), tally.f1());
    text += line;
  }
  std::snprintf(line, sizeof line, "\n%-24s %6s %6s %7s\n", "veld", "goed", "alle", "deel");
  text += line;
  for (const auto& [field, tally] : evaluation.fields) {
    std::snprintf(line, sizeof line, "%-24s %6d %6d %7.3f\n", field.c_str(), tally.right, tally.all,
                  tally.share());
    text += line;
  }
  return text + layouts_text(evaluation);
}

// Files of a document: itself, or of a folder (Maildir) all that is in it.
Result<std::vector<FoundFile>> files_of(const GoldDocument& document) {
  std::vector<FoundFile> files(1);
  files[0].file = document.document;
  if (fs::is_directory(document.document)) return discover({document.document}, {});
  return files;
}

// The document with everything in it; of a folder all its files, as parts of a container without text.
Result<std::vector<FoundInPart>> found_in_document(Readers& readers, const GoldDocument& document,
                                                   const Rules& rules, const ReadingOptions& options) {
  std::vector<FoundInPart> found;
  const auto files = files_of(document);
  if (!files) return tl::unexpected(files.error());
  if (fs::is_directory(document.document)) found.emplace_back();
  for (const FoundFile& file : *files) {
    auto read = read_with_parts(readers, file.file, options);
    if (!read) return tl::unexpected(read.error());
    DocumentContext known;
    known.path = document.name;
    auto analyses = analyse_with_parts(*read, known, rules);
    for (std::size_t i = 0; i < read->size(); ++i) {
      const std::string& attachment = (*read)[i].attachment;
      const bool below = !file.path.empty() && !attachment.empty();
      found.push_back({file.path + (below ? "/" : "") + attachment, std::move(analyses[i]),
                       std::move((*read)[i].document)});
    }
  }
  return found;
}

Result<std::string> sentences_of_document(Readers& readers, const GoldDocument& document, const Rules& rules,
                                          const ReadingOptions& options) {
  std::string lines;
  const auto files = files_of(document);
  if (!files) return tl::unexpected(files.error());
  for (const FoundFile& file : *files) {
    const auto read = read_with_parts(readers, file.file, options);
    if (!read) return tl::unexpected(read.error());
    DocumentContext known;
    known.path = document.name;
    lines += labelled_sentences(document.name, document.gold, *read, known, rules);
  }
  return lines;
}

Result<int> evaluate_folder(const GlobalOptions& global, const EvaluateOptions& options) {
  auto documents = gold_documents(options);
  if (!documents) return tl::unexpected(documents.error());
  const auto rules = load_installed_rules();
  if (!rules) return tl::unexpected(rules.error());
  auto readers = start_readers(global, options.reading);
  if (!readers) return tl::unexpected(readers.error());
  Evaluation evaluation;
  std::string sentences;
  for (const GoldDocument& document : *documents) {
    if (options.sentences) {
      const auto lines = sentences_of_document(**readers, document, **rules, options.reading);
      if (!lines) return tl::unexpected(lines.error());
      sentences += *lines;
      continue;
    }
    const auto found = found_in_document(**readers, document, **rules, options.reading);
    if (!found) return tl::unexpected(found.error());
    evaluate_document(document.name, document.gold, *found, evaluation);
  }
  const std::string output = options.sentences          ? sentences
                             : options.format == "json" ? to_json(evaluation, options.misses).dump(2) + "\n"
                                                        : to_text(evaluation, options.misses);
  if (auto written = write_output({}, output); !written) return tl::unexpected(written.error());
  return exit_done;
}

}  // namespace

int run_evaluate(const GlobalOptions& global, const EvaluateOptions& options) {
  catch_interruption();
  const auto done = evaluate_folder(global, options);
  if (interrupted()) return exit_interrupted;
  return done ? *done : report_error(done.error());
}

}  // namespace planlezer
