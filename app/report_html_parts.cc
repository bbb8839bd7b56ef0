#include "app/report_html_parts.h"

#include <algorithm>
#include <map>

#include "analyze/amounts.h"
#include "analyze/dates.h"
#include "app/findings_table.h"
#include "app/labels.h"
#include "app/terminal.h"
#include "base/text.h"

namespace planlezer::report_html {
namespace {

std::string stance_class(const std::string& stance) {
  if (stance == "realised" || stance == "decided" || stance == "intended") return "good";
  if (stance == "exploring" || stance == "cooperation_only") return "calm";
  return stance == "contradictory" ? "warn" : "grey";
}

std::string euro_range(double min, double max) {
  if (max <= 0) return "–";
  return min == max ? esc(dutch_euro(max)) : esc(dutch_euro(min)) + " – " + esc(dutch_euro(max));
}

std::string kpi_text(const Finding& finding) {
  if (finding.kpi.empty()) return "–";
  return esc(joined(finding.kpi)) +
         (finding.kpi_basis == "derived" ? " <span class=\"muted\">(afgeleid)</span>" : "");
}

std::string amount_cell(const Finding& finding) {
  if (!finding.amount) return cell("–", "num");
  std::string html = esc(amount_label(*finding.amount));
  if (finding.amount->recurring) html += *finding.amount->recurring ? "<br>structureel" : "<br>eenmalig";
  return cell(html, "num");
}

std::string gap_badges(const ReportMeasure& measure) {
  std::string html;
  for (const Gap gap : measure.gaps) html += badge(gap_label(gap), gap == Gap::late ? "bad" : "warn");
  if (measure.finding.origin == "ocr") html += badge("tekstherkenning", "grey");
  if (measure.verdict != "none" && !measure.verdict.empty())
    html += badge(esc(verdict_label(measure.verdict)), "good");
  return html;
}

std::string measure_row(const ReportModel& model, std::size_t index) {
  const ReportMeasure& measure = model.measures[index];
  const Finding& finding = measure.finding;
  return "<tr id=\"m-" + std::to_string(index) + "\">" + cell(quoted(measure.citation, measure.repeats)) +
         cell(kpi_text(finding)) + cell(finding.deadline ? esc(deadline_label(*finding.deadline)) : "–") +
         cell(finding.owner ? esc(*finding.owner) : "–") + amount_cell(finding) +
         cell(finding.status ? esc(status_label(*finding.status)) : "–") + cell(gap_badges(measure)) +
         "</tr>\n";
}

std::string measures_of(const ReportModel& model, std::size_t organisation, std::size_t& next) {
  const std::string id = "dienst-" + std::to_string(organisation);
  std::string html;
  const auto kpi_of = [&](std::size_t i) {
    const auto& kpis = model.measures[i].finding.kpi;
    return kpis.empty() ? 0 : kpis.front();
  };
  while (next < model.measures.size() && model.measures[next].organisation == organisation) {
    const int kpi = kpi_of(next);
    const std::string title = kpi == 0 ? "Zonder kpi" : "Kpi " + std::to_string(kpi);
    std::string rows;
    for (; next < model.measures.size() && model.measures[next].organisation == organisation &&
           kpi_of(next) == kpi;
         ++next)
      rows += measure_row(model, next);
    html += "<div id=\"" + id + "-kpi-" + std::to_string(kpi) + "\">" +
            table(title + " — " + organisation_name(model, organisation),
                  head_row({"Maatregel", "Kpi", "Termijn", "Trekker", "#Bedrag", "Status", "Let op"}), rows,
                  "measures") +
            "</div>\n";
  }
  return html;
}

// "p. 3–5, 9": pages with one message after each other.
std::string page_ranges(const std::vector<std::int32_t>& pages) {
  std::string text;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    text += (text.empty() ? "p. " : ", ") + std::to_string(pages[i]);
    if (last > i) text += "–" + std::to_string(pages[last]);
    i = last + 1;
  }
  return text;
}

std::string gap_list(const ReportModel& model, Gap gap) {
  std::string rows;
  std::size_t count = 0;
  for (std::size_t i = 0; i < model.measures.size(); ++i) {
    const ReportMeasure& measure = model.measures[i];
    if (std::find(measure.gaps.begin(), measure.gaps.end(), gap) == measure.gaps.end()) continue;
    ++count;
    rows += "<tr>" + row_head(organisation_name(model, measure.organisation)) +
            cell(kpi_text(measure.finding)) + cell(quoted(measure.citation)) +
            cell(measure.finding.deadline ? esc(deadline_label(*measure.finding.deadline)) : "–") + "</tr>\n";
  }
  const std::string title = "Maatregelen " + gap_label(gap);
  if (count == 0) return "";
  return "<details><summary>" + title + " <span class=\"muted\">(" + dutch_count(count) +
         ")</span></summary>" + table(title, head_row({"Dienst", "Kpi", "Maatregel", "Termijn"}), rows) +
         "</details>\n";
}

std::string support_money(const ReportModel& model) {
  const SupportTotal sum = total_support(model);
  const double asked = sum.max + sum.fusion_max, available = model.money.total_available;
  if (available <= 0) return "";
  const int share = static_cast<int>(std::min(100.0, asked / available * 100));
  return "<div class=\"money\"><p>Samen gevraagd: <strong>" + euro_range(sum.min + sum.fusion_min, asked) +
         "</strong>; beschikbaar voor het hele stelsel: <strong>" + esc(dutch_euro(available)) +
         "</strong>.</p><div class=\"bar\" role=\"img\" aria-label=\"" + std::to_string(share) +
         " procent van wat beschikbaar is\"><i style=\"width:" + std::to_string(share) +
         "%\"></i></div><p class=\"muted\">Gedacht wordt aan " + esc(dutch_euro(model.money.per_agency_min)) +
         " tot " + esc(dutch_euro(model.money.per_agency_max)) + " per dienst en " +
         esc(dutch_euro(model.money.fusion_extra)) + " extra bij een fusie.</p></div>\n";
}

std::string support_totals(const ReportModel& model) {
  std::string rows;
  for (std::size_t i = 0; i < model.organisations.size(); ++i) {
    const SupportTotal& total = model.organisations[i].support;
    if (total.requests == 0 && !total.says_none) continue;
    std::string others;
    for (const auto& [kind, count] : total.kinds)
      if (kind != "money" && kind != "fusion_money")
        others += badge(esc(request_label(kind)) + " " + std::to_string(count), "calm");
    if (total.requests == 0) others = badge("zegt geen ondersteuning nodig te hebben", "grey");
    const std::string judgement = support_judgement(total, model.money);
    const std::string judged = judgement.empty() ? "–"
                                                 : badge(judgement, judgement.starts_with("boven")  ? "bad"
                                                                    : judgement.starts_with("geen") ? "warn"
                                                                                                    : "good");
    rows += "<tr>" + row_head(organisation_name(model, i)) + cell(euro_range(total.min, total.max), "num") +
            cell(judged) + cell(euro_range(total.fusion_min, total.fusion_max), "num") +
            cell(total.without_amount > 0 ? std::to_string(total.without_amount) : "–", "num") +
            cell(others) + "</tr>\n";
  }
  if (rows.empty()) return "<p>Geen ondersteuningsvragen gevonden.</p>\n";
  return table("Gevraagde ondersteuning per dienst",
               head_row({"Dienst", "#Gevraagd voor de kpi's", "Bandbreedte", "#Gevraagd voor fusie",
                         "#Geldvragen zonder bedrag", "Andere vragen"}),
               rows);
}

}  // namespace

