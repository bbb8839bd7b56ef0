#include "extract/formats/code_page.h"

#include <utility>

namespace planlezer {

namespace {

// Those that are not simply "windows-" with the number.
constexpr std::pair<int, const char*> names[] = {
    {437, "ibm-437"},       {850, "ibm-850"},       {852, "ibm-852"},       {858, "ibm-858"},
    {866, "ibm-866"},       {932, "windows-31j"},   {936, "gb18030"},       {1200, "utf-16le"},
    {1201, "utf-16be"},     {10000, "macintosh"},   {20127, "us-ascii"},    {20866, "koi8-r"},
    {20932, "euc-jp"},      {21866, "koi8-u"},      {28591, "iso-8859-1"},  {28592, "iso-8859-2"},
    {28593, "iso-8859-3"},  {28594, "iso-8859-4"},  {28595, "iso-8859-5"},  {28596, "iso-8859-6"},
    {28597, "iso-8859-7"},  {28598, "iso-8859-8"},  {28599, "iso-8859-9"},  {28603, "iso-8859-13"},
    {28605, "iso-8859-15"}, {50220, "iso-2022-jp"}, {50221, "iso-2022-jp"}, {50222, "iso-2022-jp"},
    {50225, "iso-2022-kr"}, {51932, "euc-jp"},      {51936, "gb18030"},     {51949, "euc-kr"},
    {52936, "hz-gb-2312"},  {54936, "gb18030"},     {65000, "utf-7"},       {65001, "utf-8"},
};

}  // namespace

std::string charset_of(int code_page) {
  for (const auto& [number, name] : names)
    if (number == code_page) return name;
  const bool known =
      (code_page >= 1250 && code_page <= 1258) || code_page == 874 || code_page == 949 || code_page == 950;
  return "windows-" + std::to_string(known ? code_page : windows_code_page);
}

}  // namespace planlezer
