#include "extract/formats/calendar.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"
#include "extract/formats/charset.h"
#include "extract/formats/flow_page.h"
#include "extract/formats/office_package.h"
#include "extract/nfc.h"
#include "extract/plain_text.h"

namespace planlezer {

namespace {

constexpr int most_items = 10'000;
constexpr std::size_t most_attendees = 200;

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return result;
}

// "ORGANIZER;CN="Jansen, P.":mailto:p@x.nl".
struct Property {
  std::string name, parameters, value;
};

Property property_of(std::string_view line) {
  bool in_quotes = false;
  std::size_t colon = 0;
  for (; colon < line.size() && (in_quotes || line[colon] != ':'); ++colon)
    if (line[colon] == '"') in_quotes = !in_quotes;
  const std::string_view head = line.substr(0, colon);
  const auto semicolon = std::min(head.find(';'), head.size());
  return {upper(head.substr(0, semicolon)), std::string(head.substr(semicolon)),
          std::string(colon < line.size() ? line.substr(colon + 1) : std::string_view())};
}

// "\n", "\,", "\;", "\\".
std::string unescaped(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\' || i + 1 == value.size()) {
      text += value[i];
      continue;
    }
    const char next = value[++i];
    text += next == 'n' || next == 'N' ? '\n' : next;
  }
  return text;
}

// "Jansen, P. <p@x.nl>".
std::string person_of(const Property& property) {
  std::string address = property.value;
  if (upper(address).starts_with("MAILTO:")) address.erase(0, 7);
  const auto at = upper(property.parameters).find(";CN=");
  if (at == std::string::npos) return address;
  std::string_view name = std::string_view(property.parameters).substr(at + 4);
  const bool in_quotes = name.starts_with('"');
  if (in_quotes) name.remove_prefix(1);
  name = name.substr(0, name.find(in_quotes ? '"' : ';'));
  return name == address ? address : std::string(name) + " <" + address + ">";
}

// "20240603T140000Z" as "3 juni 2024 14:00 (UTC)"; what is no moment stays as it is.
std::string moment_of(std::string_view value) {
  static constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                           "mei",       "juni",     "juli",     "augustus",
                                                           "september", "oktober",  "november", "december"};
  const auto number = [&](std::size_t at, std::size_t count) {
    unsigned result = 0;
    for (std::size_t i = at; i < at + count; ++i)
      result = result * 10 + (i < value.size() && value[i] >= '0' && value[i] <= '9'
                                  ? static_cast<unsigned>(value[i] - '0')
                                  : 10'000U);
    return result;
  };
  const unsigned year = number(0, 4), month = number(4, 2), day = number(6, 2);
  if (year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::string(value);
  std::string text = std::to_string(day) + ' ' + std::string(months[month - 1]) + ' ' + std::to_string(year);
  const unsigned hour = number(9, 2), minute = number(11, 2);
  if (value.size() < 13 || value[8] != 'T' || hour > 23 || minute > 59) return text;
  std::array<char, 16> clock{};
  std::snprintf(clock.data(), clock.size(), " %02u:%02u", hour, minute);
  return text + clock.data() + (value.ends_with('Z') ? " (UTC)" : "");
}

struct Appointment {
  std::string summary, description, start, end, due, location, organiser, status;
  std::vector<std::string> attendees;

  void take(const Property& property);
  void add_to(FlowPage& page) const;
};

void Appointment::take(const Property& property) {
  const std::pair<std::string_view, std::string*> texts[] = {
      {"SUMMARY", &summary}, {"DESCRIPTION", &description}, {"LOCATION", &location}};
  for (const auto& [name, text] : texts)
    if (property.name == name && text->empty()) *text = unescaped(property.value);
  if (property.name == "DTSTART") start = moment_of(property.value);
  if (property.name == "DTEND") end = moment_of(property.value);
  if (property.name == "DUE") due = moment_of(property.value);
  if (property.name == "STATUS") status = upper(property.value);
  if (property.name == "ORGANIZER") organiser = person_of(property);
  if (property.name == "ATTENDEE" && attendees.size() < most_attendees)
    attendees.push_back(person_of(property));
}

void Appointment::add_to(FlowPage& page) const {
  std::string when = start;
  // The same day is said once.
  const auto clock = end.find(':') == std::string::npos ? std::string::npos : end.find(':') - 2;
  const bool same_day = clock != std::string::npos && start.substr(0, clock) == end.substr(0, clock);
  if (!end.empty() && end != start) when += " tot " + (same_day ? end.substr(clock) : end);
  const std::pair<std::string_view, std::string> lines[] = {
      {"Onderwerp", summary},
      {"Wanneer", when},
      {"Uiterlijk", due},
      {"Waar", location},
      {"Organisator", organiser},
      {"Genodigden", join(attendees, "; ")},
      {"Status", status == "CANCELLED" ? "afgezegd" : ""}};
  FlowBlock block;
  for (const auto& [label, text] : lines) {
    std::string line(trim(text));
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (!line.empty()) block.text.push_back({std::string(label) + ": " + line + "\n", false, false});
  }
  page.add(block);
  if (!trim(description).empty()) add_plain_text(description, 0, page);
}

// A line that begins with a blank goes on with the one before.
std::string unfolded(std::string_view text) {
  std::string lines;
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (goes_on && lines.ends_with('\n')) lines.pop_back();
    lines += goes_on ? line.substr(1) : line;
    lines += '\n';
  }
  return lines;
}

}  // namespace

Result<FlowDocument> read_calendar(std::string_view untrusted_bytes, const FormatRequest& /*request*/,
                                   PartSink& /*parts*/) {
  const std::string lines = unfolded(to_nfc(decode_text(untrusted_bytes, "utf-8")));
  FlowPage page(1);
  page.number_paragraphs();
  FlowDocument document;
  Appointment item;
  std::string inside;  // the component that is read; empty: none
  int depth = 0, items = 0;
  for (const std::string_view line : split(lines, '\n')) {
    const Property property = property_of(line);
    const std::string kind = upper(trim(property.value));
    if (property.name == "BEGIN" && !inside.empty()) {
      ++depth;  // an alarm
    } else if (property.name == "BEGIN" && (kind == "VEVENT" || kind == "VTODO" || kind == "VJOURNAL")) {
      inside = kind;
      item = {};
    } else if (property.name == "END" && depth > 0) {
      --depth;
    } else if (property.name == "END" && !inside.empty()) {
      item.add_to(page);
      inside.clear();
      if (++items < most_items) continue;
      document.notes.push_back(
          {1, "size_limit",
           "Deze agenda heeft meer afspraken dan er worden gelezen; de eerste zijn gelezen."});
      break;
    } else if (depth == 0 && !inside.empty()) {
      item.take(property);
    }
  }
  if (!inside.empty() && items < most_items) item.add_to(page);  // its end is missing
  document.pages.push_back(page.finish());
  mark_partial(document);
  return document;
}

}  // namespace planlezer
