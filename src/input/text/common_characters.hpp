// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace hinterland {

/// The characters that make up most of the names of places in a script with thousands of them: nine
/// in ten of those in the names of a layer. By chance it is two in ten of the characters that a
/// code page lists first, so that text read in a wrong code page stands out.
enum class CommonCharacters { simplified_hanzi, traditional_hanzi, hangul, kanji };

/// True where the character is one of them; simplified ones that Taiwan writes alike are in both.
bool is_common(char32_t character, CommonCharacters characters);

}  // namespace hinterland
