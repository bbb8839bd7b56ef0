// The names under which states and origins are stored and shown, and which kinds of findings are loose.
#pragma once

#include <string>
#include <string_view>

#include "extract/page.h"

namespace planlezer {

std::string_view name_of(PageState state);
std::string_view name_of(DocumentState state);
std::string_view name_of(Origin origin);
DocumentState document_state_of(std::string_view name);  // unknown: unreadable

// Mentions of a kpi, an amount or a date, which say nothing by themselves.
bool is_loose(std::string_view kind);
// The same for a column, as a condition in SQL.
std::string is_not_loose_sql(std::string_view column);

}  // namespace planlezer
