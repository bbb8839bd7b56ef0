// A document as the rules see it: running text and list items joined over page breaks and normalised, each
// under its section, and tables apart. Headings decide much: they say whether text is a norm, a description
// or a measure, and which kpi it is about.
#pragma once

#include <string>
#include <vector>

#include "analyze/clause.h"
#include "analyze/mail_text.h"
#include "analyze/normal_text.h"
#include "analyze/screened_patterns.h"
#include "base/result.h"
#include "extract/page.h"

namespace re2 {
class RE2;
}

namespace planlezer {

enum class SectionKind : std::uint8_t {
  none,
  measures,
  norm,
  situation,
  support,
  fusion,
  summary,
  progress,
  background,
  planning,
  finance,
  risks,
  decision,
  governance,
  assessment,
  closing,
  contents,
  done,     // "Klaar", in a report of progress
  ongoing,  // "Loopt"
  dropped   // "Vervallen"
};

// The headings that are known, from registers/sections.toml.
class SectionRegister {
 public:
  static Result<SectionRegister> load(const std::filesystem::path& registers);
  SectionKind kind_of(std::string_view heading) const;  // normalised, any case, with or without its number

 private:
  PatternList patterns_;  // value: index in kinds_, in the order of the file
  std::vector<SectionKind> kinds_;
};

struct Section {
  int level = 0;
  std::string heading;  // normalised
  SectionKind kind = SectionKind::none;
  int parent = -1;            // index; -1: the document
  std::vector<int> kpi;       // what the heading itself or an enclosing one names
  bool is_badge = false;      // "kpi 4" in a corner: holds for all of its page
  bool kpi_by_label = false;  // by the kpi's name only, not by its number
  std::int32_t page = 0;
};

struct TextBlock {
  BlockKind kind = BlockKind::paragraph;
  int section = 0;        // index in DocumentView::sections
  int depth = 0;          // list items
  bool bold = false;      // most of it
  std::int32_t page = 0;  // where it begins
  float x0 = 0;           // left edge, points
  NormalText text;        // without the label
  std::string label;
};

struct TableView {
  const Page* page = nullptr;
  const Table* table = nullptr;
  int section = 0;
  int before = -1;  // index of the last text block before it
};

struct DocumentView {
  std::vector<Section> sections;  // the first is the text before any heading
  std::vector<TextBlock> blocks;  // in reading order, headings too
  std::vector<TableView> tables;

  // The kinds that hold for a section, its own first, then those around it.
  std::vector<SectionKind> kinds(int section) const;
  bool is_in(int section, SectionKind kind) const;
};

struct KpiLabelWords {
  int kpi = 0;
  std::vector<std::string> words;  // lower case; a heading that begins with one is about this kpi
  std::vector<std::string> names;  // what it is called among others, in a sentence on all of them
};

DocumentView view_of(const Extracted& document, const SectionRegister& sections,
                     const std::vector<KpiLabelWords>& labels);
// Of a mail: only these blocks, which are parts of those of its page. Its subject is the heading around them,
// and a question that is quoted the heading of its answer.
DocumentView view_of_mail(const Extracted& document, const std::vector<SpokenBlock>& blocks,
                          const SectionRegister& sections, const std::vector<KpiLabelWords>& labels);

Signal signal_of(SectionKind kind);

}  // namespace planlezer
