// Answers made smaller on their way. The HTTP library would do it with brotli at its slowest, which takes
// seconds for an overview.
#pragma once

#include <string>
#include <string_view>

namespace planlezer::serve {

std::string to_gzip(std::string_view bytes);

// Whether it is worth it: texts that are not short.
bool is_compressible(std::string_view type, std::size_t bytes);

}  // namespace planlezer::serve
