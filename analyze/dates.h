// Dates and periods in Dutch text. Pure; thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyze/finding.h"
#include "base/geometry.h"

namespace planlezer {

enum class DateRelation { none, by, before, from, until, between };  // uiterlijk/gereed/voor/vanaf/tot/tussen

struct DateMention {
  Span span;  // in the given text, with its preposition when that decides the relation ("uiterlijk 1 mei
              // 2025")
  Deadline deadline;
  DateRelation relation = DateRelation::none;
};

// `text`: normalised UTF-8 (single spaces, no line breaks). `document_date`: ISO or nothing; relative dates
// ("a.s.", "dit jaar", "binnen zes maanden", "eind september" without a year) need it, and without it keep
// text and precision with start and end open. Mentions do not overlap and come in order.
//
// Conventions (shared/domain.md): Q3 = 1 Jul–30 Sep; H1; begin = 1 Jan–31 Mar, medio = 1 May–31 Aug, eind = 1
// Oct–31 Dec of a year; begin/medio/eind of a month = days 1–10, 11–20, 21–last; a bare year = the whole
// year; 'uiterlijk D' = open start, end D; 'vóór D' = open start, end the day before D (before a period: the
// day before it starts); 'vanaf/met ingang van D' = start D, open end; 'per D' with a day = start and end
// D... see the table in dates.cc.
std::vector<DateMention> find_dates(std::string_view text, const std::optional<std::string>& document_date);

// "dd-mm-jjjj" for people.
std::string dutch_date(std::string_view iso);

}  // namespace planlezer
