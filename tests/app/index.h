// Documents and indexes for the tests of the commands.
#pragma once

#include <algorithm>
#include <memory>

#include "base/file.h"
#include "tests/app/program.h"
#include "tests/extract/sample_documents.h"

namespace planlezer {

inline const std::filesystem::path samples = PLANLEZER_SOURCE_DIR "/samples";
// Documents that are not part of the project; tests that need them are skipped without.
inline const std::filesystem::path corpus = PLANLEZER_SOURCE_DIR "/../shared/corpus";

// A heading in bold with sentences under it, each of them a paragraph.
inline std::string plan_page(const std::string& heading, const std::vector<std::string>& sentences) {
  std::string content = "BT /B 15 Tf 70 760 Td (" + heading + ") Tj /F 11 Tf 0 -40 Td 44 TL ";
  for (const std::string& sentence : sentences) content += "(" + sentence + ") Tj T* ";
  return content + "ET";
}

// A plan of an invented agency: a cover, and a chapter with the given sentences.
inline std::string plan_pdf(const std::string& agency, const std::vector<std::string>& sentences) {
  return pdf_of_contents(
      {plan_page("Plan van aanpak", {agency, "28 maart 2024"}), plan_page("KPI 3 - Maatregelen", sentences)});
}

inline const std::string one_measure =
    "In het derde kwartaal van 2024 stelt het managementteam een opleidingsplan op.";

inline std::string small_plan(const std::string& agency = "Omgevingsdienst Testland") {
  return plan_pdf(agency, {one_measure});
}

// A folder with documents and an index, and commands on that index.
class Workplace {
 public:
  Workplace() = default;
  // Documents and index as they are in another, which saves reading them.
  explicit Workplace(const Workplace& prepared) {
    std::filesystem::copy(prepared.path(), path(), std::filesystem::copy_options::recursive);
  }
  const std::filesystem::path& path() const { return folder_.path(); }
  std::filesystem::path index() const { return path() / "proef.db"; }
  std::filesystem::path documents() const { return path() / "stukken"; }

  std::filesystem::path put(const std::string& name, std::string_view bytes) const {
    const auto file = documents() / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }
  void copy(const std::filesystem::path& file) const {
    std::filesystem::create_directories(documents());
    std::filesystem::copy_file(file, documents() / file.filename());
  }

  Call call(std::vector<std::string> arguments, std::map<std::string, std::string> environment = {}) const {
    arguments.insert(arguments.begin(), {"--index", index().string()});
    return {.arguments = std::move(arguments), .environment = std::move(environment), .folder = path()};
  }
  Outcome run(std::vector<std::string> arguments, std::map<std::string, std::string> environment = {}) const {
    return planlezer::run(call(std::move(arguments), std::move(environment)));
  }
  Outcome ingest(std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {"ingest", documents().string()});
    return run(std::move(options));
  }
  std::vector<Json> lines(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return json_lines(outcome.out);
  }
  std::vector<Json> findings(std::vector<std::string> filters = {}) const {
    filters.insert(filters.begin(), "findings");
    return lines(std::move(filters));
  }
  // Rows of documents, or of the pages of one document.
  std::vector<Json> ledger() const {
    auto rows = lines({"ledger"});
    std::erase_if(rows, [](const Json& row) { return row.at("page") != 0; });
    return rows;
  }
  std::vector<Json> ledger_pages(const std::string& document) const {
    auto rows = lines({"ledger"});
    std::erase_if(rows,
                  [&](const Json& row) { return row.at("page") == 0 || row.at("document") != document; });
    return rows;
  }
  Json ledger_row(const std::string& document) const {
    for (const Json& row : ledger())
      if (row.at("document") == document) return row;
    ADD_FAILURE() << document << " is not in the ledger";
    return {{"state", ""}, {"reason", ""}, {"message", ""}, {"pages", -1}};
  }
  std::string state_of(const std::string& document) const { return ledger_row(document).at("state"); }
  std::string digest() const {
    const Outcome outcome = run({"digest"});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return outcome.out;
  }

 private:
  TestFolder folder_;
};

// Some samples in an index, made once and only looked at. They have text of their own: nothing is recognised.
inline const Workplace& sample_index() {
  static const auto made = [] {
    auto workplace = std::make_unique<Workplace>();
    for (const char* name :
         {"plan-bosrand.pdf", "plan-hoogveld-noord.pdf", "plan-polderwaard.pdf", "brief-klaverland.pdf"})
      workplace->copy(samples / name);
    const Outcome outcome = workplace->ingest();
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    return workplace;
  }();
  return *made;
}

inline std::string bytes_of(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  EXPECT_TRUE(bytes) << file;
  return bytes ? *bytes : std::string();
}

}  // namespace planlezer
