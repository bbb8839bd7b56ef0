// Any text may come out of a document: the analysis must answer, whatever it is.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "analyze/analyze.h"
#include "extract/read.h"

namespace {

const planlezer::Rules& rules() {
  static const planlezer::RulesPtr loaded = [] {
    auto result = planlezer::load_rules(PLANLEZER_SOURCE_DIR "/analyze");
    if (!result) std::abort();
    return std::move(*result);
  }();
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  planlezer::DocumentContext context;
  context.path = "fuzz.txt";
  if (size % 2 == 0) context.date = "2024-03-28";
  const auto analysis = planlezer::analyze(planlezer::read_plain_text(text), context, rules());
  for (const auto& finding : analysis.findings)
    if (finding.kind.empty()) std::abort();
  return 0;
}
