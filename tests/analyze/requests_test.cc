// What is outstanding, over all documents together.
#include "analyze/requests.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "analyze/conversations.h"
#include "analyze/mail_subject.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Finding request(const std::string& id, const std::string& kind, const std::string& quote,
                std::vector<int> kpi = {}, std::optional<double> euro = std::nullopt,
                const std::string& status = "") {
  Finding finding;
  finding.id = id;
  finding.kind = "support_request";
  finding.request = kind;
  finding.quote = quote;
  finding.kpi_basis = kpi.empty() ? "none" : "explicit";
  finding.kpi = std::move(kpi);
  if (euro) finding.amount = Amount{euro, euro, "", false};
  if (!status.empty()) finding.status = status;
  return finding;
}

Finding money(const std::string& id, std::vector<int> kpi, double euro, const std::string& status = "") {
  return request(id, "money", "Wij vragen een bijdrage voor het zaaksysteem.", std::move(kpi), euro, status);
}

Finding withdrawal(const std::string& id, const std::string& quote, const std::string& kind = "",
                   std::vector<int> kpi = {}, std::optional<double> euro = std::nullopt) {
  Finding finding = request(id, kind, quote, std::move(kpi), euro, "withdrawn");
  finding.kind = "no_support";
  if (kind.empty()) finding.request.reset();
  return finding;
}

RequestDocument document(std::int64_t id, const std::string& kind, const std::string& day,
                         std::vector<Finding> findings,
                         const std::string& agency = "Omgevingsdienst Lage Maten") {
  RequestDocument made;
  made.id = id;
  made.path = "map/" + std::to_string(id);
  made.kind = kind;
  made.date = day;
  if (!agency.empty()) made.organisation = agency;
  made.findings = std::move(findings);
  return made;
}

RequestDocument mail(std::int64_t id, const std::string& day, std::vector<Finding> findings,
                     const std::string& message_id, std::vector<std::string> references = {},
                     const std::string& subject = "Verzoek om ondersteuning") {
  RequestDocument made = document(id, "email", day, std::move(findings));
  made.mail.emplace();
  made.mail->message_id = message_id;
  made.mail->references = std::move(references);
  made.mail->from = {"", "anna@odlagematen.example"};
  made.mail->to = {{"", "jan@minienw.example"}};
  made.mail->subject = subject;
  made.mail->date = day + "T09:00:00+02:00";
  return made;
}

std::vector<std::string> outstanding(const RequestOverview& overview) {
  std::vector<std::string> ids;
  for (const AgencyRequests& agency : overview.agencies)
    for (const Request& each : agency.requests)
      if (each.state == RequestState::outstanding) ids.push_back(each.id);
  return ids;
}

