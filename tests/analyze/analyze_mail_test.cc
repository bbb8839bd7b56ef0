// Mails as a whole: whose they are, and what is found in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/analyze/mail_sketch.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string agency = "anna@odlagematen.example";
const std::string ministry = "jan@minienw.nl";
const std::string signature =
    "\n\nMet vriendelijke groet,\n\nAnna de Boer\nBeleidsadviseur\nOmgevingsdienst Lage Maten\n";

std::string quoted_call() {
  return "\nVan: Jan Jansen <jan@minienw.nl>\nVerzonden: maandag 3 juni 2024 14:02\nAan: Anna\nOnderwerp: "
         "Oproep "
         "ondersteuningsbehoefte\n\nBeste Anna,\n\nWij vragen u om voor 1 juli te laten weten welke bijdrage "
         "u nodig "
         "heeft. Wij denken aan € 200.000 tot € 250.000 per omgevingsdienst voor kpi's 2 t/m 5. In geval van "
         "een fusie "
         "is € 500.000 extra mogelijk.\n";
}

TEST(MailAnalysis, TheOwnRequestIsFoundAndTheQuotedAmountsAreNot) {
  const Analysis analysis = analyze_mail(
      mail_of(mail_head(agency, "RE: Oproep ondersteuningsbehoefte"),
              "Beste Jan,\n\nWij vragen het ministerie om een eenmalige bijdrage van € 60.000 voor kpi 4." +
                  signature + quoted_call()));
  EXPECT_THAT(quotes_of(analysis, "support_request"),
              ElementsAre("Wij vragen het ministerie om een eenmalige bijdrage van € 60.000 voor kpi 4."));
  EXPECT_EQ(of_kind(analysis, "amount").size(), 1U);
  EXPECT_EQ(of_kind(analysis, "support_request").front().page(), 0);
  EXPECT_EQ(analysis.facts.kind, "email");
  EXPECT_EQ(analysis.facts.title, "RE: Oproep ondersteuningsbehoefte");
  EXPECT_EQ(analysis.facts.date, "2024-06-10");
  EXPECT_EQ(analysis.facts.organisation, "Omgevingsdienst Lage Maten");
  EXPECT_THAT(analysis.facts.organisation_evidence, HasSubstr(agency));
}

TEST(MailAnalysis, InlineAnswersAreOwn) {
  const Analysis analysis =
      analyze_mail(mail_of(mail_head(agency, "RE: Oproep"),
                           "Beste Jan, zie onder.\n\nOp 3 juni 2024 om 14:02 schreef Jan "
                           "<jan@minienw.nl>:\n\n> Voor welke kpi's heeft u een "
                           "bijdrage nodig?\n> Wij denken aan € 250.000.\n\nVoor kpi 4 vragen wij een "
                           "bijdrage van € 60.000.\n\n> Heeft u hulp "
                           "nodig bij een fusie? Wij stellen € 500.000 beschikbaar.\n\nVoor een fusie vragen "
                           "wij geen ondersteuning.\n" +
                               signature));
  EXPECT_THAT(quotes_of(analysis, "support_request"),
              ElementsAre("Voor kpi 4 vragen wij een bijdrage van € 60.000."));
  EXPECT_THAT(quotes_of(analysis, "no_support"),
              ElementsAre("Voor een fusie vragen wij geen ondersteuning."));
  EXPECT_EQ(of_kind(analysis, "amount").size(), 1U);
}

TEST(MailAnalysis, LinesOfAnEnumerationAreRequestsOfTheirOwn) {
  const Analysis analysis = analyze_mail(mail_of_paragraphs(
      mail_head(agency, "RE: Oproep"),
      {{"Beste Jan,\nWij vragen het ministerie om:\n- een bijdrage van € 60.000 voor het zaaksysteem (kpi "
        "4);\n- een "
        "landelijke handreiking voor de nulmeting (kpi 2).\nMet vriendelijke groet,\nAnna de Boer",
        0}}));
  const auto requests = of_kind(analysis, "support_request");
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].quote, "een bijdrage van € 60.000 voor het zaaksysteem (kpi 4);");
  EXPECT_EQ(requests[0].request, "money");
  EXPECT_EQ(requests[1].request, "knowledge");
  EXPECT_EQ(requests[1].kpi, std::vector<int>{2});
}

