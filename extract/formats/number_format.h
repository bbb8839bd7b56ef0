// Numbers of workbooks as a Dutch office program shows them: "€ 250.000", "12,5%", "31-12-2025". Pure.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// `format` as the file has it, in English notation ("#,##0.00", "d-m-yyyy"); empty: as it comes. Dates count
// days from 30-12-1899, or with `from_1904` from 1-1-1904.
std::string shown_number(double value, std::string_view format, bool from_1904);

// The formats that workbooks name by a number only; empty: "as it comes".
std::string_view built_in_format(int number);

// "2025-12-31T00:00:00" → "31-12-2025"; other texts come back as they are.
std::string shown_iso_date(std::string_view date);

// With the decimal comma and as few decimals as it has.
std::string general_number(double value);

}  // namespace planlezer
