// What the analysis needs to know of a stored document besides its pages.
#pragma once

#include "analyze/analyze.h"
#include "storage/store.h"

namespace planlezer {

inline DocumentContext context_of(const StoredDocument& document) {
  DocumentContext context;
  context.path = document.path;
  context.content = document.sha256;
  if (!document.organisation_given.empty()) context.organisation = document.organisation_given;
  if (!document.date_given.empty()) context.date = document.date_given;
  return context;
}

}  // namespace planlezer
