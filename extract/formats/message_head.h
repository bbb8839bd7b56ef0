// The head of a message. Inside the readers of mail only.
#pragma once

#include <gmime/gmime.h>

#include <string>

#include "extract/page.h"

namespace planlezer {

Mail read_head(GMimeMessage* message);

}  // namespace planlezer
