// How mail programs and people write what stands around the text of a mail: registers/mail.toml, compiled.
// Immutable after load; thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace re2 {
class RE2;
}

namespace planlezer {

enum class MailPattern : std::uint8_t {
  forward,
  original,
  attribution,
  attribution_word,
  attribution_proof,
  head_proof,
  signature,
  closing,
  goes_on,
  salutation,
  disclaimer,
  auto_reply_subject,
  auto_reply_text,
  bounce_subject,
  bounce_text,
  speaks_for,
  count
};

// Fields of a head inside a mail.
enum class HeadField : std::uint8_t { from, sent, to, copy, subject, other, count };

struct HeadLine {
  HeadField field = HeadField::other;
  std::size_t value = 0;  // where it begins in the line
};

class MailRegister {
 public:
  MailRegister();
  ~MailRegister();
  MailRegister(MailRegister&&) noexcept;
  MailRegister& operator=(MailRegister&&) noexcept;
  static Result<MailRegister> load(const std::filesystem::path& registers);

  // `line`: normalised, in lower case.
  bool holds(MailPattern pattern, std::string_view line) const;
  // "van: …", "verzonden : …"; nothing for other lines.
  std::optional<HeadLine> head_line(std::string_view line) const;

 private:
  std::array<std::unique_ptr<re2::RE2>, static_cast<std::size_t>(MailPattern::count)> patterns_;
  std::array<std::unique_ptr<re2::RE2>, static_cast<std::size_t>(HeadField::count)> fields_;
};

}  // namespace planlezer
