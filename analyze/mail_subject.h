// Subjects of mails: what programs put in front of them. Pure.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

enum class SubjectPrefix { none, reply, forward };

// What the outermost prefix says: "FW: RE: …" was passed on.
SubjectPrefix prefix_of_subject(std::string_view subject);

// Without prefixes, in lower case, spaces single: equal for all mails of a conversation.
std::string base_subject(std::string_view subject);

}  // namespace planlezer
