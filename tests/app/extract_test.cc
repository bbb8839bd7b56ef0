// planlezer extract: one file without an index.
#include <gmock/gmock.h>

#include "app/words.h"
#include "base/sha256.h"
#include "base/text.h"
#include "tests/app/index.h"

namespace planlezer {
namespace {

using testing::AllOf;
using testing::ContainerEq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string sample = (samples / "plan-bosrand.pdf").string();

Outcome extract(std::vector<std::string> arguments, std::string input = {}) {
  arguments.insert(arguments.begin(), "extract");
  return run({.arguments = std::move(arguments), .input = std::move(input)});
}

const Json& sample_json() {
  static const Json json = json_of(extract({sample, "--format", "json"}).out);
  return json;
}

TEST(Extract, LeavesNoIndexBehind) {
  const TestFolder folder;
  EXPECT_EQ(run({.arguments = {"extract", sample}, .folder = folder.path()}).exit_code, 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Extract, TextHasItsPagesApart) {
  const Outcome outcome = extract({sample});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_THAT(outcome.err, IsEmpty());
  EXPECT_TRUE(is_utf8(outcome.out));
  EXPECT_THAT(outcome.out, HasSubstr("Omgevingsdienst Bosrand"));
  EXPECT_EQ(std::count(outcome.out.begin(), outcome.out.end(), '\f') + 1, sample_json().at("page_count"));
}

TEST(Extract, StandardInputIsReadLikeAFile) {
  const std::string bytes = bytes_of(sample);
  EXPECT_EQ(extract({"-"}, bytes).out, extract({sample}).out);
  const Json json = json_of(extract({"-", "--format", "json"}, bytes).out);
  EXPECT_EQ(json.at("sha256"), sha256_hex(bytes));
  EXPECT_EQ(json.at("pages"), sample_json().at("pages"));
  EXPECT_THAT(extract({"-"}, "Gewone tekst over een plan.\n").out, HasSubstr("Gewone tekst over een plan."));
}

TEST(ExtractJson, WordsLieInTheTextAndOnThePage) {
  ASSERT_THAT(sample_json().at("pages"), SizeIs(sample_json().at("page_count").get<std::size_t>()));
  std::size_t count = 0;
  for (const Json& page : sample_json().at("pages")) {
    const std::string text = page.at("text");
    EXPECT_EQ(page.at("state"), "read");
    for (const Json& word : page.at("words")) {
      ++count;
      const std::size_t begin = word.at("span")[0], end = word.at("span")[1];
      ASSERT_LE(end, text.size());
      EXPECT_EQ(text.substr(begin, end - begin), word.at("text"));
      const Json& box = word.at("box");
      EXPECT_TRUE(box[0] >= 0 && box[0] < box[2] && box[2] <= page.at("width")) << word;
      EXPECT_TRUE(box[1] >= 0 && box[1] < box[3] && box[3] <= page.at("height")) << word;
    }
  }
  EXPECT_GT(count, 500U);
}

TEST(ExtractJson, SaysWhatItRead) {
  const Json& json = sample_json();
  EXPECT_EQ(json.at("state"), "read");
  EXPECT_EQ(json.at("sha256"), sha256_hex(bytes_of(sample)));
  int number = 0;
  for (const Json& page : json.at("pages")) {
    EXPECT_EQ(page.at("page"), ++number);
    EXPECT_EQ(page.at("origin"), "native");
    EXPECT_THAT(page.at("blocks"), Not(IsEmpty()));
  }
}

TEST(ExtractHocr, IsXmlWithTheSameWordsInBoxesOnThePage) {
  const TestFolder folder;
  const Outcome outcome = extract({sample, "--format", "hocr"});
  EXPECT_EQ(outcome.exit_code, 0);
  const std::string script = R"py(
import json, sys
import xml.etree.ElementTree as tree
pages = []
for page in tree.parse(sys.argv[1]).iter('{http://www.w3.org/1999/xhtml}div'):
    box = lambda e: [int(n) for n in e.get('title').split(';')[0].split()[1:]]
    spans = [e for e in page.iter('{http://www.w3.org/1999/xhtml}span') if e.get('class') == 'ocrx_word']
    pages.append({'class': page.get('class'), 'box': box(page), 'words': [''.join(e.itertext()) for e in spans],
                  'boxes': [box(e) for e in spans]})
print(json.dumps(pages))
)py";
  const Outcome parsed =
      run({.arguments = {"-c", script, folder.put("uit.hocr", outcome.out)}, .program = "/usr/bin/python3"});
  ASSERT_EQ(parsed.exit_code, 0) << parsed.err;
  const Json pages = json_of(parsed.out);
  ASSERT_EQ(pages.size(), sample_json().at("pages").size());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const Json& page = pages[i];
    EXPECT_EQ(page.at("class"), "ocr_page");
    std::vector<std::string> words;
    for (const Json& word : sample_json().at("pages")[i].at("words")) words.push_back(word.at("text"));
    EXPECT_THAT(page.at("words").get<std::vector<std::string>>(), ContainerEq(words));
    for (const Json& box : page.at("boxes")) {
      EXPECT_TRUE(box[0] >= 0 && box[0] < box[2] && box[2] <= page.at("box")[2]) << box;
      EXPECT_TRUE(box[1] >= 0 && box[1] < box[3] && box[3] <= page.at("box")[3]) << box;
    }
  }
}

TEST(ExtractHocr, WordsOfADocumentAreNoMarkup) {
  const Outcome outcome = extract({"-", "--format", "hocr"}, "Een <b>plan</b> & \"meer\"\n");
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("&lt;b&gt;"), HasSubstr("&amp;"), Not(HasSubstr("<b>"))));
}

TEST(Extract, WhatCannotBeReadIsExitCodeOneWithAReason) {
  const TestFolder folder;
  for (const std::string& file :
       {folder.put("leeg.pdf", ""), folder.put("half.pdf", small_plan().substr(0, 300)),
        folder.put("tekening.svg",
                   "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Een plan</title></svg>")}) {
    const Outcome outcome = extract({file});
    EXPECT_EQ(outcome.exit_code, 1) << file;
    EXPECT_THAT(outcome.out, Not(HasSubstr("plan"))) << file;
    EXPECT_THAT(outcome.err, HasSubstr(file));
    const Json json = json_of(extract({file, "--format", "json"}).out);
    EXPECT_NE(json.at("state"), "read") << file;
    EXPECT_THAT(json.at("message").get<std::string>(), Not(IsEmpty())) << file;
  }
}

TEST(Extract, AFileThatIsNotThereIsWrongUsage) {
  const Outcome outcome = extract({"/bestaat/niet.pdf"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("/bestaat/niet.pdf"));
}

TEST(Extract, NeverRecognisesNothing) {
  const Outcome outcome =
      extract({(samples / "scan-plan-oeverlanden.pdf").string(), "--ocr", "never", "--format", "json"});
  EXPECT_EQ(outcome.exit_code, 1);
  for (const Json& page : json_of(outcome.out).at("pages")) {
    EXPECT_THAT(page.at("words"), IsEmpty());
    EXPECT_EQ(page.at("state"), "unreadable");
    EXPECT_THAT(page.at("reason").get<std::string>(), Not(IsEmpty()));
  }
}

}  // namespace
}  // namespace planlezer