std::string fusion_section(const ReportModel& model) {
  std::string rows;
  std::vector<bool> has_plan(model.organisations.size(), false);
  for (const auto& fusion : model.fusions) {
    has_plan[fusion.organisation] = true;
    const Finding& finding = fusion.finding;
    const std::string stance = finding.stance.value_or("not_mentioned");
    const std::string words = finding.quote.empty()
                                  ? "<span class=\"source\">" + esc(fusion.citation.document) + "</span>"
                                  : quoted(fusion.citation);
    rows += "<tr>" + row_head(organisation_name(model, fusion.organisation)) +
            cell(badge(esc(stance_label(stance)), stance_class(stance))) +
            cell(finding.partners.empty() ? "–" : esc(join(finding.partners, ", "))) +
            cell(finding.date ? esc(dutch_date(*finding.date)) : "–", "day") + cell(words) + "</tr>\n";
  }
  std::string without;
  for (std::size_t i = 0; i < model.organisations.size(); ++i)
    if (!has_plan[i] && !model.organisations[i].name.empty())
      without += (without.empty() ? "" : ", ") + organisation_name(model, i);
  std::string body = rows.empty()
                         ? "<p>Er zijn geen plannen met een uitspraak over fusie.</p>\n"
                         : table("Stand van fusie per plan",
                                 head_row({"Dienst", "Stand", "Met", "Datum", "Woorden in het plan"}), rows);
  body += fusion_web_table(model);
  if (!without.empty()) body += "<p class=\"muted\">Geen plan gevonden van: " + without + ".</p>\n";
  return section("fusie", "Fusie", "Wat elk plan over een fusie van de eigen dienst zegt.", body);
}

