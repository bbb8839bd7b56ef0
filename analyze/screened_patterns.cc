#include "analyze/screened_patterns.h"

#include <algorithm>

namespace planlezer {

Result<int> ScreenedPatterns::add(const std::string& pattern) {
  const re2::RE2 check(pattern, re2::RE2::Quiet);
  if (!check.ok()) return fail(ErrorCode::usage, "patroon \"" + pattern + "\": " + check.error());
  int id = -1;
  if (patterns_->Add(pattern, re2::RE2::Options(re2::RE2::Quiet), &id) != re2::RE2::NoError || id < 0)
    return fail(ErrorCode::usage, "patroon \"" + pattern + "\" is niet te gebruiken.");
  ++count_;
  return id;
}

Result<void> ScreenedPatterns::compile() {
  if (count_ == 0) return {};
  std::vector<std::string> pieces;
  patterns_->Compile(&pieces);
  pieces_ = std::make_unique<re2::RE2::Set>(re2::RE2::Options(re2::RE2::Quiet), re2::RE2::UNANCHORED);
  for (const std::string& piece : pieces) {
    std::string error;
    if (pieces_->Add(re2::RE2::QuoteMeta(piece), &error) < 0)
      return fail(ErrorCode::internal, "\"" + piece + "\": " + error);
  }
  if (!pieces_->Compile())
    return fail(ErrorCode::usage, "De patronen passen niet in het geheugen dat ervoor is.");
  return {};
}

std::vector<int> ScreenedPatterns::find(std::string_view text) const {
  std::vector<int> found;
  if (count_ == 0) return found;
  const re2::StringPiece piece(text.data(), text.size());
  std::vector<int> pieces;
  re2::RE2::Set::ErrorInfo info;
  if (!pieces_->Match(piece, &pieces, &info) && info.kind == re2::RE2::Set::kOutOfMemory) {
    // Nothing can be ruled out then: every pattern is tried.
    for (int id = 0; id < static_cast<int>(count_); ++id)
      if (re2::RE2::PartialMatch(piece, patterns_->GetRE2(id))) found.push_back(id);
    return found;
  }
  std::sort(pieces.begin(), pieces.end());
  patterns_->AllMatches(piece, pieces, &found);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace planlezer
