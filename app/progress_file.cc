#include "app/progress_file.h"

#include <unistd.h>

#include <fstream>

#include "app/clock.h"
#include "app/progress.h"
#include "base/file.h"

namespace planlezer {
namespace {

std::filesystem::path file_of(const std::filesystem::path& index) {
  return index.empty() ? index : std::filesystem::path(index.string() + ".progress");
}

// The process and when it began, so that a later one with the same number is not taken for it; empty when it
// is gone.
std::string mark_of(std::int64_t process) {
  std::ifstream stream("/proc/" + std::to_string(process) + "/stat");
  std::string about;
  std::getline(stream, about);
  // Its name may hold anything; what comes after the last bracket are numbers.
  std::size_t at = about.rfind(')');
  constexpr int fields_before_start = 20;
  for (int i = 0; i < fields_before_start && at != std::string::npos; ++i) at = about.find(' ', at + 1);
  if (at == std::string::npos) return {};
  return about.substr(at + 1, about.find(' ', at + 1) - at - 1);
}

}  // namespace

ProgressFile::ProgressFile(const std::filesystem::path& index)
    : file_(file_of(index)), started_at_(now_iso()) {}

ProgressFile::~ProgressFile() {
  std::error_code ignored;
  if (written_) std::filesystem::remove(file_, ignored);
}

void ProgressFile::show(const ProgressState& state) {
  const auto now = std::chrono::steady_clock::now();
  if (file_.empty() || now - last_ < std::chrono::milliseconds(500)) return;
  last_ = now;
  const Json json = {
      {"process", getpid()},          {"begun", mark_of(getpid())}, {"total", state.documents_total},
      {"done", state.documents_done}, {"failed", state.failures},   {"current", state.current},
      {"started_at", started_at_}};
  written_ = true;
  (void)write_file(file_, to_line(json));  // reading goes on without it
}

Json read_progress(const std::filesystem::path& index) {
  Json none = {{"running", false}, {"total", 0},         {"done", 0},
               {"failed", 0},      {"current", nullptr}, {"started_at", nullptr}};
  const auto bytes = read_file(file_of(index));
  if (!bytes) return none;
  const Json json = Json::parse(*bytes, nullptr, false);
  try {
    const std::string begun = json.at("begun").get<std::string>();
    if (begun.empty() || mark_of(json.at("process").get<std::int64_t>()) != begun) return none;
    return {{"running", true},
            {"total", json.at("total").get<std::int64_t>()},
            {"done", json.at("done").get<std::int64_t>()},
            {"failed", json.at("failed").get<std::int64_t>()},
            {"current", json.at("current").get<std::string>()},
            {"started_at", json.at("started_at").get<std::string>()}};
  } catch (const Json::exception&) {
    return none;
  }
}

}  // namespace planlezer
