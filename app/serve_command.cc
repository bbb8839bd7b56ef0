// planlezer serve
#include <iostream>
#include <thread>

#include "app/commands.h"
#include "app/interruption.h"
#include "app/serve/server.h"
#include "app/terminal.h"

namespace planlezer {
namespace {

Result<void> serve_desk(const GlobalOptions& global, const ServeOptions& options) {
  serve::ServerSettings settings;
  settings.port = options.port;
  settings.safety = {options.address, options.hosts, options.password_file, options.proxy_header};
  if (auto right = serve::check_settings(settings.safety); !right) return right;
  auto passwords = read_passwords(options.document_passwords);
  if (!passwords) return tl::unexpected(passwords.error());
  const auto desk = serve::Desk::open({global.index, std::move(*passwords), options.unsandboxed});
  if (!desk) return tl::unexpected(desk.error());
  if (!serve::is_loopback(options.address) && !options.password_file.empty())
    tell("Let op: wachtwoorden gaan onversleuteld over het netwerk. Zet er een proxy met TLS voor.");
  // Meanwhile everything but pictures can be had already.
  const std::jthread warming([&] {
    if (auto ready = (*desk)->images().warm_up(); !ready)
      tell("Pagina's kunnen niet worden getekend: " + printable(ready.error().message));
  });
  return serve::run_server(**desk, settings, [](const std::string& url) {
    std::cout << "De werkplek staat klaar op " << url << "\n" << std::flush;
    tell("Stoppen: Ctrl-C.");
  });
}

}  // namespace

int run_serve(const GlobalOptions& global, const ServeOptions& options) {
  catch_interruption();
  const auto done = serve_desk(global, options);
  return done ? exit_done : report_error(done.error());
}

}  // namespace planlezer
