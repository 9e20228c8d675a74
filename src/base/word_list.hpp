// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string_view>

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

}  // namespace hinterland
