// The rows behind judgements: one place for how verdicts, assessments and the audit trail are read, written
// and told as JSON. Functions that write belong in a transaction of the caller.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/database.h"
#include "storage/store.h"

namespace planlezer {

// Nothing decided yet gives one with revision 0.
Result<Verdict> read_verdict(Database& database, const std::string& sha256, const std::string& finding);
Result<Assessment> read_assessment(Database& database, const std::string& organisation);

// As they are given, revision too.
Result<void> write_verdict(Database& database, const Verdict& verdict);
Result<void> write_assessment(Database& database, const Assessment& assessment);

// The columns from `first` on of a row of verdicts: verdict, note, decided_at, kind, quote, page, reviewer,
// fields, revision. Empty columns (no such verdict) give one with revision 0.
Verdict verdict_of_row(const Query& row, int first, std::string sha256, std::string finding);

// "null" for revision 0.
std::string to_json_text(const Verdict& verdict);
std::string to_json_text(const Assessment& assessment);
// Back again, with what it is about; "null" gives one with nothing decided.
Verdict verdict_from_json(std::string_view text, const std::string& sha256, const std::string& finding);
Assessment assessment_from_json(std::string_view text, const std::string& organisation);

Result<void> write_trail(Database& database, const TrailEntry& entry);

}  // namespace planlezer
