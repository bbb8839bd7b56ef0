#include "app/report_html.h"

#include <algorithm>
#include <map>

#include "analyze/amounts.h"
#include "analyze/dates.h"
#include "app/html.h"
#include "app/labels.h"
#include "app/report_html_parts.h"
#include "app/terminal.h"

namespace planlezer {
namespace report_html {

std::string esc(std::string_view untrusted_text) {
  return html_escaped(untrusted_text);
}

std::string section(const std::string& id, const std::string& title, const std::string& intro,
                    const std::string& body) {
  return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-kop\">\n<h2 id=\"" + id + "-kop\">" +
         title + "</h2>\n" + (intro.empty() ? "" : "<p class=\"intro\">" + intro + "</p>\n") + body +
         "</section>\n";
}

std::string cell(const std::string& html, const std::string& html_class) {
  return (html_class.empty() ? "<td>" : "<td class=\"" + html_class + "\">") + html + "</td>";
}

std::string row_head(const std::string& html) {
  return "<th scope=\"row\">" + html + "</th>";
}

std::string head_row(const std::vector<std::string>& titles) {
  std::string row = "<tr>";
  for (const auto& title : titles) {
    // A leading '#' marks a column of numbers.
    const bool number = title.starts_with('#');
    row += std::string("<th scope=\"col\"") + (number ? " class=\"num\">" : ">") +
           title.substr(number ? 1 : 0) + "</th>";
  }
  return row + "</tr>\n";
}

std::string table(const std::string& caption, const std::string& head, const std::string& rows,
                  const std::string& html_class) {
  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption + "\"><table" +
         (html_class.empty() ? "" : " class=\"" + html_class + "\"") + "><caption>" + caption +
         "</caption>\n<thead>" + head + "</thead>\n<tbody>\n" + rows + "</tbody></table></div>\n";
}

std::string source_of(const Citation& citation) {
  return esc(source_label(citation));
}

std::string quoted(const Citation& citation, const std::vector<Citation>& repeats) {
  std::string html = citation.quote.empty() ? "<span class=\"muted\">(geen citaat)</span>"
                                            : "<q class=\"quote\">" + esc(citation.quote) + "</q>";
  html += "<span class=\"source\">" + source_of(citation);
  for (const auto& repeat : repeats) html += "; herhaald in " + source_of(repeat);
  return html + "</span>";
}

std::string organisation_name(const ReportModel& model, std::size_t organisation) {
  return esc(organisation_label(model.organisations[organisation]));
}

std::string badge(const std::string& text, const std::string& html_class) {
  return "<span class=\"badge " + html_class + "\">" + text + "</span>";
}

namespace {

std::string tile(const std::string& title, const std::string& number, const std::vector<std::string>& lines) {
  std::string html = "<div class=\"tile\"><h3>" + title + "</h3><div class=\"number\">" + number + "</div>";
  if (!lines.empty()) {
    html += "<ul>";
    for (const auto& line : lines) html += "<li>" + line + "</li>";
    html += "</ul>";
  }
  return html + "</div>\n";
}

std::string number(std::size_t count) {
  return dutch_count(count);
}

std::string matrix_cell(const ReportModel& model, std::size_t organisation, std::size_t kpi) {
  const MatrixCell& cell = model.organisations[organisation].cells[kpi];
  std::string inside;
  switch (cell.state) {
    case CellState::found:
      inside = "<strong>" + number(static_cast<std::size_t>(cell.measures)) + "</strong>";
      if (cell.derived > 0) inside += "<small>+ " + std::to_string(cell.derived) + " afgeleid</small>";
      break;
    case CellState::derived_only:
      inside = "<strong>(" + std::to_string(cell.derived) + ")</strong><small>alleen afgeleid</small>";
      break;
    case CellState::explicit_none:
      inside = "<small>niet nodig volgens plan</small>";
      break;
    case CellState::none_found:
      inside = "<strong>0</strong><small>geen gevonden</small>";
      break;
    case CellState::not_readable:
      inside = "<strong>?</strong><small>niet alles leesbaar</small>";
      break;
    case CellState::no_plan:
      inside = "<small>geen plan</small>";
      break;
  }
  if (cell.incomplete && cell.state != CellState::not_readable)
    inside += "<small>niet alles leesbaar</small>";
  if (!cell.assessment.empty())
    inside += "<small>zelftoets: " + esc(assessment_label(cell.assessment)) + "</small>";
  const std::string state = cell_code(cell.state);
  if (cell.measures + cell.derived == 0)
    return "<td><span class=\"box " + state + "\">" + inside + "</span></td>";
  return "<td><a class=\"" + state + "\" href=\"#dienst-" + std::to_string(organisation) + "-kpi-" +
         std::to_string(model.kpis[kpi].number) + "\">" + inside +
         "<span class=\"hidden\"> maatregelen</span></a></td>";
}

std::string legend() {
  const std::pair<CellState, std::string> entries[] = {
      {CellState::found, "aantal maatregelen dat het plan zelf aan de kpi verbindt"},
      {CellState::derived_only, "alleen maatregelen waarvan de kpi uit trefwoorden is afgeleid"},
      {CellState::explicit_none, "het plan zegt dat hier niets nodig is"},
      {CellState::none_found, "geen maatregel gevonden, alle tekst is gelezen"},
      {CellState::not_readable, "geen maatregel gevonden, maar niet alles was leesbaar"},
      {CellState::no_plan, "er is geen plan van deze dienst"}};
  const char* const signs[] = {"3", "(2)", "niet nodig", "0", "?", "geen plan"};
  std::string html = "<ul class=\"legend\">";
  std::size_t i = 0;
  for (const auto& [state, text] : entries)
    html += "<li><span class=\"" + cell_code(state) + "\">" + signs[i++] + "</span>" + text + "</li>";
  return html + "</ul>\n";
}

}  // namespace

std::string summary_section(const ReportModel& model) {
  std::map<Gap, std::size_t> gaps;
  std::size_t plans = 0, empty_cells = 0, nameless = 0;
  for (const auto& organisation : model.organisations) {
    plans += organisation.plans > 0;
    nameless += organisation.name.empty();
    empty_cells += organisation.kpis_without_measure.size();
    for (const auto& [gap, count] : organisation.gaps) gaps[gap] += static_cast<std::size_t>(count);
  }
  std::map<std::string, std::size_t> stances;
  for (const auto& fusion : model.fusions) ++stances[fusion.finding.stance.value_or("not_mentioned")];
  std::vector<std::string> fusion_lines;
  std::size_t speak_of_fusion = 0;
  for (const auto& [stance, count] : stances) {
    if (stance != "not_mentioned") speak_of_fusion += count;
    fusion_lines.push_back(number(count) + " × " + esc(stance_label(stance)));
  }
  std::size_t unread_pages = 0, unread_documents = 0;
  for (const auto& place : model.unread) ++(place.page > 0 ? unread_pages : unread_documents);
  const SupportTotal support = total_support(model);
  const double asked = support.max + support.fusion_max;

  std::string tiles = "<div class=\"tiles\">\n";
  tiles += tile("Diensten", number(model.organisations.size() - nameless),
                {number(plans) + " met een plan van aanpak",
                 counted(model.documents.size(), "document", "documenten") + ", " +
                     counted(static_cast<std::size_t>(model.pages), "pagina", "pagina's")});
  tiles +=
      tile("Maatregelen", number(model.measures.size()),
           {number(gaps[Gap::no_deadline]) + " zonder termijn",
            number(gaps[Gap::no_owner]) + " zonder trekker", number(gaps[Gap::late]) + " na 1 april 2026"});
  tiles += tile("Kpi's zonder maatregel", number(empty_cells), {"in plannen die geheel gelezen zijn"});
  tiles += tile("Plannen die over fusie spreken", number(speak_of_fusion), fusion_lines);
  tiles += tile("Gevraagde ondersteuning", esc(dutch_euro(asked)),
                {counted(static_cast<std::size_t>(support.requests), "vraag", "vragen"),
                 number(static_cast<std::size_t>(support.without_amount)) + " om geld zonder bedrag",
                 "beschikbaar voor het stelsel: " + esc(dutch_euro(model.money.total_available))});
  tiles += tile("Niet of deels gelezen", number(unread_pages) + " p.",
                {counted(unread_documents, "document", "documenten"),
                 number(static_cast<std::size_t>(model.ocr_pages)) + " pagina's met tekstherkenning"});
  tiles += "</div>\n";
  return section("samenvatting", "Samenvatting", "", tiles);
}

std::string matrix_section(const ReportModel& model) {
  std::string head = "<tr><th scope=\"col\">Dienst</th>";
  for (const auto& kpi : model.kpis) {
    head += "<th scope=\"col\">Kpi " + std::to_string(kpi.number) + "<small>" + esc(kpi.label) + "</small>";
    if (kpi.provisional) head += badge("voorlopig", "grey");
    head += "</th>";
  }
  head += "<th scope=\"col\" class=\"num\">Zonder kpi</th></tr>\n";
  std::string rows;
  for (std::size_t i = 0; i < model.organisations.size(); ++i) {
    const ReportOrganisation& organisation = model.organisations[i];
    std::string name = organisation_name(model, i);
    if (organisation.measures > 0) name = "<a href=\"#dienst-" + std::to_string(i) + "\">" + name + "</a>";
    rows += "<tr>" + row_head(name);
    for (std::size_t kpi = 0; kpi < model.kpis.size(); ++kpi) rows += matrix_cell(model, i, kpi);
    rows += cell("<span class=\"box\">" + std::to_string(organisation.measures_without_kpi) + "</span>") +
            "</tr>\n";
  }
  const bool provisional =
      std::any_of(model.kpis.begin(), model.kpis.end(), [](const KpiLabel& kpi) { return kpi.provisional; });
  return section(
      "matrix", "Maatregelen per dienst en kpi",
      std::string("Elk getal telt maatregelen één keer, ook als ze in een samenvattende tabel terugkomen.") +
          (provisional ? " De namen van de kpi's zijn voorlopig." : ""),
      table("Aantal maatregelen per dienst en kpi", head, rows, "matrix") + legend());
}

}  // namespace report_html

std::string report_as_html(const ReportModel& model) {
  using namespace report_html;
  const std::pair<const char*, const char*> links[] = {
      {"samenvatting", "Samenvatting"},   {"matrix", "Dienst × kpi"},     {"fusie", "Fusie"},
      {"ondersteuning", "Ondersteuning"}, {"hiaten", "Hiaten"},           {"maatregelen", "Maatregelen"},
      {"voortgang", "Voortgang"},         {"onleesbaar", "Niet gelezen"}, {"documenten", "Documenten"}};
  std::string nav;
  for (const auto& [id, title] : links)
    if (std::string_view(id) != "voortgang" || !model.versions.empty())
      nav += std::string("<li><a href=\"#") + id + "\">" + title + "</a></li>";
  const std::string rejected =
      model.rejected > 0
          ? " " + counted(static_cast<std::size_t>(model.rejected), "bevinding is", "bevindingen zijn") +
                " door een beoordelaar afgewezen en staat hier niet."
          : "";
  return "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"generator\" content=\"planlezer\">\n"
         "<title>Overzicht plannen van aanpak omgevingsdiensten</title>\n<style>" +
         std::string(style_sheet) +
         "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">Naar de inhoud</a>\n"
         "<header><div class=\"wrap\"><h1>Overzicht plannen van aanpak omgevingsdiensten</h1>\n<p>Gemaakt "
         "op " +
         esc(dutch_date(model.today)) +
         ". Elke regel noemt het document, de pagina en de woorden waarop zij rust; het oordeel is aan de "
         "lezer.</p>"
         "</div></header>\n<nav aria-label=\"Onderdelen\"><div class=\"wrap\"><ul>" +
         nav + "</ul></div></nav>\n<main class=\"wrap\" id=\"inhoud\">\n" + summary_section(model) +
         matrix_section(model) + fusion_section(model) + support_section(model) + gaps_section(model) +
         measures_section(model) + progress_section(model) + unread_section(model) +
         documents_section(model) +
         "</main>\n<footer><div class=\"wrap\">Automatisch gemaakt uit de ingediende documenten. Een "
         "maatregel die in een "
         "tabel of samenvatting terugkomt, telt één keer. Bij „eind 2025” geldt 1 oktober tot en met 31 "
         "december, bij "
         "„medio” 1 mei tot en met 31 augustus, bij „begin” 1 januari tot en met 31 maart." +
         rejected + "</div></footer>\n</body>\n</html>\n";
}

}  // namespace planlezer
