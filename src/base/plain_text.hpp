// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Trims white space, ideographic spaces (U+3000) and NULs at both ends.
std::string_view without_blanks(std::string_view text);

/// Normalises a word for comparison: trimmed by `without_blanks`, with ASCII letters in lower case.
std::string plain_word(std::string_view text);

/// Converts characters with a narrow equivalent to ASCII: full-width forms, digits of other
/// scripts, no-break, thin and wide spaces, typographic quotes, dashes and minus signs. Other
/// characters are unchanged; zero-width characters are removed, and the text is trimmed.
std::string narrow_text(std::string_view text);

/// Replaces each occurrence of `from`, from left to right.
void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace hinterland
