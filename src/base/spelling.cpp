// SPDX-License-Identifier: Apache-2.0
#include "base/spelling.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace hinterland {

namespace {

bool continues_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Maps each character of a UTF-8 text to a distinct number; ASCII capitals as small letters.
std::vector<std::uint32_t> letters_of(std::string_view text) {
  std::vector<std::uint32_t> letters;
  for (const char byte : ascii_lower(std::string(text))) {
    const auto value = static_cast<unsigned char>(byte);
    if (continues_letter(byte) && !letters.empty() && letters.back() >= 0x80U) {
      letters.back() = (letters.back() << 8U) | value;
    } else {
      letters.push_back(value);
    }
  }
  return letters;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  const auto from = letters_of(a);
  const auto to = letters_of(b);
  std::vector<std::size_t> before_last(to.size() + 1);
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> here(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) here[j] = j;

  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, here);
    here[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t changed = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      here[j] = std::min({changed, last[j] + 1, here[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) here[j] = std::min(here[j], before_last[j - 2] + 1);
    }
  }
  return here.back();
}

namespace {

/// Removes the common ending of level words: 小溪 and 灵溪 for 小溪镇 and 灵溪镇.
void leave_out_level(std::vector<std::uint32_t>& a, std::vector<std::uint32_t>& b) {
  static const auto words = letters_of("省市县区旗镇乡村街道办事处社居委会");
  const auto is_word = [&](std::uint32_t letter) {
    return std::ranges::find(words, letter) != words.end();
  };
  while (a.size() > 1 && b.size() > 1 && a.back() == b.back() && is_word(a.back())) {
    a.pop_back();
    b.pop_back();
  }
}

/// Whether two words are similar enough for a suggestion. Alphabetic words may differ in at most
/// half of their letters. Chinese names, which are short, are compared without the level word, and
/// must differ in less than half of their characters, or in exactly half but not in the first:
/// 王住镇 is similar to 王庄镇, 小溪镇 is not similar to 灵溪镇.
bool are_alike(std::string_view a, std::string_view b, std::size_t distance) {
  constexpr std::uint32_t first_beyond_latin = 0xE00000;  // of three bytes
  auto from = letters_of(a);
  auto to = letters_of(b);
  const auto is_character = [](std::uint32_t letter) { return letter >= first_beyond_latin; };
  const bool are_characters =
      std::ranges::any_of(from, is_character) && std::ranges::any_of(to, is_character);
  if (!are_characters) return 2 * distance <= std::max(from.size(), to.size());
  leave_out_level(from, to);
  const std::size_t twice = 2 * distance;
  const std::size_t length = std::max(from.size(), to.size());
  return twice < length || (twice == length && from.front() == to.front());
}

/// Whether the name contains the wanted text, if that is long enough to be meaningful.
bool holds(std::string_view name, std::string_view wanted) {
  constexpr std::size_t min_bytes = 4;
  return wanted.size() >= min_bytes && name.find(wanted) != name.npos;
}

}  // namespace

std::string nearest_name(std::string_view wanted, std::span<const std::string> known) {
  std::string nearest;
  std::string nearest_holder;
  std::size_t least = 0;
  std::size_t min_of_holders = 0;
  for (const std::string& name : known) {
    const std::size_t distance = edit_distance(wanted, name);
    const bool alike = are_alike(wanted, name, distance);
    if (alike && (nearest.empty() || distance < least)) {
      nearest = name;
      least = distance;
    }
    if (holds(name, wanted) && (nearest_holder.empty() || distance < min_of_holders)) {
      nearest_holder = name;
      min_of_holders = distance;
    }
  }
  const bool is_typo = !nearest.empty() && least <= 1;
  return nearest_holder.empty() || is_typo ? nearest : nearest_holder;
}

Text suggest_name(std::string_view wanted, std::span<const std::string> known) {
  if (known.empty()) return {};
  const std::string nearest = nearest_name(wanted, known);
  if (!nearest.empty()) return filled_text("Did you mean '{}'?", "是否应为“{}”？", nearest);
  return filled_text("Choose one of: {}.", "可选：{}。", listed_text(known));
}

}  // namespace hinterland
