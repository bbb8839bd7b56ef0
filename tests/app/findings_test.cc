// planlezer findings: the contract's fields, the filters and the formats.
#include <gmock/gmock.h>

#include <set>

#include "app/words.h"
#include "base/sha256.h"
#include "base/text.h"
#include "tests/app/outputs.h"

namespace planlezer {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const std::vector<Json>& all_findings() {
  static const std::vector<Json> findings = sample_index().findings();
  return findings;
}

// One or more JSON types: s(tring), i(nt), n(umber), l(ist), o(bject), 0 (null).
bool has_type(const Json& value, std::string_view types) {
  for (const char type : types) {
    if (type == 's' && value.is_string()) return true;
    if (type == 'i' && value.is_number_integer()) return true;
    if (type == 'n' && value.is_number()) return true;
    if (type == 'l' && value.is_array()) return true;
    if (type == 'o' && value.is_object()) return true;
    if (type == '0' && value.is_null()) return true;
  }
  return false;
}

TEST(Findings, EveryFieldOfTheContractIsThereWithItsType) {
  const std::vector<std::pair<const char*, const char*>> contract{
      {"id", "s"},        {"organisation", "s0"}, {"document", "s"}, {"attachment", "s0"},
      {"sha256", "s"},    {"document_kind", "s"}, {"page", "i"},     {"kind", "s"},
      {"quote", "s"},     {"boxes", "l"},         {"kpi", "l"},      {"kpi_basis", "s"},
      {"deadline", "o0"}, {"owner", "s0"},        {"amount", "o0"},  {"status", "s0"},
      {"stance", "s0"},   {"partners", "l"},      {"date", "s0"},    {"request", "s0"},
      {"themes", "l"},    {"same_as", "s0"},      {"origin", "s"},   {"confidence", "n"},
      {"rule", "s"},      {"rule_revision", "i"}, {"verdict", "s"}};
  ASSERT_THAT(all_findings(), Not(IsEmpty()));
  for (const Json& finding : all_findings())
    for (const auto& [field, types] : contract) {
      ASSERT_TRUE(finding.contains(field)) << field;
      EXPECT_TRUE(has_type(finding.at(field), types)) << field << ": " << finding.at(field);
    }
}

TEST(Findings, CodesAreThoseOfTheContract) {
  const std::vector<std::pair<const char*, std::set<std::string>>> contract{
      {"document_kind", {"plan", "self_assessment", "letter", "email", "attachment", "other"}},
      {"kind",
       {"measure", "no_measure", "fusion", "support_request", "no_support", "self_assessment", "kpi",
        "amount", "date"}},
      {"kpi_basis", {"explicit", "heading", "derived", "none"}},
      {"status", {"planned", "ongoing", "done", "intended", "exploratory", "conditional"}},
      {"stance",
       {"realised", "decided", "intended", "exploring", "cooperation_only", "none_planned", "rejected",
        "not_mentioned", "contradictory"}},
      {"request", {"money", "fusion_money", "capacity", "knowledge", "direction", "other"}},
      {"origin", {"native", "ocr"}},
      {"verdict", {"none", "accepted", "rejected", "edited"}}};
  for (const Json& finding : all_findings())
    for (const auto& [field, codes] : contract)
      if (!finding.at(field).is_null()) {
        EXPECT_THAT(codes, Contains(finding.at(field).get<std::string>())) << field;
      }
}

bool is_iso_day(const std::string& text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         text.find_first_not_of("0123456789-") == std::string::npos;
}

TEST(Findings, ValuesAreWhatTheirFieldsPromise) {
  std::set<std::string> kinds;
  for (const Json& finding : all_findings()) {
    kinds.insert(finding.at("kind").get<std::string>());
    EXPECT_EQ(finding.at("kpi").empty(), finding.at("kpi_basis") == "none") << finding;
    for (const Json& kpi : finding.at("kpi")) EXPECT_TRUE(kpi >= 1 && kpi <= 6) << finding;
    EXPECT_TRUE(finding.at("confidence") >= 0 && finding.at("confidence") <= 1) << finding;
    EXPECT_GE(finding.at("page"), 1);
    EXPECT_FALSE(finding.at("id").get<std::string>().empty());
    EXPECT_FALSE(finding.at("rule").get<std::string>().empty());
    if (finding.at("kind") != "fusion") {
      EXPECT_TRUE(finding.at("stance").is_null() && finding.at("partners").empty()) << finding;
    }
    EXPECT_EQ(finding.at("request").is_null(), finding.at("kind") != "support_request") << finding;
    if (!finding.at("date").is_null()) {
      EXPECT_TRUE(is_iso_day(finding.at("date"))) << finding;
    }
  }
  EXPECT_THAT(kinds, SizeIs(9)) << "the samples show every kind";
}

TEST(Findings, DeadlinesAndAmountsHaveTheirParts) {
  int deadlines = 0, amounts = 0;
  for (const Json& finding : all_findings()) {
    if (const Json& deadline = finding.at("deadline"); !deadline.is_null()) {
      ++deadlines;
      for (const char* side : {"start", "end"})
        EXPECT_TRUE(deadline.at(side).is_null() || is_iso_day(deadline.at(side))) << deadline;
      EXPECT_TRUE(deadline.at("precision").is_string());
      EXPECT_FALSE(deadline.at("text").get<std::string>().empty());
      if (!deadline.at("start").is_null() && !deadline.at("end").is_null()) {
        EXPECT_LE(deadline.at("start").get<std::string>(), deadline.at("end").get<std::string>());
      }
    }
    if (const Json& amount = finding.at("amount"); !amount.is_null()) {
      ++amounts;
      for (const char* side : {"min", "max"}) EXPECT_TRUE(has_type(amount.at(side), "n0")) << amount;
      EXPECT_TRUE(amount.at("recurring").is_null() || amount.at("recurring").is_boolean());
      EXPECT_FALSE(amount.at("text").get<std::string>().empty());
      if (!amount.at("min").is_null() && !amount.at("max").is_null()) {
        EXPECT_LE(amount.at("min").get<double>(), amount.at("max").get<double>());
      }
    }
  }
  EXPECT_GT(deadlines, 20);
  EXPECT_GT(amounts, 10);
}

TEST(Findings, IdsAreUniqueAndRepeatsPointToTheFirstInTheirDocument) {
  std::map<std::string, const Json*> by_id;
  for (const Json& finding : all_findings())
    EXPECT_TRUE(by_id.emplace(finding.at("id").get<std::string>(), &finding).second) << finding;
  int repeats = 0;
  for (const Json& finding : all_findings()) {
    if (finding.at("same_as").is_null()) continue;
    ++repeats;
    const auto first = by_id.find(finding.at("same_as").get<std::string>());
    ASSERT_NE(first, by_id.end()) << finding;
    EXPECT_NE(first->second, &finding);
    for (const char* field : {"kind", "sha256"}) EXPECT_EQ(first->second->at(field), finding.at(field));
    EXPECT_TRUE(first->second->at("same_as").is_null()) << "the first occurrence is no repeat itself";
  }
  EXPECT_GT(repeats, 0) << "one of the samples has a table that repeats its measures";
}

TEST(Findings, TheHashIsOfTheOriginalBytes) {
  for (const Json& finding : all_findings())
    EXPECT_EQ(finding.at("sha256"),
              sha256_hex(bytes_of(samples / finding.at("document").get<std::string>())));
}

TEST(Findings, ExactlyOneConclusionOnFusionPerPlan) {
  std::map<std::string, int> conclusions;
  for (const Json& finding : all_findings()) {
    if (finding.at("document_kind") == "plan")
      conclusions[finding.at("document")] += finding.at("kind") == "fusion";
    if (finding.at("kind") != "fusion") continue;
    EXPECT_FALSE(finding.at("stance").is_null());
    EXPECT_EQ(finding.at("stance") == "not_mentioned", finding.at("quote") == "") << finding;
  }
  EXPECT_THAT(conclusions, SizeIs(3));
  for (const auto& [document, count] : conclusions) EXPECT_EQ(count, 1) << document;
}

TEST(Findings, QuotesReadAsOneRunningText) {
  for (const Json& finding : all_findings()) {
    const std::string quote = finding.at("quote");
    EXPECT_EQ(quote.find_first_of("\n\r\t\f"), std::string::npos) << quote;
    EXPECT_EQ(quote.find("\xC2\xAD"), std::string::npos) << "soft hyphen: " << quote;
    EXPECT_EQ(quote.find("  "), std::string::npos) << quote;
    EXPECT_EQ(quote, trim(quote));
    EXPECT_TRUE(finding.at("kind") == "fusion" || !quote.empty()) << finding;
  }
}

// The pages of a sample as they are read anew.
const Json& pages_of(const std::string& document) {
  static std::map<std::string, Json> pages;
  if (!pages.contains(document)) {
    const Outcome read = run({.arguments = {"extract", (samples / document).string(), "--format", "json"}});
    pages[document] = json_of(read.out).at("pages");
  }
  return pages.at(document);
}

TEST(Findings, BoxesLieInsideTheirPage) {
  for (const Json& finding : all_findings()) {
    EXPECT_EQ(finding.at("quote") == "", finding.at("boxes").empty());
    for (const Json& box : finding.at("boxes")) {
      const Json& page = pages_of(finding.at("document")).at(box.at("page").get<std::size_t>() - 1);
      EXPECT_EQ(page.at("page"), box.at("page"));
      EXPECT_TRUE(box.at("x0") >= 0 && box.at("x0") < box.at("x1") && box.at("x1") <= page.at("width"))
          << box;
      EXPECT_TRUE(box.at("y0") >= 0 && box.at("y0") < box.at("y1") && box.at("y1") <= page.at("height"))
          << box;
    }
  }
}

// The words of a page that lie in one of the boxes, in reading order.
std::string letters_in(const Json& boxes, const Json& page) {
  std::string letters;
  for (const Json& word : page.at("words")) {
    const double x = (word.at("box")[0].get<double>() + word.at("box")[2].get<double>()) / 2;
    const double y = (word.at("box")[1].get<double>() + word.at("box")[3].get<double>()) / 2;
    if (std::any_of(boxes.begin(), boxes.end(), [&](const Json& box) {
          return box.at("page") == page.at("page") && box.at("x0") <= x && x <= box.at("x1") &&
                 box.at("y0") <= y && y <= box.at("y1");
        }))
      letters += plain_letters(word.at("text").get<std::string>());
  }
  return letters;
}

TEST(Findings, TheBoxesHoldTheWordsOfTheQuote) {
  for (const Json& finding : all_findings()) {
    if (finding.at("boxes").empty()) continue;
    EXPECT_EQ(finding.at("boxes").front().at("page"), finding.at("page"));
    std::string letters;
    for (const Json& page : pages_of(finding.at("document")))
      letters += letters_in(finding.at("boxes"), page);
    EXPECT_THAT(letters, HasSubstr(plain_letters(finding.at("quote").get<std::string>())));
  }
}

// --- filters

TEST(FindingsFilter, TogetherWithTheRestMakeAll) {
  const Workplace& place = sample_index();
  std::size_t count = 0;
  for (const char* kind : {"measure", "no_measure", "fusion", "support_request", "no_support",
                           "self_assessment", "kpi", "amount", "date"}) {
    const auto found = place.findings({"--kind", kind});
    EXPECT_THAT(found, Not(IsEmpty())) << kind;
    EXPECT_THAT(each(found, "kind"), Each(kind));
    count += found.size();
  }
  EXPECT_EQ(count, all_findings().size());
}

std::size_t count_if(const std::function<bool(const Json&)>& wanted) {
  return static_cast<std::size_t>(std::count_if(all_findings().begin(), all_findings().end(), wanted));
}

TEST(FindingsFilter, ByOrganisationDocumentKpiAndTheme) {
  const Workplace& place = sample_index();
  const auto organisation = place.findings({"--organisation", "Omgevingsdienst Bosrand"});
  EXPECT_THAT(each(organisation, "organisation"), Each("Omgevingsdienst Bosrand"));
  EXPECT_EQ(organisation.size(),
            count_if([](const Json& f) { return f.at("organisation") == "Omgevingsdienst Bosrand"; }));
  EXPECT_EQ(place.findings({"--organisation", "bosrand"}).size(), organisation.size());

  const auto document = place.findings({"--document", "brief-klaverland.pdf"});
  EXPECT_THAT(each(document, "document"), Each("brief-klaverland.pdf"));
  EXPECT_EQ(document.size(),
            count_if([](const Json& f) { return f.at("document") == "brief-klaverland.pdf"; }));

  const auto has = [](const char* list, const Json& value) {
    return [=](const Json& f) {
      return std::find(f.at(list).begin(), f.at(list).end(), value) != f.at(list).end();
    };
  };
  const auto kpi = place.findings({"--kpi", "4"});
  EXPECT_THAT(kpi, Not(IsEmpty()));
  EXPECT_TRUE(std::all_of(kpi.begin(), kpi.end(), has("kpi", 4)));
  EXPECT_EQ(kpi.size(), count_if(has("kpi", 4)));

  const auto theme = place.findings({"--theme", "opleiding"});
  EXPECT_THAT(theme, Not(IsEmpty()));
  EXPECT_EQ(theme.size(), count_if(has("themes", "opleiding")));
}

TEST(FindingsFilter, FiltersAddUpAndMayLeaveNothing) {
  const Workplace& place = sample_index();
  const auto both = place.findings({"--kind", "measure", "--kpi", "3", "--document", "plan-polderwaard.pdf"});
  EXPECT_THAT(both, Not(IsEmpty()));
  EXPECT_THAT(each(both, "kind"), Each("measure"));
  EXPECT_THAT(each(both, "document"), Each("plan-polderwaard.pdf"));
  EXPECT_THAT(place.findings({"--organisation", "Omgevingsdienst Nergens"}), IsEmpty());
  EXPECT_THAT(place.findings({"--theme", "bestaat-niet"}), IsEmpty());
}

// --- formats

TEST(FindingsFormats, CsvHoldsTheSameFindings) {
  const Outcome outcome = sample_index().run({"findings", "--format", "csv"});
  EXPECT_THAT(outcome.out, Not(StartsWith("\xEF\xBB\xBF"))) << "programs read standard output";
  const Records records = read_csv(outcome.out);
  for (const auto& record : records) EXPECT_EQ(record.size(), records.front().size());
  EXPECT_EQ(column(records, "id"), each(all_findings(), "id"));
  EXPECT_EQ(column(records, "kind"), each(all_findings(), "kind"));
  const auto pages = column(records, "page"), quotes = column(records, "quote");
  ASSERT_EQ(quotes.size(), all_findings().size());
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    EXPECT_EQ(pages[i], all_findings()[i].at("page").dump());
    const std::string quote = all_findings()[i].at("quote");
    EXPECT_TRUE(quotes[i] == quote || quotes[i] == "'" + quote) << quotes[i];
  }
}

