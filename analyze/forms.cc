#include "analyze/forms.h"

#include <re2/re2.h>

#include <algorithm>
#include <memory>

#include "analyze/assessments.h"
#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t longest_record = 160;  // letters of an answer that is one measure, not a text

struct Answer {
  ColumnKind asks = ColumnKind::other;
  std::string question;
  const CellText* cell = nullptr;
};

bool is_question(const std::string& lower) {
  static const re2::RE2 question(
      R"(\?|^(\(?[0-9]*[a-z]?[.)]? )?(licht|vul|geef|beschrijf|noem|motiveer|omschrijf|kruis|vermeld|benoem)\b)");
  return re2::RE2::PartialMatch(lower, question);
}

// What a question asks for, by its words.
ColumnKind asked_by(const std::string& lower) {
  struct Words {
    const char* pattern;
    ColumnKind kind;
  };
  static const std::vector<std::pair<std::unique_ptr<re2::RE2>, ColumnKind>> patterns = [] {
    const Words words[] = {
        {R"(\b(toe|toelicht\w*|motiveer|waarom|onderbouw\w*|waaruit blijkt|waar(door|aan) (ligt|komt))\b)",
         ColumnKind::situation},
        {R"(^\W*(\(?[0-9]*[a-z]?[.)] )?(en )?(wie|door wie|bij wie|welke (functie|afdeling|persoon))\b|aanspreekpunt|contactpersoon|actiehouder|trekker)",
         ColumnKind::owner},
        {R"(\b(wanneer|welke datum|welke termijn|per wanneer|hoe lang)\b)", ColumnKind::when},
        {R"(\b(kost|kosten|bedrag|budget|hoeveel geld|begroot|begroting)\b)", ColumnKind::money},
        {R"(ondersteuning|\bhulp\b|\bsteun\b|van (het rijk|anderen|ons|ienw)|bijdrage van)",
         ColumnKind::support},
        {R"(maatregel|\bacties?\b|\b(gaat|doet|wilt|zult) (u|uw dienst)\b|stappen|verbeter|aanpak|\btreft\b|onderneemt|verander|\bgebeur\w*|\b(gaan|doen|pakken) (we|wij)\b|\b(we|wij) (\w+ )*doen\b)",
         ColumnKind::measure},
        {R"(voldoe[tn]|voldaan|oordeel|\bscore|beoordeelt|waar staa[nt]|haalt|hoe staat het)",
         ColumnKind::assessment},
    };
    std::vector<std::pair<std::unique_ptr<re2::RE2>, ColumnKind>> compiled;
    for (const Words& one : words) compiled.emplace_back(std::make_unique<re2::RE2>(one.pattern), one.kind);
    return compiled;
  }();
  for (const auto& [pattern, kind] : patterns)
    if (re2::RE2::PartialMatch(lower, *pattern)) return kind;
  return ColumnKind::other;
}

std::vector<Answer> answers_in(const TableGrid& grid) {
  std::vector<Answer> answers;
  for (std::size_t row = 0; row < grid.rows(); ++row) {
    const CellText *question = grid.at(row, 0), *answer = grid.at(row, 1);
    if (question == nullptr || answer == nullptr || question == answer || question->cell->row != row)
      continue;
    const std::string lower = lower_dutch(question->text.text());
    answers.push_back({is_question(lower) ? asked_by(lower) : ColumnKind::other, lower, answer});
  }
  return answers;
}

bool is_form(const TableGrid& grid, const std::vector<Answer>& answers) {
  if (grid.columns() != 2 || answers.size() < 3) return false;
  const auto count = [&](auto holds) { return std::count_if(answers.begin(), answers.end(), holds); };
  const auto questions = count([](const Answer& a) { return is_question(a.question); });
  const auto asks = [&](ColumnKind kind) {
    return count([=](const Answer& a) { return a.asks == kind; }) > 0;
  };
  return static_cast<std::size_t>(questions) * 3 >= answers.size() * 2 && asks(ColumnKind::measure) &&
         (asks(ColumnKind::when) || asks(ColumnKind::owner) || asks(ColumnKind::assessment));
}

std::vector<int> kpi_in(const std::string& text) {
  const auto kpis = find_kpis(text);
  return kpis.size() == 1 ? kpis.front().kpi : std::vector<int>();
}

// One thing in a few words, not a text with sentences.
bool is_one_record(const std::string& text) {
  static const re2::RE2 more(R"([.;?!] +[\p{Lu}•–-]|•|☐|☒)");
  return text.size() <= longest_record && !re2::RE2::PartialMatch(text, more);
}

class FormReader {
 public:
  FormReader(DocumentAnalysis& analysis, int section, std::vector<int> kpi)
      : analysis_(analysis), section_(section), kpi_(std::move(kpi)) {}

  void read(const Answer& answer) {
    if (const auto named = kpi_in(answer.question); !named.empty()) kpi_ = named;
    const std::string text(trim(answer.cell->text.text()));
    if (text.empty()) return;
    if (answer.asks == ColumnKind::assessment && !is_of_the_ministry(answer.question)) {
      // The next kpi of the form.
      finish();
      // "Wij voldoen niet: het systeem is niet gekoppeld."
      const std::string first = has_boxes(text) ? text : text.substr(0, text.find_first_of(":;."));
      const auto verdict = assessment_in(first);
      if (verdict && kpi_.size() == 1)
        add_assessment(analysis_, value_of(*answer.cell).places, kpi_[0], "heading", *verdict,
                       "zelftoets.formulier");
    }
    if (answer.asks == ColumnKind::measure) {
      finish();
      if (is_one_record(text) && !has_boxes(text)) {
        row_.measure = value_of(*answer.cell);
        return;
      }
    } else if (answer.asks == ColumnKind::when || answer.asks == ColumnKind::owner ||
               answer.asks == ColumnKind::money) {
      put_field(row_, answer.asks, value_of(*answer.cell));
      return;
    } else if (answer.asks == ColumnKind::support && is_one_record(text) && !has_boxes(text)) {
      put_field(row_, ColumnKind::support, value_of(*answer.cell));
      return;
    }
    Signals extra;
    set(extra, Signal::table_cell);
    if (answer.asks == ColumnKind::situation) set(extra, Signal::section_situation);
    if (answer.asks == ColumnKind::measure) set(extra, Signal::section_measures);
    read_sentences(analysis_, answer.cell->text, section_, extra);
  }

  void finish() {
    row_.section = section_;
    row_.inherited_kpi = kpi_;
    set(row_.extra, Signal::table_cell);
    set(row_.extra, Signal::label);
    if (row_.measure || row_.support) judge_row(analysis_, row_);
    row_ = Row();
  }

 private:
  DocumentAnalysis& analysis_;
  int section_;
  std::vector<int> kpi_;
  Row row_;
};

}  // namespace

bool read_form(DocumentAnalysis& analysis, const TableGrid& grid, int section,
               const std::vector<int>& kpi_before) {
  const std::vector<Answer> answers = answers_in(grid);
  if (!is_form(grid, answers)) return false;
  const auto& around = analysis.view.sections[static_cast<std::size_t>(section)].kpi;
  FormReader reader(analysis, section, kpi_before.empty() ? around : kpi_before);
  for (const Answer& answer : answers) reader.read(answer);
  reader.finish();
  return true;
}

}  // namespace planlezer
