// What to tell people about files: names as text, failures of the system in Dutch.
#pragma once

#include <string>
#include <string_view>

namespace planlezer {

// UTF-8 as it is; every other byte as \xFF.
std::string name_as_text(std::string_view bytes);

struct FileFailure {
  std::string reason;   // code, see discover.h
  std::string message;  // Dutch, without the name of the file
};
FileFailure file_failure(int system_error);

}  // namespace planlezer
