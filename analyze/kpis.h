// References to the six kpi's in Dutch text. Pure; thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace planlezer {

struct KpiMention {
  Span span;
  std::vector<int> kpi;  // sorted, 1–6
};

// `text`: normalised UTF-8. Forms and traps: see shared/domain.md ("The six kpi's").
std::vector<KpiMention> find_kpis(std::string_view text);

// A table cell under a kpi head ("KPI", "Criterium", "Indicator"): bare numbers, "3, 4", "2 t/m 5", "alle",
// roman.
std::vector<int> kpis_in_cell(std::string_view text);

}  // namespace planlezer
