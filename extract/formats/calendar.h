// Appointments and tasks of calendars (iCalendar, .ics) as labelled lines. Worker only.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// A block for each appointment: its subject ("Onderwerp: …"), when, where, by whom and for whom, and then its
// description. Alarms and time zones are passed over.
Result<FlowDocument> read_calendar(std::string_view untrusted_bytes, const FormatRequest& request,
                                   PartSink& parts);

}  // namespace planlezer
