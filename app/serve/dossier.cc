#include "app/serve/dossier.h"

#include <algorithm>
#include <map>

#include "analyze/dates.h"
#include "app/clock.h"
#include "app/corrections.h"
#include "app/findings_table.h"
#include "app/html.h"
#include "app/labels.h"
#include "app/serve/png.h"
#include "app/serve/routes.h"
#include "base/text.h"

namespace planlezer::serve {

namespace {

constexpr int picture_width = 1000;
constexpr float margin = 14;  // points around the words

constexpr const char* style = R"css(
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
h1,h2,h3{line-height:1.2}h2{margin-top:2.5rem;border-bottom:2px solid #154273}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc}
article{margin:1.5rem 0;break-inside:avoid}blockquote{margin:.3rem 0;padding-left:1rem;border-left:3px solid #154273}
img{max-width:100%;border:1px solid #bbb}.facts{color:#444}.verdict{font-weight:600}
)css";

// In the order in which a reviewer reads them; mentions alone are no evidence.
constexpr const char* kinds[] = {"measure", "no_measure",      "self_assessment",
                                 "fusion",  "support_request", "no_support"};

std::string to_base64(std::string_view bytes) {
  static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t j = 0; j < 3; ++j)
      three = three << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      text += i + j > bytes.size() ? '=' : letters[three >> (18 - 6 * j) & 63];
  }
  return text;
}

// Yellow, as by a marker.
void mark(Picture& picture, int x0, int y0, int x1, int y1) {
  for (int y = std::max(y0, 0); y < std::min(y1, picture.height); ++y)
    for (int x = std::max(x0, 0); x < std::min(x1, picture.width); ++x) {
      char& blue = picture.pixels[3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                                       static_cast<std::size_t>(x)) +
                                  2];
      blue = static_cast<char>(static_cast<unsigned char>(blue) / 2);
    }
}

Picture in_colour(const Picture& picture) {
  if (picture.channels == 3) return picture;
  Picture coloured{picture.width, picture.height, 3, {}};
  for (const char grey : picture.pixels) coloured.pixels.append(3, grey);
  return coloured;
}

// The words of the finding on its first page, marked, with what stands around them.
std::string evidence(const Finding& finding, const Picture& page, float page_width) {
  if (finding.boxes.empty() || page_width <= 0) return {};
  const float scale = static_cast<float>(page.width) / page_width;
  const auto pixels = [&](float points) { return static_cast<int>(points * scale); };
  Box around = finding.boxes.front().box;
  for (const PageBox& box : finding.boxes)
    if (box.page == finding.page()) around.include(box.box);
  const int top = pixels(around.y0 - margin), bottom = pixels(around.y1 + margin);
  Picture part = in_colour(cut_out(page, 0, top, page.width, bottom));
  for (const PageBox& box : finding.boxes)
    if (box.page == finding.page())
      mark(part, pixels(box.box.x0), pixels(box.box.y0) - std::max(top, 0), pixels(box.box.x1),
           pixels(box.box.y1) - std::max(top, 0));
  return "<img alt=\"Uitsnede van de pagina met de gemarkeerde woorden\" src=\"data:image/png;base64," +
         to_base64(to_png(part)) + "\">";
}

std::string facts_of(const Finding& f) {
  std::vector<std::string> facts;
  if (!f.kpi.empty()) facts.push_back("kpi " + joined(f.kpi) + " (" + basis_label(f.kpi_basis) + ")");
  if (f.stance) facts.push_back(stance_label(*f.stance));
  if (!f.partners.empty()) facts.push_back("met " + join(f.partners, ", "));
  if (f.request) facts.push_back(request_label(*f.request));
  if (f.assessment) facts.push_back(assessment_label(*f.assessment));
  if (f.deadline) facts.push_back("termijn " + deadline_label(*f.deadline));
  if (f.owner) facts.push_back("trekker " + *f.owner);
  if (f.amount) facts.push_back(amount_label(*f.amount));
  if (f.status) facts.push_back(status_label(*f.status));
  if (f.date) facts.push_back(dutch_date(*f.date));
  return join(facts, " · ");
}

std::string judged_text(const Verdict& judged) {
  if (judged.verdict == "none" && judged.note.empty()) return {};
  std::string text = "<p class=\"verdict\">" + html_escaped(verdict_label(judged.verdict));
  if (!judged.reviewer.empty())
    text += " — " + html_escaped(judged.reviewer) + ", " +
            html_escaped(dutch_date(judged.decided_at.substr(0, 10)));
  text += "</p>";
  if (!judged.note.empty()) text += "<p>" + html_escaped(judged.note) + "</p>";
  return text;
}

class Dossier {
 public:
  Dossier(const DossierInput& input, const PagePicture& picture) : input_(input), picture_(picture) {
    for (const StoredDocument& document : input.documents) documents_[document.sha256] = &document;
  }

  std::string html() {
    std::string body = "<h1>" + html_escaped(input_.organisation) + "</h1><p>Dossier van " +
                       html_escaped(dutch_date(input_.date)) +
                       ", gemaakt met planlezer. Het programma geeft bewijs; het oordeel is van mensen.</p>" +
                       assessment() + documents();
    for (const char* kind : kinds) body += section(kind);
    return "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><meta http-equiv=\""
           "Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
           "'unsafe-inline'\"><title>Dossier " +
           html_escaped(input_.organisation) + "</title><style>" + style + "</style></head><body>" + body +
           "</body></html>\n";
  }

