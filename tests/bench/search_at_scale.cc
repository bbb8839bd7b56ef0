// How searching goes on as the collection grows:
//   search_at_scale TEXT [--pages N] [--make FILE | --index FILE] [--queries]
//
// Makes an index of N pages (100000 unless told) of an invented collection whose text follows TEXT (real
// Dutch, for instance what pdftotext gives of some reports) from word to word, see made_pages.h. Measured is
// how fast the store takes those pages, what the search index weighs beside the text, and with --queries how
// long Store::search takes for ten classes of forty queries each, made from the words of the index itself;
// every query is run once to warm the caches and then three times.
//   --make FILE    makes that index and keeps it
//   --index FILE   takes an index that is there; TEXT is not needed then
// Otherwise the index is in a folder for temporary files, and gone afterwards.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "storage/database.h"
#include "storage/dutch/folding.h"
#include "storage/store.h"
#include "tests/bench/made_pages.h"

namespace planlezer {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(2);
}

template <typename T>
T value_of(Result<T> result) {
  if (!result) stop(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// --- making

struct Making {
  std::size_t pages = 0, documents = 0, text_bytes = 0;
  double making_seconds = 0, storing_seconds = 0;
};

constexpr std::size_t batch = 100;  // documents, as ingest does

Making make_index(const std::filesystem::path& file, const WordChain& chain, std::size_t pages) {
  Making sum;
  Draw draw(20260401);
  auto store = value_of(Store::open(file, Store::Mode::write));
  const ReadSettings settings{"auto", extractor_version};
  while (sum.pages < pages) {
    const auto start = Clock::now();
    const std::size_t size = std::min(draw.between(20, 60), pages - sum.pages);
    const MadeDocument made = make_document(chain, draw, static_cast<int>(sum.documents), size);
    sum.making_seconds += seconds_since(start);
    const auto made_at = Clock::now();
    if (sum.documents % batch == 0) value_of(store->begin_batch());
    value_of(store->put_occurrence(made.occurrence));
    value_of(store->put_document(made.document, settings, made.analysis, "made"));
    if (++sum.documents % batch == 0) value_of(store->commit_batch());
    sum.storing_seconds += seconds_since(made_at);
    sum.pages += size;
    sum.text_bytes += made.text_bytes;
  }
  const auto last = Clock::now();
  value_of(store->commit_batch());
  store.reset();  // writes what is left of the log into the file
  sum.storing_seconds += seconds_since(last);
  return sum;
}

// --- weighing

constexpr double mega = 1e6;

void weigh(Database& database) {
  const auto text =
      static_cast<double>(value_of(database.number("SELECT sum(length(CAST(text AS BLOB))) FROM pages")));
  std::printf("%lld pages, %.1f MB of text\n",
              static_cast<long long>(value_of(database.number("SELECT count(*) FROM pages"))), text / mega);
  double all = 0, searched = 0;
  std::vector<std::pair<double, std::string>> parts;
  auto rows = database.query("SELECT name, pgsize FROM dbstat WHERE aggregate = 1 ORDER BY pgsize DESC");
  while (rows.next()) {
    parts.emplace_back(rows.real(1), rows.text(0));
    all += rows.real(1);
    if (parts.back().second.starts_with("page_text")) searched += rows.real(1);
  }
  value_of(rows.finish());
  std::printf("search index (page_text*) %.1f MB, %.3f of the text; whole file %.1f MB, %.2f of the text\n",
              searched / mega, searched / text, all / mega, all / text);
  for (const auto& [bytes, name] : parts)
    if (bytes > all / 200) std::printf("  %-28s %9.1f MB  %.3f\n", name.c_str(), bytes / mega, bytes / text);
}

// --- words of the index

using Words = std::vector<std::string>;

Words words_of(std::string_view text) {
  Words words(1);
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    const auto kind = class_of(c);
    if (kind == CharacterClass::letter || kind == CharacterClass::digit)
      append_folded(words.back(), c);
    else if (kind == CharacterClass::separator && !words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool is_plain(const std::string& word) {
  return word.size() >= 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// How many pages hold a word, and what the query classes draw from.
struct Vocabulary {
  Words rare, middle, common;   // 1–20 pages; 0.1–2 % of them; the fifty commonest
  std::set<std::string> usual;  // middle and common
  std::vector<Words> pages;     // some, whole
  Words organisations, kinds, themes;
};

Words column(Database& database, std::string_view sql) {
  Words values;
  auto rows = database.query(sql);
  while (rows.next()) values.push_back(rows.text(0));
  value_of(rows.finish());
  return values;
}

Vocabulary read_vocabulary(Database& database) {
  Vocabulary vocabulary;
  std::unordered_map<std::string, std::pair<std::uint32_t, std::uint32_t>> seen;  // pages, last of them
  std::uint32_t pages = 0;
  const auto every =
      std::max<std::int64_t>(1, value_of(database.number("SELECT count(*) FROM pages")) / 3000);
  auto rows = database.query("SELECT text FROM pages ORDER BY id");
  while (rows.next()) {
    ++pages;
    auto words = words_of(rows.bytes(0));
    for (const std::string& word : words)
      if (auto& [count, last] = seen[word]; last != pages) ++count, last = pages;
    if (pages % every == 0) vocabulary.pages.push_back(std::move(words));
  }
  value_of(rows.finish());
  std::vector<std::pair<std::uint32_t, std::string>> by_count;
  for (auto& [word, count] : seen) by_count.emplace_back(count.first, word);
  std::sort(by_count.begin(), by_count.end(), std::greater<>());
  for (const auto& [count, word] : by_count) {
    if (vocabulary.common.size() < 50 && word.size() > 1) {
      vocabulary.common.push_back(word);
      vocabulary.usual.insert(word);
    } else if (is_plain(word) && count <= 20) {
      vocabulary.rare.push_back(word);
    } else if (is_plain(word) && count >= pages / 1000 && count <= pages / 50) {
      vocabulary.middle.push_back(word);
      vocabulary.usual.insert(word);
    }
  }
  vocabulary.organisations = column(
      database, "SELECT DISTINCT organisation FROM documents WHERE organisation IS NOT NULL ORDER BY 1");
  vocabulary.kinds = column(database, "SELECT DISTINCT kind FROM documents ORDER BY 1");
  vocabulary.themes = column(database, "SELECT DISTINCT theme FROM page_themes ORDER BY 1");
  if (vocabulary.rare.empty() || vocabulary.middle.size() < 50 || vocabulary.common.size() < 50)
    stop("too little text to draw queries from");
  return vocabulary;
}

// --- queries

// Draws words and groups of words that do stand together on some page.
class Drawer {
 public:
  explicit Drawer(const Vocabulary& vocabulary) : vocabulary_(vocabulary), draw_(7) {
    for (const std::string& word : vocabulary.middle) middle_.insert(word);
  }

  std::string one(const Words& words) { return draw_.of(words); }

  // Two middle words of one page, at most so many words between them.
  std::pair<std::string, std::string> two_together(std::size_t most_between) {
    while (true) {
      const Words& page = draw_.of(vocabulary_.pages);
      if (page.size() < 10) continue;
      const std::size_t first = draw_.below(page.size() - 1);
      if (!middle_.contains(page[first])) continue;
      const std::size_t last = std::min(page.size() - 1, first + 1 + most_between);
      const std::string& second = page[draw_.between(first + 1, last)];
      if (middle_.contains(second) && second != page[first]) return {page[first], second};
    }
  }

  // Two or three words as they follow one another, a middle word among them.
  std::string phrase() {
    while (true) {
      const Words& page = draw_.of(vocabulary_.pages);
      const std::size_t size = draw_.between(2, 3);
      if (page.size() < 10) continue;
      const std::size_t first = draw_.below(page.size() - size);
      std::string text;
      bool usual = true, middle = false;
      for (std::size_t i = first; i < first + size; ++i) {
        usual = usual && vocabulary_.usual.contains(page[i]);
        middle = middle || middle_.contains(page[i]);
        text += (i == first ? "\"" : " ") + page[i];
      }
      if (usual && middle) return text + '"';
    }
  }

  SearchQuery filtered(std::size_t turn) {
    SearchQuery query;
    query.text = one(vocabulary_.middle);
    if (turn % 4 == 0 && !vocabulary_.organisations.empty())
      query.organisation = one(vocabulary_.organisations);
    if (turn % 4 == 1) query.kpi = static_cast<int>(draw_.between(1, 6));
    if (turn % 4 == 2 && !vocabulary_.themes.empty()) query.theme = one(vocabulary_.themes);
    if (turn % 4 == 3 && !vocabulary_.kinds.empty()) query.document_kind = one(vocabulary_.kinds);
    return query;
  }

  std::size_t between(std::size_t least, std::size_t most) { return draw_.between(least, most); }

 private:
  const Vocabulary& vocabulary_;
  Draw draw_;
  std::set<std::string> middle_;
};

struct QueryClass {
  std::string name;
  std::vector<SearchQuery> queries;
};

std::vector<QueryClass> make_queries(const Vocabulary& vocabulary) {
  Drawer drawer(vocabulary);
  std::vector<QueryClass> classes;
  const auto add = [&](const char* name, auto make) {
    QueryClass made{name, {}};
    for (std::size_t i = 0; i < 40; ++i) made.queries.push_back(make(i));
    classes.push_back(std::move(made));
  };
  const auto of_text = [](std::string text) {
    SearchQuery query;
    query.text = std::move(text);
    return query;
  };
  const auto& middle = vocabulary.middle;
  add("rare", [&](std::size_t) { return of_text(drawer.one(vocabulary.rare)); });
  add("middle", [&](std::size_t) { return of_text(drawer.one(middle)); });
  add("common", [&](std::size_t i) { return of_text(vocabulary.common[i]); });
  add("pair", [&](std::size_t) {
    const auto [a, b] = drawer.two_together(400);
    return of_text(a + ' ' + b);
  });
  add("phrase", [&](std::size_t) { return of_text(drawer.phrase()); });
  add("near", [&](std::size_t) {
    const auto [a, b] = drawer.two_together(8);
    return of_text("NEAR(" + a + ' ' + b + ", 8)");
  });
  add("prefix 2", [&](std::size_t) { return of_text(drawer.one(middle).substr(0, 2) + '*'); });
  add("prefix 4-5",
      [&](std::size_t) { return of_text(drawer.one(middle).substr(0, drawer.between(4, 5)) + '*'); });
  add("filtered", [&](std::size_t i) { return drawer.filtered(i); });
  add("or of 3", [&](std::size_t) {
    return of_text(drawer.one(middle) + " OR " + drawer.one(middle) + " OR " + drawer.one(middle));
  });
  return classes;
}

// All pages that answer; of a store that only gives the first twenty, how many of those.
template <typename Found>
double total_of(const Found& found) {
  if constexpr (requires { found.total; })
    return static_cast<double>(found.total);
  else
    return static_cast<double>(found.size());
}

void measure(Store& store, const QueryClass& asked) {
  constexpr int runs = 3;
  std::vector<double> times;
  std::string slowest;
  double most = 0, hits = 0;
  for (const SearchQuery& query : asked.queries) {
    hits += total_of(value_of(store.search(query)));
    for (int run = 0; run < runs; ++run) {
      const auto start = Clock::now();
      value_of(store.search(query));
      times.push_back(1000 * seconds_since(start));
      if (times.back() > most) most = times.back(), slowest = query.text;
    }
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  std::printf("%-12s %9.2f %9.2f %9.2f %10.1f   %s\n", asked.name.c_str(), at(0.5), at(0.95), times.back(),
              hits / static_cast<double>(asked.queries.size()), slowest.c_str());
  std::fflush(stdout);
}

// --- the program

struct Options {
  std::string text, make, index;
  std::size_t pages = 100'000;
  bool queries = false;
};

Options read_options(const std::vector<std::string_view>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto argument = arguments[i];
    const bool has_value = argument == "--pages" || argument == "--make" || argument == "--index";
    if (has_value && i + 1 == arguments.size()) stop(std::string(argument) + " wants a value");
    const std::string value(has_value ? arguments[++i] : argument);
    if (argument == "--pages") {
      const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), options.pages);
      if (error != std::errc() || options.pages == 0) stop("--pages wants a number");
    } else if (argument == "--make") {
      options.make = value;
    } else if (argument == "--index") {
      options.index = value;
    } else if (argument == "--queries") {
      options.queries = true;
    } else {
      options.text = value;
    }
  }
  if (options.index.empty() == options.text.empty() || (!options.make.empty() && !options.index.empty()))
    stop(
        "search_at_scale TEXT [--pages N] [--make FILE] [--queries], or search_at_scale --index FILE "
        "[--queries]");
  return options;
}

void make(const Options& options, const std::filesystem::path& file) {
  if (std::filesystem::exists(file)) stop(file.string() + " is there already; take it with --index");
  std::ifstream stream(options.text, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const WordChain chain(text);
  if (chain.empty()) stop(options.text + " holds no Dutch text");
  const Making made = make_index(file, chain, options.pages);
  const auto megabytes = static_cast<double>(made.text_bytes) / mega;
  std::printf("stored %zu pages of %zu documents, %.1f MB of text: %.1f s, %.2f MB/s (making them: %.1f s)\n",
              made.pages, made.documents, megabytes, made.storing_seconds, megabytes / made.storing_seconds,
              made.making_seconds);
}

void run(const std::vector<std::string_view>& arguments) {
  const Options options = read_options(arguments);
  std::filesystem::path folder, file = options.make.empty() ? options.index : options.make;
  if (file.empty()) {
    std::string name = std::filesystem::temp_directory_path() / "search-at-scale-XXXXXX";
    if (mkdtemp(name.data()) == nullptr) stop(name + " cannot be made");
    folder = name;
    file = folder / "index.db";
  }
  if (options.index.empty()) make(options, file);
  {
    auto database = value_of(Database::open(file, Database::Mode::read));
    weigh(*database);
    if (options.queries) {
      const auto classes = make_queries(read_vocabulary(*database));
      database.reset();
      auto store = value_of(Store::open(file, Store::Mode::read));
      std::printf("%-12s %9s %9s %9s %10s\n", "ms", "p50", "p95", "max", "hits");
      for (const QueryClass& asked : classes) measure(*store, asked);
    }
  }
  if (!folder.empty()) std::filesystem::remove_all(folder);
}

}  // namespace

}  // namespace planlezer

int main(int count, char** arguments) {
  planlezer::run({arguments + 1, arguments + count});
}