TEST(MailAnalysis, TablesOfTheSenderAreReadAndQuotedOnesAreNot) {
  const char* const table =
      "| Kpi | Gevraagde bijdrage | Bedrag |\n|---|---|---|\n| 4 | bijdrage in de vervanging van het "
      "zaaksysteem | € "
      "60.000 |\n";
  EXPECT_EQ(of_kind(analyze_mail(mail_of(mail_head(agency, "Verzoek"),
                                         "Beste Jan,\n\nHierbij ons verzoek om ondersteuning:\n\n" +
                                             std::string(table) + signature)),
                    "support_request")
                .size(),
            1U);
  EXPECT_THAT(
      of_kind(analyze_mail(mail_of(mail_head(agency, "RE: Verzoek"),
                                   "Beste Jan,\n\nDank voor het overzicht." + signature +
                                       "\nVan: Jan <jan@minienw.nl>\nVerzonden: 3 juni 2024 14:02\nAan: "
                                       "Anna\nOnderwerp: Verzoek\n\nDit hebben wij genoteerd:\n\n" +
                                       table)),
              "support_request"),
      IsEmpty());
}

TEST(MailAnalysis, AColleaguesRequestThatIsPassedOnCounts) {
  const std::string request = "Wij vragen het ministerie om een bijdrage van € 60.000 voor kpi 4.";
  const auto passed_on = [&](const std::string& from, const std::string& own, const std::string& inner) {
    return quotes_of(
        analyze_mail(mail_of(mail_head(from, "FW: Verzoek"),
                             own + "\n\nVan: Bert <" + inner +
                                 ">\nVerzonden: maandag 3 juni 2024 14:02\nAan: Anna\nOnderwerp: "
                                 "Verzoek\n\n" +
                                 request + "\n")),
        "support_request");
  };
  EXPECT_THAT(passed_on(agency, "Zie hieronder.", "bert@odlagematen.example"), ElementsAre(request));
  EXPECT_THAT(passed_on(agency, "Ter info.", "bert@odhogeesch.example"), IsEmpty());
  EXPECT_THAT(passed_on(agency, "Ter info.", "bert@minienw.nl"), IsEmpty());
  EXPECT_THAT(
      passed_on(agency, "Wij vragen een bijdrage van € 70.000 voor kpi 4.", "bert@odlagematen.example"),
      ElementsAre("Wij vragen een bijdrage van € 70.000 voor kpi 4."));
  // The ministry sends an agency's mail to the mailbox where all of them are kept.
  EXPECT_THAT(
      passed_on(ministry, "Wil jij dit registreren? Wij vragen € 1.000 terug.", "bert@odlagematen.example"),
      ElementsAre(request));
}

TEST(MailAnalysis, WhatTheMinistryWritesIsNoRequest) {
  for (const char* from : {"jan@minienw.nl", "post@omgevingsdienst.nl", "a.b@rijksoverheid.nl",
                           "info@gemeente-testdorp.example"}) {
    const Analysis analysis = analyze_mail(mail_of(mail_head(from, "Oproep"),
                                                   "Beste Anna,\n\nWij vragen om een bijdrage van € 250.000 "
                                                   "voor kpi 4. In 2025 stellen wij een plan op."));
    EXPECT_THAT(quotes_of(analysis, "support_request"), IsEmpty()) << from;
    EXPECT_THAT(quotes_of(analysis, "measure"), IsEmpty()) << from;
    EXPECT_EQ(analysis.facts.organisation, std::nullopt) << from;
  }
}

TEST(MailAnalysis, NobodysAnswersGiveNothing) {
  EXPECT_THAT(analyze_mail(mail_of(mail_head(agency, "Automatisch antwoord: Oproep"),
                                   "Wij vragen een bijdrage van € 60.000 voor kpi 4."))
                  .findings,
              IsEmpty());
  EXPECT_THAT(
      analyze_mail(
          mail_of(mail_head("postmaster@odlagematen.example", "Niet bestelbaar: Verzoek"),
                  "Uw bericht kon niet worden afgeleverd.\n\nWij vragen een bijdrage van € 60.000 voor "
                  "kpi 4."))
          .findings,
      IsEmpty());
}

