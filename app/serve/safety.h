// Who may ask what: the checks that every request passes before a route sees it. Pure, but for the files with
// passwords.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/serve/http.h"
#include "base/result.h"

namespace planlezer::serve {

struct SafetySettings {
  std::string address = "127.0.0.1";
  std::vector<std::string> hosts;       // further names under which it is reached
  std::filesystem::path password_file;  // NAME:PASSWORD per line; empty: nobody is asked for one
  std::string proxy_header;             // that a proxy sets to who it let in; empty: there is none
};

bool is_loopback(const std::string& address);

// Whether it may listen there: to others than this computer only when it knows who they are.
Result<void> check_settings(const SafetySettings& settings);

class Safety {
 public:
  static Result<Safety> make(const SafetySettings& settings, int port, std::string token);

  using Header = std::function<std::string(const std::string& name)>;
  // What the request is refused with. Otherwise nothing, and `request.reviewer` is who it is, if that is
  // known.
  std::optional<Answer> refuse(Request& request, const Header& header) const;

  // Of every answer.
  static const std::map<std::string, std::string>& headers();

 private:
  bool is_known_host(const std::string& host) const;
  std::optional<Answer> identify(Request& request, const Header& header) const;

  std::vector<std::string> hosts_;     // with and without port
  std::vector<std::string> accounts_;  // hashes of NAME:PASSWORD
  bool asks_password_ = false;
  std::string proxy_header_, token_;
};

// Takes as long whatever the difference.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace planlezer::serve
