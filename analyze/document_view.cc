#include "analyze/document_view.h"

#include <re2/re2.h>

#include <algorithm>

#include "analyze/amounts.h"
#include "analyze/dates.h"
#include "analyze/kpis.h"
#include "analyze/mail_subject.h"
#include "base/text.h"

namespace planlezer {

namespace {

bool is_skipped(BlockKind kind) {
  return kind == BlockKind::running_head || kind == BlockKind::running_foot || kind == BlockKind::contents;
}

// Parts of a kpi's chapter: they do not end it, whatever level their type size suggests.
bool is_part_of_chapter(SectionKind kind) {
  return kind == SectionKind::norm || kind == SectionKind::situation || kind == SectionKind::measures ||
         kind == SectionKind::planning || kind == SectionKind::progress || kind == SectionKind::risks ||
         kind == SectionKind::finance || kind == SectionKind::assessment || kind == SectionKind::done ||
         kind == SectionKind::ongoing || kind == SectionKind::dropped;
}

bool has_number(std::string_view heading) {
  return !heading.empty() && heading[0] >= '0' && heading[0] <= '9';
}

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == ')' || text.back() == '"' || text.back() == '\''))
    text.remove_suffix(1);
  return text.ends_with('.') || text.ends_with('?') || text.ends_with('!') || text.ends_with(':') ||
         text.ends_with(';');
}

bool starts_lower(std::string_view text) {
  return !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || static_cast<unsigned char>(text[0]) == 0xC3);
}

// A chapter about a kpi is about that kpi, whatever other words its heading has ("strategie, risico en
// strafrecht").
bool holds_beside_kpi(SectionKind kind) {
  return kind == SectionKind::norm || kind == SectionKind::situation || kind == SectionKind::measures ||
         kind == SectionKind::progress || kind == SectionKind::support || kind == SectionKind::fusion;
}

class Builder {
 public:
  Builder(const Extracted& document, const SectionRegister& sections,
          const std::vector<KpiLabelWords>& labels)
      : document_(document), register_(sections), labels_(labels) {
    view_.sections.emplace_back();
  }
  DocumentView build();
  DocumentView build_mail(const std::vector<SpokenBlock>& blocks);

 private:
  void open_answer(const Page& page, Span question);
  void note_table(const Page& page, const Block& block);
  void add_block(const Page& page, const Block& block);
  bool completes_badge(const TextBlock& text) const;
  void open_badge(const Page& page, Span number);
  void open_section(int level, const TextBlock& text);
  bool reads_as_heading(const TextBlock& text) const;
  bool is_numbered_heading(const TextBlock& text) const;
  bool joins_last(const TextBlock& text) const;
  void find_kpi(Section& section) const;
  int names_kpi(std::string_view lower) const;

  const Extracted& document_;
  const SectionRegister& register_;
  const std::vector<KpiLabelWords>& labels_;
  DocumentView view_;
  int current_ = 0;
  std::int32_t last_table_ = -1;  // of the page
};

void Builder::find_kpi(Section& section) const {
  for (const KpiMention& mention : find_kpis(section.heading))
    section.kpi.insert(section.kpi.end(), mention.kpi.begin(), mention.kpi.end());
  std::sort(section.kpi.begin(), section.kpi.end());
  section.kpi.erase(std::unique(section.kpi.begin(), section.kpi.end()), section.kpi.end());
  if (!section.kpi.empty()) return;
  if (const int kpi = names_kpi(lower_dutch(section.heading)); kpi != 0) {
    section.kpi = {kpi};
    section.kpi_by_label = true;
  }
}

// The kpi whose name a heading begins with, after its number; 0: none.
int Builder::names_kpi(std::string_view lower) const {
  for (const KpiLabelWords& label : labels_)
    for (const std::string& words : label.words)
      if (const auto at = lower.find(words); at != std::string::npos && at < 6) return label.kpi;
  return 0;
}

// "4.1.2 Wat gaan we doen", "5. Ondersteuning": taken for items of a list.
bool Builder::is_numbered_heading(const TextBlock& text) const {
  const std::string& words = text.text.text();
  if (text.kind != BlockKind::list_item || !has_number(text.label) || words.size() > 80 ||
      ends_sentence(words) || words.ends_with(',') || starts_lower(words))
    return false;
  // "3. Kpi 2: kwaliteitscriteria", "3. Tweede kpi: …", and nothing else in it.
  const auto kpis = find_kpis(words);
  if (kpis.size() == 1 && kpis.front().span.begin <= 1 && find_dates(words, std::nullopt).empty() &&
      find_amounts(words).empty() && std::count(words.begin(), words.end(), ' ') <= 8)
    return true;
  if (words.size() > 48) return false;
  const SectionKind kind = register_.kind_of(words);
  if (kind == SectionKind::none || std::count(words.begin(), words.end(), ' ') > 5) return false;
  const bool of_a_part = std::count(text.label.begin(), text.label.end(), '.') >= 2 ||
                         (text.label.find('.') != std::string::npos && !text.label.ends_with('.'));
  // "1. Verbeterplan opstellen" is an item of a list of measures.
  return of_a_part || (kind != SectionKind::measures && std::count(words.begin(), words.end(), ' ') <= 3);
}

