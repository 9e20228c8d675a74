// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hinterland {

/// Breaks a text that runs on without blanks into the fewest words of a list: their rows, in the
/// order of the text. None: the text is not made of them alone. O(words × length²).
std::optional<std::vector<std::size_t>> broken_into_words(std::string_view text,
                                                          std::span<const std::string_view> words);

}  // namespace hinterland
