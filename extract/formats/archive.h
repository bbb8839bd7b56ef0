// Archives and compressed files by libarchive: every file becomes a part with its path as name. Worker only:
// archive.cc is the only file that names libarchive.
#pragma once

#include "extract/formats/format.h"

namespace planlezer {

// zip, tar, 7z, RAR, and what gzip, bzip2, xz, Zstandard and compress made; of a compressed tar the files of
// the tar, of any other compressed file its content as the only part. Folders are no parts, links are parts
// with a reason. What was unpacked before damage or a limit stays. Errors: unreadable, unsupported, limit.
Result<FlowDocument> read_archive(std::string_view untrusted_bytes, const FormatRequest& request,
                                  PartSink& parts);

// Once per process, before it is locked in: tables for names.
void warm_up_archives();

}  // namespace planlezer
