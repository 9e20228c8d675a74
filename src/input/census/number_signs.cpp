// SPDX-License-Identifier: Apache-2.0
#include "input/census/number_signs.hpp"

#include "base/characters.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace hinterland {

namespace {

/// The number of bytes of the sign for "number of" at the start of the lower-case text; 0 if none.
std::size_t length_of_sign(std::string_view text) {
  // A sign without a point means "number of" only before a unit that is counted.
  static constexpr std::array<std::string_view, 11> signs = {
      "№", "n.º", "n.°", "nº", "n°", "no.", "nos.", "nr.", "num.", "nbr.", "nb."};
  static constexpr std::array<std::string_view, 6> bare = {"nos", "no", "nr", "num", "nbr", "nb"};
  static constexpr std::array<std::string_view, 9> counted = {"hh",     "households",  "families",
                                                              "people", "persons",     "population",
                                                              "pop",    "inhabitants", "residents"};
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  for (const std::string_view sign : bare) {
    if (!text.starts_with(sign)) continue;
    const std::size_t behind = std::min(text.find_first_not_of(" _-", sign.size()), text.size());
    const std::string_view rest = text.substr(behind);
    const auto is_next = [&](std::string_view word) { return rest.starts_with(word); };
    if (std::ranges::any_of(counted, is_next)) return sign.size();
  }
  return 0;
}

}  // namespace

std::string with_number_signs_written(std::string_view header) {
  const std::string lower = ascii_lower(std::string(header));
  std::string written;
  for (std::size_t i = 0; i < header.size();) {
    const bool is_within_word = i > 0 && (is_ascii_letter(header[i - 1]) || header[i - 1] == '.');
    const std::string_view rest = std::string_view(lower).substr(i);
    const std::size_t length = rest.front() == '#' ? 1 : is_within_word ? 0 : length_of_sign(rest);
    if (length == 0) {
      written += header[i++];
      continue;
    }
    const std::size_t behind = i + length;
    const bool has_of = lower.substr(behind).starts_with(" of");
    written += has_of ? " number" : " number of ";
    i = behind;
  }
  return written;
}

}  // namespace hinterland
