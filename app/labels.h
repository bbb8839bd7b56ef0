// The Dutch words for the codes that findings and the ledger carry. An unknown code is shown as it is.
#pragma once

#include <string>
#include <string_view>

#include "analyze/finding.h"

namespace planlezer {

std::string kind_label(std::string_view kind);           // "measure" → "maatregel"
std::string kind_label_plural(std::string_view kind);    // "measure" → "maatregelen"
std::string document_kind_label(std::string_view kind);  // "plan" → "plan van aanpak"
std::string status_label(std::string_view status);       // "planned" → "gepland"
std::string stance_label(std::string_view stance);       // "exploring" → "verkent fusie"
std::string request_label(std::string_view request);     // "money" → "geld"
std::string basis_label(std::string_view kpi_basis);     // "heading" → "hoofdstuk"
std::string assessment_label(std::string_view verdict);  // "deels" → "voldoet deels"
std::string verdict_label(std::string_view verdict);     // "accepted" → "akkoord"
std::string state_label(std::string_view state);         // ledger: "read" → "gelezen"
std::string origin_label(std::string_view origin);       // "ocr" → "tekstherkenning"

// Where it stands in its document: "p. 3", "bericht", "blad Planning, cel C4".
std::string place_label(const Finding& finding);

std::string amount_label(const Amount& amount);  // "€ 200.000 tot € 250.000"; as written when it is open
std::string deadline_label(
    const Deadline& deadline);  // "01-07-2024 t/m 30-09-2024"; as written when it is open

}  // namespace planlezer
