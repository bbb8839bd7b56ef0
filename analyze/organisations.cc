#include "analyze/organisations.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "analyze/normal_text.h"
#include "analyze/register_file.h"
#include "base/text.h"

namespace planlezer {

namespace {

bool is_letter(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool starts_upper(std::string_view word) {
  std::size_t offset = 0;
  if (word.empty()) return false;
  const char32_t c = next_code_point(word, offset);
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || word.starts_with("'t ") || word == "'t";
}

std::string_view next_word(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return text.substr(at, std::min(text.find(' ', at), text.size()) - at);
}

bool is_connector(std::string_view word) {
  constexpr std::array<std::string_view, 13> words = {"en",  "van", "de",    "der", "den", "het", "op",
                                                      "aan", "in",  "regio", "&",   "ten", "ter"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A capital after the name that begins something else.
bool ends_name(std::string_view word) {
  constexpr std::array<std::string_view, 22> words = {
      "Plan",        "Versie",          "Datum",       "Pagina", "Zelftoets", "Bestuur",
      "Postbus",     "Postadres",       "Bezoekadres", "Aan",    "Ons",       "Status",
      "Kenmerk",     "Omgevingsdienst", "RUD",         "De",     "Het",       "Dit",
      "Maatregelen", "Ministerie",      "Telefoon",    "OD"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "… Stroomwijk CONCEPT": a mark beside the name in a running head.
bool is_in_capitals(std::string_view word) {
  return word.size() > 4 &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// From behind "Omgevingsdienst ": the end of the name, or `begin` when none follows.
std::size_t end_of_name(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::size_t at = begin;
  for (int words = 0; words < 6; ++words) {
    std::string_view word = next_word(text, at);
    if (word.empty()) break;
    const std::size_t start = static_cast<std::size_t>(word.data() - text.data());
    if (words > 0 && start != at + 1) break;
    std::size_t size = 0;
    while (size < word.size() &&
           (is_letter(word[size]) || word[size] == '-' || word[size] == '&' ||
            (word[size] == '\'' && size + 1 < word.size() && is_letter(word[size + 1]))))
      ++size;
    const std::string_view bare = word.substr(0, size);
    if (bare.empty()) break;
    const bool first = words == 0;
    if (starts_upper(bare) &&
        (first ? !ends_name(bare) || bare == "De" : !ends_name(bare) && !is_in_capitals(bare))) {
      end = start + size;
    } else if (is_connector(bare) || bare == "'t") {
      // Only between two parts of the name; "midden- en west".
      if (first && bare != "regio" && bare != "de" && bare != "'t") break;
    } else {
      break;
    }
    at = start + size;
    if (size < word.size()) break;  // punctuation
  }
  while (end > begin && text[end - 1] == '-') --end;
  return end;
}

std::string last_part(std::string_view name) {
  for (const std::string_view head :
       {"Omgevingsdienst ", "Regionale Uitvoeringsdienst ", "RUD ", "Milieudienst ", "OD "})
    if (name.starts_with(head)) return lower_dutch(name.substr(head.size()));
  return lower_dutch(name);
}

// Letters and digits only, for comparing with file names.
std::string slug(std::string_view text) {
  std::string result;
  for (const char c : lower_dutch(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) result += c;
  return result;
}

struct Candidate {
  double score = 0;
  bool on_cover = false, in_running = false, in_path = false;
  int mentions = 0;
  int closed = 0;  // mentions in running text that something else follows: there the name ends for sure
};

// A part of a line without a gap as between columns.
struct Segment {
  std::string text;  // normalised
  Box box;
};

std::vector<Segment> segments_of(const Page& page, const Line& line) {
  std::vector<Segment> segments;
  const auto flush = [&](Span span, const Box& box) {
    segments.push_back({normal(std::string_view(page.text).substr(span.begin, span.size())), box});
  };
  auto word = std::partition_point(page.words.begin(), page.words.end(),
                                   [&](const Word& w) { return w.text.end <= line.text.begin; });
  Span span{line.text.begin, line.text.begin};
  Box box;
  for (; word != page.words.end() && word->text.begin < line.text.end; ++word) {
    if (!span.empty() && word->box.x0 - box.x1 > 1.2F * box.height()) {
      flush(span, box);
      span.begin = word->text.begin;
      span.end = span.begin;
    }
    if (span.empty())
      box = word->box;
    else
      box.include(word->box);
    span.end = word->text.end;
  }
  if (!span.empty()) flush(span, box);
  return segments;
}

bool is_bare_head(std::string_view text) {
  return text == "Omgevingsdienst" || text == "Regionale Uitvoeringsdienst" || text == "Milieudienst";
}

class Counter {
 public:
  Counter(const Extracted& document, std::string_view path, const OrganisationRegister& organisations)
      : document_(document), path_(slug(path)), organisations_(organisations) {}
  WhoseDocument count();

 private:
  void count_page(const Page& page);
  void count_text(const std::string& text, double weight, bool cover, bool running);
  void count_letterheads(const std::vector<Segment>& segments);
  void count_addresses(const std::string& text);
  void merge_prefixes();
  std::vector<std::string> own_names(const std::string& name) const;

  const Extracted& document_;
  std::string path_;
  const OrganisationRegister& organisations_;
  std::map<std::string, Candidate> candidates_;
  std::map<std::string, std::string> abbreviations_;  // "ODAW" → name it stood behind
  std::set<std::string> domains_;                     // slugs of e-mail and web addresses
  bool cover_seen_ = false;
};

void Counter::count_text(const std::string& text, double weight, bool cover, bool running) {
  for (const AgencyMention& mention : organisations_.find(text)) {
    Candidate& candidate = candidates_[mention.name];
    double extra = 0;
    if (cover && !cover_seen_) {
      extra = 6;  // the first name on the first page
      cover_seen_ = true;
    }
    candidate.score += weight + extra;
    ++candidate.mentions;
    candidate.on_cover |= cover;
    candidate.in_running |= running;
    if (!running && !cover && mention.span.end < text.size()) ++candidate.closed;
    // "Omgevingsdienst Aa en Woldmeer (hierna: ODAW)"
    const std::string_view rest = std::string_view(text).substr(mention.span.end);
    const auto bracket = rest.find('(');
    if (bracket == std::string_view::npos || bracket > 2) continue;
    std::string_view inside = rest.substr(bracket + 1, std::min(rest.find(')'), rest.size()) - bracket - 1);
    for (const std::string_view lead :
         {"hierna te noemen:", "hierna te noemen", "hierna:", "hierna", "verder:", "kortweg", "afgekort"})
      if (inside.starts_with(lead)) inside.remove_prefix(lead.size());
    inside = trim(inside);
    while (!inside.empty() && (inside.front() == '"' || inside.front() == '\'')) inside.remove_prefix(1);
    while (!inside.empty() && (inside.back() == '"' || inside.back() == '\'')) inside.remove_suffix(1);
    if (inside.size() >= 2 && inside.size() < 24 && starts_upper(inside))
      abbreviations_.emplace(std::string(inside), mention.name);
  }
}

// "Omgevingsdienst" on one line, the rest of the name right under it.
void Counter::count_letterheads(const std::vector<Segment>& segments) {
  for (const Segment& head : segments) {
    if (!is_bare_head(head.text)) continue;
    const auto under = std::find_if(segments.begin(), segments.end(), [&](const Segment& other) {
      const float gap = other.box.y0 - head.box.y1;
      return gap > -0.5F * head.box.height() && gap < 1.5F * head.box.height() &&
             other.box.x0 < head.box.x1 && other.box.x1 > head.box.x0 && other.box.y0 > head.box.y0 &&
             starts_upper(other.text);
    });
    if (under != segments.end()) count_text(head.text + " " + under->text, 4, true, false);
  }
}

// "info@odbosrand.nl", "www.omgevingsdienst-bosrand.nl"
void Counter::count_addresses(const std::string& text) {
  static const re2::RE2 address(
      R"((?:@|www\.|https?://)(?:od|omgevingsdienst|rud|milieudienst)?-?([a-z0-9-]{4,40})\.[a-z]{2,})");
  const std::string lower = lower_dutch(text);
  re2::StringPiece rest(lower);
  std::string name;
  while (re2::RE2::FindAndConsume(&rest, address, &name)) domains_.insert(slug(name));
}

void Counter::count_page(const Page& page) {
  const bool cover = page.number == 1;
  std::size_t next_block = 0;
  std::vector<Segment> all;
  for (const Line& line : page.lines) {
    while (next_block < page.blocks.size() && page.blocks[next_block].text.end <= line.text.begin)
      ++next_block;
    const bool running =
        next_block < page.blocks.size() && (page.blocks[next_block].kind == BlockKind::running_head ||
                                            page.blocks[next_block].kind == BlockKind::running_foot);
    for (Segment& segment : segments_of(page, line)) {
      count_text(segment.text, running ? 1.5 : cover ? 2 : 0.5, cover, running);
      count_addresses(segment.text);
      if (cover) all.push_back(std::move(segment));
    }
  }
  count_letterheads(all);
}

// Of two names of which one begins with the other: a name cut off by a line end ("Omgevingsdienst Aa en")
// counts for the longer one, and what follows a name in a title ("Omgevingsdienst Bosrand Robuust") for the
// shorter, which running text shows to be whole.
void Counter::merge_prefixes() {
  for (auto shorter = candidates_.begin(); shorter != candidates_.end();) {
    const auto longer = std::find_if(candidates_.begin(), candidates_.end(), [&](const auto& other) {
      return other.first.size() > shorter->first.size() && other.first.starts_with(shorter->first + " ");
    });
    if (longer == candidates_.end()) {
      ++shorter;
      continue;
    }
    const bool whole = shorter->second.closed > longer->second.closed ||
                       (shorter->second.closed == longer->second.closed &&
                        shorter->second.mentions > longer->second.mentions);
    auto& kept = whole ? shorter->second : longer->second;
    const auto& merged = whole ? longer->second : shorter->second;
    kept.score += merged.score;
    kept.on_cover |= merged.on_cover;
    kept.in_running |= merged.in_running;
    kept.mentions += merged.mentions;
    if (whole)
      candidates_.erase(longer);  // and look whether there are more
    else
      shorter = candidates_.erase(shorter);
  }
}

std::vector<std::string> Counter::own_names(const std::string& name) const {
  std::vector<std::string> own = {lower_dutch(name), last_part(name)};
  for (const auto& [short_name, full] : abbreviations_)
    if (full == name) own.push_back(lower_dutch(short_name));
  for (const auto& entry : organisations_.entries())
    if (entry.name == name)
      for (const std::string& alias : entry.aliases) own.push_back(lower_dutch(alias));
  return own;
}

WhoseDocument Counter::count() {
  for (const Page& page : document_.pages) count_page(page);
  merge_prefixes();
  for (auto& [name, candidate] : candidates_) {
    const std::string part = slug(last_part(name));
    if (part.size() > 3 && path_.find(part) != std::string::npos) {
      candidate.in_path = true;
      candidate.score += 12;
    }
    if (domains_.contains(part)) candidate.score += 12;
  }
  WhoseDocument result;
  const Candidate* best = nullptr;
  double total = 0;
  for (const auto& [name, candidate] : candidates_) {
    total += candidate.score;
    if (best != nullptr && candidate.score <= best->score) continue;
    best = &candidate;
    result.name = name;
  }
  for (const auto& [name, candidate] : candidates_)
    if (name != result.name) result.others[last_part(name)] = name;
  for (const auto& [short_name, full] : abbreviations_)
    if (full != result.name) result.others[lower_dutch(short_name)] = full;
  if (best == nullptr) return result;
  // One name in passing, not on the first page and not in the file's name, says little.
  if (!best->on_cover && !best->in_path && !best->in_running && best->mentions < 3) {
    result.others[last_part(result.name)] = result.name;
    result.name.clear();
    return result;
  }
  result.confidence = std::min(0.99, best->score / std::max(1.0, total));
  std::vector<std::string> reasons;
  if (best->on_cover) reasons.push_back("staat op de eerste bladzijde");
  if (best->in_running) reasons.push_back("staat in de kop- of voettekst");
  if (best->in_path) reasons.push_back("staat in de bestandsnaam of map");
  reasons.push_back(std::to_string(best->mentions) + " keer genoemd");
  result.evidence = join(reasons, "; ");
  result.own = own_names(result.name);
  return result;
}

}  // namespace

Result<OrganisationRegister> OrganisationRegister::load(const std::filesystem::path& registers) {
  const auto file = registers / "organisations.toml";
  const auto table = read_toml(file);
  if (!table) return tl::unexpected(table.error());
  OrganisationRegister result;
  auto none = strings_in(*table, "not_an_agency", file);
  if (!none) return tl::unexpected(none.error());
  result.not_an_agency_ = std::move(*none);
  const auto patterns = strings_in(*table, "to_an_agency", file);
  if (!patterns) return tl::unexpected(patterns.error());
  for (const std::string& pattern : *patterns) {
    result.to_an_agency_.push_back(std::make_unique<re2::RE2>(pattern, re2::RE2::Quiet));
    if (!result.to_an_agency_.back()->ok())
      return tl::unexpected(
          at_node(file, *table->get("to_an_agency"), "patroon \"" + pattern + "\" is niet goed."));
  }
  const auto form_words = strings_in(*table, "form_words", file);
  if (!form_words) return tl::unexpected(form_words.error());
  result.form_words_ = std::make_unique<re2::RE2>(join(*form_words, "|"), re2::RE2::Quiet);
  if (form_words->empty() || !result.form_words_->ok())
    return fail(ErrorCode::usage, "organisations.toml: form_words ontbreekt of is geen goed patroon.");
  const auto field_words = strings_in(*table, "field_words", file);
  if (!field_words) return tl::unexpected(field_words.error());
  result.field_words_ = std::make_unique<re2::RE2>(join(*field_words, "|"), re2::RE2::Quiet);
  if (field_words->empty() || !result.field_words_->ok())
    return fail(ErrorCode::usage, "organisations.toml: field_words ontbreekt of is geen goed patroon.");
  result.words_per_field_word_ = (*table)["words_per_field_word"].value_or(300);
  const toml::array* entries = (*table)["organisation"].as_array();
  if (entries == nullptr)
    return fail(ErrorCode::usage, "organisations.toml: er is geen enkele [[organisation]].");
  for (const toml::node& node : *entries) {
    const toml::table* entry = node.as_table();
    const std::string name = entry == nullptr ? std::string() : (*entry)["name"].value_or(std::string());
    if (name.empty()) return tl::unexpected(at_node(file, node, "een organisatie heeft een name nodig."));
    auto aliases = strings_in(*entry, "alias", file);
    if (!aliases) return tl::unexpected(aliases.error());
    result.names_.emplace_back(name, result.entries_.size());
    for (const std::string& alias : *aliases) result.names_.emplace_back(alias, result.entries_.size());
    result.entries_.push_back({name, std::move(*aliases)});
  }
  std::sort(result.names_.begin(), result.names_.end(),
            [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return result;
}

bool OrganisationRegister::is_no_agency(std::string_view name) const {
  return std::any_of(not_an_agency_.begin(), not_an_agency_.end(), [&](const std::string& none) {
    return name.starts_with(none) && (name.size() == none.size() || name[none.size()] == ' ');
  });
}

int OrganisationRegister::speaks_to_an_agency(std::string_view lower_text) const {
  if (re2::RE2::PartialMatch(re2::StringPiece(lower_text.data(), lower_text.size()), *form_words_)) return 0;
  int count = 0;
  for (const auto& pattern : to_an_agency_) {
    re2::StringPiece rest(lower_text.data(), lower_text.size());
    while (count < 10 && re2::RE2::FindAndConsume(&rest, *pattern)) ++count;
  }
  return count;
}

bool OrganisationRegister::is_of_the_field(std::string_view lower_text, std::size_t words) const {
  // Too short to judge: a sentence or a few need not name what they are about.
  if (words < 200) return true;
  re2::StringPiece rest(lower_text.data(), lower_text.size());
  for (std::size_t needed = words / words_per_field_word_ + 1; needed > 0; --needed)
    if (!re2::RE2::FindAndConsume(&rest, *field_words_)) return false;
  return true;
}

std::vector<AgencyMention> OrganisationRegister::find(std::string_view text) const {
  std::vector<AgencyMention> mentions;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 'A' || text[i] > 'Z' || (i > 0 && is_letter(text[i - 1]))) continue;
    std::optional<AgencyMention> found;
    for (const std::string_view head :
         {"Omgevingsdienst ", "Regionale Uitvoeringsdienst ", "RUD ", "Milieudienst ", "OD "}) {
      if (text.substr(i, head.size()) != head) continue;
      const std::size_t end = end_of_name(text, i + head.size());
      if (end == i + head.size()) continue;
      const std::string part(text.substr(i + head.size(), end - i - head.size()));
      const std::string name = (head == "OD " ? "Omgevingsdienst " : std::string(head)) + part;
      found = AgencyMention{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, name};
      break;
    }
    for (const auto& [name, entry] : names_) {
      if (text.substr(i, name.size()) != name ||
          (i + name.size() < text.size() && is_letter(text[i + name.size()])))
        continue;
      if (!found || found->span.end <= i + name.size())
        found = AgencyMention{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + name.size())},
                              entries_[entry].name};
      break;
    }
    if (!found) continue;
    i = found->span.end - 1;
    if (!is_no_agency(found->name) && !is_no_agency(text.substr(found->span.begin, found->span.size())))
      mentions.push_back(std::move(*found));
  }
  return mentions;
}

namespace {

std::string lower_text_of(const Extracted& document) {
  std::string lower;
  for (const Page& page : document.pages) {
    NormalText text;
    text.append(page, {0, static_cast<std::uint32_t>(page.text.size())});
    lower += lower_dutch(text.text()) + '\n';
  }
  return lower;
}

void disown(WhoseDocument& document, std::string why) {
  if (!document.name.empty()) document.others[last_part(document.name)] = document.name;
  document.name.clear();
  document.own.clear();
  document.confidence = 0;
  document.from_somebody_else = true;
  document.evidence = std::move(why);
}

}  // namespace

WhoseDocument whose_document(const Extracted& document, std::string_view path, std::string_view given,
                             const OrganisationRegister& organisations) {
  WhoseDocument result = Counter(document, path, organisations).count();
  if (given.empty()) {
    const std::string text = lower_text_of(document);
    std::size_t words = 0;
    for (const Page& page : document.pages) words += page.words.size();
    if (organisations.speaks_to_an_agency(text) >= 2)
      disown(result, "de tekst richt zich tot een omgevingsdienst en is dus van een ander");
    else if (!organisations.is_of_the_field(text, words))
      disown(result, "de tekst gaat niet over omgevingsdiensten; er is niet naar maatregelen gezocht");
    return result;
  }
  if (result.name != given) {
    if (!result.name.empty()) result.others[last_part(result.name)] = result.name;
    result.others.erase(last_part(given));
    result.own = {lower_dutch(given), last_part(given)};
  }
  result.name = std::string(given);
  result.confidence = 1;
  result.evidence = "opgegeven door de gebruiker";
  return result;
}

}  // namespace planlezer
