#include "app/serve/page_files.h"
#include "app/serve/routes.h"

namespace planlezer::serve {

Result<Answer> get_openapi(Desk& /*desk*/, const Request& /*request*/) {
  return Answer{.body = std::string(openapi_text())};
}

}  // namespace planlezer::serve
