// planlezer doctor
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "app/commands.h"
#include "app/places.h"
#include "app/reading.h"
#include "app/terminal.h"

namespace planlezer {
namespace fs = std::filesystem;

namespace {

// One line per thing looked at; what is missing comes with the command that mends it.
class Examination {
 public:
  void good(const std::string& what) { add("goed", what); }
  void note(const std::string& what) { add("let op", what); }
  void missing(const std::string& what, const std::string& remedy) {
    add("ontbreekt", what);
    if (!remedy.empty()) text_ += "           doe: " + remedy + "\n";
    healthy_ = false;
  }
  const std::string& text() const { return text_; }
  bool healthy() const { return healthy_; }

 private:
  void add(const std::string& state, const std::string& what) {
    text_ += state + std::string(state.size() < 11 ? 11 - state.size() : 1, ' ') + printable(what) + "\n";
  }
  std::string text_;
  bool healthy_ = true;
};

void look_at_worker(const GlobalOptions& global, Examination& examination) {
  std::error_code error;
  const auto worker = program_folder() / "planlezer-worker";
  if (!fs::exists(worker, error)) {
    examination.missing("planlezer-worker staat niet naast planlezer (" + worker.string() + ")",
                        "bouw of installeer planlezer opnieuw");
    return;
  }
  GlobalOptions one = global;
  one.jobs = 1;
  const auto readers = start_readers(one, {});
  if (readers)
    examination.good("afscherming van documenten: " + (*readers)->isolation());
  else
    examination.missing("afscherming van documenten: " + readers.error().message,
                        "gebruik een kernel met seccomp en Landlock (Linux 5.13 of later)");
}

fs::path language_folder() {
  if (const char* prefix = std::getenv("TESSDATA_PREFIX"); prefix != nullptr && *prefix != '\0')
    return prefix;
  std::error_code error;
  for (const char* folder : {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata",
                             "/usr/share/tessdata", "/usr/local/share/tessdata"})
    if (fs::is_directory(folder, error)) return folder;
  return "/usr/share/tesseract-ocr/5/tessdata";
}

void look_at_languages(Examination& examination) {
  const auto folder = language_folder();
  std::error_code error;
  for (const auto& [language, name] : {std::pair<std::string, std::string>{"nld", "Nederlands"},
                                       {"eng", "Engels"},
                                       {"osd", "stand van de pagina"}}) {
    if (fs::exists(folder / (language + ".traineddata"), error))
      examination.good("tekstherkenning " + name + " (" + language + ")");
    else
      examination.missing("tekstherkenning " + name + " (" + language + ") in " + folder.string(),
                          "sudo apt install tesseract-ocr-" + language);
  }
}

void look_at_rules(Examination& examination) {
  const auto folder = rules_folder();
  if (!folder) return examination.missing("regels: " + folder.error().message, "");
  const auto rules = load_rules(*folder);
  if (!rules) return examination.missing("regels: " + rules.error().message, "herstel het genoemde bestand");
  examination.good("regels: " + std::to_string(list_rules(**rules).size()) + " uit " + folder->string());
}

void look_at_index(const GlobalOptions& global, Examination& examination) {
  std::error_code error;
  const auto index = fs::absolute(global.index, error);
  if (fs::exists(index, error)) {
    const auto store = Store::open(index, Store::Mode::read);
    if (store)
      examination.good("index: " + index.string());
    else
      examination.missing("index: " + store.error().message, "");
  } else {
    examination.note("index: " + index.string() + " is er nog niet; planlezer ingest maakt hem");
  }
  if (access(index.parent_path().c_str(), W_OK) != 0)
    examination.missing("in de map " + index.parent_path().string() + " mag niet worden geschreven",
                        "kies een andere map met --index");
  const auto space = fs::space(index.parent_path(), error);
  if (error) return;
  const auto gigabytes = space.available / 1'000'000'000;
  const std::string free = "vrije schijfruimte: " + dutch_count(gigabytes) + " GB";
  if (gigabytes < 2)
    examination.missing(free + "; originelen worden gekopieerd",
                        "maak ruimte, of kies een andere schijf met --index");
  else
    examination.good(free);
}

}  // namespace

int run_doctor(const GlobalOptions& global) {
  Examination examination;
  look_at_worker(global, examination);
  look_at_languages(examination);
  look_at_rules(examination);
  look_at_index(global, examination);
  const auto written = write_output({}, examination.text());
  if (!written) return report_error(written.error());
  return examination.healthy() ? exit_done : exit_failed;
}

}  // namespace planlezer
