// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Normalises a word for comparison: trimmed, including ideographic spaces (U+3000), with ASCII
/// letters in lower case.
std::string plain_word(std::string_view text);

}  // namespace hinterland
