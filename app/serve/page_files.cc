#include "app/serve/page_files.h"

namespace planlezer::serve {

const PageFile* find_page_file(std::string_view path) {
  for (const PageFile& file : page_files())
    if (file.path == path) return &file;
  return nullptr;
}

std::string_view type_of_file(std::string_view path) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".txt", "text/plain; charset=utf-8"}};
  for (const auto& [ending, type] : types)
    if (path.ends_with(ending)) return type;
  return "application/octet-stream";
}

std::string index_page(const std::string& token) {
  const PageFile* file = find_page_file("index.html");
  std::string page(file == nullptr ? std::string_view() : file->bytes);
  const std::string tag = "<meta name=\"planlezer-token\" content=\"" + token + "\">";
  const auto name = page.find("name=\"planlezer-token\"");
  if (name == std::string::npos) {
    const auto head = page.find("<head>");
    return head == std::string::npos ? page : page.insert(head + 6, tag);
  }
  const auto begin = page.rfind('<', name);
  const auto end = page.find('>', name);
  return begin == std::string::npos || end == std::string::npos ? page
                                                                : page.replace(begin, end + 1 - begin, tag);
}

}  // namespace planlezer::serve
