// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hinterland {

/// Segments a text without spaces into the fewest words of a list. Returns their indices in the
/// order of the text; nullopt if the text does not consist of such words. O(words × length²).
std::optional<std::vector<std::size_t>> broken_into_words(std::string_view text,
                                                          std::span<const std::string_view> words);

}  // namespace hinterland
