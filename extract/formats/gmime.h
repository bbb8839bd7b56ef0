// GMime as the readers of mail use it: owned objects, its options, bytes of parts piece by piece. Inside the
// readers of mail only.
#pragma once

#include <gmime/gmime.h>

#include <functional>
#include <string>
#include <string_view>

#include "base/handle.h"

namespace planlezer {

template <typename T>
using GObjectHandle = Handle<T, g_object_unref>;
using GText = Handle<char, g_free>;

// Once per process, before it is locked in: encodings are modules that are loaded from files.
void warm_up_mail();

// As mail programs read: malformed heads, addresses without a domain, text without an encoding.
GMimeParserOptions* lenient_options();

// Valid UTF-8 of what GMime gives, which may be null.
std::string valid(const char* text);
std::string header_of(GMimeObject* object, const char* name);
// "text/plain", in lower case.
std::string type_of(GMimeObject* object);

using TakeBytes = std::function<bool(std::string_view)>;  // false: no more is wanted

// The decoded content of a part.
void read_content(GMimePart* part, const TakeBytes& take);
std::string content_of(GMimePart* part);
// HTML of text/enriched (or its ancestor text/richtext).
std::string html_of_enriched(std::string_view text, bool richtext);
// A message as it stands.
std::string bytes_of(GMimeObject* object);

// Parses; `bytes` are copied. Null when there is no head at all.
GObjectHandle<GMimeMessage> parse_message(std::string_view untrusted_bytes);
// A MIME entity: a head of its own and a body.
GObjectHandle<GMimeObject> parse_entity(std::string_view untrusted_bytes);

}  // namespace planlezer
