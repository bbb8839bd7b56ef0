#include "storage/dutch/stemmer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

#include "storage/dutch/folding.h"

namespace planlezer {
namespace {

struct Pair {
  std::string one, many;
};

void expect_one_stem(Stemmer& stemmer, const Pair& pair) {
  const std::string stem(stemmer.stem(fold(pair.one)));
  EXPECT_EQ(stemmer.stem(fold(pair.many)), stem) << pair.one << " " << pair.many;
  EXPECT_NE(stem, "");
}

TEST(Stemmer, BringsTheFormsOfAWordTogether) {
  Stemmer stemmer;
  const Pair pairs[] = {{"maatregel", "maatregelen"},
                        {"opleiding", "opleidingen"},
                        {"omgevingsdienst", "omgevingsdiensten"},
                        {"besluit", "besluiten"},
                        {"gemeente", "gemeenten"},
                        {"behoefte", "behoeften"},
                        {"medewerker", "medewerkers"},
                        {"directeur", "directeuren"},
                        {"directeur", "directeurs"},
                        {"bevoegdheid", "bevoegdheden"},
                        {"kwartaal", "kwartalen"},
                        {"taak", "taken"},
                        {"jaar", "jaren"},
                        {"eis", "eisen"},
                        {"proces", "processen"},
                        {"robuust", "robuuste"},
                        {"structureel", "structurele"},
                        {"eenmalig", "eenmalige"}};
  for (const Pair& pair : pairs) expect_one_stem(stemmer, pair);
}

TEST(Stemmer, BringsTogetherWhatSnowballLeavesApart) {
  Stemmer stemmer;
  const Pair pairs[] = {{"fusie", "fusies"},       {"provincie", "provincies"}, {"subsidie", "subsidies"},
                        {"functie", "functies"},   {"gemeente", "gemeentes"},   {"behoefte", "behoeftes"},
                        {"plan", "plannen"},       {"stap", "stappen"},         {"budget", "budgetten"},
                        {"wet", "wetten"},         {"stof", "stoffen"},         {"gesprek", "gesprekken"},
                        {"huis", "huizen"},        {"prijs", "prijzen"},        {"brief", "brieven"},
                        {"bedrijf", "bedrijven"},  {"tarief", "tarieven"},      {"kpi", "kpi's"},
                        {"regio", "regio's"},      {"risico", "risico's"},      {"programma", "programma's"},
                        {"scenario", "scenario's"}};
  for (const Pair& pair : pairs) expect_one_stem(stemmer, pair);
}

TEST(Stemmer, KeepsDifferentWordsApart) {
  Stemmer stemmer;
  const Pair pairs[] = {{"fusie", "confusie"},
                        {"fusie", "diffusie"},
                        {"plan", "planning"},
                        {"dienst", "verdienste"},
                        {"toets", "toestand"},
                        {"kpi", "kip"},
                        {"maat", "maatregel"},
                        {"rijk", "rijkdom"},
                        {"inhoud", "handhaving"},
                        {"5", "51"},
                        {"2.3", "23"},
                        {"1,5", "15"},
                        {"2025", "2026"},
                        {"geluid", "gelukkig"},
                        {"bodem", "boden"}};
  for (const auto& [a, b] : pairs) {
    const std::string stem(stemmer.stem(a));
    EXPECT_NE(stemmer.stem(b), stem) << a << " " << b;
  }
}

TEST(Stemmer, AnswersTheSameEveryTime) {
  Stemmer stemmer;
  const std::string first(stemmer.stem("maatregelen"));
  for (int i = 0; i < 1000; ++i) stemmer.stem("woord" + std::to_string(i));
  EXPECT_EQ(stemmer.stem("maatregelen"), first);
  Stemmer moved = std::move(stemmer);
  EXPECT_EQ(moved.stem("maatregelen"), first);
  EXPECT_EQ(Stemmer().stem("maatregelen"), first);
}

TEST(Stemmer, AnyBytesWillDo) {
  Stemmer stemmer;
  for (const std::string_view form : {"", "'", "''", "a", "'s", "\xFF\xFE", "...", "1.", ".1", "环", "een'"})
    EXPECT_LE(stemmer.stem(form).size(), form.size() + 4);
  EXPECT_LE(stemmer.stem(std::string(100'000, 'e')).size(), 100'000U);
  EXPECT_NE(stemmer.stem("環境"), "");
}

// --- against Snowball's own vocabulary

struct Word {
  std::string form, snowball;
};

const std::filesystem::path vocabulary_folder = std::filesystem::path(PLANLEZER_SOURCE_DIR) / ".." /
                                                "shared" / "corpus" / "text-gt" / "snowball" / "dutch";

std::vector<Word> read_vocabulary() {
  std::ifstream forms(vocabulary_folder / "voc.txt");
  std::ifstream stems(vocabulary_folder / "output.txt");
  std::vector<Word> words;
  for (Word word; std::getline(forms, word.form) && std::getline(stems, word.snowball);)
    words.push_back(word);
  return words;
}

bool is_lower_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool ends_in_two_alike(const std::string& stem) {
  return stem.size() >= 2 && stem[stem.size() - 1] == stem[stem.size() - 2];
}

// Nothing of what is brought together in addition: no plural in -es, no root in -s of the field, no doubled
// letter, z or v at the end.
bool is_plain(const Word& word) {
  if (!is_lower_ascii(word.form)) return false;
  for (const char* ending : {"ies", "tes", "les", "ses", "ges", "ures", "des", "kes", "eeen", "ieen", "ieel",
                             "toets", "kans", "wens", "grens", "advies", "prijs", "cursus"})
    if (word.form.ends_with(ending)) return false;
  return !ends_in_two_alike(word.snowball) && !word.snowball.ends_with('z') && !word.snowball.ends_with('v');
}

TEST(Stemmer, IsSnowballsOwnForPlainWords) {
  const auto words = read_vocabulary();
  if (words.empty()) GTEST_SKIP() << "no vocabulary in " << vocabulary_folder;
  Stemmer stemmer;
  std::size_t plain = 0;
  for (const Word& word : words) {
    if (!is_plain(word)) continue;
    ++plain;
    EXPECT_EQ(stemmer.stem(word.form), word.snowball) << word.form;
  }
  EXPECT_GT(plain, 38'000U);
}

TEST(Stemmer, BringsSingularAndPluralTogether) {
  Stemmer stemmer;
  const std::pair<const char*, const char*> pairs[] = {{"toets", "toetsen"},
                                                       {"zelftoets", "zelftoetsen"},
                                                       {"advies", "adviezen"},
                                                       {"grens", "grenzen"},
                                                       {"kans", "kansen"},
                                                       {"wens", "wensen"},
                                                       {"controle", "controles"},
                                                       {"analyse", "analyses"},
                                                       {"bijdrage", "bijdrages"},
                                                       {"bijlage", "bijlages"},
                                                       {"rapportage", "rapportages"},
                                                       {"college", "colleges"},
                                                       {"fase", "fases"},
                                                       {"vacature", "vacatures"},
                                                       {"strategie", "strategieen"},
                                                       {"financieel", "financiele"}};
  for (const auto& [one, many] : pairs)
    EXPECT_EQ(std::string(stemmer.stem(one)), std::string(stemmer.stem(many))) << one << " " << many;
  EXPECT_NE(std::string(stemmer.stem("kans")), std::string(stemmer.stem("kan")));
}

}  // namespace
}  // namespace planlezer
