// planlezer serve: what can be read, and who may ask.
#include <gmock/gmock.h>

#include <fstream>

#include "app/serve/page_files.h"
#include "app/serve/routes.h"
#include "base/sha256.h"
#include "base/text.h"
#include "extract/page_drawer.h"
#include "tests/app/desk_server.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

// One server for all tests that only look.
const DeskServer& desk() {
  static const DeskServer server(sample_index());
  return server;
}

Json problem_of(const httplib::Response& response, int status) {
  EXPECT_EQ(response.status, status) << response.body;
  EXPECT_EQ(response.get_header_value("Content-Type"), "application/problem+json");
  const Json json = json_of(response.body);
  EXPECT_EQ(json.value("status", 0), status);
  EXPECT_FALSE(json.value("detail", "").empty());
  return json;
}

std::pair<int, int> png_size(const std::string& png) {
  EXPECT_THAT(png.substr(0, 30), StartsWith("\x89PNG"));
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(png.at(at + i));
    return value;
  };
  return {number(16), number(20)};
}

TEST(Serve, EveryRouteIsDescribedAndEveryDescribedRouteIsThere) {
  const Json description = json_of(std::string(serve::openapi_text()));
  std::set<std::string> described, there;
  for (const auto& [path, methods] : description.at("paths").items())
    for (const auto& [method, about] : methods.items()) described.insert(method + " " + path);
  for (const serve::Route& route : serve::routes()) {
    std::string method = route.method;
    for (char& c : method) c = static_cast<char>(c + 32);
    there.insert(method + " " + route.path);
  }
  EXPECT_EQ(described, there);
  EXPECT_EQ(desk().json("/api/v1/openapi.json"), description);
}

