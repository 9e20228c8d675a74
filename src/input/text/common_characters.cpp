// SPDX-License-Identifier: Apache-2.0
#include "input/text/common_characters.hpp"

#include "input/text/frequent_characters.hpp"

#include <algorithm>
#include <string>

namespace hinterland {

namespace {

std::u32string sorted(std::u32string_view characters) {
  std::u32string result(characters);
  std::sort(result.begin(), result.end());
  return result;
}

bool holds(const std::u32string& characters, char32_t character) {
  return std::binary_search(characters.begin(), characters.end(), character);
}

}  // namespace

bool is_common(char32_t character, CommonCharacters characters) {
  static const std::u32string of_mainland = sorted(frequent_simplified);
  static const std::u32string of_taiwan = sorted(frequent_traditional);
  static const std::u32string of_korea = sorted(frequent_hangul);
  static const std::u32string of_japan = sorted(frequent_kanji);
  switch (characters) {
    case CommonCharacters::simplified_hanzi:
      return holds(of_mainland, character);
    case CommonCharacters::traditional_hanzi:
      return holds(of_mainland, character) || holds(of_taiwan, character);
    case CommonCharacters::hangul:
      return holds(of_korea, character);
    case CommonCharacters::kanji:
      return holds(of_japan, character);
  }
  return false;
}

}  // namespace hinterland
