// The head of a mail as the index keeps it: JSON with the names of struct Mail.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "extract/page.h"

namespace planlezer {

std::string mail_to_json(const std::optional<Mail>& mail);  // empty when there is none
Result<std::optional<Mail>> mail_from_json(std::string_view text);

}  // namespace planlezer