 private:
  std::string assessment() const {
    const Assessment& a = input_.assessment;
    std::string text = "<h2>Oordeel</h2>";
    if (a.judgement.empty() && a.reasons.empty()) return text + "<p>Er is nog geen oordeel gegeven.</p>";
    return text + "<p class=\"verdict\">" + html_escaped(judgement_label(a.judgement)) + " — " +
           html_escaped(a.reviewer) + ", " + html_escaped(dutch_date(a.decided_at.substr(0, 10))) +
           "</p><p>" + html_escaped(a.reasons) + "</p>";
  }

  static std::string judgement_label(const std::string& judgement) {
    static const std::map<std::string, std::string> labels{{"haalbaar", "haalbaar"},
                                                           {"mogelijk_niet", "mogelijk niet haalbaar"},
                                                           {"niet_haalbaar", "niet haalbaar"},
                                                           {"reeds_robuust", "reeds robuust"},
                                                           {"niet_te_beoordelen", "niet te beoordelen"}};
    const auto found = labels.find(judgement);
    return found == labels.end() ? "geen oordeel" : found->second;
  }

  std::string documents() const {
    std::string rows;
    for (const StoredDocument& one : input_.documents)
      rows += "<tr><td>" + html_escaped(name_of_document(one)) + "</td><td>" +
              html_escaped(document_kind_label(one.facts.kind)) + "</td><td>" +
              html_escaped(one.facts.date ? dutch_date(*one.facts.date) : "") + "</td><td>" +
              html_escaped(one.sha256) + "</td></tr>";
    return "<h2>Documenten</h2><table><tr><th>Document</th><th>Soort</th><th>Datum</th><th>SHA-256</th></"
           "tr>" +
           rows + "</table>";
  }

  static std::string name_of_document(const StoredDocument& document) {
    return document.path + (document.attachment.empty() ? "" : " › " + document.attachment);
  }

  std::string section(const std::string& kind) {
    std::string articles;
    for (const StoredFinding& stored : input_.findings)
      if (stored.finding.kind == kind && stored.verdict != "rejected" && !stored.finding.same_as)
        articles += article(stored);
    if (articles.empty()) return {};
    std::string title = kind_label_plural(kind);
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 32);
    return "<h2>" + html_escaped(title) + "</h2>" + articles;
  }

  std::string article(const StoredFinding& stored) {
    const Finding& finding = stored.finding;
    std::string html = "<article><blockquote>" +
                       html_escaped(finding.quote.empty() ? "(geen citaat)" : finding.quote) +
                       "</blockquote>";
    const std::string facts = facts_of(finding);
    html += "<p class=\"facts\">" + html_escaped(stored.document) +
            (stored.attachment ? " › " + html_escaped(*stored.attachment) : "") + ", " +
            html_escaped(place_label(finding)) + (facts.empty() ? "" : "<br>" + html_escaped(facts)) + "</p>";
    html += judged_text(stored.judged);
    const auto document = documents_.find(stored.sha256);
    if (document != documents_.end() && !finding.boxes.empty())
      html += picture_of(*document->second, finding);
    return html + "</article>";
  }

  // Findings come by page, so the last page is kept.
  std::string picture_of(const StoredDocument& document, const Finding& finding) {
    const auto page = std::pair(document.sha256, finding.page());
    if (page != last_page_) {
      last_page_ = page;
      last_ = picture_(document, finding.page());
      last_width_ = 0;
      for (const Page& one : document.document.pages)
        if (one.number == finding.page()) last_width_ = one.width;
    }
    return last_ ? evidence(finding, *last_, last_width_) : "";
  }

  const DossierInput& input_;
  const PagePicture& picture_;
  std::map<std::string, const StoredDocument*> documents_;
  std::pair<std::string, std::int32_t> last_page_;
  Result<Picture> last_ = tl::unexpected(Error{ErrorCode::not_found, ""});
  float last_width_ = 0;
};

Result<DossierInput> collect(Desk& desk, const std::string& organisation) {
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto all = (*store)->document_list();
  if (!all) return tl::unexpected(all.error());
  DossierInput input;
  input.organisation = organisation;
  input.date = today();
  for (const StoredDocument& one : *all) {
    if (one.facts.organisation != organisation) continue;
    auto whole = (*store)->document(one.sha256, true);  // for the sizes of the pages
    if (!whole) return tl::unexpected(whole.error());
    input.documents.push_back(std::move(*whole));
  }
  if (input.documents.empty())
    return fail(ErrorCode::not_found, "Van \"" + organisation + "\" zijn er geen documenten.");
  FindingFilter filter;
  filter.organisation = organisation;
  auto findings = (*store)->findings(filter);
  if (!findings) return tl::unexpected(findings.error());
  apply_corrections(*findings);
  input.findings = std::move(*findings);
  const auto assessments = (*store)->assessments();
  if (!assessments) return tl::unexpected(assessments.error());
  for (const Assessment& one : *assessments)
    if (one.organisation == organisation) input.assessment = one;
  return input;
}

}  // namespace

std::string dossier_html(const DossierInput& input, const PagePicture& picture) {
  return Dossier(input, picture).html();
}

Result<Answer> get_dossier(Desk& desk, const Request& request) {
  const std::string organisation = request.parameter("organisation");
  const auto input = collect(desk, organisation);
  if (!input) return tl::unexpected(input.error());
  const PagePicture picture = [&](const StoredDocument& document, std::int32_t page) -> Result<Picture> {
    if (!is_drawable(document.media_type)) return fail(ErrorCode::not_found, "");
    return desk.images().draw({desk.original_of(document.sha256).string(), document.media_type, page,
                               picture_width, desk.passwords()});
  };
  return download(dossier_html(*input, picture), "text/html; charset=utf-8",
                  "dossier-" + organisation + ".html");
}

}  // namespace planlezer::serve
