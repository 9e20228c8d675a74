// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Chinese text whose bytes were decoded in a code page of another language before they were stored
/// in the file: DOS (437, 850), Cyrillic, Greek, Turkish, Central European, Macintosh, Big5, Korean
/// or Japanese.
struct Misread {
  std::string original;  ///< the original text; empty if the text is not damaged
  bool is_utf8 = false;  ///< the bytes were UTF-8; else GBK, which may be chance
  bool is_whole = true;  ///< no byte was lost
};

/// Encodes the text in each of these code pages and checks whether the bytes are usual Chinese
/// text, which is very rare for correct text of another language. CP1252 is handled in
/// `mangled_text`. Takes some conversions if the text is neither ASCII nor usual Chinese.
Misread read_back(std::string_view utf8);

/// Whether there are at least `least` non-ASCII characters and two thirds of them are common in
/// Chinese names.
bool are_usual_hanzi(std::string_view utf8, std::size_t least);
/// Whether the non-ASCII bytes form pairs as in GB 2312 and are not outnumbered by ASCII letters.
bool are_byte_pairs(std::string_view bytes);
/// Whether three quarters of the non-ASCII bytes belong to 3-byte characters of UTF-8.
bool are_three_byte_characters(std::string_view bytes);

}  // namespace hinterland
