// What a person sees on standard error and standard output.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace planlezer {

enum class Stream { output, error };

bool is_terminal(Stream stream);
// A terminal that shows colours, and NO_COLOR is not set.
bool shows_colour(Stream stream);

std::string bold(std::string_view text, bool colour);
std::string dim(std::string_view text, bool colour);

// Without control characters: words from a document must not steer the terminal.
std::string printable(std::string_view text);

// A note for the person, on standard error.
void tell(std::string_view message);

// To standard output, or to `file` when it is not empty (whole or not at all). A full disk or closed pipe is
// an Error.
Result<void> write_output(const std::filesystem::path& file, std::string_view bytes);

// "1.234"
std::string dutch_count(std::uint64_t count);
// "1 document", "3 documenten"
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
// "45 s", "3 min", "1 u 20 min"
std::string dutch_duration(double seconds);

}  // namespace planlezer
