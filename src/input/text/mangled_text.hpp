// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hinterland {

/// Whether the text contains an HTML entity: &#30707; or &#x77F3;, also with an escaped ampersand
/// (&amp;#30707;), or a named one such as &amp;.
bool has_entity(std::string_view text);
/// The text with numeric entities decoded; other entities are unchanged.
std::string without_entities(std::string_view text);

/// How a text was damaged before it was stored in a file that is itself decoded correctly.
enum class Mangling : std::uint8_t {
  none,
  gbk_as_latin,   ///< Ê¯ÇÅ´å: GBK decoded as Latin letters
  utf8_as_latin,  ///< Ã§â€¦: UTF-8 decoded as Latin letters
  utf8_as_gbk,    ///< 鐭虫ˉ: UTF-8 decoded as GBK
  utf8_as_page,   ///< τÖ╜: UTF-8 decoded in another code page, as of DOS or Cyrillic
  gbk_as_page,    ///< ░╫: GBK decoded in another code page
  entities,       ///< &#30707; (HTML)
  escapes,        ///< \u77f3, \xe7\x9f\xb3, U+77F3 (JSON, programs)
  percents,       ///< %E7%9F%B3 (URLs)
  replacements,   ///< 锟斤拷, 烫烫烫: replacements for lost bytes
  lost,           ///< only ??? or �
};

/// Detects damage from the text alone. Latin letters (München, Đà Nẵng), an ampersand, URLs and a
/// single question mark are not damage. For some kinds a single short text may match by chance
/// (`may_be_chance`): require several.
Mangling mangling_of(std::string_view utf8);

bool may_be_chance(Mangling mangling);

/// Whether different names have become equal, such as ???.
bool is_lost(Mangling mangling);

/// The original text; empty if it cannot be restored with certainty.
std::string restored_text(std::string_view utf8, Mangling mangling);

}  // namespace hinterland
