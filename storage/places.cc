#include "storage/places.h"

#include <set>

#include "storage/page_rows.h"

namespace planlezer {

namespace {

struct ContentPlace {
  std::int64_t missing = 0;
  std::string root, path, part, container;
  bool operator==(const ContentPlace&) const = default;
};

Result<std::vector<std::string>> contents_in(Database& database, std::int64_t container) {
  std::vector<std::string> contents;
  auto rows =
      database.query("SELECT DISTINCT sha256 FROM parts WHERE container = ? AND sha256 <> ''", container);
  while (rows.next()) contents.push_back(rows.text(0));
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return contents;
}

}  // namespace

Result<void> refresh_place(Database& database, const std::string& sha256) {
  ContentPlace before, now;
  std::int64_t id = 0;
  auto known = database.query(
      "SELECT id, missing, root, path, part, container FROM documents WHERE sha256 = ?", sha256);
  if (known.next()) {
    id = known.integer(0);
    before = {known.integer(1), known.text(2), known.text(3), known.text(4), known.text(5)};
  }
  if (auto done = known.finish(); !done || id == 0) return done;
  auto places = database.query(
      "SELECT missing, root, path, '' AS part, '' AS container FROM occurrences WHERE sha256 = ?1"
      " UNION ALL SELECT d.missing, d.root, d.path, CASE d.part WHEN '' THEN p.name ELSE d.part || '/' || "
      "p.name END,"
      " d.sha256 FROM parts p JOIN documents d ON d.id = p.container WHERE p.sha256 = ?1"
      " ORDER BY missing, root, path, part, container LIMIT 1",
      sha256);
  if (places.next())
    now = {places.integer(0), places.text(1), places.text(2), places.text(3), places.text(4)};
  if (auto done = places.finish(); !done || now == before) return done;
  auto put = database.run(
      "UPDATE documents SET missing = ?, root = ?, path = ?, part = ?, container = ?,"
      " rules = CASE WHEN path = ?3 AND part = ?4 AND container = ?5 THEN rules ELSE '' END WHERE id = ?6",
      now.missing, now.root, now.path, now.part, now.container, id);
  if (!put) return put;
  const auto inside = contents_in(database, id);
  if (!inside) return tl::unexpected(inside.error());
  for (const std::string& part : *inside)
    if (auto done = refresh_place(database, part); !done) return done;
  return {};
}

Result<void> replace_parts(Database& database, std::int64_t container, const StoredDocument& stored) {
  const auto before = contents_in(database, container);
  if (!before) return tl::unexpected(before.error());
  if (auto done = database.run("DELETE FROM parts WHERE container = ?", container); !done) return done;
  std::set<std::string> changed(before->begin(), before->end());
  std::int64_t position = 0;
  for (const StoredPart& part : stored.parts) {
    auto put = database.run(
        "INSERT INTO parts(container, position, name, sha256, media_type, size_bytes, is_inline, reason, "
        "error)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        container, position++, part.name, part.sha256, part.media_type, part.size_bytes, part.is_inline,
        part.reason, part.error);
    if (!put) return put;
    if (!part.sha256.empty()) changed.insert(part.sha256);
  }
  for (const std::string& content : changed)
    if (auto done = forget_unused(database, content); !done) return done;
  return {};
}

Result<std::vector<StoredPart>> read_parts(Database& database, const std::string& sha256) {
  std::vector<StoredPart> parts;
  auto rows = database.query(
      "SELECT p.name, p.sha256, p.media_type, p.size_bytes, p.is_inline, p.reason, p.error"
      " FROM parts p JOIN documents d ON d.id = p.container WHERE d.sha256 = ? ORDER BY p.position",
      sha256);
  while (rows.next())
    parts.push_back({rows.text(0), rows.text(1), rows.text(2), rows.integer(3), rows.integer(4) != 0,
                     rows.text(5), rows.text(6)});
  if (auto done = rows.finish(); !done) return tl::unexpected(done.error());
  return parts;
}

Result<void> forget_unused(Database& database, const std::string& sha256) {
  const auto document = database.number("SELECT id FROM documents WHERE sha256 = ?", sha256);
  if (!document) return tl::unexpected(document.error());
  if (*document == 0) return {};
  // An archive that holds itself does not keep itself here.
  const auto used = database.number(
      "SELECT EXISTS(SELECT 1 FROM occurrences WHERE sha256 = ?1)"
      " OR EXISTS(SELECT 1 FROM parts WHERE sha256 = ?1 AND container <> ?2)",
      sha256, *document);
  if (!used) return tl::unexpected(used.error());
  if (*used != 0) return refresh_place(database, sha256);
  const auto inside = contents_in(database, *document);
  if (!inside) return tl::unexpected(inside.error());
  if (auto done = delete_pages(database, *document); !done) return done;
  if (auto done = database.run("DELETE FROM documents WHERE id = ?", *document); !done) return done;
  for (const std::string& part : *inside)
    if (part != sha256)
      if (auto done = forget_unused(database, part); !done) return done;
  return {};
}

}  // namespace planlezer
