// The HTTP server of the desk. This and its .cc are the only files that name cpp-httplib.
#pragma once

#include <functional>
#include <string>

#include "app/serve/desk.h"
#include "app/serve/safety.h"
#include "base/result.h"

namespace planlezer::serve {

struct ServerSettings {
  SafetySettings safety;
  int port = 8787;  // 0: any that is free
};

// Serves until the program is interrupted. `ready` is called with the address once it can be reached.
Result<void> run_server(Desk& desk, const ServerSettings& settings,
                        const std::function<void(const std::string& url)>& ready);

}  // namespace planlezer::serve
