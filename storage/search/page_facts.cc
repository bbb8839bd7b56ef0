#include "storage/search/page_facts.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "storage/page_rows.h"

namespace planlezer {

namespace {

Result<void> read_documents(Database& database, PageFacts& facts) {
  auto documents = list_documents(database, {});
  if (!documents) return tl::unexpected(documents.error());
  facts.documents = std::move(*documents);
  std::map<std::string, std::uint32_t> places;
  for (const ListedDocument& document : facts.documents) {
    const auto [place, added] =
        places.emplace(document.organisation.value_or(""), static_cast<std::uint32_t>(places.size()));
    if (added) facts.organisations.push_back(place->first);
    facts.organisation.push_back(place->second);
    const bool dated = document.date.size() >= 4;
    facts.year.push_back(dated ? static_cast<std::uint32_t>(std::atoi(document.date.substr(0, 4).c_str()))
                               : 0);
  }
  return {};
}

Result<void> read_pages(Database& database, PageFacts& facts) {
  std::unordered_map<std::int64_t, std::uint32_t> places;
  for (std::size_t i = 0; i < facts.documents.size(); ++i)
    places.emplace(facts.documents[i].id, static_cast<std::uint32_t>(i));
  auto rows = database.query(
      "SELECT document, number, words FROM pages INDEXED BY pages_by_place ORDER BY document, number");
  double words = 0;
  while (rows.next()) {
    const auto document = places.find(rows.integer(0));
    if (document == places.end()) continue;
    PageFact page;
    page.id = page_id(rows.integer(0), rows.small(1));
    page.document = document->second;
    page.words = static_cast<float>(rows.integer(2));
    words += page.words;
    facts.pages.push_back(page);
  }
  if (words > 0) facts.mean_words = static_cast<float>(words / static_cast<double>(facts.pages.size()));
  return rows.finish();
}

// Rows come in the order of pages.
PageFact* next_page(PageFacts& facts, std::size_t& at, std::int64_t document, int number) {
  const std::int64_t id = page_id(document, number);
  at = facts.find(id, at);
  return facts.is_at(at, id) ? &facts.pages[at] : nullptr;
}

Result<void> read_findings(Database& database, PageFacts& facts) {
  auto rows = database.query(
      "SELECT document, page, count(*) FROM findings INDEXED BY findings_by_page GROUP BY document, page");
  std::size_t at = 0;
  while (rows.next())
    if (auto* page = next_page(facts, at, rows.integer(0), rows.small(1)))
      page->findings = static_cast<std::uint16_t>(std::min<std::int64_t>(rows.integer(2), UINT16_MAX));
  if (auto done = rows.finish(); !done) return done;
  auto kpis = database.query(
      "SELECT f.document, f.page, k.kpi FROM finding_kpis k JOIN findings f ON f.id = k.finding");
  while (kpis.next()) {
    std::size_t start = 0;
    const int kpi = kpis.small(2);
    if (auto* page = next_page(facts, start, kpis.integer(0), kpis.small(1));
        page && kpi >= 0 && kpi < static_cast<int>(most_kpis))
      page->kpis = static_cast<std::uint16_t>(page->kpis | (1U << kpi));
  }
  return kpis.finish();
}

Result<void> read_themes(Database& database, PageFacts& facts) {
  std::unordered_map<std::string, std::size_t> places;
  auto names =
      database.query("SELECT theme FROM page_themes UNION SELECT theme FROM finding_themes ORDER BY theme");
  while (names.next()) {
    places.emplace(names.text(0), facts.themes.size());
    facts.themes.push_back(names.text(0));
  }
  if (auto done = names.finish(); !done) return done;
  std::string name;
  for (const char* sql : {"SELECT document, page, theme FROM page_themes ORDER BY document, page",
                          "SELECT f.document, f.page, t.theme FROM finding_themes t JOIN findings f ON f.id "
                          "= t.finding ORDER BY 1, 2"}) {
    std::size_t at = 0;
    auto rows = database.query(sql);
    while (rows.next()) {
      auto* page = next_page(facts, at, rows.integer(0), rows.small(1));
      if (!page) continue;
      name.assign(rows.bytes(2));
      if (const std::size_t theme = places.at(name); theme < most_themes) page->themes.set(theme);
    }
    if (auto done = rows.finish(); !done) return done;
  }
  return {};
}

Result<void> read_recognised_words(Database& database, PageFacts& facts) {
  auto terms = database.query("SELECT term FROM page_terms WHERE term >= '?' AND term < '@'");
  while (terms.next()) facts.read_words.emplace_back(terms.bytes(0).substr(1));
  return terms.finish();
}

}  // namespace

std::size_t PageFacts::find(std::int64_t id, std::size_t from) const {
  // Mostly the page is near.
  std::size_t step = 1, end = from;
  while (end < pages.size() && pages[end].id < id) {
    from = end + 1;
    end += step;
    step *= 2;
  }
  end = std::min(end, pages.size());
  const auto found = std::partition_point(pages.begin() + static_cast<std::ptrdiff_t>(from),
                                          pages.begin() + static_cast<std::ptrdiff_t>(end),
                                          [&](const PageFact& page) { return page.id < id; });
  return static_cast<std::size_t>(found - pages.begin());
}

std::optional<std::int64_t> PhraseCounts::find(const std::string& phrase) const {
  const std::lock_guard lock(guard_);
  const auto found = pages_.find(phrase);
  return found == pages_.end() ? std::nullopt : std::optional(found->second);
}

void PhraseCounts::remember(const std::string& phrase, std::int64_t pages) const {
  const std::lock_guard lock(guard_);
  pages_[phrase] = pages;
}

Result<PageFactsPtr> read_page_facts(Database& database) {
  auto facts = std::make_shared<PageFacts>();
  for (const auto read : {read_documents, read_pages, read_findings, read_themes, read_recognised_words})
    if (auto done = read(database, *facts); !done) return tl::unexpected(done.error());
  return PageFactsPtr(std::move(facts));
}

Result<PageFactsPtr> PageFactsKeeper::current(Database& database) {
  const auto version = database.number("PRAGMA data_version");
  if (!version) return tl::unexpected(version.error());
  const std::int64_t own = sqlite3_total_changes64(database.connection());
  if (facts_ && *version == data_version_ && own == own_changes_) return facts_;
  auto facts = read_page_facts(database);
  if (!facts) return facts;
  facts_ = std::move(*facts);
  data_version_ = *version;
  own_changes_ = own;
  return facts_;
}

Result<std::shared_ptr<SharedPageFacts>> SharedPageFacts::over(std::unique_ptr<Database> database) {
  std::shared_ptr<SharedPageFacts> shared(new SharedPageFacts(std::move(database)));
  if (auto first = shared->current(); !first) return tl::unexpected(first.error());
  return shared;
}

SharedPageFacts::~SharedPageFacts() {
  if (reader_.joinable()) reader_.join();
}

Result<PageFactsPtr> SharedPageFacts::read() {
  const auto snapshot = Transaction::begin_read(*database_);
  if (!snapshot) return tl::unexpected(snapshot.error());
  return read_page_facts(*database_);
}

void SharedPageFacts::keep(PageFactsPtr facts, std::int64_t data_version, Clock::time_point begun) {
  constexpr int share = 20;  // reading takes less than this part of the time
  const auto now = Clock::now();
  facts_ = std::move(facts);
  data_version_ = data_version;
  reading_took_ = now - begun;
  due_ = now + share * reading_took_;
}

void SharedPageFacts::read_in_background(std::int64_t data_version) {
  if (reader_.joinable()) reader_.join();  // it is done
  reading_ = true;
  reader_ = std::thread([this, data_version, begun = Clock::now()] {
    auto facts = read();
    const std::lock_guard lock(guard_);
    reading_ = false;
    if (facts) keep(std::move(*facts), data_version, begun);
  });
}

Result<PageFactsPtr> SharedPageFacts::current() {
  const std::lock_guard lock(guard_);
  if (reading_) return facts_;
  const auto version = database_->number("PRAGMA data_version");
  if (!version) return tl::unexpected(version.error());
  if (facts_ && *version == data_version_) return facts_;
  const auto now = Clock::now();
  const bool costs_much = reading_took_ > std::chrono::milliseconds(50);
  if (facts_ && costs_much) {
    if (now >= due_) read_in_background(*version);
    return facts_;
  }
  auto facts = read();
  if (!facts) return facts;
  keep(std::move(*facts), *version, now);
  return facts_;
}

}  // namespace planlezer
