// What the rules find. The fields follow the contract (docs/contract in README): see to_json in app for the
// JSON names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/page.h"

namespace planlezer {

// The programme's own target: the day every agency has to be robust.
inline constexpr std::string_view programme_target = "2026-04-01";

// All dates are ISO (jjjj-mm-dd).
struct Deadline {
  std::optional<std::string> start, end;  // nothing = open on that side
  std::string precision;  // day, week, month, quarter, season, half, part, year, range, open, event
  std::string text;       // as written
  bool generic = false;   // only the programme's own target, 1 April 2026
  bool operator==(const Deadline&) const = default;
};

struct Amount {
  std::optional<double> min, max;  // euro; nothing = open on that side
  std::string text;                // as written
  std::optional<bool> recurring;   // nothing = not said
  bool operator==(const Amount&) const = default;
};

struct PageBox {
  std::int32_t page = 0;
  Box box;
};

struct Finding {
  std::string id;  // stable while the content and the place stay the same
  std::string
      kind;  // measure, no_measure, fusion, support_request, no_support, self_assessment, kpi, amount, date
  std::vector<Place>
      places;  // where it stands, in order; empty for a conclusion without words (not_mentioned)
  std::vector<PageBox> boxes;
  std::string quote;
  std::vector<int> kpi;
  std::string kpi_basis = "none";  // explicit, heading, derived, none
  std::optional<Deadline> deadline;
  std::optional<std::string> owner;
  std::optional<Amount> amount;
  // measure: planned, ongoing, done, intended, exploratory, conditional; support_request: what it says of an
  // earlier one, if anything: changed, repeated, additional; no_support: withdrawn when it takes one back
  std::optional<std::string> status;
  std::optional<std::string> stance;  // fusion only
  std::vector<std::string> partners;  // fusion only
  std::optional<std::string> date;    // fusion: when; date findings: the resolved day or first day
  // support_request, and what a no_support withdraws: money, fusion_money, capacity, …
  std::optional<std::string> request;
  std::optional<std::string> assessment;  // self_assessment only: voldoet, deels, voldoet_niet
  std::vector<std::string> themes;
  std::optional<std::string> same_as;  // id of the first occurrence
  std::string origin = "native";       // native, ocr
  double confidence = 1;
  std::string rule;
  int rule_revision = 0;
  std::vector<std::string> evidence;  // ids or quotes of the mentions a conclusion rests on
  // In a document without pages of its own, for people: "alinea 12", "blad Planning, cel C4". Set where the
  // findings are shown or stored, not by the analysis.
  std::string location = {};

  std::int32_t page() const { return places.empty() ? 1 : places.front().page; }
};

// Whose document it is and what it is, each with the words that say so.
struct DocumentFacts {
  std::optional<std::string> organisation;
  double organisation_confidence = 0;
  std::string organisation_evidence;  // Dutch, for people
  std::string kind = "other";         // plan, self_assessment, letter, email, attachment, other
  std::string title;
  std::optional<std::string> date;  // ISO
  std::string date_evidence;
  std::string version;  // "0.8", "definitief", …
};

struct PageThemes {
  std::int32_t page = 0;
  std::vector<std::string> themes;
};

struct Analysis {
  DocumentFacts facts;
  std::vector<Finding> findings;  // by place
  std::vector<PageThemes> themes;
};

}  // namespace planlezer
