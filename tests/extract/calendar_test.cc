#include "extract/formats/calendar.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/page_sketch.h"
#include "tests/extract/read_with.h"

namespace planlezer {
namespace {

using testing::ElementsAre;

TEST(Calendar, AnAppointmentIsLabelledLines) {
  const Page page =
      read_with(
          read_calendar,
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\nTZID:Amsterdam\r\nEND:VTIMEZONE\r\n"
          "BEGIN:VEVENT\r\nSUMMARY;LANGUAGE=nl:Overleg kpi 3\\, 4\r\nDTSTART;TZID=Amsterdam:20240603T140000"
          "\r\nDTEND;TZID=Amsterdam:20240603T150000\r\nLOCATION:Zaal\\; boven\r\n"
          "ORGANIZER;CN=\"Jansen: P.\":mailto:p@x.nl\r\nATTENDEE;CN=K;ROLE=CHAIR:MAILTO:k@x.nl\r\n"
          "DESCRIPTION:Wij vragen 80.000 eu\r\n ro.\\n\\nTot dan\r\nBEGIN:VALARM\r\nDESCRIPTION:Wek"
          "ker\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
          .page();
  EXPECT_THAT(texts_of(page, BlockKind::paragraph),
              ElementsAre("Onderwerp: Overleg kpi 3, 4\nWanneer: 3 juni 2024 14:00 tot 15:00\nWaar: Zaal; "
                          "boven\nOrganisator: Jansen: P. <p@x.nl>\nGenodigden: K <k@x.nl>",
                          "Wij vragen 80.000 euro.", "Tot dan"));
}

TEST(Calendar, DaysTasksAndCancellations) {
  const auto text = [](const std::string& kind, const std::string& lines) {
    return read_with(read_calendar,
                     "BEGIN:VCALENDAR\nBEGIN:" + kind + "\n" + lines + "END:" + kind + "\nEND:VCALENDAR\n")
        .page()
        .text;
  };
  EXPECT_EQ(text("VEVENT", "DTSTART;VALUE=DATE:20240603\nDTEND;VALUE=DATE:20240605\n"),
            "Wanneer: 3 juni 2024 tot 5 juni 2024\n");
  EXPECT_EQ(text("VEVENT", "DTSTART:20240603T230000Z\nDTEND:20240604T010000Z\nSTATUS:CANCELLED\n"),
            "Wanneer: 3 juni 2024 23:00 (UTC) tot 4 juni 2024 01:00 (UTC)\nStatus: afgezegd\n");
  EXPECT_EQ(text("VTODO", "SUMMARY:Plan\nDUE:20241231\n"), "Onderwerp: Plan\nUiterlijk: 31 december 2024\n");
  EXPECT_EQ(text("VEVENT", "DTSTART:gisteren\n"), "Wanneer: gisteren\n");
}

TEST(Calendar, DamageAndNothing) {
  EXPECT_EQ(read_with(read_calendar, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a").page().text,
            "Onderwerp: a\n");
  EXPECT_EQ(read_with(read_calendar, "BEGIN:VCALENDAR\n:\n;\n\"\nEND:\n").page().state, PageState::blank);
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "BEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\n";
  EXPECT_EQ(read_with(read_calendar, many).page().state, PageState::partial);
}

}  // namespace
}  // namespace planlezer
