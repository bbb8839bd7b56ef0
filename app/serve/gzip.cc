#include "app/serve/gzip.h"

#include <zlib.h>

namespace planlezer::serve {

bool is_compressible(std::string_view type, std::size_t bytes) {
  constexpr std::size_t short_bytes = 1400;  // goes in one packet
  return bytes > short_bytes && (type.starts_with("text/") || type.find("json") != std::string_view::npos ||
                                 type.find("svg") != std::string_view::npos);
}

std::string to_gzip(std::string_view bytes) {
  constexpr int level = 4, gzip_window = 15 + 16, memory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return whole ? packed : std::string();
}

}  // namespace planlezer::serve