TEST(Serve, ThePageHasATokenAndStrictHeaders) {
  for (const char* path : {"/", "/zoeken?q=fusie", "/document/abc?page=3", "/dienst/OD%20Bosrand"}) {
    const auto page = desk().get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_THAT(page.get_header_value("Content-Type"), StartsWith("text/html"));
    EXPECT_THAT(page.body, HasSubstr(desk().token()));
    EXPECT_THAT(page.get_header_value("Content-Security-Policy"),
                AllOf(HasSubstr("default-src 'none'"), HasSubstr("frame-ancestors 'none'")));
    EXPECT_EQ(page.get_header_value("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(page.get_header_value("API-Version"), "1.0.0");
  }
}

TEST(Serve, OnlyWhatIsBuiltInCanBeHad) {
  const std::string index = desk().get("/").body;
  for (const char* path : {"/../../../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/assets/../../x",
                           "//etc/passwd", "/proef.db", "/%2e%2e/proef.db"})
    EXPECT_EQ(desk().get(path).body, index) << path;
  for (const char* path : {"/api/v1/niets", "/api", "/api/v1/documents/x/y/z", "/api/v1/documents/..%2fx"})
    problem_of(desk().get(path), 404);
}

TEST(Serve, AnotherHostIsRefused) {
  for (const char* host : {"kwaad.example", "kwaad.example:8787", "127.0.0.1", "127.0.0.1.kwaad.example"})
    problem_of(desk().get("/api/v1/overview", {{"Host", host}}), 403);
  const std::string local = "localhost:" + std::to_string(desk().port());
  EXPECT_EQ(desk().get("/api/v1/progress", {{"Host", local}}).status, 200);
}

TEST(Serve, WritingNeedsTheTokenAndJson) {
  const std::string path = "/api/v1/undo", body = R"({"reviewer":"Anna"})";
  auto client = desk().client();
  problem_of(DeskServer::response(client.Post(path, body, "application/json")), 403);
  const httplib::Headers wrong{{"X-Planlezer-Token", std::string(32, '0')}};
  problem_of(DeskServer::response(client.Post(path, wrong, body, "application/json")), 403);
  problem_of(DeskServer::response(client.Post(path, desk().with_token(), body, "text/plain")), 415);
  problem_of(DeskServer::response(client.Post(path, desk().with_token(), "{", "application/json")), 400);
  const std::string large(2'000'000, 'x');
  problem_of(DeskServer::response(client.Post(path, desk().with_token(), large, "application/json")), 413);
  problem_of(DeskServer::response(client.Delete("/api/v1/overview", desk().with_token())), 405);
  EXPECT_GE(DeskServer::response(client.Patch("/api/v1/overview", body, "application/json")).status, 400);
}

TEST(Serve, TheOverviewIsTheReport) {
  Json overview = desk().json("/api/v1/overview");
  EXPECT_EQ(overview.at("assessments"), Json::object());
  overview.erase("assessments");
  EXPECT_EQ(overview, json_of(sample_index().run({"report", "--format", "json"}).out));
}

TEST(Serve, SearchesAsTheCommandDoes) {
  const Json found = desk().json("/api/v1/search?q=" + encoded("opleidingsplan") + "&limit=5");
  const auto said = sample_index().run({"search", "opleidingsplan", "--limit", "5", "--format", "json"});
  EXPECT_EQ(found, json_of(said.out));
  EXPECT_GT(found.at("total"), 0);
  const Json problem = problem_of(desk().get("/api/v1/search?q=" + encoded("kpi:veel")), 400);
  problem_of(desk().get("/api/v1/search?q="), 400);
  problem_of(desk().get("/api/v1/search?q=x&limit=veel"), 400);
  problem_of(desk().get("/api/v1/search?q=%ff"), 400);
}

TEST(Serve, GivesDocumentsPagesAndPictures) {
  const Json documents = desk().json("/api/v1/documents");
  ASSERT_THAT(documents, SizeIs(4));
  const Json mine = desk().json("/api/v1/documents?organisation=" +
                                encoded(documents[0].at("organisation").get<std::string>()));
  EXPECT_THAT(mine, Contains(documents[0]));
  EXPECT_THAT(mine.size(), testing::Lt(4));
  const std::string path = "/api/v1/documents/" + documents[0].at("sha256").get<std::string>();
  const Json document = desk().json(path);
  EXPECT_EQ(document.at("page_list").size(), documents[0].at("pages"));
  EXPECT_TRUE(document.at("mail").is_null());

  const Json page = desk().json(path + "/pages/1");
  EXPECT_EQ(page.at("has_image"), true);
  const std::string text = page.at("text");
  for (const Json& word : page.at("words")) {
    ASSERT_LE(word.at("end").get<std::size_t>(), text.size());
    EXPECT_EQ(
        text.substr(word.at("begin"), word.at("end").get<std::size_t>() - word.at("begin").get<std::size_t>())
            .find(' '),
        std::string::npos);
  }
  const auto image = desk().get(path + "/pages/1/image?width=600");
  EXPECT_EQ(image.get_header_value("Content-Type"), "image/png");
  const auto [width, height] = png_size(image.body);
  EXPECT_EQ(width, 600);
  EXPECT_NEAR(height, 600 * page.at("height").get<double>() / page.at("width").get<double>(), 1.5);
  EXPECT_EQ(desk()
                .get(path + "/pages/1/image?width=600", {{"If-None-Match", image.get_header_value("ETag")}})
                .status,
            304);
  problem_of(desk().get(path + "/pages/1/image?width=9"), 400);
  problem_of(desk().get(path + "/pages/999/image"), 404);
  problem_of(desk().get(path + "/pages/999"), 404);
  problem_of(desk().get("/api/v1/documents/" + std::string(64, '0')), 404);

  const auto original = desk().get(path + "/original");
  EXPECT_EQ(sha256_hex(original.body), documents[0].at("sha256"));
  EXPECT_THAT(original.get_header_value("Content-Disposition"), StartsWith("attachment"));
}

TEST(Serve, TellsWhereAQueryStands) {
  const Json hit = desk().json("/api/v1/search?q=opleidingsplan").at("hits").at(0);
  const std::string path = document_path(hit) + "/pages/" + hit.at("page").dump() + "/matches?q=";
  const Json matches = desk().json(path + "opleidingsplan");
  EXPECT_EQ(matches.at("matches"), hit.at("matches"));
  EXPECT_EQ(matches.at("boxes"), hit.at("boxes"));
  problem_of(desk().get(path + encoded("kpi:veel")), 400);
}

TEST(Serve, GivesFindingsLedgerAndProgress) {
  const Json findings = desk().json("/api/v1/findings?kind=measure");
  const auto lines = sample_index().findings({"--kind", "measure"});
  ASSERT_EQ(findings.size(), lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Json finding = findings[i];
    EXPECT_EQ(finding.at("revision"), 0);
    for (const char* judgement : {"judged", "earlier"}) {
      EXPECT_TRUE(finding.at(judgement).is_null());
      finding.erase(judgement);
    }
    finding.erase("revision");
    EXPECT_EQ(finding, lines[i]);
  }
  problem_of(desk().get("/api/v1/findings?kpi=x"), 400);
  EXPECT_EQ(desk().json("/api/v1/ledger").size(), sample_index().lines({"ledger"}).size());
  EXPECT_THAT(desk().json("/api/v1/ledger?state=unreadable"), SizeIs(0));
  EXPECT_EQ(desk().json("/api/v1/progress").at("running"), false);
}

TEST(Serve, ExportsWhatIsAskedFor) {
  const auto csv = desk().get("/api/v1/exports/findings.csv?kind=fusion");
  EXPECT_THAT(csv.body,
              AllOf(StartsWith("\xEF\xBB\xBFid,"), HasSubstr("fusion"), Not(HasSubstr(",measure,"))));
  const auto found = desk().get("/api/v1/exports/findings.csv?q=opleidingsplan");
  EXPECT_GT(found.body.size(), 500U);
  EXPECT_LT(found.body.size(), desk().get("/api/v1/exports/findings.csv").body.size());
  EXPECT_THAT(desk().get("/api/v1/exports/findings.xlsx").body, StartsWith("PK"));
  const std::string agency = desk().json("/api/v1/documents")[0].at("organisation");
  const auto dossier = desk().get("/api/v1/exports/dossier.html?organisation=" + encoded(agency));
  EXPECT_THAT(dossier.body,
              AllOf(HasSubstr(agency), HasSubstr("data:image/png;base64,"), Not(HasSubstr("<script"))));
  problem_of(desk().get("/api/v1/exports/dossier.html?organisation=Niemand"), 404);
}

TEST(Serve, AProjectForQualitativeAnalysisPointsAtTheWords) {
  const std::string agency = desk().json("/api/v1/documents")[0].at("organisation");
  const auto project = desk().get("/api/v1/exports/project.qdpx?organisation=" + encoded(agency));
  const TestFolder folder;
  std::ofstream(folder.path() / "p.zip", std::ios::binary) << project.body;
  const auto unpacked = run({.arguments = {"-q", "p.zip"}, .folder = folder.path(), .program = "unzip"});
  ASSERT_EQ(unpacked.exit_code, 0) << unpacked.err;
  const std::string xml = bytes_of(folder.path() / "project.qde");
  const auto at = [&](const std::string& name, std::size_t from) {
    const auto begin = xml.find(name + "=\"", from) + name.size() + 2;
    return xml.substr(begin, xml.find('"', begin) - begin);
  };
  const auto source = xml.find("<TextSource");
  const auto selection = xml.find("<PlainTextSelection", source);
  ASSERT_NE(selection, std::string::npos);
  const std::string text = bytes_of(folder.path() / "sources" / at("plainTextPath", source).substr(11));
  std::size_t offset = 0, begin = 0, point = 0;
  const auto from = std::stoul(at("startPosition", selection)), to = std::stoul(at("endPosition", selection));
  for (; point < to; ++point) {
    if (point == from) begin = offset;
    next_code_point(text, offset);
  }
  EXPECT_THAT(text.substr(begin, offset - begin), StartsWith(at("name", selection).substr(0, 8)));
}

TEST(Serve, OthersOnlyComeInWithAPassword) {
  const Outcome open = sample_index().run({"serve", "--address", "0.0.0.0", "--port", "0"});
  EXPECT_EQ(open.exit_code, 2);
  EXPECT_THAT(open.err,
              AllOf(HasSubstr("--password-file"), HasSubstr("TLS"), HasSubstr("--trust-proxy-header")));
  const TestFolder folder;
  std::ofstream(folder.path() / "wie") << "anna:geheim woord\nbram:ander\n";
  Workplace place(sample_index());
  const auto call = place.call({"serve", "--port", "0", "--password-file", (folder.path() / "wie").string()});
  Running running(call);
  while (running.said().find("/\n") == std::string::npos && running.pump(50)) continue;
  httplib::Client client("127.0.0.1", std::stoi(running.said().substr(running.said().rfind(':') + 1)));
  const auto nobody = DeskServer::response(client.Get("/api/v1/progress"));
  problem_of(nobody, 401);
  EXPECT_THAT(nobody.get_header_value("WWW-Authenticate"), StartsWith("Basic"));
  client.set_basic_auth("anna", "ander");
  problem_of(DeskServer::response(client.Get("/")), 401);
  client.set_basic_auth("anna", "geheim woord");
  EXPECT_EQ(DeskServer::response(client.Get("/api/v1/progress")).status, 200);
}

TEST(Serve, StopsWhenAskedAndLogsNoNames) {
  DeskServer server(sample_index());
  const Json hit = server.json("/api/v1/search?q=opleidingsplan").at("hits").at(0);
  server.json(document_path(hit));
  const Outcome outcome = server.stop();
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err,
              AllOf(HasSubstr("GET /api/v1/search 200"), HasSubstr("GET /api/v1/documents/{sha256} 200"),
                    Not(HasSubstr("opleidingsplan")), Not(HasSubstr(hit.at("sha256").get<std::string>()))));
}

TEST(Serve, NeedsAnIndexAndAFreePort) {
  const Workplace place;
  const Outcome outcome = place.run({"serve", "--port", "0"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("planlezer ingest"));
  const Outcome taken = sample_index().run({"serve", "--port", std::to_string(desk().port())});
  EXPECT_EQ(taken.exit_code, 2);
  EXPECT_THAT(taken.err, HasSubstr("--port"));
}

// --- pictures and places

// How dark the picture is in the box, 0–1.
double darkness(const Picture& picture, const Json& box, double scale) {
  const auto pixel = [&](const char* name) { return static_cast<int>(box.at(name).get<double>() * scale); };
  double sum = 0;
  int count = 0;
  for (int y = std::max(pixel("y0"), 0); y < std::min(pixel("y1"), picture.height); ++y)
    for (int x = std::max(pixel("x0"), 0); x < std::min(pixel("x1"), picture.width); ++x, ++count)
      sum += 255 - static_cast<unsigned char>(
                       picture.pixels[static_cast<std::size_t>((y * picture.width + x) * picture.channels)]);
  return count == 0 ? 0 : sum / 255 / count;
}

// Content turned a quarter to the left, on a page that is shown turned to the right.
std::string turned_pdf() {
  const std::string content = "0 1 -1 0 842 0 cm " + plan_page("KPI 3 - Maatregelen", {one_measure});
  return pdf_file(
      {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Rotate 90/Contents 4 0 R/Resources<</Font<<"
       "/F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
       "/B<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>>>>>>>",
       pdf_stream("", content)});
}

TEST(Serve, BoxesOfFindingsLieOverTheirWordsOnThePicture) {
  const Workplace place;
  PageDrawer drawer(PLANLEZER_BINARY_DIR "/planlezer-worker");
  place.put("gedraaid.pdf", turned_pdf());
  std::vector<Raster> scans;
  for (const int page : {1, 2}) {
    const TestFolder folder;
    std::ofstream(folder.path() / "plan.pdf", std::ios::binary) << small_plan();
    const auto drawn = drawer.draw({(folder.path() / "plan.pdf").string(), "application/pdf", page, 2480});
    ASSERT_TRUE(drawn) << drawn.error().message;
    scans.push_back({drawn->width, drawn->height, 300, drawn->pixels});
  }
  place.put("scan.pdf", pdf_of_pictures(scans));
  ASSERT_EQ(place.ingest().exit_code, 0);
  const DeskServer server(place);
  const Json findings = server.json("/api/v1/findings?kind=measure");
  std::set<std::string> origins, documents;
  for (const Json& finding : findings) {
    const auto path = document_path(finding) + "/pages/" + finding.at("page").dump();
    const Json page = server.json(path);
    const auto [width, height] = png_size(server.get(path + "/image?width=1000").body);
    EXPECT_EQ(width, 1000);
    const double scale = 1000 / page.at("width").get<double>();
    EXPECT_NEAR(height, page.at("height").get<double>() * scale, 2);
    const auto file = place.documents() / finding.at("document").get<std::string>();
    const auto picture = drawer.draw({file.string(), "application/pdf", finding.at("page"), 1000});
    ASSERT_TRUE(picture) << picture.error().message;
    for (const Json& box : finding.at("boxes")) {
      EXPECT_GT(darkness(*picture, box, scale), 0.08) << finding;
      Json above = box;  // between the lines there is nothing
      above["y0"] = box.at("y0").get<double>() - 14;
      above["y1"] = box.at("y0").get<double>() - 4;
      EXPECT_LT(darkness(*picture, above, scale), 0.02) << finding;
    }
    origins.insert(finding.at("origin"));
    documents.insert(finding.at("document"));
  }
  EXPECT_EQ(origins, (std::set<std::string>{"native", "ocr"}));
  EXPECT_THAT(documents, SizeIs(2));
}

TEST(Serve, PicturesAndMailsHaveTheirPages) {
  const Workplace place;
  place.put("bericht.eml",
            "From: a@venmark.example\nTo: b@x.example\nSubject: Vraag\nDate: Mon, 3 Jun 2024 14:02:00 "
            "+0200\nContent-Type: text/plain\n\nWij vragen een opleidingsplan.\n");
  place.copy(samples / "brief-klaverland.pdf");
  ASSERT_EQ(place.ingest().exit_code, 0);
  const DeskServer server(place);
  for (const Json& document : server.json("/api/v1/documents")) {
    if (document.at("document") != "bericht.eml") continue;
    const std::string path = document_path(document);
    EXPECT_EQ(server.json(path).at("mail").at("subject"), "Vraag");
    const Json page = server.json(path + "/pages/0");
    EXPECT_EQ(page.at("has_image"), false);
    EXPECT_GT(page.at("lines").size(), 0U);
    problem_of(server.get(path + "/pages/0/image"), 404);
  }
}

}  // namespace
}  // namespace planlezer
