// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace hinterland {

/// The characters that make up most of the place names in scripts with thousands of characters:
/// about 90 % of the characters in the names of a layer, but only about 20 % of those that a code
/// page lists first. So text decoded with the wrong code page can be recognised.
enum class CommonCharacters { simplified_hanzi, traditional_hanzi, hangul, kanji };

/// Whether the character is in the set. Simplified characters that Taiwan uses too are in both
/// sets.
bool is_common(char32_t character, CommonCharacters characters);

}  // namespace hinterland
