#include "extract/glyph_codes.h"

#include "base/text.h"

namespace planlezer {

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_zero_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         c == 0xFEFF;
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool is_superscript_digit(char32_t c) {
  return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

char32_t wingding(char32_t c) {
  switch (c & 0xFF) {
    case 0xFC:
      return 0x2713;  // check mark
    case 0xFB:
      return 0x2717;  // cross
    case 0xFE:
      return 0x2611;
    case 0xFD:
      return 0x2612;
    case 0x6F:
    case 0xA8:
      return 0x2610;
    case 0xE0:
    case 0xE8:
    case 0xF0:
      return 0x2192;
    default:
      return 0x2022;
  }
}

char32_t symbol(char32_t c) {
  switch (c & 0xFF) {
    case 0x2D:
      return 0x2013;
    case 0xA3:
      return 0x2264;
    case 0xB3:
      return 0x2265;
    case 0xB1:
      return 0xB1;
    case 0xB4:
      return 0xD7;
    case 0xAE:
    case 0xDE:
      return 0x2192;
    case 0xB7:
      return 0x2022;
    default:
      return 0;
  }
}

char32_t combining_form(char32_t c) {
  switch (c) {
    case 0x60:
      return 0x300;
    case 0xB4:
      return 0x301;
    case 0x2C6:
    case 0x5E:
      return 0x302;
    case 0x2DC:
    case 0x7E:
      return 0x303;
    case 0xA8:
      return 0x308;
    case 0x2DA:
      return 0x30A;
    case 0xB8:
      return 0x327;
    case 0x2C7:
      return 0x30C;
    default:
      return c >= 0x300 && c <= 0x36F ? c : 0;
  }
}

void append_spelled_out(std::string& text, char32_t c) {
  switch (c) {
    case 0xFB00:
      text += "ff";
      break;
    case 0xFB01:
      text += "fi";
      break;
    case 0xFB02:
      text += "fl";
      break;
    case 0xFB03:
      text += "ffi";
      break;
    case 0xFB04:
      text += "ffl";
      break;
    case 0xFB05:
    case 0xFB06:
      text += "st";
      break;
    case 0x132:
      text += "IJ";
      break;
    case 0x133:
      text += "ij";
      break;
    default:
      append_utf8(text, c);
  }
}

}  // namespace planlezer
