// The names under which states and origins are stored and shown.
#pragma once

#include <string_view>

#include "extract/page.h"

namespace planlezer {

std::string_view name_of(PageState state);
std::string_view name_of(DocumentState state);
std::string_view name_of(Origin origin);
DocumentState document_state_of(std::string_view name);  // unknown: unreadable

}  // namespace planlezer
