// The built program serving the reviewers' desk, and requests as a browser sends them.
#pragma once

#include <httplib.h>

#include <memory>
#include <string>
#include <thread>

#include "tests/app/index.h"

namespace planlezer {

class DeskServer {
 public:
  explicit DeskServer(const Workplace& place, std::vector<std::string> options = {}) {
    options.insert(options.begin(), {"serve", "--port", "0"});
    running_ = std::make_unique<Running>(place.call(std::move(options)));
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (running_->said().find("/\n") == std::string::npos && running_->pump(50) &&
           std::chrono::steady_clock::now() < until)
      continue;
    const std::string& said = running_->said();
    const auto colon = said.rfind(':');
    EXPECT_NE(colon, std::string::npos) << said;
    if (colon != std::string::npos) port_ = std::stoi(said.substr(colon + 1));
    draining_ = std::jthread([this](const std::stop_token& stop) {
      while (!stop.stop_requested()) running_->pump(20);
    });
    token_ = token_in(get("/").body);
  }
  void kill_it() {
    running_->send(SIGKILL);
    draining_ = {};
  }
  Outcome stop() {
    running_->send(SIGTERM);
    draining_ = {};
    return running_->wait();
  }

  int port() const { return port_; }
  const std::string& token() const { return token_; }
  httplib::Client client() const {
    httplib::Client client("127.0.0.1", port_);
    client.set_read_timeout(60);
    return client;
  }

  httplib::Response get(const std::string& path, const httplib::Headers& headers = {}) const {
    return response(client().Get(path, headers));
  }
  Json json(const std::string& path, int status = 200) const {
    const auto got = get(path);
    EXPECT_EQ(got.status, status) << path << "\n" << got.body;
    return json_of(got.body);
  }
  httplib::Headers with_token() const { return {{"X-Planlezer-Token", token_}}; }
  httplib::Response put(const std::string& path, const Json& body) const {
    return response(client().Put(path, with_token(), to_line(body), "application/json"));
  }
  httplib::Response post(const std::string& path, const Json& body) const {
    return response(client().Post(path, with_token(), to_line(body), "application/json"));
  }
  httplib::Response del(const std::string& path) const {
    return response(client().Delete(path, with_token()));
  }

  static httplib::Response response(const httplib::Result& result) {
    return result ? *result : httplib::Response();
  }

 private:
  static std::string token_in(const std::string& page) {
    const std::string mark = "name=\"planlezer-token\" content=\"";
    const auto at = page.find(mark);
    EXPECT_NE(at, std::string::npos) << page.substr(0, 400);
    return at == std::string::npos ? "" : page.substr(at + mark.size(), 32);
  }

  std::unique_ptr<Running> running_;
  int port_ = 0;
  std::string token_;
  std::jthread draining_;  // or the program would wait for somebody to read its log
};

// %-encoded for a path or a query.
inline std::string encoded(const std::string& text) {
  return httplib::detail::encode_query_param(text);
}

inline std::string document_path(const Json& finding) {
  return "/api/v1/documents/" + finding.at("sha256").get<std::string>();
}
inline std::string verdict_path(const Json& finding) {
  return document_path(finding) + "/findings/" + finding.at("id").get<std::string>() + "/verdict";
}
inline Json verdict_body(const std::string& verdict, int revision, const std::string& reviewer = "Anna") {
  return {{"verdict", verdict}, {"note", "gezien"}, {"reviewer", reviewer}, {"revision", revision}};
}

}  // namespace planlezer
