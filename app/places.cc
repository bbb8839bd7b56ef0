#include "app/places.h"

#include <stdlib.h>

#include <cstdlib>
#include <system_error>

namespace planlezer {
namespace fs = std::filesystem;

fs::path program_folder() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::current_path(error) : program.parent_path();
}

Result<fs::path> rules_folder() {
  std::error_code error;
  const auto holds_rules = [&](const fs::path& folder) {
    return fs::is_directory(folder / "rules", error) && fs::is_directory(folder / "registers", error);
  };
  if (const char* named = std::getenv("PLANLEZER_RULES"); named != nullptr && *named != '\0') {
    if (holds_rules(named)) return fs::path(named);
    return fail(ErrorCode::usage, std::string("PLANLEZER_RULES wijst naar ") + named +
                                      ", maar daar staan geen mappen rules en registers.");
  }
  const fs::path program = program_folder();
  for (const auto& candidate : {program / "../share/planlezer", program / "../../analyze"})
    if (holds_rules(candidate)) return fs::weakly_canonical(candidate, error);
  return fail(
      ErrorCode::usage,
      "De regels zijn niet gevonden. Zet de omgevingsvariabele PLANLEZER_RULES op de map met rules en "
      "registers.");
}

Result<RulesPtr> load_installed_rules() {
  const auto folder = rules_folder();
  if (!folder) return tl::unexpected(folder.error());
  return load_rules(*folder);
}

Result<TemporaryFolder> TemporaryFolder::make() {
  std::error_code error;
  auto base = fs::temp_directory_path(error);
  if (error) base = "/tmp";
  std::string pattern = (base / "planlezer-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    return fail(ErrorCode::usage, "In " + base.string() + " kan geen tijdelijke map worden gemaakt.");
  return TemporaryFolder(pattern);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  if (!path_.empty()) fs::remove_all(path_, error);
}

}  // namespace planlezer
