// The findings as a project for qualitative analysis: REFI-QDA 1.0 (www.qdasoftware.org), an archive with the
// texts of the documents and, in XML, the codes and which words have them.
#include <map>
#include <set>

#include "app/clock.h"
#include "app/corrections.h"
#include "app/html.h"
#include "app/labels.h"
#include "app/serve/routes.h"
#include "app/serve/zip.h"
#include "base/sha256.h"
#include "base/text.h"

namespace planlezer::serve {

namespace {

// The same name always has the same identifier.
std::string guid_of(const std::string& name) {
  const std::string hash = sha256_hex("planlezer " + name);
  return hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-4" + hash.substr(13, 3) + "-8" + hash.substr(17, 3) +
         "-" + hash.substr(20, 12);
}

std::string attribute(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + html_escaped(value) + "\"";
}

// What a finding is about, as codes: "soort/measure", "kpi/3", "thema/innovatie".
std::vector<std::string> codes_of(const Finding& finding) {
  std::vector<std::string> codes{"soort/" + finding.kind};
  for (const int kpi : finding.kpi) codes.push_back("kpi/" + std::to_string(kpi));
  for (const std::string& theme : finding.themes) codes.push_back("thema/" + theme);
  return codes;
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

class Project {
 public:
  explicit Project(Desk& desk) : made_at_(now_iso()) {
    for (const auto& theme : theme_labels(desk.rules())) themes_[theme.id] = theme.label;
    for (const auto& kpi : kpi_labels(desk.rules()))
      kpis_[std::to_string(kpi.number)] = "Kpi " + std::to_string(kpi.number) + ": " + kpi.label;
  }

  void add(const StoredDocument& document, const std::vector<StoredFinding>& findings) {
    std::string text;
    std::map<std::int32_t, std::size_t> begins;  // of each page, in code points
    std::map<std::int32_t, const Page*> pages;
    std::size_t length = 0;
    for (const Page& page : document.document.pages) {
      begins[page.number] = length;
      pages[page.number] = &page;
      text.append(page.text).append("\n\n");
      length += code_points(page.text) + 2;
    }
    const std::string guid = guid_of("source " + document.sha256);
    const std::string name = document.path + (document.attachment.empty() ? "" : "/" + document.attachment);
    zip_.add("sources/" + guid + ".txt", text);
    sources_ += "<TextSource" + attribute("guid", guid) + attribute("name", name) +
                attribute("plainTextPath", "internal://" + guid + ".txt") + made() + ">";
    for (const StoredFinding& stored : findings)
      for (const Place& place : stored.finding.places)
        if (const auto page = pages.find(place.page);
            page != pages.end() && place.span.end <= page->second->text.size())
          add_selection(stored, place, page->second->text, begins[place.page]);
    sources_ += "</TextSource>";
  }

  std::string finish(const std::string& name) {
    const std::string xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\"" +
        attribute("name", name) + attribute("origin", "planlezer") + attribute("creatingUserGUID", user_) +
        attribute("creationDateTime", made_at_) + "><Users><User" + attribute("guid", user_) +
        attribute("name", "planlezer") + "/></Users>" + code_book() + "<Sources>" + sources_ +
        "</Sources></Project>\n";
    zip_.add("project.qde", xml);
    return zip_.finish();
  }

 private:
  std::string made() const {
    return attribute("creatingUser", user_) + attribute("creationDateTime", made_at_);
  }

  void add_selection(const StoredFinding& stored, const Place& place, std::string_view text,
                     std::size_t page_begin) {
    const Finding& finding = stored.finding;
    const std::size_t begin = page_begin + code_points(text.substr(0, place.span.begin));
    const std::size_t end = begin + code_points(text.substr(place.span.begin, place.span.size()));
    const std::string key =
        stored.sha256 + finding.id + std::to_string(place.page) + "/" + std::to_string(begin);
    sources_ += "<PlainTextSelection" + attribute("guid", guid_of("selection " + key)) +
                attribute("name", finding.quote.substr(0, cut(finding.quote))) +
                attribute("startPosition", std::to_string(begin)) +
                attribute("endPosition", std::to_string(end)) + made() + ">";
    if (!stored.judged.note.empty())
      sources_ += "<Description>" + html_escaped(stored.judged.note) + "</Description>";
    for (const std::string& code : codes_of(finding)) {
      used_.insert(code);
      sources_ += "<Coding" + attribute("guid", guid_of("coding " + key + code)) + made() + "><CodeRef" +
                  attribute("targetGUID", guid_of("code " + code)) + "/></Coding>";
    }
    sources_ += "</PlainTextSelection>";
  }

  // A short beginning, not in the middle of a letter.
  static std::size_t cut(std::string_view text) {
    std::size_t end = std::min<std::size_t>(text.size(), 80);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end;
  }

  std::string label_of(const std::string& code) const {
    const std::string value = code.substr(code.find('/') + 1);
    if (code.starts_with("soort/")) return kind_label(value);
    const auto& labels = code.starts_with("kpi/") ? kpis_ : themes_;
    const auto found = labels.find(value);
    return found == labels.end() ? value : found->second;
  }

  std::string code_book() const {
    std::string xml = "<CodeBook><Codes>";
    for (const auto& [group, title] : {std::pair("soort/", "Soort"), {"kpi/", "Kpi"}, {"thema/", "Thema"}}) {
      std::string codes;
      for (const std::string& code : used_)
        if (code.starts_with(group))
          codes += "<Code" + attribute("guid", guid_of("code " + code)) + attribute("name", label_of(code)) +
                   attribute("isCodable", "true") + "/>";
      xml += "<Code" + attribute("guid", guid_of(std::string("group ") + group)) + attribute("name", title) +
             attribute("isCodable", "false") + ">" + codes + "</Code>";
    }
    return xml + "</Codes></CodeBook>";
  }

  const std::string made_at_;
  const std::string user_ = guid_of("user");
  std::map<std::string, std::string> themes_, kpis_;
  std::set<std::string> used_;
  std::string sources_;
  ZipWriter zip_;
};

}  // namespace

Result<Answer> get_project(Desk& desk, const Request& request) {
  const auto organisation = request.optional("organisation");
  const auto store = desk.reader();
  if (!store) return tl::unexpected(store.error());
  const auto documents = (*store)->document_list();
  if (!documents) return tl::unexpected(documents.error());
  Project project(desk);
  bool any = false;
  for (const StoredDocument& listed : *documents) {
    if (organisation && listed.facts.organisation != organisation) continue;
    const auto document = (*store)->document(listed.sha256, true);
    if (!document) return tl::unexpected(document.error());
    if (document->document.pages.empty()) continue;
    FindingFilter filter;
    filter.document = listed.sha256;
    auto findings = (*store)->findings(filter);
    if (!findings) return tl::unexpected(findings.error());
    std::erase_if(*findings, [](const StoredFinding& one) { return one.verdict == "rejected"; });
    apply_corrections(*findings);
    project.add(*document, *findings);
    any = true;
  }
  if (!any)
    return fail(ErrorCode::not_found, "Van \"" + organisation.value_or("") + "\" zijn er geen documenten.");
  const std::string name = organisation.value_or("planlezer");
  return download(project.finish(name), "application/octet-stream", name + ".qdpx");
}

}  // namespace planlezer::serve
