// What reviewers decided, as JSON.
#pragma once

#include "app/document_links.h"
#include "app/json.h"
#include "storage/store.h"

namespace planlezer::serve {

// {verdict, note, reviewer, decided_at, fields, revision}; null when nothing was decided, or no longer.
Json judged_json(const Verdict& verdict);
Json assessment_json(const Assessment& assessment);
Json trail_json(const TrailEntry& entry);

// The finding as the contract has it, with `revision`, `judged` and `earlier`.
Json judged_finding(const StoredFinding& finding, const DocumentLinks& links,
                    const GivenVerdict* earlier = nullptr);

// {verdict, note, reviewer, decided_at, sha256, finding, document, attachment, page, kind, quote}
Json given_json(const GivenVerdict& given);

}  // namespace planlezer::serve
