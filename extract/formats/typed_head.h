// The head of a mail that was saved as text by a Dutch mail program: "Van:", "Verzonden:", "Aan:",
// "Onderwerp:". Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace planlezer {

// "Jansen, P. <p@x.nl>; K. de Vries": names and addresses as Outlook shows them.
std::vector<Address> typed_addresses(std::string_view text);

// "maandag 3 juni 2024 14:02", "3-6-2024 14:02:10", "ma 3 jun. 2024 om 14:02" as ISO, without a zone; empty
// when it is no date.
std::string typed_date(std::string_view text);

}  // namespace planlezer