// Headings that type size did not give away, on scans above all: "KPI-2 Kwaliteitscriteria", "Maatregelen".
bool Builder::reads_as_heading(const TextBlock& text) const {
  const std::string& words = text.text.text();
  if (is_numbered_heading(text)) return true;
  // "Wat doet de dienst voor kpi 3?" above its answer.
  if (text.kind == BlockKind::paragraph && words.ends_with('?') && words.size() <= 110 &&
      std::count(words.begin(), words.end(), '?') == 1 && words.find(". ") == std::string::npos &&
      (!find_kpis(words).empty() || register_.kind_of(words) != SectionKind::none) &&
      document_.mail == std::nullopt)
    return true;
  if (text.kind != BlockKind::paragraph || words.size() > 64 || ends_sentence(words) ||
      words.ends_with(',') || starts_lower(words))
    return false;
  const auto kpis = find_kpis(words);
  if (!kpis.empty() && kpis.front().span.begin <= 4) return true;
  // "Omvang en kritieke massa": all there is in a paragraph of its own.
  if (text.label.empty() && document_.mail == std::nullopt && names_kpi(lower_dutch(words)) != 0) return true;
  if (std::count(words.begin(), words.end(), ' ') > 2) return false;
  const SectionKind kind = register_.kind_of(words);
  return kind == SectionKind::norm || kind == SectionKind::situation || kind == SectionKind::measures ||
         kind == SectionKind::done || kind == SectionKind::ongoing || kind == SectionKind::dropped;
}

// The end of a column cut the sentence: "Tussen 1 maart en 30" | "juni 2025 zetten …".
bool Builder::joins_last(const TextBlock& text) const {
  if (view_.blocks.empty() || !starts_lower(text.text.text())) return false;
  const TextBlock& last = view_.blocks.back();
  // "Actie 13 …; trekker: strategisch adviseur;" | "oplevering: laatste kwartaal 2024".
  static const re2::RE2 field(
      R"(^(trekker|eigenaar|actiehouder|verantwoordelijke?|uitvoering|oplevering|looptijd|planning|termijn|deadline|streef\w+|gereed|afgerond|budget|kosten|raming|status|door|start) ?:)");
  if (last.text.text().ends_with(';') && re2::RE2::PartialMatch(lower_dutch(text.text.text()), field))
    return true;
  if (text.kind != BlockKind::paragraph) return false;
  return (last.kind == BlockKind::paragraph || last.kind == BlockKind::list_item) &&
         !ends_sentence(last.text.text()) && last.text.text().size() > 30 && text.page - last.page <= 1;
}

// "kpi", and under or beside it "4".
bool Builder::completes_badge(const TextBlock& text) const {
  const std::string& words = text.text.text();
  if (words.size() != 1 || words[0] < '1' || words[0] > '6' || view_.blocks.empty()) return false;
  const TextBlock& last = view_.blocks.back();
  return last.page == text.page && lower_dutch(last.text.text()) == "kpi";
}

void Builder::open_badge(const Page& page, Span number) {
  TextBlock badge = std::move(view_.blocks.back());
  view_.blocks.pop_back();
  badge.text.append(page, number);
  badge.kind = BlockKind::heading;
  current_ = 0;
  open_section(1, badge);
  view_.sections.back().is_badge = true;
  badge.section = current_;
  view_.blocks.push_back(std::move(badge));
}

void Builder::open_section(int level, const TextBlock& text) {
  Section section;
  section.level = std::max(1, level);
  section.heading = text.text.text();
  section.page = text.page;
  section.kind = register_.kind_of(section.heading);
  find_kpi(section);
  if (!section.kpi.empty() && !holds_beside_kpi(section.kind)) section.kind = SectionKind::none;
  // The sections around it: those of a higher level; a part of a chapter also stays under the kpi before it.
  int parent = current_;
  while (parent > 0 && view_.sections[parent].level >= section.level) {
    const bool stays = section.kpi.empty() && is_part_of_chapter(section.kind) &&
                       !has_number(text.label.empty() ? section.heading : text.label) &&
                       !view_.sections[parent].kpi.empty() &&
                       !is_part_of_chapter(view_.sections[parent].kind);
    if (stays || (view_.sections[parent].is_badge && view_.sections[parent].page == text.page)) break;
    parent = view_.sections[parent].parent;
  }
  parent = std::max(parent, 0);
  section.parent = parent;
  if (section.kpi.empty() && parent > 0) {
    section.kpi = view_.sections[parent].kpi;
    section.kpi_by_label = view_.sections[parent].kpi_by_label;
  }
  current_ = static_cast<int>(view_.sections.size());
  view_.sections.push_back(std::move(section));
}

