#include "extract/formats/html_tree.h"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/text.h"

namespace planlezer {

namespace {

constexpr std::size_t largest_page = 200'000'000;  // bytes; the parser counts them in an int
constexpr std::size_t most_tags = 1'000'000;       // each costs some hundreds of bytes of memory

constexpr std::string_view block_names[] = {
    "address", "article", "aside",    "blockquote", "body",   "caption", "center",   "dd",
    "details", "dialog",  "dir",      "div",        "dl",     "dt",      "fieldset", "figcaption",
    "figure",  "footer",  "form",     "h1",         "h2",     "h3",      "h4",       "h5",
    "h6",      "header",  "hr",       "html",       "legend", "li",      "main",     "menu",
    "nav",     "ol",      "optgroup", "option",     "p",      "pre",     "section",  "summary",
    "table",   "tbody",   "td",       "tfoot",      "th",     "thead",   "tr",       "ul"};

constexpr std::string_view unseen_names[] = {"script",  "style",    "head",    "template", "object",
                                             "iframe",  "textarea", "svg",     "math",     "title",
                                             "noembed", "noframes", "datalist"};

template <std::size_t Count>
bool is_one_of(std::string_view name, const std::string_view (&names)[Count]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool is_zero(std::string_view length) {
  return !length.empty() && length.front() == '0' &&
         length.find_first_of("123456789") == std::string_view::npos;
}

// "<![if !supportLists]>" of Word: a comment in every browser, text to libxml2.
std::string without_conditions(std::string_view text) {
  std::string rest;
  for (auto at = text.find("<!["); at != std::string_view::npos; at = text.find("<![")) {
    rest += text.substr(0, at);
    const auto end = text.find('>', at);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  rest += text;
  return rest;
}

}  // namespace

std::string_view within_limits(std::string_view untrusted_text) {
  const std::string_view text = untrusted_text.substr(0, largest_page);
  std::size_t at = text.find('<');
  for (std::size_t tags = 0; at != std::string_view::npos; at = text.find('<', at + 1))
    if (++tags > most_tags) break;
  return text.substr(0, at);
}

HtmlTree parse_html(std::string_view untrusted_text) {
  const std::string text = without_conditions(untrusted_text);
  constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                          HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
  const Handle<htmlParserCtxt, htmlFreeParserCtxt> parser(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!parser) return nullptr;
  htmlCtxtUseOptions(parser.get(), options);
  parser->options |= XML_PARSE_HUGE;  // unclosed tags pile up: text below 256 of them is text still
  if (xmlCharEncodingHandler* utf8 = xmlFindCharEncodingHandler("UTF-8"))
    xmlSwitchToEncoding(parser.get(), utf8);
  htmlParseDocument(parser.get());
  return HtmlTree(parser->myDoc);
}

std::string_view name_of(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

std::string_view attribute(const xmlNode* node, const char* name) {
  const xmlAttr* found =
      node->type == XML_ELEMENT_NODE ? xmlHasProp(node, reinterpret_cast<const xmlChar*>(name)) : nullptr;
  return found == nullptr || found->children == nullptr ? std::string_view() : view(found->children->content);
}

int number_attribute(const xmlNode* node, const char* name, int otherwise, int least, int most) {
  const std::string_view text = trim(attribute(node, name));
  int number = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) return otherwise;
  return std::clamp(number, least, most);
}

bool is_text(const xmlNode* node) {
  return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

std::string_view text_of(const xmlNode* node) {
  return is_text(node) ? view(node->content) : std::string_view();
}

std::string style_of(const xmlNode* node, std::string_view property) {
  std::string value;
  for (const std::string_view rule : split(attribute(node, "style"), ';')) {
    const auto colon = rule.find(':');
    if (colon == std::string_view::npos) continue;
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    const std::string_view name = trim(rule.substr(0, colon));
    if (!std::equal(name.begin(), name.end(), property.begin(), property.end(), same)) continue;
    value.clear();
    for (const char c : trim(rule.substr(colon + 1)))
      value += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return value;
}

bool is_hidden(const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE) return !is_text(node);
  if (is_one_of(view(node->name), unseen_names)) return true;
  if (node->properties == nullptr) return false;
  if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
  if (attribute(node, "style").empty()) return false;
  return style_of(node, "display").starts_with("none") ||
         style_of(node, "visibility").starts_with("hidden") ||
         style_of(node, "mso-hide").starts_with("all") || is_zero(style_of(node, "opacity")) ||
         (is_zero(style_of(node, "max-height")) && style_of(node, "overflow").starts_with("hidden"));
}

bool is_block(std::string_view name) {
  return is_one_of(name, block_names);
}

const xmlNode* next_outside(const xmlNode* node, const xmlNode* root) {
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* root) {
  return node->children != nullptr && node->type == XML_ELEMENT_NODE ? node->children
                                                                     : next_outside(node, root);
}

}  // namespace planlezer
