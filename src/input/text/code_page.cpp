// SPDX-License-Identifier: Apache-2.0
#include "input/text/encoding.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace hinterland {

std::string encoding_of_code_page(std::string_view cpg) {
  std::string word;  // letters and digits alone: "ANSI 936", "UTF-8" and "utf8" vary in the rest
  for (const char c : cpg) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      word.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
  }
  for (const std::string_view prefix : {"ANSI", "OEM", "CP", "WINDOWS"}) {
    if (word.starts_with(prefix) && word.size() > prefix.size()) word.erase(0, prefix.size());
  }
  using Pair = std::pair<std::string_view, std::string_view>;
  static constexpr std::array<Pair, 39> known = {
      {{"UTF8", "UTF-8"},          {"65001", "UTF-8"},        {"936", "GB18030"},
       {"54936", "GB18030"},       {"GBK", "GB18030"},        {"GB2312", "GB18030"},
       {"GB18030", "GB18030"},     {"EUCCN", "GB18030"},      {"950", "BIG5"},
       {"BIG5", "BIG5"},           {"932", "CP932"},          {"SJIS", "CP932"},
       {"SHIFTJIS", "CP932"},      {"51932", "EUC-JP"},       {"EUCJP", "EUC-JP"},
       {"949", "CP949"},           {"51949", "CP949"},        {"EUCKR", "CP949"},
       {"KSC5601", "CP949"},       {"874", "CP874"},          {"TIS620", "CP874"},
       {"1250", "CP1250"},         {"1251", "CP1251"},        {"1252", "CP1252"},
       {"1253", "CP1253"},         {"1254", "CP1254"},        {"1255", "CP1255"},
       {"1256", "CP1256"},         {"1257", "CP1257"},        {"1258", "CP1258"},
       {"850", "CP850"},           {"866", "CP866"},          {"KOI8R", "KOI8-U"},
       {"KOI8U", "KOI8-U"},        {"20866", "KOI8-U"},       {"ISO88595", "ISO-8859-5"},
       {"ISO88596", "ISO-8859-6"}, {"MACROMAN", "MACINTOSH"}, {"10000", "MACINTOSH"}}};
  const auto found = std::ranges::find(known, std::string_view(word), &Pair::first);
  return found == known.end() ? std::string() : std::string(found->second);
}

// The values: dBASE's language driver ids, as Esri lists them.
std::string encoding_of_language_byte(unsigned char language) {
  switch (language) {
    case 0x4D:
    case 0x7A:
      return "GB18030";
    case 0x4F:
    case 0x78:
      return "BIG5";
    case 0x13:
    case 0x7B:
      return "CP932";
    case 0x4E:
    case 0x79:
      return "CP949";
    case 0xC9:
      return "CP1251";
    case 0xC8:
      return "CP1250";
    case 0x65:
      return "CP866";
    default:
      return "";
  }
}

}  // namespace hinterland