TEST(FindingsFormats, ACsvFileSaysThatItIsUtf8) {
  const TestFolder folder;
  const auto file = folder.path() / "uit.csv";
  const Outcome outcome = sample_index().run({"findings", "--format", "csv", "-o", file.string()});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(bytes_of(file), StartsWith("\xEF\xBB\xBFid,"));
}

TEST(FindingsFormats, AFileThatCannotBeWrittenIsAnError) {
  for (const char* format : {"csv", "jsonl", "xlsx", "text"}) {
    const Outcome outcome = sample_index().run({"findings", "--format", format, "-o", "/bestaat/niet/uit"});
    EXPECT_EQ(outcome.exit_code, 2) << format;
    EXPECT_THAT(outcome.err, HasSubstr("/bestaat/niet")) << format;
  }
}

TEST(FindingsFormats, TheSpreadsheetOpensAndHoldsAllFindings) {
  const TestFolder folder;
  const auto file = folder.path() / "uit.xlsx";
  ASSERT_EQ(sample_index().run({"findings", "--format", "xlsx", "-o", file.string()}).exit_code, 0);
  const Json book = read_xlsx(file);
  EXPECT_EQ(book.at("formulas"), 0);
  EXPECT_EQ(book.at("links"), 0);
  ASSERT_EQ(book.at("sheets").size(), 1U);
  const Json& rows = book.at("sheets").begin().value();
  EXPECT_EQ(rows.size(), all_findings().size() + 1);
  std::set<std::string> texts;
  for (const Json& row : rows)
    for (const Json& cell : row)
      if (cell.is_string()) texts.insert(cell);
  for (const Json& finding : all_findings())
    if (finding.at("quote") != "") {
      EXPECT_THAT(texts, Contains(finding.at("quote").get<std::string>()));
    }
}

TEST(FindingsFormats, TheSpreadsheetOnStandardOutputIsTheSame) {
  const TestFolder folder;
  const Outcome outcome = sample_index().run({"findings", "--kind", "fusion", "--format", "xlsx"});
  EXPECT_EQ(outcome.exit_code, 0);
  const Json book = read_xlsx(folder.put("uit.xlsx", outcome.out));
  EXPECT_EQ(book.at("sheets").begin().value().size(), 5U);
}

TEST(FindingsFormats, TextForPeopleNamesDocumentPageAndWords) {
  const Outcome outcome = sample_index().run({"findings", "--kind", "fusion"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.out, HasSubstr("brief-klaverland.pdf"));
  EXPECT_THAT(outcome.out, HasSubstr("p. 2"));
  EXPECT_THAT(outcome.out, HasSubstr("Wij hebben vooralsnog geen plannen voor een fusie."));
}

}  // namespace
}  // namespace planlezer
