#include "tests/bench/made_pages.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "base/sha256.h"

namespace planlezer {

namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool ends_sentence(std::string_view word) {
  return word.size() > 2 && (word.back() == '.' || word.back() == '?' || word.back() == '!');
}

// As a noun mostly looks after an article: adjectives there end in -e.
bool may_be_noun(std::string_view word) {
  return word.size() >= 4 && word.size() <= 12 && word.back() != 'e' &&
         std::all_of(word.begin(), word.end(), is_lower);
}

bool is_article(std::string_view word) {
  return word == "de" || word == "het" || word == "een";
}

// Words as they stand between blanks, those broken over two lines whole again.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::istringstream stream{std::string(text)};
  for (std::string word; stream >> word;) {
    if (word.size() > 40 || std::none_of(word.begin(), word.end(), [](char c) {
          return std::isalnum(static_cast<unsigned char>(c)) != 0;
        }))
      continue;
    const bool broken = !words.empty() && words.back().size() > 2 && words.back().back() == '-';
    if (broken && is_lower(word.front()) && word != "en" && word != "of") {
      words.back().pop_back();
      words.back() += word;
    } else {
      words.push_back(std::move(word));
    }
  }
  return words;
}

}  // namespace

WordChain::WordChain(std::string_view text) {
  std::unordered_map<std::string, std::uint32_t> known;
  for (std::string& word : words_of(text)) {
    const auto [entry, is_new] = known.emplace(word, static_cast<std::uint32_t>(words_.size()));
    if (is_new) words_.push_back(std::move(word));
    text_.push_back(entry->second);
  }
  if (text_.empty()) return;
  first_.assign(words_.size() + 1, 0);
  for (const auto word : text_) ++first_[word + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  auto next = first_;
  places_.resize(text_.size());
  for (std::uint32_t i = 0; i < text_.size(); ++i) {
    places_[next[text_[i]]++] = i;
    if (i == 0) continue;
    const std::string& before = words_[text_[i - 1]];
    const std::string& word = words_[text_[i]];
    if (ends_sentence(before) && std::isupper(static_cast<unsigned char>(word.front())) != 0)
      sentences_.push_back(i);
    if (is_article(before) && may_be_noun(word)) nouns_.push_back(text_[i]);
  }
}

std::size_t WordChain::following(Draw& draw, std::size_t place) const {
  const auto word = text_[place];
  const std::size_t next = places_[draw.between(first_[word], first_[word + 1] - 1)] + 1;
  return next < text_.size() ? next : draw.of(sentences_);
}

std::string WordChain::unseen_word(Draw& draw) const {
  switch (draw.below(10)) {
    case 0:
      return std::to_string(draw.between(1, 999)) + '.' + std::to_string(draw.between(100, 999));
    case 1:
      return std::to_string(draw.below(100)) + ',' + std::to_string(draw.below(10));
    default:
      break;
  }
  std::string compound = words_[draw.of(nouns_)];
  const bool linked = compound.ends_with("ing") || compound.ends_with("heid") || compound.ends_with("teit");
  return compound + (linked ? "s" : "") + words_[draw.of(nouns_)];
}

std::vector<std::string> WordChain::paragraph(Draw& draw, std::size_t bytes) const {
  std::vector<std::string> words;
  std::size_t place = draw.of(sentences_);
  for (std::size_t size = 0; size < 2 * bytes; place = following(draw, place)) {
    const std::string& word = words_[text_[place]];
    const bool ends = ends_sentence(word);
    words.push_back(!ends && draw.one_in(50) ? unseen_word(draw) : word);
    size += words.back().size() + 1;
    if (ends && size >= bytes) break;
  }
  return words;
}

std::vector<std::string> WordChain::heading(Draw& draw) const {
  auto words = paragraph(draw, 20);
  words.resize(std::min(words.size(), draw.between(2, 6)));
  return words;
}

namespace {

// Lays words out from top to bottom: letters of 5.4 points, lines of at most 88 letters.
class Layout {
 public:
  explicit Layout(std::int32_t number) {
    page_.number = number;
    page_.width = 595;
    page_.height = 842;
    page_.reason = "native";
    page_.fonts = {{"Calibri", 10, false, false}, {"Calibri", 13, true, false}};
  }

  void add(BlockKind kind, const std::vector<std::string>& words, Draw& draw) {
    if (!page_.text.empty()) page_.text += "\n\n";
    y_ += 6;
    const std::uint32_t begin = here();
    page_.blocks.push_back({kind,
                            static_cast<std::uint8_t>(kind == BlockKind::heading ? 2 : 0),
                            false,
                            {begin, begin},
                            {},
                            {left, y_, left, y_},
                            -1,
                            -1});
    line_ = begin;
    for (const std::string& word : words) {
      const std::size_t used = here() - line_;
      if (used + word.size() < widest || used == 0) {
        add_word(word);
      } else if (const std::size_t half = word.size() / 2; half > 5 && used + half < widest &&
                                                           draw.one_in(3) &&
                                                           std::all_of(word.begin(), word.end(), is_lower)) {
        add_word(word.substr(0, half) + '-');
        end_line();
        add_word(word.substr(half));
      } else {
        end_line();
        add_word(word);
      }
    }
    close_line();
  }

  std::size_t size() const { return page_.text.size(); }
  Page take() { return std::move(page_); }

 private:
  static constexpr float left = 62, letter = 5.4F;
  static constexpr std::size_t widest = 88;

  std::uint32_t here() const { return static_cast<std::uint32_t>(page_.text.size()); }

  void add_word(const std::string& word) {
    if (here() > line_) page_.text += ' ';
    const std::uint32_t begin = here();
    page_.text += word;
    const auto x = [&](std::uint32_t offset) { return left + letter * static_cast<float>(offset - line_); };
    const auto font = static_cast<std::uint16_t>(page_.blocks.back().kind == BlockKind::heading);
    page_.words.push_back({{begin, here()}, {x(begin), y_, x(here()), y_ + 10}, 1, font});
  }

  void close_line() {
    const Box box{left, y_, left + letter * static_cast<float>(here() - line_), y_ + 10};
    page_.lines.push_back({{line_, here()}, box});
    page_.blocks.back().text.end = here();
    page_.blocks.back().box.include(box);
    y_ += 13;
  }

  void end_line() {
    close_line();
    page_.text += '\n';
    line_ = here();
  }

  Page page_;
  float y_ = 60;
  std::uint32_t line_ = 0;  // where it begins
};

Page make_page(const WordChain& chain, Draw& draw, std::int32_t number) {
  Layout layout(number);
  const std::size_t enough = draw.between(2350, 3350);
  while (layout.size() < enough) {
    if (layout.size() == 0 ? draw.one_in(3) : draw.one_in(10))
      layout.add(BlockKind::heading, chain.heading(draw), draw);
    layout.add(BlockKind::paragraph, chain.paragraph(draw, draw.between(130, 330)), draw);
  }
  return layout.take();
}

const std::vector<std::string> places = {
    "Aalderbroek", "Berkenzoom",  "Bovenwaard", "Cranenhof",  "Dalmeer",    "Dorrezand",  "Eikenrode",
    "Elzenmeer",   "Fraterwoude", "Geesthoek",  "Haarbos",    "Hazelrade",  "IJzerveld",  "Jagershaven",
    "Kalverdijk",  "Lindewaard",  "Mosterland", "Nieuwezijl", "Oosterlede", "Polderwijk", "Roggeveld",
    "Slikkerdam",  "Takkenbos",   "Uilenmeer",  "Vennekerk",  "Wilgenoord", "Zandschans", "Zwanendrift"};

// Those that are common stand more than once.
const std::vector<std::string> document_kinds = {"plan",  "plan",   "plan",       "self_assessment",
                                                 "email", "letter", "attachment", "other"};
const std::vector<std::string> finding_kinds = {"measure", "measure", "measure",         "measure",
                                                "measure", "kpi",     "support_request", "amount"};
const std::vector<std::string> themes = {
    "capaciteit", "capaciteit",          "opleiding",     "opleiding",    "toezicht", "vergunningverlening",
    "schaal",     "basistaken",          "mandaat",       "financiering", "energie",  "kwaliteitscriteria",
    "stikstof",   "milieucriminaliteit", "ketentoezicht", "omgevingswet", "zzs",      "samenwerking"};

std::string day_of(Draw& draw, std::size_t first_year, std::size_t last_year) {
  const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::size_t year = draw.between(first_year, last_year);
  const std::size_t month = draw.between(1, 12);
  return std::to_string(year) + '-' + two(month) + '-' + two(draw.between(1, 28));
}

std::vector<std::string> themes_of(Draw& draw, std::size_t most) {
  std::vector<std::string> drawn;
  for (std::size_t left = draw.between(1, most); left > 0; --left)
    if (const std::string& theme = draw.of(themes);
        std::find(drawn.begin(), drawn.end(), theme) == drawn.end())
      drawn.push_back(theme);
  return drawn;
}

// On the first words of a paragraph.
Finding make_finding(const Page& page, Draw& draw, const std::string& id) {
  const Block& block = draw.of(page.blocks);
  Span span{block.text.begin, block.text.begin};
  for (const Word& word : page.words)
    if (block.text.contains(word.text) && word.text.end < block.text.begin + 160) span.end = word.text.end;
  Finding finding;
  finding.id = id;
  finding.kind = draw.of(finding_kinds);
  finding.places.push_back({page.number, span});
  for (const Box& box : boxes_of(page, span)) finding.boxes.push_back({page.number, box});
  finding.quote = quote_of(page, span);
  if (draw.below(5) < 3) {
    finding.kpi.push_back(static_cast<int>(draw.between(1, 6)));
    finding.kpi_basis = "explicit";
  }
  if (draw.one_in(4)) {
    const std::size_t thousands = draw.between(5, 995);
    const auto euro = static_cast<double>(1000 * thousands);
    finding.amount = Amount{euro, euro, "€ " + std::to_string(thousands) + ".000", false};
  }
  if (draw.one_in(3)) {
    const std::string day = day_of(draw, 2024, 2027);
    finding.deadline = Deadline{std::nullopt, day, "day", "uiterlijk " + day, false};
  }
  if (finding.kind == "measure") finding.status = "planned";
  finding.themes = themes_of(draw, 2);
  finding.rule = "made." + finding.kind;
  finding.rule_revision = 1;
  return finding;
}

}  // namespace

MadeDocument make_document(const WordChain& chain, Draw& draw, int number, std::size_t pages) {
  MadeDocument made;
  const std::string path = "document-" + std::to_string(number) + ".pdf";
  StoredDocument& document = made.document;
  document.path = path;
  document.sha256 = sha256_hex(path);
  document.media_type = "application/pdf";
  DocumentFacts& facts = made.analysis.facts;
  facts.organisation = "Omgevingsdienst " + draw.of(places);
  facts.organisation_confidence = 0.9;
  facts.kind = draw.of(document_kinds);
  facts.title = "Document " + std::to_string(number);
  facts.date = day_of(draw, 2022, 2026);
  for (std::size_t i = 1; i <= pages; ++i) {
    document.document.pages.push_back(make_page(chain, draw, static_cast<std::int32_t>(i)));
    const Page& page = document.document.pages.back();
    made.text_bytes += page.text.size();
    made.analysis.themes.push_back({page.number, themes_of(draw, 3)});
    for (std::size_t left = draw.below(4); left > 0; --left)
      made.analysis.findings.push_back(make_finding(
          page, draw, sha256_hex(path + '#' + std::to_string(made.analysis.findings.size())).substr(0, 16)));
  }
  document.document.page_count = static_cast<std::int32_t>(pages);
  document.facts = facts;
  made.occurrence = {"/collectie",
                     path,
                     static_cast<std::int64_t>(1000 * pages),
                     1'700'000'000'000'000'000,
                     document.sha256,
                     document.media_type,
                     "",
                     ""};
  return made;
}

}  // namespace planlezer
