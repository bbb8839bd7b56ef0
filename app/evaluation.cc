#include "app/evaluation.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "analyze/normal_text.h"
#include "app/words.h"
#include "base/text.h"

namespace planlezer {
namespace {

std::string text_at(const Json& item, const char* key) {
  const auto found = item.find(key);
  return found != item.end() && found->is_string() ? decode_entities(found->get<std::string>())
                                                   : std::string();
}

std::optional<double> number_at(const Json& item, const char* key) {
  const auto found = item.find(key);
  return found != item.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

// An owner without article and case: "De Directeur" is "directeur".
std::string plain_owner(std::string_view owner) {
  std::string lower = lower_dutch(trim(normal(owner)));
  for (const std::string_view article : {"de ", "het ", "een "})
    if (lower.starts_with(article)) lower.erase(0, article.size());
  return lower;
}

bool same_number(std::optional<double> a, std::optional<double> b) {
  return a.has_value() == b.has_value() && (!a || std::abs(*a - *b) < 0.5);
}

std::string shown(const std::optional<double>& value) {
  return value ? std::to_string(static_cast<long long>(*value)) : "-";
}

class Comparison {
 public:
  Comparison(std::string name, const Json& gold, const std::vector<FoundInPart>& found,
             Evaluation& evaluation)
      : name_(std::move(name)), gold_(gold), found_(found), evaluation_(evaluation) {}
  void run();

 private:
  struct Pair {
    const Json* item;
    const Finding* finding;
  };
  struct Found {
    const Finding* finding;
    const std::string* attachment;
  };
  std::vector<Found> findings_of(const std::string& kind) const;
  std::vector<Pair> match(const std::string& kind, const char* key, bool by_words);
  void field(const std::string& name, bool right, const Finding& finding, const std::string& expected,
             const std::string& found);
  LayoutTally* layout_at(int page, const std::string& quote);
  void compare_measure(const Json& item, const Finding& finding);
  void compare_support(const Json& item, const Finding& finding);
  void compare_amount(const std::string& name, const Json& item, const Finding& finding);
  void compare_kpi(const std::string& name, const Json& item, const Finding& finding);
  void compare_fusion();
  void compare_facts();
  void compare_asking();
  void count_distractors();
  const Json& list(const char* key) const {
    static const Json empty = Json::array();
    const auto found = gold_.find(key);
    return found != gold_.end() && found->is_array() ? *found : empty;
  }

  std::string name_;
  const Json& gold_;
  const std::vector<FoundInPart>& found_;
  Evaluation& evaluation_;
  std::map<std::pair<int, std::string>, LayoutTally*> layouts_;  // by page and quote; in evaluation_
};

std::vector<Comparison::Found> Comparison::findings_of(const std::string& kind) const {
  std::vector<Found> findings;
  for (const FoundInPart& part : found_)
    for (const Finding& finding : part.analysis.findings)
      if (finding.kind == kind) findings.push_back({&finding, &part.attachment});
  return findings;
}

std::string_view place_label(BlockKind kind) {
  switch (kind) {
    case BlockKind::table_cell:
      return "tabel";
    case BlockKind::list_item:
      return "opsomming";
    case BlockKind::heading:
      return "kop";
    case BlockKind::footnote:
      return "noot";
    default:
      return "tekst";
  }
}

// How the words of a quote are set: by the block that holds most of them.
std::string layout_of(const Page& page, std::string_view quote) {
  if (page.number == 0) return "bericht";
  const std::vector<std::string> words = plain_words(quote);
  const std::set<std::string> wanted(words.begin(), words.end());
  double best = 0;
  std::string_view place = "tekst";
  for (const Block& block : page.blocks) {
    const auto own = plain_words(std::string_view(page.text).substr(block.text.begin, block.text.size()));
    const std::set<std::string> there(own.begin(), own.end());
    std::size_t shared = 0;
    for (const std::string& word : wanted) shared += there.contains(word) ? 1 : 0;
    // Of two blocks with all the words the shorter one is meant.
    const double score = static_cast<double>(shared) - 0.001 * static_cast<double>(there.size());
    if (shared == 0 || score <= best) continue;
    best = score;
    place = place_label(block.kind);
  }
  return (page.origin == Origin::ocr ? "scan: " : "") + std::string(place);
}

// The first page of that number: of a mail its own before those of its attachments.
const Page* page_of(const std::vector<FoundInPart>& found, int number) {
  for (const FoundInPart& part : found)
    for (const Page& page : part.document.pages)
      if (page.number == number) return &page;
  return nullptr;
}

bool is_named(const std::string& attachment, const std::string& name) {
  return name.empty() || attachment == name || attachment.ends_with("/" + name);
}

// Greedy: the best pair first. Borderline items of the gold count neither way.
std::vector<Comparison::Pair> Comparison::match(const std::string& kind, const char* key, bool by_words) {
  struct Candidate {
    double overlap;
    std::size_t item, finding;
  };
  const std::vector<Found> findings = findings_of(kind);
  const Json& items = list(key);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t f = 0; f < findings.size(); ++f) {
      const auto page = number_at(items[i], "page");
      const Finding& finding = *findings[f].finding;
      if (page && static_cast<int>(*page) != finding.page()) continue;
      if (!is_named(*findings[f].attachment, text_at(items[i], "attachment"))) continue;
      double overlap = 1;
      if (by_words)
        overlap = word_overlap(text_at(items[i], "quote"), finding.quote);
      else if (!(items[i].contains("kpi") && finding.kpi.size() == 1 &&
                 number_at(items[i], "kpi") == finding.kpi[0]))
        continue;
      if (overlap >= 0.6) candidates.push_back({overlap, i, f});
    }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.overlap > b.overlap; });
  std::set<std::size_t> used_items, used_findings;
  std::vector<Pair> pairs;
  for (const Candidate& candidate : candidates) {
    if (used_items.contains(candidate.item) || used_findings.contains(candidate.finding)) continue;
    used_items.insert(candidate.item);
    used_findings.insert(candidate.finding);
    pairs.push_back({&items[candidate.item], findings[candidate.finding].finding});
  }
  Tally& tally = evaluation_.kinds[kind];
  tally.matched += static_cast<int>(pairs.size());
  for (const Pair& pair : pairs)
    if (LayoutTally* layout = layout_at(pair.finding->page(), pair.finding->quote))
      ++layout->kinds[kind].matched;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (used_items.contains(i)) continue;
    ++tally.missed;
    if (LayoutTally* layout =
            layout_at(static_cast<int>(number_at(items[i], "page").value_or(1)), text_at(items[i], "quote")))
      ++layout->kinds[kind].missed;
    evaluation_.misses.push_back(name_ + ": gemist " + kind + " p. " + shown(number_at(items[i], "page")) +
                                 ": " + text_at(items[i], "quote"));
  }
  for (std::size_t f = 0; f < findings.size(); ++f) {
    if (used_findings.contains(f)) continue;
    const Finding& finding = *findings[f].finding;
    const Json& borderline = list("borderline");
    const bool either = std::any_of(borderline.begin(), borderline.end(), [&](const Json& item) {
      return word_overlap(text_at(item, "quote"), finding.quote) >= 0.6;
    });
    if (either) continue;
    ++tally.extra;
    if (LayoutTally* layout = layout_at(finding.page(), finding.quote)) ++layout->kinds[kind].extra;
    evaluation_.misses.push_back(name_ + ": te veel " + kind + " p. " + std::to_string(finding.page()) +
                                 " [" + finding.rule + "]: " + finding.quote);
  }
  return pairs;
}

