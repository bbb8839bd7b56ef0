#include "analyze/register_file.h"

#include "base/file.h"

namespace planlezer {

namespace {

std::string place(const std::filesystem::path& file, std::uint32_t line) {
  return file.filename().string() + ", regel " + std::to_string(line) + ": ";
}

}  // namespace

Result<toml::table> read_toml(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return fail(ErrorCode::usage, text.error().message);
  try {
    return toml::parse(*text, file.string());
  } catch (const toml::parse_error& error) {
    return fail(ErrorCode::usage, place(file, error.source().begin.line) + std::string(error.description()));
  }
}

Error at_node(const std::filesystem::path& file, const toml::node& node, const std::string& message) {
  return {ErrorCode::usage, place(file, node.source().begin.line) + message};
}

Result<std::vector<std::string>> strings_in(const toml::table& table, std::string_view key,
                                            const std::filesystem::path& file) {
  std::vector<std::string> strings;
  const toml::node* node = table.get(key);
  if (node == nullptr) return strings;
  if (const auto single = node->value<std::string>()) return std::vector<std::string>{*single};
  const toml::array* array = node->as_array();
  if (array == nullptr)
    return tl::unexpected(at_node(file, *node, std::string(key) + " hoort een lijst van teksten te zijn."));
  for (const toml::node& item : *array) {
    const auto value = item.value<std::string>();
    if (!value)
      return tl::unexpected(at_node(file, item, std::string(key) + " bevat iets dat geen tekst is."));
    strings.push_back(*value);
  }
  return strings;
}

}  // namespace planlezer
