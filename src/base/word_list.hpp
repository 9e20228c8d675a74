// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hinterland {

/// Whether the text is one of the words.
template <class Words = std::initializer_list<std::string_view>>
bool is_one_of(std::string_view text, const Words& words) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

/// Whether the text contains one of the words.
template <class Words = std::initializer_list<std::string_view>>
bool holds_one_of(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

/// Whether the text begins with one of the words.
template <class Words = std::initializer_list<std::string_view>>
bool starts_with_one_of(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.starts_with(word); });
}

/// Whether the text ends with one of the words.
template <class Words = std::initializer_list<std::string_view>>
bool ends_with_one_of(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.ends_with(word); });
}

/// Segments a text without spaces into the fewest words of a list. Returns their indices in the
/// order of the text; nullopt if the text does not consist of such words. O(words × length²).
std::optional<std::vector<std::size_t>> broken_into_words(std::string_view text,
                                                          std::span<const std::string_view> words);

}  // namespace hinterland
