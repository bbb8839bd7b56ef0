#include "app/labelled_sentences.h"

#include <algorithm>
#include <array>
#include <set>

#include "analyze/trace.h"
#include "app/evaluation.h"

namespace planlezer {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 4> lists = {
    {{"measures", "measure"},
     {"no_measure", "no_measure"},
     {"support_requests", "support_request"},
     {"no_support", "no_support"}}};

bool is_same(const Json& item, const JudgedText& judged, const std::string& attachment) {
  if (!item.contains("quote") || !item["quote"].is_string()) return false;
  if (item.contains("page") && item["page"].is_number() && item["page"] != judged.places.front().page)
    return false;
  if (item.contains("attachment") && item["attachment"].is_string() &&
      !attachment.ends_with(item["attachment"].get<std::string>()))
    return false;
  return word_overlap(item["quote"].get<std::string>(), judged.text) >= 0.6;
}

bool has_one(const Json& gold, const char* list, const JudgedText& judged, const std::string& attachment) {
  const auto found = gold.find(list);
  if (found == gold.end() || !found->is_array()) return false;
  return std::any_of(found->begin(), found->end(),
                     [&](const Json& item) { return is_same(item, judged, attachment); });
}

std::string label_of(const Json& gold, const JudgedText& judged, const std::string& attachment) {
  for (const auto& [list, label] : lists)
    if (has_one(gold, list, judged, attachment)) return label;
  return has_one(gold, "borderline", judged, attachment) ? "" : "other";
}

}  // namespace

std::string labelled_sentences(const std::string& name, const Json& gold,
                               const std::vector<ReadDocument>& documents, const DocumentContext& known,
                               const Rules& rules) {
  std::string lines;
  std::vector<DocumentFacts> facts;
  for (const ReadDocument& read : documents) {
    DocumentContext context = known;
    context.content = read.sha256;
    context.attachment = read.attachment;
    if (read.container >= 0) context.container = facts[static_cast<std::size_t>(read.container)];
    const TracedAnalysis traced = analyze_traced(read.document, context, rules);
    facts.push_back(traced.analysis.facts);
    std::set<std::string> seen;  // a text may be judged twice
    for (const JudgedText& judged : traced.judged) {
      if (judged.features.empty() || !seen.insert(judged.text).second) continue;
      const std::string label = label_of(gold, judged, read.attachment);
      if (label.empty()) continue;
      lines += to_line({{"document", name},
                        {"text", judged.text},
                        {"label", label},
                        {"by_rules", judged.by_rules.empty() ? "other" : judged.by_rules},
                        {"features", judged.features}}) +
               "\n";
    }
  }
  return lines;
}

}  // namespace planlezer
