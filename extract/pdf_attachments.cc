#include "extract/pdf_attachments.h"

#include <Catalog.h>
#include <FileSpec.h>
#include <PDFDoc.h>
#include <PDFDocEncoding.h>
#include <Page.h>
#include <UTF.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/handle.h"
#include "base/text.h"
#include "extract/formats/part_name.h"

namespace planlezer {

namespace {

// More than this many times the whole document is no attachment any more, but only when it is large too.
constexpr std::int64_t bomb_ratio = 200, bomb_bytes = 50'000'000;
constexpr int max_annotations = 100'000;

class Attachments {
 public:
  Attachments(PDFDoc& document, PartSink& parts) : document_(document), parts_(parts) {}

  // False when nothing more is wanted.
  bool send_of_document();
  bool send_of_page(::Page& page);

 private:
  bool send(const Object& specification);
  bool send_file(Object content, const std::string& name);
  bool send_content(Stream& content);
  bool is_bomb(std::int64_t size) const {
    return size > bomb_bytes && size / bomb_ratio > document_.getBaseStream()->getLength();
  }

  PDFDoc& document_;
  PartSink& parts_;
  std::set<int> sent_;  // objects
  int annotations_ = 0;
};

bool Attachments::send_content(Stream& content) {
  std::vector<unsigned char> buffer(64 * 1024);
  std::int64_t size = 0;
  content.reset();
  while (true) {
    const int count = content.doGetChars(static_cast<int>(buffer.size()), buffer.data());
    if (count <= 0) break;
    size += count;
    if (is_bomb(size))
      return parts_.end("size_limit",
                        "Uitgepakt is deze bijlage onwaarschijnlijk groot; het uitpakken is gestopt.");
    if (!parts_.write({reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(count)}))
      return false;
  }
  content.close();
  return parts_.end();
}

// A specification can name another file for every system; mostly its entries name the same.
bool Attachments::send(const Object& specification) {
  if (!specification.isDict()) return true;
  const Object files = specification.dictLookup("EF");
  if (!files.isDict()) return true;  // only the name of a file that is elsewhere
  for (const char* key : {"UF", "F", "Unix", "DOS", "Mac"}) {
    const Object& reference = files.dictLookupNF(key);
    if (!reference.isRef() || !sent_.insert(reference.getRefNum()).second) continue;
    const Object own_name = specification.dictLookup(key);
    const Object name = own_name.isString() ? own_name.copy() : getFileSpecNameForPlatform(&specification);
    if (!send_file(files.dictLookup(key),
                   clean_name(pdf_text_of(name.isString() ? name.getString() : nullptr))))
      return false;
  }
  return true;
}

bool Attachments::send_file(Object content, const std::string& name) {
  EmbFile file(std::move(content));
  const std::string media_type = pdf_text_of(file.mimeType());
  if (!parts_.begin(name, media_type)) return false;
  if (!file.isOk()) return parts_.end("damaged", "Deze bijlage van de pdf is beschadigd.");
  return send_content(*file.stream());
}

bool Attachments::send_of_document() {
  XRef* xref = document_.getXRef();
  const Object catalog = xref->getCatalog();
  const Object names = catalog.isDict() ? catalog.dictLookup("Names") : Object(objNull);
  if (!names.isDict()) return true;
  Object root = names.dictLookup("EmbeddedFiles");
  NameTree tree;
  tree.init(xref, &root);
  for (int i = 0; i < tree.numEntries(); ++i)
    if (!send(tree.getValue(i)->fetch(xref))) return false;
  return true;
}

bool Attachments::send_of_page(::Page& page) {
  const Object annotations = page.getAnnotsObject();
  if (!annotations.isArray()) return true;
  for (int i = 0; i < annotations.arrayGetLength(); ++i) {
    if (++annotations_ > max_annotations) return false;
    const Object annotation = annotations.arrayGet(i);
    if (!annotation.isDict() || !annotation.dictLookup("Subtype").isName("FileAttachment")) continue;
    if (!send(annotation.dictLookup("FS"))) return false;
  }
  return true;
}

}  // namespace

std::string pdf_text_of(const GooString* string) {
  if (string == nullptr) return {};
  Unicode* code_points = nullptr;
  const int length = TextStringToUCS4(string->toStr(), &code_points);
  const Handle<Unicode, gfree> owned(code_points);
  std::string text;
  for (int i = 0; i < std::min(length, 2000); ++i) {
    const char32_t c = code_points[i];
    if (c >= 0x20 && c != 0x7F && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF)) append_utf8(text, c);
  }
  return std::string(trim(text));
}

void send_pdf_attachments(PDFDoc& document, PartSink& parts) {
  Attachments attachments(document, parts);
  bool wanted = attachments.send_of_document();
  for (int number = 1; number <= document.getNumPages() && wanted; ++number)
    if (::Page* page = document.getPage(number); page != nullptr && page->isOk())
      wanted = attachments.send_of_page(*page);
}

bool is_portfolio(PDFDoc& document) {
  const Object catalog = document.getXRef()->getCatalog();
  return catalog.isDict() && catalog.dictLookup("Collection").isDict();
}

}  // namespace planlezer
