// The tree that libxml2 makes of HTML, however malformed. Inside the reader of HTML only.
#pragma once

#include <libxml/HTMLparser.h>

#include <string>
#include <string_view>

#include "base/handle.h"

namespace planlezer {

using HtmlTree = Handle<xmlDoc, xmlFreeDoc>;

// As much of it as is parsed: the tree of a page takes many times its memory.
std::string_view within_limits(std::string_view untrusted_text);
// Null when nothing can be made of it.
HtmlTree parse_html(std::string_view untrusted_text);

// Lower case for elements; empty for text and the rest.
std::string_view name_of(const xmlNode* node);
// Empty when it has none.
std::string_view attribute(const xmlNode* node, const char* name);
// A number that an attribute gives, between `least` and `most`; `otherwise` when it gives none.
int number_attribute(const xmlNode* node, const char* name, int otherwise, int least, int most);

bool is_text(const xmlNode* node);
std::string_view text_of(const xmlNode* node);

// What the style attribute says of `property`, in lower case without blanks ("display": "none").
std::string style_of(const xmlNode* node, std::string_view property);

// Not for readers: scripts, styles, and what is styled away (texts for the preview of a mail).
bool is_hidden(const xmlNode* node);
bool is_block(std::string_view name);

// The node after `node` in reading order that is not inside it, or `root`'s end (null).
const xmlNode* next_outside(const xmlNode* node, const xmlNode* root);
// The node after `node` in reading order; null at the end of `root`.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root);

}  // namespace planlezer
