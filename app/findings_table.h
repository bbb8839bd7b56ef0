// Findings as rows of a table, for CSV and spreadsheets: one column per field of the contract.
#pragma once

#include <string>
#include <vector>

#include "app/xlsx.h"
#include "storage/store.h"

namespace planlezer {

// With the head record. Lists are joined with "; ", dates are ISO, numbers have a point.
std::string findings_csv(const std::vector<StoredFinding>& findings);

XlsxSheet findings_sheet(const std::vector<StoredFinding>& findings);

// "1; 2"
std::string joined(const std::vector<int>& numbers);
// Plain number with a point: "171500", "0.25"; empty for nothing.
std::string plain_number(const std::optional<double>& number);

}  // namespace planlezer
