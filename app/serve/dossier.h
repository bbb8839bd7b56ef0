// The dossier of an agency: one page that can be kept and printed, with the evidence cut out of the pages.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "extract/picture.h"
#include "storage/store.h"

namespace planlezer::serve {

struct DossierInput {
  std::string organisation, date;
  std::vector<StoredDocument> documents;  // of the agency
  std::vector<StoredFinding> findings;    // of those, corrected
  Assessment assessment;
};

// Gives the picture of a page of a document; an Error when there is none.
using PagePicture = std::function<Result<Picture>(const StoredDocument& document, std::int32_t page)>;

std::string dossier_html(const DossierInput& input, const PagePicture& picture);

}  // namespace planlezer::serve
