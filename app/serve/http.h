// A request and its answer as the routes see them, apart from the library that speaks HTTP.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/json.h"
#include "base/result.h"

namespace planlezer::serve {

struct Request {
  std::string method;                        // GET, POST, PUT, DELETE
  std::string path;                          // as it was sent, without the query
  std::map<std::string, std::string> query;  // decoded, checked to be UTF-8
  std::string body;
  std::string reviewer;                // who the server knows it is; empty: the body tells
  std::string if_none_match;           // header
  std::vector<std::string> arguments;  // what stood at the {places} of the route, decoded

  std::string parameter(const std::string& name) const;
  // Nothing when it is absent or empty.
  std::optional<std::string> optional(const std::string& name) const;
  bool flag(const std::string& name) const { return parameter(name) == "true"; }
};

struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::filesystem::path file = {};  // sent instead of `body`
  std::map<std::string, std::string> headers = {};
};

Answer json_answer(const Json& json, int status = 200);
// application/problem+json (RFC 9457); `detail` is Dutch, for the user. `more`: further members.
Answer problem(int status, const std::string& detail, const Json& more = Json::object());
Answer problem(const Error& error);
// Offered as a file to keep.
Answer download(std::string body, const std::string& type, const std::string& name);
std::string disposition(const std::string& name);  // Content-Disposition of a file with that name

// A whole number between the two; nothing when it is none.
std::optional<int> number_in(const std::string& text, int least, int most);

}  // namespace planlezer::serve
