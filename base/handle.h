// One RAII wrapper for the handles of C libraries: Handle<sqlite3, sqlite3_close> frees with the given
// function.
#pragma once

#include <memory>

namespace planlezer {

template <auto Free>
struct FreeWith {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};

template <typename T, auto Free>
using Handle = std::unique_ptr<T, FreeWith<Free>>;

}  // namespace planlezer