std::string state_of(const ReportRequest& request) {
  if (request.finding.kind == "no_support") return request.finding.status == "withdrawn" ? "intrekking" : "–";
  std::string html =
      badge(request_state_label(request.state), request.state == RequestState::outstanding ? "good" : "grey");
  if (!request.by.empty()) html += " <span class=\"source\">door: „" + esc(request.by) + "”</span>";
  return html;
}

std::string support_section(const ReportModel& model) {
  std::string body = support_money(model) + support_totals(model);
  const auto list = [&](const std::vector<ReportRequest>& requests, const std::string& title) {
    if (requests.empty()) return std::string();
    std::string rows;
    for (const auto& request : requests)
      rows += "<tr>" + row_head(organisation_name(model, request.organisation)) +
              cell(request.finding.request ? esc(request_label(*request.finding.request)) : "–") +
              cell(kpi_text(request.finding)) + amount_cell(request.finding) + cell(state_of(request)) +
              cell(quoted(request.citation, request.repeats)) + "</tr>\n";
    return "<details open><summary>" + title + " <span class=\"muted\">(" + dutch_count(requests.size()) +
           ")</span></summary>" +
           table(title, head_row({"Dienst", "Soort", "Kpi", "#Bedrag", "Stand", "Woorden"}), rows) +
           "</details>\n";
  };
  body += list(model.requests, "Alle ondersteuningsvragen") +
          list(model.no_support, "Uitspraken dat geen ondersteuning nodig is");
  return section("ondersteuning", "Ondersteuning",
                 "Bedragen zijn opgeteld uit wat uitstaat: een vraag die in meer documenten staat, telt één "
                 "keer; wat later is "
                 "vervangen of ingetrokken, telt niet mee.",
                 body);
}

std::string gaps_section(const ReportModel& model) {
  std::string rows;
  for (std::size_t i = 0; i < model.organisations.size(); ++i) {
    const ReportOrganisation& organisation = model.organisations[i];
    if (organisation.measures == 0 && organisation.kpis_without_measure.empty()) continue;
    rows +=
        "<tr>" + row_head(organisation_name(model, i)) + cell(std::to_string(organisation.measures), "num");
    for (const Gap gap : all_gaps) {
      const auto found = organisation.gaps.find(gap);
      rows += cell(found == organisation.gaps.end() ? "–" : std::to_string(found->second), "num");
    }
    rows +=
        cell(organisation.kpis_without_measure.empty() ? "–"
                                                       : "kpi " + joined(organisation.kpis_without_measure)) +
        "</tr>\n";
  }
  std::string body =
      rows.empty()
          ? "<p>Geen hiaten gevonden.</p>\n"
          : table("Hiaten per dienst",
                  head_row({"Dienst", "#Maatregelen", "#Zonder termijn", "#Zonder trekker",
                            "#Na 1 april 2026", "#Alleen de algemene einddatum", "Kpi zonder maatregel"}),
                  rows);
  for (const Gap gap : all_gaps) body += gap_list(model, gap);
  return section(
      "hiaten", "Hiaten",
      "Wat in de maatregelen ontbreekt. Lopende en afgeronde maatregelen tellen niet mee bij „zonder "
      "termijn”.",
      body);
}

