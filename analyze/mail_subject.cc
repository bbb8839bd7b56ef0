#include "analyze/mail_subject.h"

#include <re2/re2.h>

#include "analyze/normal_text.h"

namespace planlezer {

namespace {

// Takes one prefix off; a mark as "[EXTERN]" in front goes with it.
SubjectPrefix take_prefix(re2::StringPiece& subject) {
  static const re2::RE2 mark(R"(\[[^\]]{1,30}\] ?)");
  static const re2::RE2 reply(R"((?:re|aw|antw|antwoord|sv|betr|beantw) ?(?:\[\d+\]|\(\d+\))? ?: ?)");
  static const re2::RE2 forward(
      R"((?:fw|fwd|doorst|doorgest|doorgestuurd|doorsturen|wg|tr) ?(?:\[\d+\])? ?: ?)");
  re2::StringPiece rest = subject;
  while (re2::RE2::Consume(&rest, mark)) {
  }
  SubjectPrefix prefix = SubjectPrefix::none;
  if (re2::RE2::Consume(&rest, reply))
    prefix = SubjectPrefix::reply;
  else if (re2::RE2::Consume(&rest, forward))
    prefix = SubjectPrefix::forward;
  if (prefix != SubjectPrefix::none) subject = rest;
  return prefix;
}

}  // namespace

SubjectPrefix prefix_of_subject(std::string_view subject) {
  const std::string lower = lower_dutch(normal(subject));
  re2::StringPiece rest(lower);
  return take_prefix(rest);
}

std::string base_subject(std::string_view subject) {
  const std::string lower = lower_dutch(normal(subject));
  re2::StringPiece rest(lower);
  while (take_prefix(rest) != SubjectPrefix::none) {
  }
  return std::string(rest);
}

}  // namespace planlezer
