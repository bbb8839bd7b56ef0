// The files of the page, built into the program: nothing is read from a folder while it runs.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace planlezer::serve {

struct PageFile {
  std::string_view path;  // "index.html", "assets/main-1a2b.js"
  std::string_view bytes;
};

std::span<const PageFile> page_files();

// The description of the API.
std::string_view openapi_text();

// nullptr when there is none with exactly this path.
const PageFile* find_page_file(std::string_view path);
std::string_view type_of_file(std::string_view path);

// index.html with the token for requests that write.
std::string index_page(const std::string& token);

}  // namespace planlezer::serve
