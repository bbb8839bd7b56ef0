// Older mail below the head that a mail program writes above it ("Van: … Verzonden: … Aan: … Onderwerp: …").
// Outlook puts no other mark before what it quotes. Pure.
#pragma once

#include "extract/page.h"

namespace planlezer {

// Every head makes what follows it one deeper in quotations (Block::quoted), to the end of the quotation that
// the head stands in; not when what follows stands deeper already, marked by its own program. The head itself
// stays as deep as it stood.
void quote_below_heads(Page& page);

}  // namespace planlezer
