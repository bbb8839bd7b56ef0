// How many bytes of text the rules go through in a second, normalisation included, on one core.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>

#include "analyze/analyze.h"
#include "extract/read.h"

namespace {

std::string plan_of(int chapters) {
  std::string text = "# Plan van aanpak\n\nOmgevingsdienst Testland\n\n28 maart 2024\n\n";
  for (int i = 0; i < chapters; ++i) {
    const std::string kpi = std::to_string(i % 6 + 1);
    text += "## KPI " + kpi +
            "\n\nEen dienst dient over voldoende specialisten te beschikken. In 2023 bleek dat dit " +
            "bij geluid en bodem niet zo was. Wij stellen uiterlijk 1 oktober 2024 een personeelsplanning "
            "vast, die " +
            "€ 25.000 kost.\n\n- opleiden van vier toezichthouders (Q2 2025, HR-adviseur);\n" +
            "- inrichten van een register.\n\nDe deelnemers zijn hierover in januari geïnformeerd.\n\n";
  }
  return text;
}

void analyse(benchmark::State& state) {
  const auto rules = planlezer::load_rules(PLANLEZER_SOURCE_DIR "/analyze");
  if (!rules) std::abort();
  const std::string text = plan_of(static_cast<int>(state.range(0)));
  const planlezer::Extracted document = planlezer::read_plain_text(text);
  planlezer::DocumentContext context;
  context.path = "plan.txt";
  for (auto _ : state) benchmark::DoNotOptimize(planlezer::analyze(document, context, **rules));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}
BENCHMARK(analyse)->Arg(20)->Arg(200);

}  // namespace

BENCHMARK_MAIN();
