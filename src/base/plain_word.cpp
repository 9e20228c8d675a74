// SPDX-License-Identifier: Apache-2.0
#include "base/plain_word.hpp"

#include "base/ascii.hpp"

#include <array>
#include <cstddef>

namespace hinterland {

namespace {

constexpr std::array<std::string_view, 5> white_space = {" ", "\t", "\r", "\n", "\u3000"};

/// The length in bytes of the blank at the start or the end of the text; 0 without a blank.
std::size_t leading_blank(std::string_view text) {
  for (std::string_view blank : white_space) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t trailing_blank(std::string_view text) {
  for (std::string_view blank : white_space) {
    if (text.ends_with(blank)) return blank.size();
  }
  return 0;
}

}  // namespace

std::string plain_word(std::string_view text) {
  while (const std::size_t blank = leading_blank(text)) text.remove_prefix(blank);
  while (const std::size_t blank = trailing_blank(text)) text.remove_suffix(blank);
  return ascii_lower(std::string(text));
}

}  // namespace hinterland
