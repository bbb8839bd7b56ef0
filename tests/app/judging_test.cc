// planlezer serve: judging, alone and with others, and what survives.
#include <gmock/gmock.h>

#include <atomic>

#include "tests/app/desk_server.h"

namespace planlezer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Json finding_with(const DeskServer& server, const Json& wanted) {
  for (const Json& one : server.json("/api/v1/findings"))
    if (one.at("id") == wanted.at("id") && one.at("sha256") == wanted.at("sha256")) return one;
  ADD_FAILURE() << "gone: " << wanted.at("id");
  return {{"verdict", ""}, {"revision", -1}, {"judged", nullptr}};
}

TEST(Judging, AVerdictIsShownWithItsFinding) {
  const Workplace place(sample_index());
  const DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  Json body = verdict_body("edited", 0);
  body["fields"] = {
      {"owner", "de directeur"}, {"kpi", Json::array({2})}, {"deadline", {{"end", "2025-01-31"}}}};
  const auto put = server.put(verdict_path(measure), body);
  ASSERT_EQ(put.status, 200) << put.body;
  EXPECT_EQ(json_of(put.body).at("revision"), 1);
  const Json now = finding_with(server, measure);
  EXPECT_EQ(now.at("verdict"), "edited");
  EXPECT_EQ(now.at("owner"), measure.at("owner"));  // what was found stays in sight
  EXPECT_EQ(now.at("judged").at("fields"), body["fields"]);
  EXPECT_EQ(now.at("judged").at("reviewer"), "Anna");
  bool counted = false;  // the overview has what the reviewer made of it
  const Json overview = server.json("/api/v1/overview");
  for (const Json& one : overview.at("measures"))
    if (one.at("id") == measure.at("id"))
      counted = one.at("owner") == "de directeur" && one.at("kpi") == Json::array({2});
  EXPECT_TRUE(counted);
  const std::string csv = server.get("/api/v1/exports/findings.csv").body;
  EXPECT_THAT(csv, HasSubstr("de directeur"));
  EXPECT_THAT(csv, HasSubstr(",Anna," + now.at("judged").at("decided_at").get<std::string>() + ",gezien"));
}

TEST(Judging, WhoIsLateIsToldWhatStandsThere) {
  const Workplace place(sample_index());
  const DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  EXPECT_EQ(server.put(verdict_path(measure), verdict_body("accepted", 0, "Anna")).status, 200);
  const auto late = server.put(verdict_path(measure), verdict_body("rejected", 0, "Bram"));
  EXPECT_EQ(late.status, 409);
  const Json problem = json_of(late.body);
  EXPECT_THAT(problem.at("detail").get<std::string>(), HasSubstr("Anna"));
  EXPECT_EQ(problem.at("current").at("verdict"), "accepted");
  EXPECT_EQ(
      server
          .put(verdict_path(measure), verdict_body("rejected", problem.at("current").at("revision"), "Bram"))
          .status,
      200);
  EXPECT_EQ(finding_with(server, measure).at("verdict"), "rejected");
}