// Of the words of a quote: asked for each of its fields, looked up once. Null without pages or words.
LayoutTally* Comparison::layout_at(int page, const std::string& quote) {
  const auto [known, is_new] = layouts_.try_emplace({page, quote}, nullptr);
  if (!is_new || quote.empty()) return known->second;
  if (const Page* found = page_of(found_, page))
    known->second = &evaluation_.layouts[layout_of(*found, quote)];
  return known->second;
}

void Comparison::field(const std::string& name, bool right, const Finding& finding,
                       const std::string& expected, const std::string& found) {
  FieldTally& tally = evaluation_.fields[name];
  ++tally.all;
  tally.right += right ? 1 : 0;
  if (LayoutTally* layout = layout_at(finding.page(), finding.quote)) {
    FieldTally& in_layout = layout->fields[name];
    ++in_layout.all;
    in_layout.right += right ? 1 : 0;
  }
  if (right) return;
  evaluation_.misses.push_back(name_ + ": anders " + name + " p. " + std::to_string(finding.page()) +
                               " verwacht " + expected + ", gevonden " + found + ": " + finding.quote);
}

void Comparison::compare_amount(const std::string& name, const Json& item, const Finding& finding) {
  const auto found = item.find("amount");
  std::optional<double> min, max;
  if (found != item.end() && found->is_object()) {
    min = number_at(*found, "min");
    max = number_at(*found, "max");
  }
  const std::optional<double> own_min = finding.amount ? finding.amount->min : std::nullopt;
  const std::optional<double> own_max = finding.amount ? finding.amount->max : std::nullopt;
  field(name, same_number(min, own_min) && same_number(max, own_max), finding, shown(min) + ".." + shown(max),
        shown(own_min) + ".." + shown(own_max));
}