std::string measures_section(const ReportModel& model) {
  std::string body;
  std::size_t next = 0;
  for (std::size_t i = 0; i < model.organisations.size(); ++i) {
    const ReportOrganisation& organisation = model.organisations[i];
    if (organisation.measures == 0) continue;
    body +=
        "<details id=\"dienst-" + std::to_string(i) + "\"><summary>" + organisation_name(model, i) +
        " <span class=\"muted\">(" +
        counted(static_cast<std::size_t>(organisation.measures), "maatregel", "maatregelen") +
        (organisation.superseded_measures == 0 ? std::string()
                                               : "; " + std::to_string(organisation.superseded_measures) +
                                                     " in een andere versie of rapportage tellen niet mee") +
        ")</span></summary>" + measures_of(model, i, next) + "</details>\n";
  }
  if (body.empty()) body = "<p>Geen maatregelen gevonden.</p>\n";
  return section("maatregelen", "Maatregelen per dienst", "Open een dienst om haar maatregelen te zien.",
                 body);
}

std::string unread_section(const ReportModel& model) {
  std::string rows;
  for (std::size_t i = 0; i < model.unread.size();) {
    const UnreadPlace& first = model.unread[i];
    std::vector<std::int32_t> pages;
    std::size_t next = i;
    for (; next < model.unread.size(); ++next) {
      const UnreadPlace& place = model.unread[next];
      if (place.document != first.document || place.message != first.message || place.state != first.state ||
          (place.page == 0) != (first.page == 0))
        break;
      if (place.page > 0) pages.push_back(place.page);
    }
    rows += "<tr>" + row_head(esc(first.document)) + cell(organisation_name(model, first.organisation)) +
            cell(pages.empty() ? "heel het document" : page_ranges(pages)) +
            cell(badge(esc(state_label(first.state)), "warn")) + cell(esc(first.message)) + "</tr>\n";
    i = next;
  }
  return section("onleesbaar", "Wat niet of niet geheel gelezen is",
                 "Hier kan iets staan dat in dit overzicht ontbreekt. Kijk deze plaatsen zelf na.",
                 rows.empty() ? "<p>Alle documenten en pagina's zijn gelezen.</p>\n"
                              : table("Niet of deels gelezen",
                                      head_row({"Document", "Dienst", "Waar", "Toestand", "Reden"}), rows));
}

std::string documents_section(const ReportModel& model) {
  std::string rows;
  for (const auto& entry : model.documents) {
    const StoredDocument& document = entry.document;
    const DocumentFacts& facts = document.facts;
    std::string kind = esc(document_kind_label(facts.kind));
    if (!facts.version.empty()) kind += " <span class=\"muted\">(" + esc(facts.version) + ")</span>";
    std::string whose = organisation_name(model, entry.organisation);
    if (!facts.organisation_evidence.empty())
      whose += "<span class=\"source\">" + esc(facts.organisation_evidence) + "</span>";
    rows += "<tr>" +
            row_head(esc(document.path) +
                     (facts.title.empty() ? "" : "<span class=\"source\">" + esc(facts.title) + "</span>")) +
            cell(whose) + cell(kind) + cell(facts.date ? esc(dutch_date(*facts.date)) : "–", "day") +
            cell(std::to_string(document.document.page_count), "num") +
            cell(std::to_string(entry.measures), "num") +
            cell(entry.unread_pages > 0 ? std::to_string(entry.unread_pages) + " p. niet gelezen" : "") +
            "</tr>\n";
  }
  return section(
      "documenten", "Documenten", "Van welke dienst elk document is en waaruit dat blijkt.",
      rows.empty()
          ? "<p>De index bevat geen documenten.</p>\n"
          : table("Alle documenten",
                  head_row({"Document", "Dienst", "Soort", "Datum", "#Pagina's", "#Maatregelen", "Let op"}),
                  rows));
}

}  // namespace planlezer::report_html