TEST(Requests, PlanMailAndReminderAreOneRequestWithThreeSources) {
  const auto overview =
      review_requests({document(1, "plan", "2024-03-28", {money("a", {4}, 60'000)}),
                       mail(2, "2024-06-10", {money("b", {4}, 60'000)}, "m1"),
                       mail(3, "2024-07-01",
                            {request("c", "money", "Wij herinneren u aan ons verzoek voor kpi 4.", {4},
                                     std::nullopt, "repeated")},
                            "m2", {"m1"})});
  ASSERT_EQ(overview.agencies.size(), 1U);
  ASSERT_EQ(overview.agencies[0].requests.size(), 1U);
  const Request& only = overview.agencies[0].requests[0];
  EXPECT_EQ(only.id, "a");
  EXPECT_EQ(only.sources.size(), 3U);
  EXPECT_EQ(only.amount->max, 60'000);
  EXPECT_EQ(overview.same_as, (std::map<std::string, std::string>{{"b", "a"}, {"c", "a"}}));
  EXPECT_EQ(overview.agencies[0].outstanding.once, (MoneySum{60'000, 60'000, false, 0}));
}

TEST(Requests, DifferentRequestsStayApart) {
  const auto overview = review_requests(
      {document(1, "plan", "2024-03-28",
                {money("a", {4}, 60'000), money("b", {3}, 60'000),
                 request("c", "knowledge", "Een landelijk format voor de nulmeting.", {2}),
                 request("d", "fusion_money", "Voor de fusie vragen wij geld.", {}, 500'000)}),
       document(2, "plan", "2024-03-28", {money("e", {4}, 60'000)}, "Omgevingsdienst Hoge Esch"),
       mail(3, "2024-06-10", {request("f", "knowledge", "Een vraagbaak over stoffen.", {5})}, "m1")});
  EXPECT_THAT(outstanding(overview), testing::UnorderedElementsAre("a", "b", "c", "d", "e", "f"));
  EXPECT_THAT(overview.same_as, IsEmpty());
  EXPECT_EQ(overview.outstanding.once.max, 180'000);
  EXPECT_EQ(overview.outstanding.fusion_once.max, 500'000);
}

TEST(Requests, ANewAmountReplacesTheOldOne) {
  const auto overview =
      review_requests({document(1, "plan", "2024-03-28", {money("a", {4}, 60'000), money("b", {3}, 20'000)}),
                       mail(2, "2024-06-10", {money("c", {4}, 80'000)}, "m1")});
  EXPECT_THAT(outstanding(overview), ElementsAre("b", "c"));
  EXPECT_EQ(overview.agencies[0].requests[0].state, RequestState::superseded);
  EXPECT_EQ(overview.agencies[0].requests[0].by, "c");
  EXPECT_EQ(overview.agencies[0].outstanding.once.max, 100'000);
}

TEST(Requests, TwoSumsForOneKpiInOneMailReplaceNothingTwice) {
  const auto overview = review_requests({mail(1, "2024-06-03",
                                              {request("a", "money", "Voor het zaaksysteem.", {4}, 60'000),
                                               request("b", "money", "Voor het datateam.", {4}, 30'000)},
                                              "m1"),
                                         mail(2, "2024-06-10",
                                              {request("c", "money", "Voor het datateam.", {4}, 40'000),
                                               request("d", "money", "Voor het zaaksysteem.", {4}, 60'000)},
                                              "m2", {"m1"})});
  EXPECT_THAT(outstanding(overview), ElementsAre("a", "c"));
  EXPECT_EQ(overview.agencies[0].outstanding.once.max, 100'000);
}

TEST(Requests, ASummaryInTheSameDocumentAddsNothing) {
  const auto overview = review_requests(
      {mail(1, "2024-06-03",
            {request("a", "money", "Bij nader inzien vragen wij voor kpi 4 € 90.000.", {4}, 90'000),
             request("b", "money", "kpi 4: € 90.000 voor het nieuwe zaaksysteem", {4}, 90'000),
             request("c", "money", "kpi 3: € 50.000 voor de opleiding van toezichthouders", {3}, 50'000),
             request("d", "money", "kpi 3: € 50.000 voor het nieuwe leerplatform", {3}, 50'000)},
            "m1")});
  EXPECT_THAT(outstanding(overview), ElementsAre("a", "c", "d"));
  EXPECT_EQ(overview.same_as.at("b"), "a");
}

TEST(Requests, WhatComesOnTopReplacesNothing) {
  const auto overview =
      review_requests({document(1, "plan", "2024-03-28", {money("a", {4}, 60'000)}),
                       mail(2, "2024-06-10", {money("b", {4}, 20'000, "additional")}, "m1")});
  EXPECT_EQ(overview.agencies[0].outstanding.once.max, 80'000);
}

TEST(Requests, AChangeNamesTheOldAmount) {
  const auto overview = review_requests(
      {document(1, "plan", "2024-03-28",
                {money("a", {}, 60'000), request("b", "money", "Voor opleiding.", {}, 45'000)}),
       mail(2, "2024-06-10",
            {request("c", "money", "Wij vragen € 80.000 in plaats van € 60.000.", {}, 80'000, "changed")},
            "m1")});
  EXPECT_THAT(outstanding(overview), ElementsAre("b", "c"));
}

TEST(Requests, OtherKpisForTheSameSumInOneConversation) {
  const auto overview =
      review_requests({mail(1, "2024-06-03", {money("a", {4}, 60'000)}, "m1"),
                       mail(2, "2024-06-10", {money("b", {3}, 60'000, "changed")}, "m2", {"m1"})});
  EXPECT_THAT(outstanding(overview), ElementsAre("b"));
}

TEST(Requests, Withdrawals) {
  const std::vector<RequestDocument> asked = {
      document(1, "plan", "2024-03-28",
               {money("a", {4}, 60'000), request("b", "fusion_money", "Voor de fusie.", {}, 500'000)}),
      mail(2, "2024-06-03",
           {money("c", {3}, 20'000), request("d", "knowledge", "Een landelijk format.", {2})}, "m1")};
  const auto after = [&](const Finding& finding, const std::vector<std::string>& references) {
    auto documents = asked;
    documents.push_back(mail(3, "2024-07-01", {finding}, "m3", references, "Intrekking"));
    return review_requests(documents);
  };
  EXPECT_THAT(outstanding(after(withdrawal("w", "Ons verzoek voor kpi 4 trekken wij in.", "", {4}), {})),
              ElementsAre("b", "c", "d"));
  EXPECT_THAT(outstanding(after(withdrawal("w", "Het fusiegeld is niet meer nodig.", "fusion_money"), {})),
              ElementsAre("a", "c", "d"));
  EXPECT_THAT(outstanding(after(withdrawal("w", "De gevraagde € 20.000 vervalt.", "money", {}, 20'000), {})),
              ElementsAre("a", "b", "d"));
  EXPECT_THAT(outstanding(after(withdrawal("w", "Wij trekken ons verzoek in."), {"m1"})),
              ElementsAre("a", "b"));
  EXPECT_THAT(outstanding(after(withdrawal("w", "Wij trekken al onze verzoeken in."), {})), IsEmpty());
  const auto unclear = after(withdrawal("w", "Wij trekken ons verzoek in."), {});
  EXPECT_EQ(outstanding(unclear).size(), 4U);
  EXPECT_THAT(unclear.unclear_withdrawals, ElementsAre("w"));
  EXPECT_TRUE(after(withdrawal("w", "Wij trekken al onze verzoeken in."), {}).agencies[0].wants_nothing);
}

TEST(Requests, AskedAgainAfterAWithdrawalIsOutstanding) {
  const auto overview =
      review_requests({document(1, "plan", "2024-03-28", {money("a", {4}, 60'000)}),
                       mail(2, "2024-06-03", {withdrawal("w", "Ons verzoek trekken wij in.")}, "m1"),
                       mail(3, "2024-07-01", {money("b", {4}, 60'000)}, "m2")});
  EXPECT_THAT(outstanding(overview), ElementsAre("b"));
}

TEST(Requests, AMailThatWithdrawsAndAsksKeepsWhatItAsks) {
  const auto overview =
      review_requests({document(1, "plan", "2024-03-28", {money("a", {4}, 60'000)}),
                       mail(2, "2024-06-03",
                            {withdrawal("w", "Ons verzoek voor kpi 4 trekken wij in.", "", {4}),
                             request("b", "capacity", "Een projectleider voor kpi 4.", {4})},
                            "m1")});
  EXPECT_THAT(outstanding(overview), ElementsAre("b"));
}

TEST(Requests, TheSameMailInTwoMailboxesCountsOnce) {
  auto copy = mail(2, "2024-06-03", {money("b", {4}, 60'000)}, "m1");
  copy.path = "ander/postvak";
  const auto by_id = review_requests({mail(1, "2024-06-03", {money("a", {4}, 60'000)}, "m1"), copy});
  EXPECT_EQ(by_id.agencies[0].requests.size(), 1U);
  EXPECT_EQ(by_id.agencies[0].requests[0].sources.size(), 1U);
  EXPECT_EQ(by_id.same_document.size(), 1U);
  const auto without = review_requests({mail(1, "2024-06-03", {money("a", {}, 60'000)}, ""),
                                        mail(2, "2024-06-03", {money("b", {}, 60'000)}, "")});
  EXPECT_EQ(without.agencies[0].outstanding.once.max, 60'000);
  // Of a copy that could be read no further than the other, nothing is lost.
  const auto unread = review_requests(
      {mail(1, "2024-06-03", {}, "m1"), mail(2, "2024-06-03", {money("b", {4}, 60'000)}, "m1")});
  EXPECT_EQ(unread.outstanding.once.max, 60'000);
  // Another mail at another moment is a repeat of the request, and a source of its own.
  const auto later = review_requests({mail(1, "2024-06-03", {money("a", {4}, 60'000)}, "m1"),
                                      mail(2, "2024-06-04", {money("b", {4}, 60'000)}, "m2")});
  EXPECT_EQ(later.agencies[0].requests[0].sources.size(), 2U);
}

TEST(Requests, SumsWithRangesOpenEndsAndYears) {
  Finding range = money("a", {2}, 0);
  range.amount = Amount{200'000, 250'000, "", false};
  Finding open = money("b", {3}, 0);
  open.amount = Amount{50'000, std::nullopt, "", false};
  Finding most = money("c", {4}, 0);
  most.amount = Amount{std::nullopt, 30'000, "", false};
  Finding yearly = money("d", {5}, 0);
  yearly.amount = Amount{10'000, 10'000, "", true};
  const auto overview = review_requests(
      {document(1, "plan", "2024-03-28",
                {range, open, most, yearly, request("e", "money", "Een bijdrage voor iets.", {6})})});
  EXPECT_EQ(overview.outstanding.once, (MoneySum{250'000, 330'000, true, 1}));
  EXPECT_EQ(overview.outstanding.yearly, (MoneySum{10'000, 10'000, false, 0}));
}

TEST(Requests, WhoseIsNotKnownFollowsFromTheConversationOrStaysApart) {
  auto unknown = mail(2, "2024-06-10", {money("b", {4}, 60'000)}, "m2", {"m1"});
  unknown.organisation.reset();
  auto alone = mail(3, "2024-06-10", {money("c", {4}, 60'000)}, "m9", {"m8"}, "Iets anders");
  alone.organisation.reset();
  const auto overview =
      review_requests({mail(1, "2024-06-03", {money("a", {4}, 60'000)}, "m1"), unknown, alone});
  EXPECT_THAT(outstanding(overview), ElementsAre("a", "c"));
  EXPECT_EQ(overview.agencies.back().organisation, "");
}

TEST(Requests, TheSameAgencyWrittenInTwoWays) {
  const auto overview = review_requests(
      {document(1, "plan", "2024-03-28", {money("a", {4}, 60'000)}, "Omgevingsdienst Lage Maten"),
       document(2, "email", "2024-06-03", {money("b", {4}, 60'000)}, "Omgevingsdienst Lagematen")});
  ASSERT_EQ(overview.agencies.size(), 1U);
  EXPECT_EQ(overview.agencies[0].organisation, "Omgevingsdienst Lage Maten");
}

TEST(Requests, TheOrderInWhichDocumentsAreGivenDoesNotMatter) {
  std::vector<RequestDocument> documents = {
      document(1, "plan", "2024-03-28", {money("a", {4}, 60'000), money("b", {3}, 20'000)}),
      mail(2, "2024-06-03", {money("c", {4}, 60'000)}, "m1"),
      mail(3, "2024-06-10", {money("d", {4}, 80'000, "changed")}, "m2", {"m1"}),
      mail(4, "2024-07-01", {withdrawal("w", "Ons verzoek voor kpi 3 vervalt.", "", {3})}, "m3", {"m2"}),
      mail(5, "2024-06-03", {money("e", {4}, 60'000)}, "m1")};
  const auto first = review_requests(documents);
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(documents.begin(), documents.end(), random);
    const auto again = review_requests(documents);
    EXPECT_EQ(again.same_as.size(), first.same_as.size());
    EXPECT_EQ(outstanding(again), outstanding(first));
    EXPECT_EQ(again.outstanding, first.outstanding);
  }
  EXPECT_EQ(first.outstanding.once.max, 80'000);
}

TEST(Requests, TwentyThousandTakeSeconds) {
  std::vector<RequestDocument> documents;
  for (int i = 0; i < 20'000; ++i) {
    auto one =
        mail(i, "2024-06-03",
             {request("f" + std::to_string(i), i % 3 == 0 ? "knowledge" : "money",
                      "Een bijdrage voor onderwerp nummer" + std::string(1, static_cast<char>('a' + i % 26)) +
                          std::string(1, static_cast<char>('a' + i / 26 % 26)) + ".",
                      {}, i % 3 == 0 ? std::nullopt : std::optional<double>(1'000 + i))},
             "m" + std::to_string(i), {}, "Onderwerp " + std::to_string(i));
    one.organisation = "Omgevingsdienst " + std::string(1, static_cast<char>('A' + i % 26)) + "berg";
    documents.push_back(std::move(one));
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(review_requests(documents).agencies.size(), 26U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(Conversations, ByReferencesAndElseBySubjectAndParties) {
  Mail first, answer, lost, other;
  first.message_id = "a";
  answer.message_id = "b";
  answer.references = {"a"};
  first.from = lost.to.emplace_back(Address{"", "anna@x.example"});
  first.to = {{"", "jan@y.example"}};
  lost.from = {"", "jan@y.example"};
  first.subject = other.subject = "Verzoek steun";
  lost.subject = "Antw: RE: verzoek  steun";
  other.from = {"", "piet@z.example"};
  other.to = {{"", "jan@y.example"}};
  for (Mail* mail : {&first, &answer, &lost, &other}) mail->date = "2024-06-03T09:00:00+02:00";
  const auto found = conversations_of({&first, &answer, &lost, &other, nullptr});
  EXPECT_EQ(found[1], found[0]);
  EXPECT_EQ(found[2], found[0]);
  EXPECT_NE(found[3], found[0]);
  EXPECT_NE(found[4], found[0]);
  lost.date = "2025-06-03T09:00:00+02:00";
  EXPECT_NE(conversations_of({&first, &lost})[1], 0U);
}

TEST(Conversations, Moments) {
  EXPECT_EQ(minutes_of("2024-06-03T14:02:00+02:00"), minutes_of("2024-06-03T12:02:00Z"));
  EXPECT_EQ(minutes_of("2024-06-03"), minutes_of("2024-06-03T00:00:00+00:00"));
  EXPECT_EQ(minutes_of("gisteren"), std::nullopt);
}

TEST(Subjects, Prefixes) {
  EXPECT_EQ(base_subject("FW: RE: [EXTERN] Antw: Verzoek  steun"), "verzoek steun");
  EXPECT_EQ(prefix_of_subject("Doorst: RE: verzoek"), SubjectPrefix::forward);
  EXPECT_EQ(prefix_of_subject("RE[2]: FW: verzoek"), SubjectPrefix::reply);
  EXPECT_EQ(prefix_of_subject("Reactie op verzoek"), SubjectPrefix::none);
}

}  // namespace
}  // namespace planlezer
