// Which mails belong together. Pure.
#pragma once

#include <vector>

#include "extract/page.h"

namespace planlezer {

// Per mail the number of its conversation; equal for mails that answer each other by Message-ID and
// References, and for those that lost these but have the same subject (without RE: and FW:) and parties
// within half a year of each other. Null: no mail; it is alone. Numbers are indices of a mail of the
// conversation.
std::vector<std::size_t> conversations_of(const std::vector<const Mail*>& mails);

// Minutes since 1970 in UTC of an ISO date with time and zone; of a day alone its first minute; nothing when
// it is neither.
std::optional<std::int64_t> minutes_of(std::string_view iso);

}  // namespace planlezer
