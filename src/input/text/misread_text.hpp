// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Chinese text whose bytes were read in the code page of another language before they came into
/// the file: in that of DOS (437, 850), of Cyrillic, Greek, Turkish, Central European or a
/// Macintosh, in Big5, or in that of Korean or Japanese.
struct Misread {
  std::string was;       ///< the text; empty: the text at hand was read rightly
  bool is_utf8 = false;  ///< the bytes were UTF-8; else GBK, which may be chance in a short text
  bool is_whole = true;  ///< no byte of it was lost
};

/// Reads the text back by each of these and looks whether usual Chinese comes out, which right text
/// of another language hardly ever does. CP1252 is `mangled_text`'s own. Costs some conversions
/// where the text is beyond ASCII and not in Chinese as it stands.
Misread read_back(std::string_view utf8);

/// Whether most of the characters beyond ASCII are usual ones in Chinese names.
bool are_usual_hanzi(std::string_view utf8, std::size_t least);
/// Pairs of bytes beyond ASCII alone, as GB 2312 has them.
bool are_pairs(std::string_view bytes);
/// Whether nearly all of the bytes beyond ASCII are characters of UTF-8 of three bytes.
bool are_threes(std::string_view bytes);

}  // namespace hinterland