void Comparison::compare_kpi(const std::string& name, const Json& item, const Finding& finding) {
  std::vector<int> expected;
  const auto found = item.find("kpi");
  if (found != item.end() && found->is_array())
    for (const Json& kpi : *found) expected.push_back(kpi.get<int>());
  std::sort(expected.begin(), expected.end());
  const auto text = [](const std::vector<int>& kpis) {
    std::string line;
    for (const int kpi : kpis) line += (line.empty() ? "" : ",") + std::to_string(kpi);
    return "[" + line + "]";
  };
  field(name, expected == finding.kpi, finding, text(expected), text(finding.kpi));
}

void Comparison::compare_measure(const Json& item, const Finding& finding) {
  compare_kpi("measure.kpi", item, finding);
  if (const std::string basis = text_at(item, "kpi_basis"); !basis.empty())
    field("measure.kpi_basis", basis == finding.kpi_basis, finding, basis, finding.kpi_basis);
  const auto deadline = item.find("deadline");
  std::string start, end;
  if (deadline != item.end() && deadline->is_object()) {
    start = text_at(*deadline, "start");
    end = text_at(*deadline, "end");
  }
  const std::string own_start = finding.deadline ? finding.deadline->start.value_or("") : "";
  const std::string own_end = finding.deadline ? finding.deadline->end.value_or("") : "";
  field("measure.deadline", start == own_start && end == own_end, finding, start + ".." + end,
        own_start + ".." + own_end);
  const std::string owner = text_at(item, "owner");
  field("measure.owner", plain_owner(owner) == plain_owner(finding.owner.value_or("")), finding, owner,
        finding.owner.value_or(""));
  compare_amount("measure.amount", item, finding);
  if (const std::string status = text_at(item, "status"); !status.empty())
    field("measure.status", status == finding.status.value_or(""), finding, status,
          finding.status.value_or(""));
  const bool repeats = item.contains("same_as") && !item["same_as"].is_null();
  field("measure.same_as", repeats == finding.same_as.has_value(), finding, repeats ? "herhaling" : "eerste",
        finding.same_as ? "herhaling" : "eerste");
}

void Comparison::compare_support(const Json& item, const Finding& finding) {
  const std::string kind = text_at(item, "kind");
  field("support_request.kind", kind == finding.request.value_or(""), finding, kind,
        finding.request.value_or(""));
  compare_amount("support_request.amount", item, finding);
  compare_kpi("support_request.kpi", item, finding);
}

