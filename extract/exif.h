// How a camera was held: the orientation that a JPEG's Exif block tells. Pure; trusts no length in it.
#pragma once

#include <string_view>

namespace planlezer {

// 1–8 as Exif has it (1: as stored; 3: upside down; 6: turn a quarter clockwise to show; 8: counterclockwise;
// the others also mirror). 1 when nothing is told.
int exif_orientation(std::string_view untrusted_jpeg);

}  // namespace planlezer
