#include "storage/document_list.h"

#include <algorithm>
#include <tuple>

#include "storage/dutch/tokenizer.h"

namespace planlezer {

namespace {

// A name as words, so that "odr" is not found in "odra".
std::string words_of(Tokenizer& tokenizer, std::string_view name) {
  std::string words = " ";
  tokenizer.tokenize(name, [&](const Token& token) {
    if (token.first) words.append(token.term).append(1, ' ');
    return true;
  });
  return words;
}

void keep_organisation(std::vector<ListedDocument>& documents, const std::string& wanted) {
  std::vector<std::string> names;
  names.reserve(documents.size());
  for (const auto& document : documents) names.push_back(document.organisation.value_or(""));
  const auto meant = names_meant(names, wanted);
  std::size_t i = 0;
  std::erase_if(documents, [&](const ListedDocument&) { return !meant[i++]; });
}

bool is_named(Database& database, const ListedDocument& document, const std::string& name) {
  if (document.sha256 == name || document.path == name || document.path.ends_with("/" + name) ||
      document.attachment == name || document.attachment.ends_with("/" + name))
    return true;
  auto rows = database.query("SELECT path FROM occurrences WHERE sha256 = ?", document.sha256);
  while (rows.next()) {
    const std::string path = rows.text(0);
    if (path == name || path.ends_with("/" + name)) return true;
  }
  return false;
}

}  // namespace

std::vector<bool> names_meant(const std::vector<std::string>& names, std::string_view wanted_name) {
  Tokenizer tokenizer;
  const std::string wanted = words_of(tokenizer, wanted_name);
  std::vector<std::string> as_words;
  as_words.reserve(names.size());
  for (const auto& name : names) as_words.push_back(words_of(tokenizer, name));
  const bool exact = std::find(as_words.begin(), as_words.end(), wanted) != as_words.end();
  std::vector<bool> meant;
  for (const std::string& name : as_words)
    meant.push_back(exact ? name == wanted : wanted.size() > 1 && name.find(wanted) != std::string::npos);
  return meant;
}

Result<std::vector<ListedDocument>> list_documents(Database& database, const DocumentFilter& filter) {
  std::vector<ListedDocument> documents;
  auto rows = database.query(
      "SELECT id, sha256, organisation, kind, CASE WHEN title <> '' THEN title ELSE meta_title END, path, "
      "part, coalesce(date, '') FROM documents");
  while (rows.next())
    documents.push_back({rows.integer(0), rows.text(1), rows.text(5), rows.text(6), rows.optional_text(2),
                         rows.text(3), rows.text(4), rows.text(7)});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  if (filter.kind)
    std::erase_if(documents, [&](const auto& document) { return document.kind != *filter.kind; });
  if (filter.document)
    std::erase_if(documents,
                  [&](const auto& document) { return !is_named(database, document, *filter.document); });
  if (filter.organisation) keep_organisation(documents, *filter.organisation);
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
    return std::tie(a.path, a.attachment, a.sha256) < std::tie(b.path, b.attachment, b.sha256);
  });
  return documents;
}

}  // namespace planlezer
