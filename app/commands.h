// The commands: what each takes and its one function. Every run_… answers an exit code, writes what is for
// programs to standard output and everything else to standard error.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/read.h"
#include "storage/store.h"

namespace planlezer {

enum ExitCode : int { exit_done = 0, exit_failed = 1, exit_usage = 2, exit_interrupted = 130 };

struct GlobalOptions {
  std::filesystem::path index = "planlezer.db";
  int jobs = 0;  // 0: the processors there are
};

// How documents are read, for every command that reads.
struct ReadingOptions {
  OcrMode ocr = OcrMode::automatic;
  std::filesystem::path password_file;  // one password per line; empty: none
  bool unsandboxed = false;
};

struct IngestOptions {
  std::vector<std::filesystem::path> paths;
  std::string organisation, date;  // as typed; empty: not given
  bool retry = false;
  ReadingOptions reading;
};
int run_ingest(const GlobalOptions& global, const IngestOptions& options);

struct SearchOptions {
  SearchQuery query;
  std::filesystem::path queries;  // a file with a query on each line, instead of the one in `query`
  std::string format = "text";
};
int run_search(const GlobalOptions& global, const SearchOptions& options);

struct FindingsOptions {
  FindingFilter filter;
  std::string format = "text";
  std::filesystem::path output;  // empty: standard output
};
int run_findings(const GlobalOptions& global, const FindingsOptions& options);

struct ReportOptions {
  std::string format = "html";
  std::filesystem::path output;
};
int run_report(const GlobalOptions& global, const ReportOptions& options);

struct ExplainOptions {
  std::string id;  // of a finding, or its beginning
  std::string format = "text";
};
int run_explain(const GlobalOptions& global, const ExplainOptions& options);

struct CompareOptions {
  std::string before, after;  // documents of the index, or files
  std::string format = "text";
  ReadingOptions reading;
};
int run_compare(const GlobalOptions& global, const CompareOptions& options);

struct ProgressOptions {
  std::optional<std::string> organisation;
  std::string format = "text";
};
int run_progress(const GlobalOptions& global, const ProgressOptions& options);

struct ServeOptions {
  int port = 8787;
  std::string address = "127.0.0.1";
  std::vector<std::string> hosts;
  std::filesystem::path password_file;  // NAME:PASSWORD of people, one per line
  std::string proxy_header;
  std::filesystem::path document_passwords;
  bool unsandboxed = false;
};
int run_serve(const GlobalOptions& global, const ServeOptions& options);

int run_ledger(const GlobalOptions& global, const std::string& format);
int run_digest(const GlobalOptions& global);
int run_verify(const GlobalOptions& global, const ReadingOptions& reading);

struct ExtractOptions {
  std::string file;  // "-": standard input
  std::string format = "text";
  ReadingOptions reading;
};
int run_extract(const GlobalOptions& global, const ExtractOptions& options);

struct TryOptions {
  std::string file;  // "-": plain text from standard input
  std::string organisation, date;
  ReadingOptions reading;
};
int run_try(const GlobalOptions& global, const TryOptions& options);

int run_analyze(const GlobalOptions& global, bool all);

int run_rules_check();
struct RulesListOptions {
  bool coverage = false;  // with what each rule does in the index
  std::string format = "text";
};
int run_rules_list(const GlobalOptions& global, const RulesListOptions& options);
struct RulesDiffOptions {
  std::vector<std::filesystem::path> files;
  bool all = false;  // also documents that the changed rules can have no words in
  std::string format = "text";
};
int run_rules_diff(const GlobalOptions& global, const RulesDiffOptions& options);

struct EvaluateOptions {
  std::filesystem::path folder;
  std::string format = "text";
  std::string only, except;  // beginnings of file names; empty: all, none
  bool misses = false;
  bool sentences = false;  // only writes the sentences with what the gold says of them
  ReadingOptions reading;
};
int run_evaluate(const GlobalOptions& global, const EvaluateOptions& options);

int run_doctor(const GlobalOptions& global);

// Says the error on standard error and gives the exit code that belongs to it.
int report_error(const Error& error);

// "28-03-2024" or "2024-03-28" as ISO; an Error when it is no day of the calendar.
Result<std::string> iso_day(const std::string& typed);

// One per line; an empty path gives none.
Result<std::vector<std::string>> read_passwords(const std::filesystem::path& file);

}  // namespace planlezer
