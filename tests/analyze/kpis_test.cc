#include "analyze/kpis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "analyze/normal_text.h"

namespace planlezer {
namespace {

using Kpis = std::vector<int>;

struct Case {
  const char* text;
  Kpis kpi;
};

Kpis kpis_in(std::string_view raw) {
  std::set<int> all;
  for (const KpiMention& mention : find_kpis(normal(raw))) all.insert(mention.kpi.begin(), mention.kpi.end());
  return {all.begin(), all.end()};
}

TEST(Kpis, EveryForm) {
  const Case cases[] = {
      {"KPI 3", {3}},
      {"kpi3", {3}},
      {"KPI-3", {3}},
      {"K.P.I. 3", {3}},
      {"k.p.i. 3", {3}},
      {"kpi nr. 3", {3}},
      {"KPI nummer 3", {3}},
      {"KPI I", {1}},
      {"KPI III", {3}},
      {"KPI IV", {4}},
      {"KPI VI", {6}},
      {"kpi’s 2 t/m 5", {2, 3, 4, 5}},
      {"kpi's 2 tot en met 5", {2, 3, 4, 5}},
      {"KPI's 2, 3 en 5", {2, 3, 5}},
      {"kpi‘s 2 en 3", {2, 3}},
      {"kpi´s 2 en 3", {2, 3}},
      {"kpis 2 en 3", {2, 3}},
      {"kpi 2-5", {2, 3, 4, 5}},
      {"kpi’s 2–5", {2, 3, 4, 5}},
      {"kpi 2/3", {2, 3}},
      {"KPI 2 & 3", {2, 3}},
      {"de eerste drie kpi's", {1, 2, 3}},
      {"de eerste twee kpi’s", {1, 2}},
      {"alle kpi's", {1, 2, 3, 4, 5, 6}},
      {"alle zes kpi's", {1, 2, 3, 4, 5, 6}},
      {"de tweede kpi", {2}},
      {"de zesde KPI", {6}},
      {"de 2e kpi", {2}},
      {"de derde en vierde kpi", {3, 4}},
      {"criterium 4", {4}},
      {"robuustheidscriterium 4", {4}},
      {"robuustheidscriteria 2 en 4", {2, 4}},
      {"indicator 4", {4}},
      {"prestatie-indicator 4", {4}},
      {"Kritische prestatie-indicator 4", {4}},
      {"(kpi 6)", {6}},
      {"Maatregelen bij kpi 5: één strategie.", {5}},
  };
  for (const Case& c : cases) EXPECT_EQ(kpis_in(c.text), c.kpi) << c.text;
}

TEST(Kpis, OtherNumbersAreNone) {
  for (const char* text : {
           "kwaliteitscriteria 2.3",
           "kwaliteitscriterium 2",
           "de kwaliteitscriteria 3 en 4",
           "KC 2.2",
           "artikel 5.1",
           "artikel 5",
           "5.1.2e",
           "pijler 3",
           "fase 2",
           "hoofdstuk 4",
           "paragraaf 3.2",
           "3.2 Maatregelen",
           "bijlage 2",
           "maatregel 3",
           "kpi 7",
           "kpi 0",
           "kpi 12",
           "kpi 2024",
           "de kpi's in 2024",
           "een zestal kpi's",
           "twee van de zes kpi's",
           "het kpi-dashboard",
           "3 medewerkers voor de kpi",
           "",
       })
    EXPECT_EQ(kpis_in(text), Kpis{}) << text;
}

TEST(Kpis, SpansCoverTheMentionInOrder) {
  const std::string text = "Voor kpi 2 en daarna voor indicator 4 en de zesde kpi.";
  std::vector<std::string> found;
  for (const KpiMention& mention : find_kpis(text))
    found.push_back(text.substr(mention.span.begin, mention.span.size()));
  EXPECT_THAT(found, testing::ElementsAre("kpi 2", "indicator 4", "zesde kpi"));
}

TEST(Kpis, InCells) {
  const Case cases[] = {
      {"3", {3}},
      {" 3 ", {3}},
      {"3, 4", {3, 4}},
      {"1 en 2", {1, 2}},
      {"2 t/m 5", {2, 3, 4, 5}},
      {"2-4", {2, 3, 4}},
      {"2–4", {2, 3, 4}},
      {"3/4", {3, 4}},
      {"III", {3}},
      {"alle", {1, 2, 3, 4, 5, 6}},
      {"Alle kpi’s", {1, 2, 3, 4, 5, 6}},
      {"KPI 3", {3}},
      {"KPI's 2 en 3", {2, 3}},
      {"4. Informatievoorziening", {4}},
      {"", {}},
      {"–", {}},
      {"n.v.t.", {}},
      {"7", {}},
      {"12", {}},
      {"2025", {}},
      {"Informatievoorziening", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(kpis_in_cell(normal(c.text)), c.kpi) << c.text;
}

}  // namespace
}  // namespace planlezer
