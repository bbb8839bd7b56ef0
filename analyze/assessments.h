// The agency's own judgement on each kpi: voldoet, deels, voldoet niet. Private to analyze/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/analysis.h"

namespace planlezer {

// Of a cell, a box to tick or a few words: "voldoet", "deels", "voldoet_niet"; nothing when it says neither.
std::optional<std::string> assessment_in(std::string_view text);

// Of words that say nothing else: "Voldoet deels", "nee", "oranje".
std::optional<std::string> bare_assessment(std::string_view text);

// Whether a judgement is another's: its head names the ministry.
bool is_of_the_ministry(std::string_view head);

// Whether boxes to tick stand in the text, ticked or not.
bool has_boxes(std::string_view text);

// What a sentence says of each kpi: "Aan kpi 6 wordt voldaan; aan kpi 1 en 3 gedeeltelijk; aan kpi 4 niet."
std::map<int, std::string> assessments_by_kpi(std::string_view sentence);
// The same of a sentence that names three kpi's or more by what they are about, and none by number.
std::map<int, std::string> assessments_by_name(std::string_view sentence,
                                               const std::vector<KpiLabelWords>& labels);

void add_assessment(DocumentAnalysis& analysis, std::vector<Place> places, int kpi, std::string_view basis,
                    std::string_view verdict, std::string_view rule);

}  // namespace planlezer