void Builder::add_block(const Page& page, const Block& block) {
  if (is_skipped(block.kind) || block.kind == BlockKind::table_cell) return;
  if (block.continues && !view_.blocks.empty()) {
    const auto last = std::find_if(view_.blocks.rbegin(), view_.blocks.rend(), [](const TextBlock& b) {
      return b.kind == BlockKind::paragraph || b.kind == BlockKind::list_item;
    });
    if (last != view_.blocks.rend()) {
      last->text.append(page, block.text);
      return;
    }
  }
  TextBlock text;
  text.kind = block.kind;
  text.depth = block.level;
  text.page = page.number;
  text.x0 = block.box.x0;
  text.label = std::string(std::string_view(page.text).substr(block.label.begin, block.label.size()));
  Span words = block.text;
  if (!block.label.empty() && block.kind != BlockKind::heading) words.begin = block.label.end;
  text.text.append(page, words);
  if (text.text.empty()) return;
  const auto first = std::partition_point(page.words.begin(), page.words.end(),
                                          [&](const Word& word) { return word.text.end <= words.begin; });
  text.bold = first != page.words.end() && first->font < page.fonts.size() && page.fonts[first->font].bold;
  if (joins_last(text)) return view_.blocks.back().text.append(page, words);
  if (completes_badge(text)) return open_badge(page, words);
  if (block.kind != BlockKind::heading && reads_as_heading(text)) {
    text.kind = BlockKind::heading;
    open_section(view_.sections[static_cast<std::size_t>(current_)].level +
                     (find_kpis(text.text.text()).empty() ? 1 : 0),
                 text);
  } else if (block.kind == BlockKind::heading) {
    open_section(block.level, text);
  }
  text.section = current_;
  view_.blocks.push_back(std::move(text));
}

void Builder::note_table(const Page& page, const Block& block) {
  if (block.kind != BlockKind::table_cell || block.table < 0 || block.table == last_table_ ||
      static_cast<std::size_t>(block.table) >= page.tables.size())
    return;
  last_table_ = block.table;
  view_.tables.push_back({&page, &page.tables[static_cast<std::size_t>(block.table)], current_,
                          static_cast<int>(view_.blocks.size()) - 1});
}

DocumentView Builder::build() {
  const std::string* sheet = nullptr;
  for (const Page& page : document_.pages) {
    last_table_ = -1;
    if (sheet != nullptr && *sheet != page.name) current_ = 0;  // another sheet of a workbook
    sheet = &page.name;
    for (const Block& block : page.blocks) {
      note_table(page, block);
      add_block(page, block);
    }
  }
  return std::move(view_);
}

// What is quoted above an answer says what it is about. More than two kpi's are those of the whole call.
void Builder::open_answer(const Page& page, Span question) {
  TextBlock text;
  text.kind = BlockKind::heading;
  text.page = page.number;
  text.text.append(page, question);
  current_ = 0;
  open_section(1, text);
  Section& section = view_.sections.back();
  if (section.kpi.size() > 2 || section.kpi_by_label) section.kpi.clear();
  if (section.kind != SectionKind::support && section.kind != SectionKind::fusion)
    section.kind = SectionKind::none;
}

DocumentView Builder::build_mail(const std::vector<SpokenBlock>& blocks) {
  // One kpi in the subject is what the mail is about; more are those of the call it answers.
  Section& whole = view_.sections.front();
  whole.heading = normal(base_subject(document_.mail->subject));
  find_kpi(whole);
  if (whole.kpi.size() > 1) whole.kpi.clear();
  const Page& page = document_.pages.front();
  Span answered;
  for (const SpokenBlock& spoken : blocks) {
    if (!spoken.question.empty() && spoken.question.begin != answered.begin)
      open_answer(page, spoken.question);
    answered = spoken.question;
    note_table(page, spoken.block);
    add_block(page, spoken.block);
  }
  return std::move(view_);
}

}  // namespace

std::vector<SectionKind> DocumentView::kinds(int section) const {
  std::vector<SectionKind> kinds;
  for (int i = section; i > 0; i = sections[static_cast<std::size_t>(i)].parent) {
    const SectionKind kind = sections[static_cast<std::size_t>(i)].kind;
    if (kind != SectionKind::none && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
      kinds.push_back(kind);
  }
  // What is done about a norm or a situation is neither of them.
  if (!kinds.empty() && is_part_of_chapter(kinds.front()))
    kinds.erase(std::remove_if(kinds.begin() + 1, kinds.end(), is_part_of_chapter), kinds.end());
  return kinds;
}

bool DocumentView::is_in(int section, SectionKind kind) const {
  const auto found = kinds(section);
  return std::find(found.begin(), found.end(), kind) != found.end();
}

DocumentView view_of(const Extracted& document, const SectionRegister& sections,
                     const std::vector<KpiLabelWords>& labels) {
  return Builder(document, sections, labels).build();
}

DocumentView view_of_mail(const Extracted& document, const std::vector<SpokenBlock>& blocks,
                          const SectionRegister& sections, const std::vector<KpiLabelWords>& labels) {
  return Builder(document, sections, labels).build_mail(blocks);
}

}  // namespace planlezer
