// Invented documents for tests of the store: pages with a given text, findings on words of it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sha256.h"
#include "storage/store.h"

namespace planlezer {

inline void expect_ok(const Result<void>& result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
}

template <typename T>
T value_of(Result<T> result) {
  EXPECT_TRUE(result) << (result ? "" : result.error().message);
  return result ? std::move(*result) : T();
}

// A page as extract/page.h promises it: `text` has one space between words, '\n' after lines and an empty
// line between blocks. Letters are 6 points wide, lines 14 points high.
inline Page page_of(std::int32_t number, const std::string& text) {
  Page page;
  page.number = number;
  page.width = 595;
  page.height = 842;
  page.reason = "native";
  page.text = text;
  page.fonts.push_back({"Sketch", 10, false, false});
  float y = 72;
  std::uint32_t begin = 0;
  const auto size = static_cast<std::uint32_t>(text.size());
  while (begin < size) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    if (end > begin) {
      const Span line{begin, end};
      const float length = static_cast<float>(end - begin);
      const Box box{72, y, 72 + 6 * length, y + 10};
      page.lines.push_back({line, box});
      if (begin == 0 || text[begin - 1] != '\n' || begin < 2 || text[begin - 2] == '\n')
        page.blocks.push_back({BlockKind::paragraph, 0, false, line, {}, box, -1, -1});
      page.blocks.back().text.end = end;
      page.blocks.back().box.include(box);
      for (std::uint32_t from = begin; from < end;) {
        const auto to = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(' ', from), end));
        const float x = 72 + 6 * static_cast<float>(from - begin);
        page.words.push_back({{from, to}, {x, y, x + 6 * static_cast<float>(to - from), y + 10}, 1, 0});
        from = to + 1;
      }
    }
    y += 14;
    begin = end + 1;
  }
  if (text.empty()) page.state = PageState::blank;
  return page;
}

inline Span span_of(const Page& page, std::string_view words) {
  const auto at = page.text.find(words);
  EXPECT_NE(at, std::string::npos) << words;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

inline std::string at(const Page& page, Span span) {
  return page.text.substr(span.begin, span.size());
}

inline Finding finding_of(const Page& page, const std::string& id, const std::string& kind,
                          std::string_view words) {
  Finding finding;
  finding.id = id;
  finding.kind = kind;
  const Span span = span_of(page, words);
  finding.places.push_back({page.number, span});
  for (const Box& box : boxes_of(page, span)) finding.boxes.push_back({page.number, box});
  finding.quote = quote_of(page, span);
  finding.rule = "measure.test";
  finding.rule_revision = 1;
  return finding;
}

// A document with what the analysis says of it, as the pipeline hands it to the store.
struct Sample {
  StoredDocument document;
  Analysis analysis;

  const Page& page(std::size_t index) const { return document.document.pages.at(index); }
  const std::string& sha256() const { return document.sha256; }
  Sample& of(const std::string& organisation, const std::string& kind = "plan") {
    analysis.facts.organisation = organisation;
    analysis.facts.kind = kind;
    document.facts = analysis.facts;
    return *this;
  }
  Finding& add(const std::string& id, const std::string& kind, std::string_view words,
               std::size_t page_index = 0) {
    analysis.findings.push_back(finding_of(page(page_index), id, kind, words));
    return analysis.findings.back();
  }
  Sample& themes(std::int32_t page_number, std::vector<std::string> names) {
    analysis.themes.push_back({page_number, std::move(names)});
    return *this;
  }
};

inline Sample sample(const std::string& path, const std::vector<std::string>& texts) {
  Sample made;
  made.document.path = path;
  made.document.sha256 = sha256_hex(path);
  made.document.media_type = "application/pdf";
  for (const std::string& text : texts)
    made.document.document.pages.push_back(
        page_of(static_cast<std::int32_t>(made.document.document.pages.size()) + 1, text));
  made.document.document.page_count = static_cast<std::int32_t>(texts.size());
  return made;
}

inline const std::string plans_folder = "/plannen";
inline const ReadSettings usual_settings{"auto", 1};
inline const std::string usual_rules = "regels-1";

inline Occurrence occurrence_of(const Sample& sample, const std::string& root = plans_folder) {
  return {root, sample.document.path, 1234, 1'700'000'000'000'000'000, sample.sha256(), "application/pdf", "",
          ""};
}

inline void put_content(Store& store, const Sample& sample, const std::string& rules = usual_rules) {
  expect_ok(store.put_document(sample.document, usual_settings, sample.analysis, rules));
}

// Offered, read and analysed.
inline void put(Store& store, const Sample& sample, const std::string& root = plans_folder) {
  expect_ok(store.put_occurrence(occurrence_of(sample, root)));
  put_content(store, sample);
}

// A folder that is gone after the test; in memory where there is such a place, because waiting for a disk
// hundreds of times shows nothing more.
class StoreFolder {
 public:
  StoreFolder() {
    const std::filesystem::path memory = "/dev/shm";
    const auto base = ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
    std::string name = (base / "planlezer-store-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~StoreFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  StoreFolder(const StoreFolder&) = delete;
  StoreFolder& operator=(const StoreFolder&) = delete;

  std::filesystem::path file(const std::string& name = "index.db") const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace planlezer
