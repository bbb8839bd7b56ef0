// planlezer search
#include "app/commands.h"
#include "app/json.h"
#include "app/labels.h"
#include "app/terminal.h"

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

Json to_json(const SearchHit& hit) {
  Json boxes = Json::array(), matches = Json::array();
  for (const auto& box : hit.boxes) boxes.push_back(planlezer::to_json(box));
  for (const auto& match : hit.matches) matches.push_back({{"begin", match.begin}, {"end", match.end}});
  return {{"document", hit.document},
          {"attachment", optional_to_json(hit.attachment)},
          {"page", hit.page},
          {"snippet", hit.snippet},
          {"score", hit.score},
          {"organisation", optional_to_json(hit.organisation)},
          {"document_kind", hit.document_kind},
          {"title", hit.title},
          {"sha256", hit.sha256},
          {"boxes", std::move(boxes)},
          {"matches", std::move(matches)},
          {"themes", hit.themes}};
}

Result<void> search(const GlobalOptions& global, const SearchOptions& options) {
  const auto store = Store::open(global.index, Store::Mode::read);
  if (!store) return tl::unexpected(store.error());
  const auto hits = (*store)->search(options.query);
  if (!hits) return tl::unexpected(hits.error());
  std::string text;
  if (options.format == "jsonl") {
    for (const auto& hit : *hits) text += to_line(to_json(hit)) + "\n";
  } else {
    text = as_text(*hits);
    if (hits->empty()) tell("Niets gevonden.");
  }
  return write_output({}, text);
}

}  // namespace

int run_search(const GlobalOptions& global, const SearchOptions& options) {
  const auto done = search(global, options);
  return done ? exit_done : report_error(done.error());
}

}  // namespace planlezer
