#include "app/serve/server.h"

#include <httplib.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "app/interruption.h"
#include "app/serve/gzip.h"
#include "app/serve/page_files.h"
#include "app/serve/routes.h"
#include "app/terminal.h"
#include "base/text.h"

namespace planlezer::serve {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_body_bytes = 1'000'000, longest_target = 4'096;
constexpr int threads = 32;  // a browser keeps some connections open

// Method, route, status and time: no names, words or hashes.
void log(const std::string& method, const std::string& route, int status, Clock::time_point begun) {
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun).count();
  tell(method + " " + route + " " + std::to_string(status) + " " + std::to_string(ms) + " ms");
}

void send_file(const std::filesystem::path& path, const std::string& type, httplib::Response& response) {
  const auto file = std::make_shared<std::ifstream>(path, std::ios::binary);
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || !*file) {
    response.status = 404;
    return;
  }
  response.set_content_provider(
      size, type, [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        std::string piece(std::min<std::size_t>(length, 256 * 1024), '\0');
        file->seekg(static_cast<std::streamoff>(offset));
        file->read(piece.data(), static_cast<std::streamsize>(piece.size()));
        return file->gcount() > 0 && sink.write(piece.data(), static_cast<std::size_t>(file->gcount()));
      });
}

// Given as a stream of known length: the library leaves those as they are.
void send_body(std::string body, const std::string& type, httplib::Response& response) {
  if (body.empty()) return response.set_content(body, type);
  const auto bytes = std::make_shared<const std::string>(std::move(body));
  response.set_content_provider(
      bytes->size(), type, [bytes](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        return sink.write(bytes->data() + offset, std::min(length, bytes->size() - offset));
      });
}

void send(Answer answer, bool takes_gzip, httplib::Response& response) {
  response.status = answer.status;
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  if (!answer.file.empty()) return send_file(answer.file, answer.type, response);
  if (is_compressible(answer.type, answer.body.size())) {
    response.set_header("Vary", "Accept-Encoding");
    std::string packed = takes_gzip ? to_gzip(answer.body) : std::string();
    if (!packed.empty()) {
      response.set_header("Content-Encoding", "gzip");
      answer.body = std::move(packed);
    }
  }
  send_body(std::move(answer.body), answer.type, response);
}

// The page itself: a file that is built in, or the page that finds its own way.
Answer page_answer(const Desk& desk, const std::string& path, std::string& route) {
  const PageFile* file = find_page_file(std::string_view(path).substr(1));
  if (file == nullptr || file->path == "index.html") {
    route = "/";
    Answer answer{.type = "text/html; charset=utf-8", .body = index_page(desk.token())};
    answer.headers["Cache-Control"] = "no-store";
    return answer;
  }
  route = "/assets";
  Answer answer{.type = std::string(type_of_file(file->path)), .body = std::string(file->bytes)};
  // Their names change with what is in them.
  answer.headers["Cache-Control"] =
      path.starts_with("/assets/") ? "private, max-age=31536000, immutable" : "no-cache";
  return answer;
}

Answer answer_to(Desk& desk, const Safety& safety, Request& request, const Safety::Header& header,
                 std::string& route_name) {
  if (auto refused = safety.refuse(request, header)) return *refused;
  const bool is_api = request.path == "/api" || request.path.starts_with("/api/");
  if (!is_api && request.method == "GET") return page_answer(desk, request.path, route_name);
  bool path_known = false;
  const Route* route = find_route(request, path_known);
  if (route == nullptr)
    return path_known || !is_api ? problem(405, "Dat kan hier niet.")
                                 : problem(404, "Dit adres is er niet; zie /api/v1/openapi.json.");
  route_name = route->path;
  auto answer = route->answer(desk, request);
  if (!answer) return problem(answer.error());
  if (!answer->headers.contains("Cache-Control")) answer->headers["Cache-Control"] = "no-store";
  return std::move(*answer);
}

