// What a cell, or the value behind a label, is by its own words, whatever stands over it. Private to
// analyze/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/analysis.h"
#include "analyze/columns.h"

namespace planlezer {

enum class Content : std::uint8_t {
  nothing,    // "–", "n.v.t.", "geen", "p.m."
  kpi,        // "KPI 3"
  number,     // "85", "50 – 65"
  day,        // a date or period
  sum,        // "€ 85.000"
  role,       // "teamleider Bodem", "HR", "J. de Wit"
  status,     // "loopt", "nog te starten"
  judgement,  // "voldoet deels"
  answer,     // "ja", "x"
  act,        // "Opleidingsplan opstellen", "Werving van …": something done
  telling,    // "Vertrek komt als verrassing": how things stand
  words,      // other words
  count
};

Content content_of(const DocumentAnalysis& analysis, std::string_view text);

// Of all values in one column, or behind one label.
class ContentCount {
 public:
  void add(Content content, std::string_view text);
  void merge(const ContentCount& other);
  std::size_t of(Content content) const { return counts_[static_cast<std::size_t>(content)]; }
  std::size_t filled() const;  // with more than a dash
  std::size_t texts() const { return of(Content::act) + of(Content::telling) + of(Content::words); }
  std::size_t letters() const { return letters_; }
  bool repeats() const { return distinct_.size() < filled(); }
  // At least three in four of what is filled in.
  bool is_mostly(Content content) const { return filled() > 0 && of(content) * 4 >= filled() * 3; }
  bool is_text() const { return filled() > 0 && texts() * 2 > filled(); }
  // From -1 (all tell how things stand) to 1 (all are done).
  double doing() const;
  // What the values are when they are no text: when, money, owner, status, kpi, assessment.
  std::optional<ColumnKind> kind() const;

 private:
  std::array<std::size_t, static_cast<std::size_t>(Content::count)> counts_ = {};
  std::size_t letters_ = 0;
  std::set<std::string> distinct_;
};

}  // namespace planlezer