TEST(Judging, WrongVerdictsAreRefused) {
  const Workplace place(sample_index());
  const DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  const auto status_with = [&](const char* name, const Json& value) {
    Json body = verdict_body("edited", 0);
    body[name] = value;
    return server.put(verdict_path(measure), body).status;
  };
  EXPECT_EQ(status_with("verdict", "misschien"), 400);
  EXPECT_EQ(status_with("reviewer", "  "), 400);
  EXPECT_EQ(status_with("revision", "nul"), 400);
  EXPECT_EQ(status_with("note", std::string(20'000, 'x')), 400);
  EXPECT_EQ(status_with("fields", {{"quote", "iets anders"}}), 400);
  EXPECT_EQ(status_with("fields", {{"deadline", {{"end", "31-01-2025"}}}}), 400);
  EXPECT_EQ(status_with("fields", {{"kpi", "twee"}}), 400);
  EXPECT_EQ(status_with("fields", {{"amount", {{"min", -1}}}}), 400);
  Json other = measure;
  other["id"] = "0000000000000000";
  EXPECT_EQ(server.put(verdict_path(other), verdict_body("accepted", 0)).status, 404);
  EXPECT_THAT(server.json("/api/v1/audit-trail"), IsEmpty());
}

TEST(Judging, TwoAtOnceLoseNothing) {
  const Workplace place(sample_index());
  const DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  std::atomic<int> done = 0, conflicts = 0;
  const auto judge = [&](const std::string& who) {
    int revision = 0;
    for (int i = 0; i < 25;) {
      const auto put = server.put(verdict_path(measure),
                                  verdict_body(i % 2 == 0 ? "accepted" : "rejected", revision, who));
      const Json said = json_of(put.body);
      if (put.status == 200) {
        ++done, ++i;
        revision = said.at("revision");
      } else {
        ASSERT_EQ(put.status, 409);
        ++conflicts;
        revision = said.at("current").at("revision");
      }
    }
  };
  { std::jthread anna(judge, "Anna"), bram(judge, "Bram"); }
  EXPECT_EQ(done, 50);
  EXPECT_EQ(finding_with(server, measure).at("revision"), 50);
  EXPECT_THAT(server.json("/api/v1/audit-trail?limit=1000"), SizeIs(50));
}

TEST(Judging, AFindingIsAddedAndRemoved) {
  const Workplace place(sample_index());
  const DeskServer server(place);
  const Json hit = server.json("/api/v1/search?q=opleidingsplan").at("hits").at(0);
  const std::string path = document_path(hit) + "/findings";
  const Json match = hit.at("matches").at(0);
  Json body = {{"kind", "measure"},
               {"page", hit.at("page")},
               {"begin", match.at("begin")},
               {"end", match.at("end")},
               {"note", "gemist"},
               {"reviewer", "Anna"},
               {"fields", {{"kpi", Json::array({3})}}}};
  const auto added = server.post(path, body);
  ASSERT_EQ(added.status, 201) << added.body;
  const Json finding = json_of(added.body);
  EXPECT_THAT(finding.at("id").get<std::string>(), testing::StartsWith("h-"));
  EXPECT_EQ(finding.at("origin"), "reviewer");
  EXPECT_EQ(finding.at("kpi"), Json::array({3}));
  EXPECT_GT(finding.at("boxes").size(), 0U);
  EXPECT_EQ(finding.at("judged").at("note"), "gemist");
  EXPECT_EQ(place.run({"verify"}).exit_code, 0);  // it holds its words, as the others do
  EXPECT_EQ(finding_with(server, finding).at("revision"), 1);
  const std::string one = path + "/" + finding.at("id").get<std::string>();
  EXPECT_EQ(server.del(one + "?revision=0&reviewer=Anna").status, 409);
  EXPECT_EQ(server.del(one + "?revision=1&reviewer=Anna").status, 200);
  EXPECT_EQ(server.del(one + "?revision=2&reviewer=Anna").status, 404);
  const Json found = server.json("/api/v1/findings").at(0);
  EXPECT_EQ(server
                .del(document_path(found) + "/findings/" + found.at("id").get<std::string>() +
                     "?revision=0&reviewer=Anna")
                .status,
            404);
  const Json mistakes = {{"end", 9'999'999}, {"page", 99'999}, {"kind", "iets"}};
  for (const auto& [name, value] : mistakes.items()) {
    Json wrong = body;
    wrong[name] = value;
    EXPECT_GE(server.post(path, wrong).status, 400) << name;
  }
}

TEST(Judging, UndoTakesBackOnesOwnLastAct) {
  const Workplace place(sample_index());
  const DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  server.put(verdict_path(measure), verdict_body("accepted", 0));
  server.put(verdict_path(measure), verdict_body("rejected", 1));
  EXPECT_EQ(server.post("/api/v1/undo", {{"reviewer", "Anna"}}).status, 200);
  EXPECT_EQ(finding_with(server, measure).at("verdict"), "accepted");
  server.put(verdict_path(measure), verdict_body("rejected", 3, "Bram"));
  const auto late = server.post("/api/v1/undo", {{"reviewer", "Anna"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(json_of(late.body).at("current").at("reviewer"), "Bram");
  EXPECT_EQ(server.post("/api/v1/undo", {{"reviewer", "Carla"}}).status, 404);
  std::vector<std::string> acts;
  for (const Json& entry : server.json("/api/v1/audit-trail")) acts.push_back(entry.at("act"));
  EXPECT_THAT(acts, ElementsAre("verdict", "undo", "verdict", "verdict"));
}

TEST(Judging, PeopleAssessAgencies) {
  const Workplace place(sample_index());
  const DeskServer server(place);
  const std::string path = "/api/v1/agencies/" + encoded("Omgevingsdienst Bosrand") + "/assessment";
  EXPECT_EQ(server.json(path).at("revision"), 0);
  Json body = {{"judgement", "haalbaar"}, {"reasons", "onderbouwd"}, {"reviewer", "Anna"}, {"revision", 0}};
  EXPECT_EQ(server.put(path, body).status, 200);
  EXPECT_EQ(server.put(path, body).status, 409);
  EXPECT_EQ(server.json(path).at("judgement"), "haalbaar");
  EXPECT_EQ(server.json("/api/v1/overview").at("assessments").at("Omgevingsdienst Bosrand").at("reasons"),
            "onderbouwd");
  body["judgement"] = "prima";
  EXPECT_EQ(server.put(path, body).status, 400);
}

TEST(Judging, NothingThatWasAcknowledgedIsLostWhenTheServerIsKilled) {
  const Workplace place(sample_index());
  for (int round = 0; round < 3; ++round) {
    std::map<std::string, int> acknowledged;  // path → revision
    {
      DeskServer server(place);
      const Json findings = server.json("/api/v1/findings?kind=measure");
      std::map<std::string, int> revisions;
      for (const Json& one : findings) revisions[verdict_path(one)] = one.at("revision");
      std::jthread killer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150 + 70 * round));
        server.kill_it();
      });
      auto client = server.client();
      for (bool alive = true; alive;)
        for (auto& [path, revision] : revisions) {
          const auto put = client.Put(path, server.with_token(), to_line(verdict_body("accepted", revision)),
                                      "application/json");
          alive = put && put->status == 200;
          if (!alive) break;
          acknowledged[path] = ++revision;
        }
    }
    EXPECT_FALSE(acknowledged.empty());
    const DeskServer again(place);
    for (const Json& one : again.json("/api/v1/findings?kind=measure")) {
      const auto known = acknowledged.find(verdict_path(one));
      EXPECT_GE(one.at("revision").get<int>(), known == acknowledged.end() ? 0 : known->second);
    }
  }
}

TEST(Judging, VerdictsSurviveNewRulesAndNewReadings) {
  const Workplace place;
  place.put("plan.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  ASSERT_EQ(server.put(verdict_path(measure), verdict_body("rejected", 0)).status, 200);
  ASSERT_EQ(place.run({"analyze", "--all"}).exit_code, 0);
  EXPECT_EQ(finding_with(server, measure).at("verdict"), "rejected");
  ASSERT_EQ(place.ingest({"--ocr", "never"}).exit_code, 0);
  EXPECT_EQ(finding_with(server, measure).at("verdict"), "rejected");
  place.put("map/kopie.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  EXPECT_EQ(finding_with(server, measure).at("judged").at("reviewer"), "Anna");
}

TEST(Judging, WhatWasDecidedBeforeIsShownWithTheNextVersionAndWithNewRules) {
  const Workplace place;
  place.put("eerst.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  const DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  EXPECT_TRUE(measure.at("earlier").is_null());
  ASSERT_EQ(server.put(verdict_path(measure), verdict_body("accepted", 0)).status, 200);
  EXPECT_TRUE(finding_with(server, measure).at("earlier").is_null());  // it has its own

  place.put("later.pdf", small_plan() + "\n% een latere versie\n");
  ASSERT_EQ(place.ingest().exit_code, 0);
  int seen = 0;
  for (const Json& one : server.json("/api/v1/findings?document=later.pdf")) {
    if (one.at("quote") != measure.at("quote") || one.at("kind") != "measure") continue;
    ++seen;
    EXPECT_EQ(one.at("verdict"), "none");
    EXPECT_EQ(one.at("earlier").at("reviewer"), "Anna");
    EXPECT_EQ(one.at("earlier").at("document"), "eerst.pdf");
    EXPECT_EQ(one.at("earlier").at("finding"), measure.at("id"));
  }
  EXPECT_EQ(seen, 1);

  // As when other rules find more of the sentence.
  EXPECT_THAT(server.json("/api/v1/verdicts?orphaned=true"), SizeIs(0));
  const std::string id = measure.at("id");
  const Outcome renamed =
      run({.arguments = {place.index().string(),
                         "UPDATE findings SET finding = 'anders', body = replace(body, '" + id +
                             "', 'anders') WHERE finding = '" + id + "'"},
           .program = "sqlite3"});
  ASSERT_EQ(renamed.exit_code, 0) << renamed.err;
  const Json orphans = server.json("/api/v1/verdicts?orphaned=true");
  ASSERT_THAT(orphans, SizeIs(1));
  EXPECT_EQ(orphans[0].at("quote"), measure.at("quote"));
  for (const Json& one : server.json("/api/v1/findings?document=eerst.pdf"))
    if (one.at("id") == "anders") {
      EXPECT_EQ(one.at("earlier").at("verdict"), "accepted");
    }
}

TEST(Judging, GoesOnWhileAnIngestRuns) {
  const Workplace place;
  place.put("eerst.pdf", small_plan());
  ASSERT_EQ(place.ingest().exit_code, 0);
  DeskServer server(place);
  const Json measure = server.json("/api/v1/findings?kind=measure").at(0);
  for (int i = 0; i < 150; ++i)
    place.put("plan-" + std::to_string(i) + ".pdf",
              small_plan("Omgevingsdienst Nummer " + std::to_string(i)));
  Running ingest(place.call({"ingest", place.documents().string()}));
  int judged = 0;
  bool seen_running = false;
  while (!ingest.ended()) {
    ingest.pump(1);
    const auto put = server.put(verdict_path(measure), verdict_body("accepted", judged));
    ASSERT_EQ(put.status, 200) << put.body;
    ++judged;
    seen_running |= server.json("/api/v1/progress").at("running").get<bool>();
  }
  EXPECT_GT(judged, 3);
  EXPECT_TRUE(seen_running);
  EXPECT_EQ(server.json("/api/v1/progress").at("running"), false);
  EXPECT_EQ(finding_with(server, measure).at("revision"), judged);
  EXPECT_THAT(server.json("/api/v1/documents"), SizeIs(151));
}

}  // namespace
}  // namespace planlezer
