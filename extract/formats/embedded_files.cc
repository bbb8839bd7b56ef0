#include <gmime/gmime.h>

#include <algorithm>

#include "base/text.h"
#include "extract/formats/mail_text.h"

namespace planlezer {

namespace {

// Lines of `text`, each with its end.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  bool done() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }
  std::string_view next() {
    const auto end = text_.find('\n', at_);
    const std::string_view line = text_.substr(at_, end == std::string_view::npos ? end : end + 1 - at_);
    at_ += line.size();
    return line;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::string_view without_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The name in "begin 644 name"; empty when the line is no such thing.
std::string_view uuencoded_name(std::string_view line) {
  line = without_end(line);
  if (!line.starts_with("begin ")) return {};
  line.remove_prefix(6);
  const auto digits = line.find_first_not_of("01234567");
  if (digits < 3 || digits > 4 || digits == std::string_view::npos || line[digits] != ' ') return {};
  return trim(line.substr(digits));
}

// A line says by its first sign how many bytes it holds, so how long it is.
bool is_uuencoded(std::string_view line) {
  line = without_end(line);
  if (line.empty() || line[0] < ' ' || line[0] > '`') return false;
  const std::size_t bytes = static_cast<std::size_t>(line[0] - ' ') & 0x3F;
  const std::size_t signs = (bytes + 2) / 3 * 4;
  return line.size() <= signs + 3 && line.size() + 4 >= signs &&
         std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '`'; });
}

std::string decode_uu(std::string_view lines) {
  std::string bytes(lines.size() + 64, '\0');
  int state = GMIME_UUDECODE_STATE_BEGIN;
  guint32 save = 0;
  bytes.resize(g_mime_encoding_uudecode_step(reinterpret_cast<const unsigned char*>(lines.data()),
                                             lines.size(), reinterpret_cast<unsigned char*>(bytes.data()),
                                             &state, &save));
  return bytes;
}

std::string decode_yenc(std::string_view lines) {
  std::string bytes(lines.size() + 64, '\0');
  int state = GMIME_YDECODE_STATE_INIT;
  guint32 part = GMIME_YENCODE_CRC_INIT, all = GMIME_YENCODE_CRC_INIT;
  bytes.resize(g_mime_ydecode_step(reinterpret_cast<const unsigned char*>(lines.data()), lines.size(),
                                   reinterpret_cast<unsigned char*>(bytes.data()), &state, &part, &all));
  return bytes;
}

class FileTaker {
 public:
  explicit FileTaker(std::string_view bytes) : bytes_(bytes), lines_(bytes) {}

  TakenApart take() {
    while (!lines_.done()) {
      const std::size_t begin = lines_.at();
      const std::string_view line = lines_.next();
      const std::string_view clean = without_end(line);
      if (const auto name = uuencoded_name(line); !name.empty() && take_uu(name)) continue;
      if (clean.starts_with("=ybegin ") && take_yenc(clean)) continue;
      if (clean == "-----BEGIN PGP MESSAGE-----" && take_encrypted(begin)) continue;
      if (clean == "-----BEGIN PGP SIGNED MESSAGE-----" && open_signed()) continue;
      if (signed_ && clean == "-----BEGIN PGP SIGNATURE-----") {
        skip_past("-----END PGP SIGNATURE-----");
        signed_ = false;
        continue;
      }
      taken_.text += signed_ && line.starts_with("- ") ? line.substr(2) : line;
    }
    return std::move(taken_);
  }

 private:
  bool take_uu(std::string_view name) {
    const std::size_t begin = lines_.at();
    std::size_t end = begin, count = 0;
    bool ended = false;
    while (!lines_.done() && !ended) {
      const std::string_view line = lines_.next();
      ended = without_end(line) == "end";
      if (!ended && !is_uuencoded(line) && !without_end(line).empty()) break;
      end = lines_.at();
      ++count;
    }
    if (count < 2 && !ended) {
      lines_.go_to(begin);
      return false;
    }
    lines_.go_to(end);
    taken_.files.push_back({std::string(name), decode_uu(bytes_.substr(begin, end - begin)), false, !ended});
    return true;
  }

  bool take_yenc(std::string_view head) {
    const auto at = head.find(" name=");
    if (at == std::string_view::npos) return false;
    std::size_t begin = lines_.at(), end = begin;
    bool ended = false;
    while (!lines_.done() && !ended) {
      const std::string_view line = lines_.next();
      ended = line.starts_with("=yend ");
      if (line.starts_with("=ypart ") && end == begin) begin = lines_.at();
      if (!ended) end = lines_.at();
    }
    taken_.files.push_back({std::string(trim(head.substr(at + 6))),
                            decode_yenc(bytes_.substr(begin, end - begin)), false, !ended});
    return true;
  }

  bool take_encrypted(std::size_t begin) {
    if (!skip_past("-----END PGP MESSAGE-----")) return false;
    taken_.files.push_back(
        {"bericht.asc", std::string(bytes_.substr(begin, lines_.at() - begin)), true, false});
    return true;
  }

  // Its own head ("Hash: SHA256") ends with an empty line.
  bool open_signed() {
    signed_ = true;
    while (!lines_.done() && !without_end(lines_.next()).empty()) {
    }
    return true;
  }

  // False, and where it was, when that line does not come.
  bool skip_past(std::string_view wanted) {
    const std::size_t back = lines_.at();
    while (!lines_.done())
      if (without_end(lines_.next()) == wanted) return true;
    lines_.go_to(back);
    return false;
  }

  std::string_view bytes_;
  Lines lines_;
  TakenApart taken_;
  bool signed_ = false;
};

}  // namespace

TakenApart take_files_out(std::string_view untrusted_bytes) {
  return FileTaker(untrusted_bytes).take();
}

}  // namespace planlezer