// False when something in it is no text.
bool take_request(const httplib::Request& from, Request& to) {
  to.method = from.method == "HEAD" ? "GET" : from.method;
  to.path = from.target.substr(0, from.target.find_first_of("?#"));
  to.body = from.body;
  to.if_none_match = from.get_header_value("If-None-Match");
  for (const auto& [name, value] : from.params) {
    if (!is_utf8(name) || !is_utf8(value)) return false;
    to.query[name] = value;
  }
  return to.path.starts_with('/') && is_utf8(to.body);
}

class Connector {
 public:
  Connector(Desk& desk, Safety safety) : desk_(desk), safety_(std::move(safety)) {}

  void handle(const httplib::Request& from, httplib::Response& response) const {
    const auto begun = Clock::now();
    std::string route = "?";
    Request request;
    const bool is_right = from.target.size() <= longest_target && take_request(from, request);
    const auto header = [&](const std::string& name) { return from.get_header_value(name); };
    const bool takes_gzip = header("Accept-Encoding").find("gzip") != std::string::npos;
    send(is_right ? answer_to(desk_, safety_, request, header, route)
                  : problem(400, "De vraag is niet te begrijpen."),
         takes_gzip, response);
    log(from.method, route, response.status, begun);
  }

 private:
  Desk& desk_;
  Safety safety_;
};

// The library would share the port with any other program that asks for it.
void own_port(socket_t listener) {
  const int yes = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

void configure(httplib::Server& server) {
  server.set_socket_options(own_port);
  server.new_task_queue = [] { return new httplib::ThreadPool(threads); };
  server.set_payload_max_length(most_body_bytes);
  server.set_tcp_nodelay(true);
  server.set_keep_alive_max_count(1000);
  server.set_read_timeout(10);
  server.set_write_timeout(30);
  httplib::Headers headers;
  for (const auto& [name, value] : Safety::headers()) headers.emplace(name, value);
  server.set_default_headers(headers);
  // What the library refuses itself: too large, not HTTP, other methods.
  server.set_error_handler([](const httplib::Request& /*request*/, httplib::Response& response) {
    if (response.has_header("Content-Type")) return;
    const Answer answer =
        problem(response.status, response.status == 413   ? "De inhoud is te groot."
                                 : response.status == 404 ? "Dit adres is er niet."
                                                          : "De vraag is niet te begrijpen.");
    response.set_content(answer.body, answer.type);
  });
  server.set_exception_handler(
      [](const httplib::Request& /*request*/, httplib::Response& response, std::exception_ptr /*what*/) {
        send(problem(500, "Er ging iets mis in planlezer. Probeer het opnieuw."), false, response);
      });
}

std::string url_of(const std::string& address, int port) {
  const bool is_v6 = address.find(':') != std::string::npos;
  return "http://" + (is_v6 ? "[" + address + "]" : address) + ":" + std::to_string(port) + "/";
}

}  // namespace

Result<void> run_server(Desk& desk, const ServerSettings& settings,
                        const std::function<void(const std::string& url)>& ready) {
  if (auto right = check_settings(settings.safety); !right) return right;
  std::signal(SIGPIPE, SIG_IGN);
  httplib::Server server;
  configure(server);
  const std::string& address = settings.safety.address;
  int port = settings.port;
  const bool bound =
      port == 0 ? (port = server.bind_to_any_port(address)) > 0 : server.bind_to_port(address, port);
  if (!bound)
    return fail(ErrorCode::usage,
                "Op " + url_of(address, settings.port) +
                    " kan niet geluisterd worden: het adres is er niet, of er draait al een "
                    "programma op deze poort. Kies een andere met --port (0: een vrije).");
  auto safety = Safety::make(settings.safety, port, desk.token());
  if (!safety) return tl::unexpected(safety.error());
  const Connector connector(desk, std::move(*safety));
  const auto handle = [&](const httplib::Request& request, httplib::Response& response) {
    connector.handle(request, response);
  };
  server.Get(".*", handle).Put(".*", handle).Post(".*", handle).Delete(".*", handle);
  std::thread listening([&] { server.listen_after_bind(); });
  ready(url_of(address, port));
  while (!interrupted()) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  server.stop();
  listening.join();
  return {};
}

}  // namespace planlezer::serve
