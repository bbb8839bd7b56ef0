#include "analyze/clause.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.h"

namespace planlezer {
namespace {

const Lexicon& lexicon() {
  static const auto loaded = Lexicon::load(PLANLEZER_SOURCE_DIR "/analyze/registers");
  EXPECT_TRUE(loaded.has_value());
  return *loaded;
}

Clause clause_of(std::string_view sentence) {
  return read_clause(sentence, lexicon(), {"omgevingsdienst testland", "testland", "odt"});
}

struct Case {
  const char* sentence;
  const char* has;  // names of signals, separated by spaces
  const char* hasnot = "";
};

void expect_signals(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const Signals signals = clause_of(c.sentence).signals;
    for (const bool expected : {true, false})
      for (const std::string_view name : split(expected ? c.has : c.hasnot, ' ')) {
        if (name.empty()) continue;
        const auto signal = signal_named(name);
        ASSERT_TRUE(signal) << name;
        EXPECT_EQ(has(signals, *signal), expected) << name << " in: " << c.sentence;
      }
  }
}

TEST(Clause, VerbsThatSplitAreFoundWithTheirOtherHalf) {
  expect_signals({
      {"In Q1 2025 stellen wij een opleidingsplan vast.", "verb.action subject.own", "past verb.first"},
      {"De dienst stelt in het derde kwartaal een personeelsplan op.", "verb.action subject.own"},
      {"Wij breiden de formatie uiterlijk 1 januari 2025 uit met 2,0 fte.", "verb.action subject.own"},
      {"De teamleider Bodem voert in 2025 collegiale toetsing in.", "verb.action subject.role"},
      {"Wij sluiten ons in 2025 bij een netwerk aan.", "verb.action subject.own"},
      {"Wij werven twee toezichthouders.", "verb.action subject.own"},
      {"Wij voerden in 2022 een nulmeting uit.", "past subject.own"},
      {"In 2023 stelde de dienst een plan op.", "past"},
      {"Wij namen in 2023 drie medewerkers aan.", "past"},
  });
}

TEST(Clause, ClassesOfVerbs) {
  expect_signals({
      {"In 2025 onderzoeken wij een gezamenlijk lab.", "verb.exploring subject.own", "verb.action"},
      {"Wij verkennen de mogelijkheden.", "verb.exploring"},
      {"Wij blijven het register ieder jaar bijwerken.", "verb.ongoing", "verb.exploring"},
      {"Het overleg zetten wij voort.", "verb.ongoing"},
      {"De kosten bedragen € 50.000.", "verb.stative", "verb.action"},
      {"Een gegevensbeheerder", "verb.none", "verb.action"},
  });
}

TEST(Clause, Auxiliaries) {
  expect_signals({
      {"Er wordt per oktober 2024 een gegevensbeheerder aangesteld.", "aux.wordt participle"},
      {"Eind 2025 is het zaaksysteem ingericht.", "aux.is participle", "verb.none"},
      {"Het bestuur heeft de strategie vastgesteld.", "aux.heeft participle"},
      {"De dienst zal een plan opstellen.", "aux.zal infinitive subject.own"},
      {"Wij gaan een pool vormen.", "aux.gaat infinitive"},
      {"Daarnaast willen wij een lab inrichten.", "aux.wil infinitive subject.own"},
      {"De dienst kan een jurist aanstellen.", "aux.kan infinitive"},
      {"De dienst moet een plan opstellen.", "aux.moet infinitive"},
      {"Een dienst dient een plan op te stellen.", "aux.moet"},
      {"Wij laten een nulmeting uitvoeren.", "aux.laat infinitive"},
  });
}

TEST(Clause, ItemsWithoutAFiniteVerb) {
  expect_signals({
      {"Opstellen van een opleidingsplan in Q3 2024", "lead.infinitive verb.none", "verb.action"},
      {"Het opstellen van een opleidingsplan", "lead.infinitive"},
      {"Uitbreiding van de formatie met 2,0 fte", "lead.nominal verb.none"},
      {"Opleidingsplan opstellen", "end.infinitive verb.none"},
      {"Opleidingsplan vastgesteld", "end.participle"},
  });
}

TEST(Clause, WhoActs) {
  expect_signals({
      {"Omgevingsdienst Testland stelt in 2025 een plan op.", "subject.own", "subject.other"},
      {"De ODT stelt in 2025 een plan op.", "subject.own", "subject.other"},
      {"Onze dienst stelt in 2025 een plan op.", "subject.own"},
      {"Het managementteam stelt in 2025 een plan op.", "subject.role", "subject.other"},
      {"De HR-adviseur stelt in 2025 een plan op.", "subject.role"},
      {"De provincie stelt in 2025 een ketenregisseur aan.", "subject.other", "subject.own"},
      {"In 2025 bouwt het Rijk een landelijke voorziening.", "subject.other", "subject.own"},
      {"De gemeenten stellen in 2025 een strategie vast.", "subject.other", "subject.own"},
      {"Omgevingsdienst Hoge Esch stelt in 2025 een plan op.", "subject.other", "subject.own"},
      {"Met de provincie stellen wij in 2025 een ketenregisseur aan.", "subject.own", "subject.other"},
  });
}

TEST(Clause, WhatIsOnlyACondition) {
  for (const char* sentence : {
           "Als het bestuur geld vrijmaakt, stellen wij een jurist aan.",
           "Indien het bestuur geld vrijmaakt, stellen wij een jurist aan.",
           "Mits het bestuur geld vrijmaakt, stellen wij een jurist aan.",
           "Zodra het bestuur geld vrijmaakt, stellen wij een jurist aan.",
           "Wij stellen een jurist aan, mits het bestuur geld vrijmaakt.",
           "Wij stellen een jurist aan indien het bestuur geld vrijmaakt.",
           "Maakt het bestuur geld vrij, dan stellen wij een jurist aan.",
       }) {
    const Clause clause = clause_of(sentence);
    EXPECT_TRUE(has(clause.signals, Signal::condition)) << sentence;
    EXPECT_TRUE(has(clause.signals, Signal::subject_own)) << sentence;
    EXPECT_FALSE(has(clause.signals, Signal::subordinate_only)) << sentence;
    EXPECT_NE(clause.main.find("jurist"), std::string::npos) << sentence;
    EXPECT_EQ(clause.main.find("geld"), std::string::npos) << sentence;
    const auto at = clause.lower.find("geld");
    EXPECT_EQ(clause.role_at(static_cast<std::uint32_t>(at)), PartRole::condition) << sentence;
  }
}

TEST(Clause, RemarksAreNoPartOfTheMainClause) {
  struct {
    const char *sentence, *remark;
  } const cases[] = {
      {"Wij stellen in 2025 een plan op, omdat de bezetting kwetsbaar is.", "kwetsbaar"},
      {"Wij stellen in 2025 een plan op, dat het bestuur daarna vaststelt.", "daarna"},
      {"Omdat de bezetting kwetsbaar is, stellen wij in 2025 een plan op.", "kwetsbaar"},
      {"Wij stellen in 2025 (na overleg met de buren) een plan op.", "buren"},
  };
  for (const auto& c : cases) {
    const Clause clause = clause_of(c.sentence);
    EXPECT_TRUE(has(clause.signals, Signal::verb_action)) << c.sentence;
    EXPECT_TRUE(has(clause.signals, Signal::subject_own)) << c.sentence;
    EXPECT_EQ(clause.main.find(c.remark), std::string::npos) << c.sentence;
    EXPECT_NE(clause.main.find("plan"), std::string::npos) << c.sentence;
  }
  expect_signals({{"Als het bestuur geld vrijmaakt.", "subordinate condition", "verb.action"}});
}

TEST(Clause, NegationStaysInTheClauseItBelongsTo) {
  struct {
    const char* sentence;
    bool in_main;
  } const cases[] = {
      {"Wij nemen geen extra maatregelen.", true},
      {"Een fusie achten wij voorlopig niet nodig.", true},
      {"Wij stellen een plan op, omdat er geen reserve is.", false},
      {"Als de werving niet lukt, huren wij een bureau in.", false},
  };
  for (const auto& c : cases) {
    const std::string main = clause_of(c.sentence).main;
    const bool found = main.find("geen") != std::string::npos || main.find("niet") != std::string::npos;
    EXPECT_EQ(found, c.in_main) << c.sentence << " → " << main;
  }
}

TEST(Clause, QuestionsColonsAndQuotations) {
  expect_signals({
      {"Gaan wij in 2025 met de buren verder?", "question subject.own"},
      {"Komt er in 2025 een plan?", "question verb.first"},
      {"Wij nemen de volgende maatregelen:", "colon", "question"},
      {"Wij stellen een plan op.", "", "question colon quoted condition subordinate"},
  });
}

TEST(Clause, PartsCoverTheSentenceInOrder) {
  for (const char* sentence : {
           "",
           "Plan",
           "Als het lukt, en dat is niet zeker, stellen wij (met de buren) in 2025 “een plan” op, mits het "
           "mag.",
           "Één dienst, twee teams; wij gaan door: zo is het.",
           "(, ) \" ' - , als mits indien",
           "Omdat, hoewel, zodra, dat, die, wat?",
       }) {
    const std::string text = sentence;
    const Clause clause = clause_of(text);
    EXPECT_EQ(clause.lower.size(), text.size());
    EXPECT_EQ(clause.main.size(), text.size());
    std::uint32_t at = 0;
    for (const ClausePart& part : clause.parts) {
      EXPECT_EQ(part.span.begin, at) << text;
      at = part.span.end;
    }
    EXPECT_EQ(at, text.size()) << text;
    EXPECT_LE(clause.verb.end, text.size());
    EXPECT_LE(clause.subject.end, text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
      EXPECT_TRUE(clause.main[i] == clause.lower[i] || clause.main[i] == ' ') << text << " at " << i;
  }
}

TEST(Signals, AreFoundByTheNameThatRulesWrite) {
  EXPECT_EQ(signal_named("verb.action"), Signal::verb_action);
  EXPECT_EQ(signal_named("section.measures"), Signal::section_measures);
  EXPECT_EQ(signal_named("verb_action"), std::nullopt);
  EXPECT_EQ(signal_named(""), std::nullopt);
}

}  // namespace
}  // namespace planlezer
