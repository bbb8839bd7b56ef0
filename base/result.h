// How a failure travels. Whatever comes from outside the program (files, documents, rules, the database) can
// fail; such failures are values of type Error, never exceptions. The message names the thing and says what
// to do.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace planlezer {

enum class ErrorCode {
  usage,        // wrong use or configuration: exit code 2
  not_found,    // the named thing is not there
  unreadable,   // it is there, but damaged or not what it claims to be
  unsupported,  // a kind this version does not read
  needs_password,
  limit,     // a time, memory, size, depth or count limit stopped it
  sandbox,   // the isolation a document must be read in could not be set up
  storage,   // the index could not be read or written
  internal,  // a broken promise inside the program
};

struct Error {
  ErrorCode code;
  std::string message;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace planlezer
