// What a locked-in child does: one job on one document. Worker only.
#pragma once

#include <string_view>

#include "extract/ocr.h"
#include "extract/protocol.h"

namespace planlezer {

// Reads or recognises the pages of the job and sends them as frames on `channel`. `untrusted_document` is the
// whole file; without `recogniser` pages that need one are unreadable. The process is locked in already, and
// ends after this.
void run_job(const Job& job, std::string_view untrusted_document, int channel, Recogniser* recogniser);

}  // namespace planlezer