void Comparison::compare_fusion() {
  const auto gold = gold_.find("fusion");
  if (gold == gold_.end() || !gold->is_object()) return;
  // The file's own conclusion, unless only a part of it speaks of a fusion.
  static const Finding none;
  const Finding* conclusion = nullptr;
  for (const Found& found : findings_of("fusion"))
    if (conclusion == nullptr ||
        (conclusion->stance == "not_mentioned" && found.finding->stance != "not_mentioned"))
      conclusion = found.finding;
  const Finding& finding = conclusion == nullptr ? none : *conclusion;
  const std::string stance = text_at(*gold, "stance");
  field("fusion.stance", stance == finding.stance.value_or("not_mentioned"), finding, stance,
        finding.stance.value_or("not_mentioned"));
  std::set<std::string> expected, own;
  if (gold->contains("partners") && (*gold)["partners"].is_array())
    for (const Json& partner : (*gold)["partners"]) expected.insert(lower_dutch(partner.get<std::string>()));
  for (const std::string& partner : finding.partners) own.insert(lower_dutch(partner));
  field("fusion.partners", expected == own, finding, join({expected.begin(), expected.end()}, ", "),
        join({own.begin(), own.end()}, ", "));
  field("fusion.date", text_at(*gold, "date") == finding.date.value_or(""), finding, text_at(*gold, "date"),
        finding.date.value_or(""));
  if (const std::string quote = text_at(*gold, "quote"); !quote.empty())
    field("fusion.quote", word_overlap(quote, finding.quote) >= 0.6, finding, quote, finding.quote);
}

void Comparison::compare_facts() {
  static const Finding none;
  const DocumentFacts& facts = found_.front().analysis.facts;
  const auto same = [&](const char* key, const std::string& own) {
    if (!gold_.contains(key)) return;
    const std::string expected = text_at(gold_, key);
    field(std::string("document.") + key, lower_dutch(expected) == lower_dutch(own), none, expected, own);
  };
  // Of a mail that only passes another on: whose that is.
  const auto named = std::find_if(found_.begin(), found_.end(), [](const FoundInPart& part) {
    return part.analysis.facts.organisation.has_value();
  });
  const bool passed_on = facts.kind == "email" && named != found_.end();
  same("organisation", passed_on ? *named->analysis.facts.organisation : facts.organisation.value_or(""));
  same("document_kind", facts.kind);
  same("date", facts.date.value_or(""));
}

// Whether a document asks for support at all: what a reviewer sorts mail by.
void Comparison::compare_asking() {
  static const Finding none;
  const auto findings = findings_of("support_request");
  const bool expected = !list("support_requests").empty();
  field("document.asks", expected == !findings.empty(), findings.empty() ? none : *findings.front().finding,
        expected ? "verzoek" : "geen verzoek", findings.empty() ? "geen verzoek" : "verzoek");
}

// What people marked as misleading must not be found as the thing it looks like.
void Comparison::count_distractors() {
  for (const Json& item : list("distractors")) {
    const std::string kind = text_at(item, "not");
    if (kind != "measure" && kind != "support_request" && kind != "fusion") continue;
    const std::vector<Found> findings = findings_of(kind);
    const bool taken = std::any_of(findings.begin(), findings.end(), [&](const Found& found) {
      return word_overlap(text_at(item, "quote"), found.finding->quote) >= 0.6;
    });
    FieldTally& tally = evaluation_.fields["distractors"];
    ++tally.all;
    if (!taken) ++tally.right;
  }
}

void Comparison::run() {
  ++evaluation_.documents;
  for (const Pair& pair : match("measure", "measures", true)) compare_measure(*pair.item, *pair.finding);
  match("no_measure", "no_measure", true);
  for (const Pair& pair : match("support_request", "support_requests", true))
    compare_support(*pair.item, *pair.finding);
  match("no_support", "no_support", true);
  if (!list("self_assessment").empty()) {
    for (const Pair& pair : match("self_assessment", "self_assessment", false)) {
      std::string verdict = text_at(*pair.item, "verdict");
      std::replace(verdict.begin(), verdict.end(), ' ', '_');
      if (verdict == "voldoet_deels") verdict = "deels";
      field("self_assessment.verdict", verdict == pair.finding->assessment.value_or(""), *pair.finding,
            verdict, pair.finding->assessment.value_or(""));
    }
  }
  compare_fusion();
  compare_facts();
  compare_asking();
  count_distractors();
}

}  // namespace

double word_overlap(std::string_view a, std::string_view b) {
  return shared_words(plain_words(a), plain_words(b));
}

void evaluate_document(const std::string& name, const Json& gold, const std::vector<FoundInPart>& found,
                       Evaluation& evaluation) {
  Comparison(name, gold, found, evaluation).run();
}

}  // namespace planlezer
