#include "analyze/screened_patterns.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace planlezer {

Result<int> ScreenedPatterns::add(const std::string& pattern) {
  int id = -1;
  if (patterns_->Add(pattern, re2::RE2::Options(re2::RE2::Quiet), &id) != re2::RE2::NoError || id < 0)
    return fail(ErrorCode::usage,
                "patroon \"" + pattern + "\": " + re2::RE2(pattern, re2::RE2::Quiet).error());
  ++count_;
  return id;
}

Result<void> ScreenedPatterns::compile() {
  if (count_ == 0) return {};
  std::vector<std::string> pieces;
  patterns_->Compile(&pieces);
  piece_texts_ = pieces;
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

std::vector<int> ScreenedPatterns::candidates(std::string_view text) const {
  std::vector<int> ids;
  if (count_ == 0) return ids;
  std::vector<int> pieces;
  re2::RE2::Set::ErrorInfo info;
  if (!pieces_->Match({text.data(), text.size()}, &pieces, &info) &&
      info.kind == re2::RE2::Set::kOutOfMemory) {
    // Nothing can be ruled out then: every pattern is tried.
    for (int id = 0; id < static_cast<int>(count_); ++id) ids.push_back(id);
    return ids;
  }
  std::sort(pieces.begin(), pieces.end());
  patterns_->AllPotentials(pieces, &ids);
  std::sort(ids.begin(), ids.end());
  return ids;
}

// The parts of the literal pieces within a word.
Result<void> ScreenedPatterns::compile_parts() {
  std::map<std::string, int, std::less<>> known;
  parts_ = std::make_unique<re2::RE2::Set>(re2::RE2::Options(re2::RE2::Quiet), re2::RE2::UNANCHORED);
  for (const std::string& piece : piece_texts_) {
    std::vector<int>& own = parts_of_piece_.emplace_back();
    for (const std::string_view part : split(piece, ' ')) {
      if (part.size() < 3) continue;
      auto at = known.find(part);
      if (at == known.end())
        at = known.emplace(part, parts_->Add(re2::RE2::QuoteMeta(std::string(part)), nullptr)).first;
      own.push_back(at->second);
    }
  }
  part_count_ = known.size();
  if (part_count_ > 0 && !parts_->Compile())
    return fail(ErrorCode::usage, "De patronen passen niet in het geheugen dat ervoor is.");
  return {};
}

std::vector<bool> ScreenedPatterns::parts_in(std::string_view text) const {
  std::vector<bool> present(part_count_, false);
  std::vector<int> found;
  re2::RE2::Set::ErrorInfo info;
  if (part_count_ == 0) return present;
  if (!parts_->Match({text.data(), text.size()}, &found, &info) && info.kind == re2::RE2::Set::kOutOfMemory)
    return std::vector<bool>(part_count_, true);
  for (const int part : found) present[static_cast<std::size_t>(part)] = true;
  return present;
}

std::vector<int> ScreenedPatterns::possible_with(const std::vector<bool>& parts) const {
  std::vector<int> pieces, ids;
  for (std::size_t i = 0; i < parts_of_piece_.size(); ++i)
    if (std::all_of(parts_of_piece_[i].begin(), parts_of_piece_[i].end(),
                    [&](int part) { return parts[static_cast<std::size_t>(part)]; }))
      pieces.push_back(static_cast<int>(i));
  if (count_ > 0) patterns_->AllPotentials(pieces, &ids);
  std::sort(ids.begin(), ids.end());
  return ids;
}

bool ScreenedPatterns::matches(std::string_view text, int id) const {
  return re2::RE2::PartialMatch({text.data(), text.size()}, patterns_->GetRE2(id));
}

std::string ScreenedPatterns::matched_in(std::string_view text, int id) const {
  re2::StringPiece found;
  const re2::StringPiece whole(text.data(), text.size());
  if (!patterns_->GetRE2(id).Match(whole, 0, whole.size(), re2::RE2::UNANCHORED, &found, 1)) return {};
  return std::string(found.data(), found.size());
}

std::vector<int> ScreenedPatterns::find(std::string_view text) const {
  std::vector<int> found = candidates(text);
  std::erase_if(found, [&](int id) { return !matches(text, id); });
  return found;
}

Screening::Screening(const ScreenedPatterns& patterns, std::string_view text)
    : patterns_(patterns), text_(text), states_(patterns.size(), State::absent) {
  for (const int id : patterns.candidates(text)) states_[static_cast<std::size_t>(id)] = State::candidate;
}

bool Screening::found(int id) {
  State& state = states_[static_cast<std::size_t>(id)];
  if (state == State::candidate) state = patterns_.matches(text_, id) ? State::found : State::absent;
  return state == State::found;
}

Result<void> PatternList::add(const std::string& pattern, int value) {
  if (const auto added = patterns_.add(pattern); !added) return tl::unexpected(added.error());
  values_.push_back(value);
  return {};
}

std::vector<int> PatternList::find(std::string_view text) const {
  std::vector<int> values;
  for (const int index : patterns_.find(text)) values.push_back(values_[static_cast<std::size_t>(index)]);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

}  // namespace planlezer
