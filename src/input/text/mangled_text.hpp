// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hinterland {

/// How a text was damaged before it came into a file that is read rightly.
enum class Mangling : std::uint8_t {
  none,
  gbk_as_latin,   ///< Ê¯ÇÅ´å: the bytes of GBK taken for Latin letters
  utf8_as_latin,  ///< Ã§â€¦: those of UTF-8
  utf8_as_gbk,    ///< 鐭虫ˉ: those of UTF-8 taken for GBK
  utf8_as_page,   ///< τÖ╜: those of UTF-8 taken for another code page, as of DOS or of Cyrillic
  gbk_as_page,    ///< ░╫: those of GBK
  entities,       ///< &#30707; of HTML
  escapes,        ///< \u77f3, \xe7\x9f\xb3, U+77F3 of JSON, programs and lists
  percents,       ///< %E7%9F%B3 of addresses
  stand_ins,      ///< 锟斤拷, 烫烫烫: what is left of bytes that were lost
  lost,           ///< ??? or � alone: nothing is left
};

/// What was done to the text by what it looks like. Latin letters (München, Đà Nẵng), an ampersand,
/// addresses of pages and one question mark are none. Those of GBK and
/// `utf8_as_gbk` may be chance in a single short text (`may_be_chance`): rely on several.
Mangling mangling_of(std::string_view utf8);

bool may_be_chance(Mangling mangling);

/// Whether names that were different are now the same, as ??? is of each.
bool is_lost(Mangling mangling);

/// The text as it was; empty: that cannot be told for certain.
std::string mended_text(std::string_view utf8, Mangling mangling);

}  // namespace hinterland
