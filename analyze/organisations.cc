#include "analyze/organisations.h"

#include <algorithm>
#include <set>

#include "analyze/normal_text.h"
#include "base/text.h"

namespace planlezer {

namespace {

bool starts_upper(std::string_view word) {
  std::size_t offset = 0;
  if (word.empty()) return false;
  const char32_t c = next_code_point(word, offset);
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || word.starts_with("'t ") || word == "'t";
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

constexpr double of_container = 0.9;  // of the certainty about a container holds for what is in it

class Counter {
 public:
  Counter(const Extracted& document, std::string_view path, const OrganisationRegister& organisations)
      : document_(document), path_(slug(path)), organisations_(organisations) {}
  void expect(const std::string& name) { expected_ = name; }  // the container's
  WhoseDocument count();
  std::vector<std::string> own_names(const std::string& name) const;

 private:
  void count_page(const Page& page);
  void count_text(const std::string& text, double weight, bool cover, bool running);
  void count_letterheads(const std::vector<Segment>& segments);
  void count_addresses(const std::string& text);
  void merge_prefixes();

  const Extracted& document_;
  std::string path_;
  const OrganisationRegister& organisations_;
  std::map<std::string, Candidate> candidates_;
  std::map<std::string, std::string> abbreviations_;  // "ODAW" → name it stood behind
  std::set<std::string> domains_;                     // slugs of e-mail and web addresses
  std::string expected_;
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
  const bool may_have = lower.find('@') != std::string::npos || lower.find("www.") != std::string::npos ||
                        lower.find("://") != std::string::npos;
  if (!may_have) return;
  re2::StringPiece rest(lower);
  std::string name;
  while (re2::RE2::FindAndConsume(&rest, address, &name)) domains_.insert(slug(name));
}

void Counter::count_page(const Page& page) {
  const bool cover = page.number == document_.pages.front().number;
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
    if (name == expected_) candidate.score += 12;
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

void name_owner(WhoseDocument& document, std::string_view name, std::vector<std::string> own) {
  if (document.name != name) {
    if (!document.name.empty()) document.others[last_part(document.name)] = document.name;
    document.others.erase(last_part(name));
    document.own = std::move(own);
  }
  document.name = std::string(name);
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

WhoseDocument whose_document(const Extracted& document, const std::vector<std::string>& lower_pages,
                             std::string_view path, std::string_view given,
                             const OrganisationRegister& organisations, const DocumentFacts* container) {
  Counter counter(document, path, organisations);
  if (container != nullptr && container->organisation) counter.expect(*container->organisation);
  WhoseDocument result = counter.count();
  if (!given.empty()) {
    name_owner(result, given, counter.own_names(std::string(given)));
    result.confidence = 1;
    result.evidence = "opgegeven door de gebruiker";
    return result;
  }
  const std::string text = join(lower_pages, "\n");
  std::size_t words = 0;
  for (const Page& page : document.pages) words += page.words.size();
  if (organisations.speaks_to_an_agency(text) >= 2) {
    disown(result, "de tekst richt zich tot een omgevingsdienst en is dus van een ander");
  } else if (!organisations.is_of_the_field(text, words)) {
    disown(result, "de tekst gaat niet over omgevingsdiensten; er is niet naar maatregelen gezocht");
  } else if (result.name.empty() && container != nullptr && container->organisation) {
    name_owner(result, *container->organisation, counter.own_names(*container->organisation));
    result.confidence = container->organisation_confidence * of_container;
    result.evidence = "het bericht waar dit bij hoort: " + container->organisation_evidence;
  }
  return result;
}

}  // namespace planlezer