TEST(MailAnalysis, WhoseAMailIs) {
  struct {
    const char *from, *text, *agency;
  } const cases[] = {
      {"anna@odnhn.nl", "Wij vragen steun.", "Omgevingsdienst Noord-Holland Noord"},
      {"anna@post.dcmr.nl", "Wij vragen steun.", "DCMR Milieudienst Rijnmond"},
      {"anna@odlagematen.example", "Groet,\n\nAnna\nOD Lage Maten", "Omgevingsdienst Lage Maten"},
      {"anna@od-lage-maten.example", "Wij vragen steun.", "Omgevingsdienst Lage Maten"},
      {"anna@rudzuiderveld.example", "Groet,\n\nAnna\nRUD Zuiderveld", "RUD Zuiderveld"},
      {"anna@odlm.example", "Groet,\n\nAnna\nOmgevingsdienst Lage Maten", "Omgevingsdienst Lage Maten"},
      {"anna@lagematen.example", "Wij van Omgevingsdienst Hoge Esch groeten Omgevingsdienst Lage Maten.",
       "Omgevingsdienst Lage Maten"},
      {"anna@mail.example",
       "Namens Omgevingsdienst Lage Maten vraag ik steun, ook voor Omgevingsdienst Hoge Esch.",
       "Omgevingsdienst Lage Maten"},
      {"anna@mail.example",
       "Omgevingsdienst Hoge Esch vraagt iets.\n\nGroet,\n\nAnna\nOmgevingsdienst Lage Maten",
       "Omgevingsdienst Lage Maten"},
      {"anna@mail.example", "Hallo.\n\nGroet,\n\nAnna", "none"},
      {"anna@mail.example", "Omgevingsdienst Hoge Esch en Omgevingsdienst Lage Maten doen mee.", "none"},
  };
  for (const auto& c : cases)
    EXPECT_EQ(analyze_mail(mail_of(mail_head(c.from, "Verzoek"), c.text)).facts.organisation.value_or("none"),
              c.agency)
        << c.from << ": " << c.text;
}

TEST(MailAnalysis, DaysCountFromTheDayOfTheMail) {
  const auto dates = of_kind(analyze_mail(mail_of(mail_head(agency, "Verzoek", "2024-06-10T23:30:00+02:00"),
                                                  "Dit jaar stellen wij een opleidingsplan op.")),
                             "date");
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(dates.front().date->substr(0, 4), "2024");
}

TEST(MailAnalysis, OneKpiInTheSubjectIsThatOfTheMail) {
  const auto kpi = [](const std::string& subject) {
    const auto requests =
        of_kind(analyze_mail(mail_of(mail_head(agency, subject),
                                     "Wij vragen het ministerie om een bijdrage van € 60.000.")),
                "support_request");
    return requests.size() == 1 ? requests.front().kpi : std::vector<int>{-1};
  };
  EXPECT_EQ(kpi("Verzoek kpi 4"), std::vector<int>{4});
  EXPECT_EQ(kpi("RE: Oproep kpi's 2 t/m 5"), std::vector<int>{});
}

