#include "extract/formats/format.h"

#include "extract/formats/archive.h"
#include "extract/formats/calendar.h"
#include "extract/formats/csv.h"
#include "extract/formats/gmime.h"
#include "extract/formats/html.h"
#include "extract/formats/mbox.h"
#include "extract/formats/message.h"
#include "extract/formats/open_document.h"
#include "extract/formats/open_presentation.h"
#include "extract/formats/open_workbook.h"
#include "extract/formats/outlook_mailbox.h"
#include "extract/formats/outlook_message.h"
#include "extract/formats/presentation.h"
#include "extract/formats/rtf_document.h"
#include "extract/formats/tnef.h"
#include "extract/formats/word_document.h"
#include "extract/formats/workbook.h"

namespace planlezer {

namespace {

struct Format {
  std::string_view media_type;
  ReadFormat* read;
};

constexpr Format formats[] = {
    {"message/rfc822", read_message},
    {"application/mbox", read_mbox},
    {"text/html", read_html},
    {"application/x-ole-storage", read_ole_file},
    {"application/vnd.ms-outlook-pst", read_outlook_mailbox},
    {"application/vnd.ms-tnef", read_tnef},
    {"application/zip", read_archive},
    {"application/x-tar", read_archive},
    {"application/gzip", read_archive},
    {"application/x-bzip2", read_archive},
    {"application/x-xz", read_archive},
    {"application/zstd", read_archive},
    {"application/x-compress", read_archive},
    {"application/x-7z-compressed", read_archive},
    {"application/vnd.rar", read_archive},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_word_document},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", read_workbook},
    {"application/vnd.oasis.opendocument.text", read_open_document},
    {"application/vnd.oasis.opendocument.spreadsheet", read_open_workbook},
    {"application/vnd.oasis.opendocument.presentation", read_open_presentation},
    {"application/vnd.oasis.opendocument.graphics", read_open_presentation},
    {"application/vnd.oasis.opendocument.text-flat-xml", read_open_document},
    {"application/vnd.oasis.opendocument.spreadsheet-flat-xml", read_open_workbook},
    {"application/vnd.oasis.opendocument.presentation-flat-xml", read_open_presentation},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", read_presentation},
    {"text/csv", read_csv},
    {"application/rtf", read_rtf_document},
    {"text/calendar", read_calendar},
};

}  // namespace

ReadFormat* find_format(std::string_view media_type) {
  for (const Format& format : formats)
    if (format.media_type == media_type) return format.read;
  return nullptr;
}

void warm_up_formats() {
  warm_up_archives();
  warm_up_ole();
  warm_up_mail();
}

}  // namespace planlezer
