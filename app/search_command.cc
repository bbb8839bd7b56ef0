// planlezer search
#include <algorithm>
#include <chrono>
#include <sstream>

#include "app/commands.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/terminal.h"
#include "base/file.h"
#include "base/text.h"

namespace planlezer {
namespace {

// The store marks matches with « and »; a terminal shows them bold instead.
std::string emphasised(std::string snippet, bool colour) {
  if (!colour) return snippet;
  const auto replace_all = [&](std::string_view mark, std::string_view code) {
    for (auto at = snippet.find(mark); at != std::string::npos; at = snippet.find(mark, at + code.size()))
      snippet.replace(at, mark.size(), code);
  };
  replace_all("«", "\x1b[1;33m");
  replace_all("»", "\x1b[0m");
  return snippet;
}

std::string as_text(const std::vector<SearchHit>& hits) {
  const bool colour = shows_colour(Stream::output);
  std::string text;
  for (const auto& hit : hits) {
    text += bold(printable(hit.document), colour) +
            (hit.attachment ? " › " + printable(*hit.attachment) : "") +
            (hit.page == 0 ? ", bericht" : ", p. " + std::to_string(hit.page));
    if (hit.organisation) text += " — " + printable(*hit.organisation);
    text += dim(" [" + document_kind_label(hit.document_kind) + "]", colour) + "\n";
    text += "    " + emphasised(printable(hit.snippet), colour) + "\n";
  }
  return text;
}

std::string facet_line(const char* name, const std::vector<FacetCount>& facet,
                       std::string (*label)(std::string_view)) {
  std::string line;
  constexpr std::size_t most = 6;
  for (std::size_t i = 0; i < std::min(facet.size(), most); ++i)
    line += (i == 0 ? "" : ", ") + printable(label(facet[i].value)) + " (" +
            dutch_count(static_cast<std::uint64_t>(facet[i].pages)) + ")";
  if (facet.size() > most) line += ", …";
  return line.empty() ? "" : std::string(name) + ": " + line + "\n";
}

std::string as_is(std::string_view text) {
  return std::string(text);
}

// What was found in all, on standard error: the hits are for programs too.
void tell_about(const SearchResult& result) {
  if (result.hits.empty()) {
    tell("Niets gevonden." +
         (result.suggestion.empty() ? "" : " Bedoelde u: " + printable(result.suggestion) + "?"));
    return;
  }
  const SearchFacets& facets = result.facets;
  std::string about = counted(static_cast<std::uint64_t>(result.total), "pagina", "pagina's") + " in " +
                      counted(static_cast<std::uint64_t>(result.documents), "document", "documenten") +
                      ".\n" + facet_line("thema", facets.themes, as_is) +
                      facet_line("kpi", facets.kpis, as_is) +
                      facet_line("dienst", facets.organisations, as_is) +
                      facet_line("soort", facets.document_kinds, document_kind_label) +
                      facet_line("jaar", facets.years, as_is);
  about.pop_back();
  tell(about);
}

std::string shown(const std::string& format, const std::string& query, const SearchResult& result) {
  if (format == "text") return as_text(result.hits);
  if (format == "json") return to_line(to_json(query, result)) + "\n";
  std::string lines;
  for (const auto& hit : result.hits) lines += to_line(to_json(hit)) + "\n";
  return lines;
}

Result<int> search(const GlobalOptions& global, const SearchOptions& options) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto result = (*store)->search(options.query);
  if (!result) return tl::unexpected(result.error());
  if (auto done = write_output({}, shown(options.format, options.query.text, *result)); !done)
    return tl::unexpected(done.error());
  if (options.format == "text" || result->hits.empty()) tell_about(*result);
  return exit_done;
}

// Every query is asked; those that cannot be are all reported, with their line.
Result<int> search_all(const GlobalOptions& global, const SearchOptions& options) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto file = read_file(options.queries);
  if (!file) return tl::unexpected(file.error());
  std::istringstream lines(*file);
  int number = 0, wrong = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (trim(line).empty()) continue;
    SearchQuery query = options.query;
    query.text = line;
    const auto begun = std::chrono::steady_clock::now();
    const auto result = (*store)->search(query);
    const std::chrono::duration<double, std::milli> elapsed = std::chrono::steady_clock::now() - begun;
    std::string shown_result;
    if (!result) {
      if (result.error().code != ErrorCode::usage) return tl::unexpected(result.error());
      ++wrong;
      tell("Regel " + std::to_string(number) + ": " + result.error().message);
    }
    if (options.format == "text") {
      shown_result = bold(printable(line), shows_colour(Stream::output)) + "\n";
      if (result) shown_result += result->hits.empty() ? "    Niets gevonden.\n" : as_text(result->hits);
    } else {
      Json json = to_json(line, result.value_or(SearchResult()));
      json["elapsed_ms"] = elapsed.count();
      json["error"] = result ? Json() : Json(result.error().message);
      shown_result = to_line(json) + "\n";
    }
    if (auto done = write_output({}, shown_result); !done) return tl::unexpected(done.error());
  }
  return wrong == 0 ? exit_done : exit_failed;
}

}  // namespace

int run_search(const GlobalOptions& global, const SearchOptions& options) {
  const auto done = options.queries.empty() ? search(global, options) : search_all(global, options);
  return done ? *done : report_error(done.error());
}

}  // namespace planlezer