TEST(MailAnalysis, WhatARequestSaysOfAnEarlierOne) {
  struct {
    const char *text, *kind, *status, *request;
    std::optional<double> euro;
  } const cases[] = {
      {"Bij nader inzien vragen wij voor kpi 4 geen € 120.000 maar € 90.000.", "support_request", "changed",
       "money", 90'000},
      {"In plaats van € 120.000 vragen wij het ministerie om een bijdrage van € 90.000 voor kpi 4.",
       "support_request", "changed", "money", 90'000},
      {"Wij verlagen ons verzoek voor kpi 4 van € 120.000 naar € 90.000.", "support_request", "changed",
       "money", 90'000},
      {"Daarnaast vragen wij een bijdrage van € 20.000 voor kpi 3.", "support_request", "additional", "money",
       20'000},
      {"Graag herinner ik u aan ons verzoek om een bijdrage van € 60.000 voor kpi 4.", "support_request",
       "repeated", "money", 60'000},
      {"Wij vragen nogmaals om een landelijke handreiking.", "support_request", "repeated", "knowledge", {}},
      {"Ons verzoek om € 60.000 voor kpi 4 trekken wij in.", "no_support", "withdrawn", "money", 60'000},
      {"Het verzoek voor kpi 3 trekken we in, omdat de gemeenten dit zelf betalen.",
       "no_support",
       "withdrawn",
       "",
       {}},
      {"Hierbij trekken wij het verzoek om tijdelijke capaciteit in.",
       "no_support",
       "withdrawn",
       "capacity",
       {}},
      {"De gevraagde bijdrage voor de fusie komt te vervallen.",
       "no_support",
       "withdrawn",
       "fusion_money",
       {}},
      {"De eerder gevraagde ondersteuning is niet meer nodig.", "no_support", "withdrawn", "", {}},
      {"Wij zien af van de gevraagde bijdrage voor kpi 2.", "no_support", "withdrawn", "money", {}},
      {"Wij hebben geen behoefte aan ondersteuning.", "no_support", "", "", {}},
      {"Ons verzoek om een bijdrage van € 60.000 trekken wij niet in.", "", "", "", {}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Analysis analysis = analyze_mail(mail_of(mail_head(agency, "RE: Oproep"), c.text));
    std::vector<Finding> found = of_kind(analysis, "support_request");
    for (Finding& finding : of_kind(analysis, "no_support")) found.push_back(std::move(finding));
    if (std::string_view(c.kind).empty()) {
      for (const Finding& finding : found) EXPECT_NE(finding.status, "withdrawn");
      continue;
    }
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, c.kind);
    EXPECT_EQ(found[0].status.value_or(""), c.status);
    EXPECT_EQ(found[0].request.value_or(""), c.request);
    EXPECT_EQ(found[0].amount ? found[0].amount->max : std::nullopt, c.euro);
  }
}

TEST(MailAnalysis, AnAttachmentIsOfWhoSentIt) {
  DocumentContext context;
  context.path = "postvak/bericht.eml";
  context.attachment = "bijlage.docx";
  context.container = analyze_mail(mail_of(mail_head(agency, "Verzoek"), "Zie bijlage." + signature)).facts;
  const Extracted list =
      read_plain_text("Overzicht\n\nWij vragen het ministerie om een bijdrage van € 60.000 voor kpi 4.\n");
  const Analysis analysis = analyze(list, context, shared_rules());
  EXPECT_EQ(analysis.facts.organisation, "Omgevingsdienst Lage Maten");
  EXPECT_THAT(analysis.facts.organisation_evidence, HasSubstr("bericht"));
  EXPECT_EQ(analysis.facts.date, "2024-06-10");
  EXPECT_EQ(analysis.facts.kind, "attachment");
  EXPECT_EQ(of_kind(analysis, "support_request").size(), 1U);
  // What it says itself goes first.
  const Analysis plan =
      analyze(read_plain_text("# Plan van aanpak\n\nOmgevingsdienst Hoge Esch\n\nDatum: 28 maart 2024\n"),
              context, shared_rules());
  EXPECT_EQ(plan.facts.organisation, "Omgevingsdienst Hoge Esch");
  EXPECT_EQ(plan.facts.date, "2024-03-28");
  EXPECT_EQ(plan.facts.kind, "plan");
}

TEST(OfficeFiles, TitlesWithoutALayout) {
  FlowPage page(1);
  FlowBlock first;
  first.text = {{"Aan het ministerie"}};
  page.add(first);
  FlowBlock heading;
  heading.kind = BlockKind::heading;
  heading.level = 1;
  heading.text = {{"Plan van aanpak robuuste dienst"}};
  page.add(heading);
  Extracted document;
  document.pages.push_back(page.finish());
  document.page_count = 1;
  for (std::size_t i = 0; i < document.pages[0].blocks.size(); ++i)
    document.pages[0].blocks[i].ordinal = static_cast<std::uint32_t>(i + 1);
  EXPECT_EQ(analyze(document, {}, shared_rules()).facts.title, "Plan van aanpak robuuste dienst");
  document.metadata.title = "Robuust";
  EXPECT_EQ(analyze(document, {}, shared_rules()).facts.title, "Robuust");
}

TEST(OfficeFiles, ASheetIsReadLikeAnyTable) {
  FlowPage sheet(1, "Planning");
  FlowTable table;
  const char* const rows[][4] = {{"Maatregel", "Kpi", "Trekker", "Gereed"},
                                 {"Opleidingsplan vaststellen", "3", "hoofd HR", "Q2 2025"},
                                 {"Zaaksysteem vervangen", "4", "teamleider ICT", "eind 2025"}};
  for (std::uint16_t row = 0; row < 3; ++row)
    for (std::uint16_t column = 0; column < 4; ++column) {
      FlowCell cell;
      cell.text = {{rows[row][column]}};
      cell.row = row;
      cell.column = column;
      cell.ordinal = 1 + row * sheet_columns + column;
      table.cells.push_back(cell);
    }
  sheet.add(table);
  Extracted document;
  document.pages.push_back(sheet.finish());
  document.page_count = 1;
  DocumentContext context;
  context.organisation = "Omgevingsdienst Lage Maten";
  context.date = "2024-06-10";
  const auto measures = of_kind(analyze(document, context, shared_rules()), "measure");
  ASSERT_EQ(measures.size(), 2U);
  EXPECT_EQ(measures[0].quote, "Opleidingsplan vaststellen");
  EXPECT_EQ(measures[1].kpi, std::vector<int>{4});
  EXPECT_EQ(measures[1].owner, "teamleider ICT");
}

}  // namespace
}  // namespace planlezer
