// What reviewers decide, put into the index beside what was read and found: verdicts on findings, findings of
// their own, assessments of agencies. Each act is one short transaction that also writes the audit trail, on
// a connection of its own, so that people can judge while another program stores documents; an act waits at
// most five seconds for its turn. What was answered is on the disk.
//
// Two who judge the same at once: an act names the revision that its reviewer saw. When that is not the
// latest, nothing is changed and the answer is a conflict with what stands there now. Not for sharing between
// threads.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "storage/database.h"
#include "storage/store.h"

namespace planlezer {

template <typename T>
struct Decided {
  bool conflict = false;  // somebody else was first; nothing changed
  T now;                  // what stands there
};

class Judgements {
 public:
  // The index must be there.
  static Result<std::unique_ptr<Judgements>> open(const std::filesystem::path& file);

  // `verdict.revision`: what the reviewer saw. The finding must be there (not_found otherwise).
  Result<Decided<Verdict>> put_verdict(const Verdict& verdict);

  struct Addition {
    std::string sha256;
    Finding finding;  // its id is new
    std::string note, reviewer, at;
  };
  // It counts as accepted by who added it.
  Result<Verdict> add_finding(const Addition& addition);

  struct Removal {
    std::string sha256, finding, reviewer, at;
    int revision = 0;
  };
  // Of an added one only (not_found otherwise).
  Result<Decided<Verdict>> remove_finding(const Removal& removal);

  Result<Decided<Assessment>> put_assessment(const Assessment& assessment);

  struct Undone {
    bool conflict = false;  // somebody else changed it since: what stands there now is in `now`
    TrailEntry act;         // that was taken back
    std::string now;        // JSON
  };
  // Takes back the last act of this reviewer that was not taken back yet; not_found when there is none.
  Result<Undone> undo(const std::string& reviewer, const std::string& at);

 private:
  explicit Judgements(std::unique_ptr<Database> database) : database_(std::move(database)) {}
  std::unique_ptr<Database> database_;
};

}  // namespace planlezer
