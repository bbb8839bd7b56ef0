#include "app/serve/safety.h"

#include <algorithm>

#include "base/file.h"
#include "base/sha256.h"
#include "base/text.h"

namespace planlezer::serve {

namespace {

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

// The bytes; nothing when it is not well written.
std::optional<std::string> from_base64(std::string_view text) {
  static constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char c : text) {
    const auto value = letters.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 6 | static_cast<std::uint32_t>(value)) & 0xFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(held >> bits & 0xFF);
  }
  return bytes;
}

std::string host_text(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

}  // namespace

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned char different = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    different = static_cast<unsigned char>(different | (a[i] ^ b[i]));
  return different == 0;
}

bool is_loopback(const std::string& address) {
  return address.starts_with("127.") || address == "::1" || address == "localhost";
}

Result<void> check_settings(const SafetySettings& settings) {
  if (is_loopback(settings.address) || !settings.password_file.empty() || !settings.proxy_header.empty())
    return {};
  return fail(
      ErrorCode::usage,
      "Op het adres " + settings.address +
          " kunnen ook anderen dan deze computer de werkplek bereiken. Geef dan --password-file BESTAND "
          "(per regel NAAM:WACHTWOORD) en zet er een proxy met TLS voor, want anders gaat het wachtwoord "
          "onversleuteld over het netwerk; of laat die proxy mensen aanmelden en noem met "
          "--trust-proxy-header de header waarin hij hun naam zet.");
}

Result<Safety> Safety::make(const SafetySettings& settings, int port, std::string token) {
  if (auto right = check_settings(settings); !right) return tl::unexpected(right.error());
  Safety safety;
  safety.token_ = std::move(token);
  safety.proxy_header_ = settings.proxy_header;
  const std::string with_port = ":" + std::to_string(port);
  if (is_loopback(settings.address))
    for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) safety.hosts_.push_back(name + with_port);
  safety.hosts_.push_back(lower(host_text(settings.address)) + with_port);
  for (const std::string& name : settings.hosts) {
    safety.hosts_.push_back(lower(name));
    safety.hosts_.push_back(lower(name) + with_port);
  }
  if (settings.password_file.empty()) return safety;
  const auto file = read_file(settings.password_file);
  if (!file)
    return fail(ErrorCode::usage, "Het bestand met wachtwoorden is niet te lezen: " + file.error().message);
  for (auto line : split(*file, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find(':') != std::string_view::npos && !line.ends_with(':'))
      safety.accounts_.push_back(sha256_hex(line));
  }
  if (safety.accounts_.empty())
    return fail(ErrorCode::usage, "In " + settings.password_file.string() +
                                      " staat geen wachtwoord; zet op elke regel NAAM:WACHTWOORD.");
  safety.asks_password_ = true;
  return safety;
}

bool Safety::is_known_host(const std::string& host) const {
  return std::find(hosts_.begin(), hosts_.end(), lower(host)) != hosts_.end();
}

std::optional<Answer> Safety::identify(Request& request, const Header& header) const {
  if (!proxy_header_.empty()) {
    request.reviewer = to_valid_utf8(header(proxy_header_));
    if (request.reviewer.empty()) return problem(401, "Meld u aan via de proxy van uw organisatie.");
    return std::nullopt;
  }
  if (!asks_password_) return std::nullopt;
  const std::string sent = header("Authorization");
  const auto account =
      sent.starts_with("Basic ") ? from_base64(std::string_view(sent).substr(6)) : std::nullopt;
  const std::string hash = sha256_hex(account.value_or(""));
  bool known = false;
  for (const std::string& one : accounts_) known |= equal_in_constant_time(one, hash);
  if (!known || !account) {
    Answer answer = problem(401, "Meld u aan met uw naam en wachtwoord.");
    answer.headers["WWW-Authenticate"] = "Basic realm=\"planlezer\", charset=\"UTF-8\"";
    return answer;
  }
  request.reviewer = to_valid_utf8(account->substr(0, account->find(':')));
  return std::nullopt;
}

std::optional<Answer> Safety::refuse(Request& request, const Header& header) const {
  if (!is_known_host(header("Host")))
    return problem(403,
                   "Dit adres hoort niet bij de werkplek. Gebruik het adres dat planlezer bij het starten "
                   "noemt, of noem deze naam met --host.");
  if (auto refused = identify(request, header)) return refused;
  if (request.method == "GET") return std::nullopt;
  if (!equal_in_constant_time(header("X-Planlezer-Token"), token_))
    return problem(403, "Deze pagina is verouderd: de werkplek is opnieuw gestart. Laad de pagina opnieuw.");
  if (request.method != "DELETE" && !lower(header("Content-Type")).starts_with("application/json"))
    return problem(415, "De inhoud hoort application/json te zijn.");
  return std::nullopt;
}

const std::map<std::string, std::string>& Safety::headers() {
  static const std::map<std::string, std::string> all{
      {"API-Version", "1.0.0"},
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
       "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
  };
  return all;
}

}  // namespace planlezer::serve
