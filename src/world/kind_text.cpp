// SPDX-License-Identifier: Apache-2.0
#include "world/kind_text.hpp"

#include "base/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace hinterland {

namespace {

/// Bytes of the UTF-8 character that starts here; 1 where there is none.
std::size_t length_of_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  return length <= text.size() ? length : 1;
}

/// The ASCII character that a full-width one is; 0: it is none.
char half_width(std::string_view character) {
  if (character.size() != 3) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  const unsigned code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
  if (code < 0xFF01 || code > 0xFF5E) return 0;
  return static_cast<char>(code - 0xFF01 + '!');
}

template <std::size_t count>
bool is_one_of(std::string_view character, const std::array<std::string_view, count>& marks) {
  return std::ranges::find(marks, character) != marks.end();
}

bool stands_between_words(std::string_view character) {
  return is_one_of<5>(character, {"、", "。", "·", "–", "—"});
}

/// Between Chinese characters a blank only spaces them: 医　院.
bool is_blank(std::string_view character) {
  return is_one_of<5>(character, {" ", "\u3000", "\u00A0", "\u200B", "\uFEFF"});
}

/// The text with its letters plain and one blank between words.
std::string with_plain_letters(std::string_view text) {
  std::string plain;
  bool spaced = false;  // blanks stand before the next character
  const auto blank = [&] {
    if (!plain.empty() && plain.back() != ' ') plain += ' ';
    spaced = false;
  };
  while (!text.empty()) {
    const std::string_view character = text.substr(0, length_of_character(text));
    text.remove_prefix(character.size());
    char c = character.size() == 1 ? character.front() : half_width(character);
    const bool is_ascii = c > 0;
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (is_blank(character)) {
      spaced = true;
    } else if (is_ascii && is_ascii_word(c)) {
      if (spaced) blank();
      plain += c;
    } else if (is_ascii || stands_between_words(character)) {
      blank();
    } else {
      if (spaced && !plain.empty() && is_ascii_word(plain.back())) blank();
      spaced = false;
      plain += character;
    }
  }
  if (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain;
}

/// "schools" -> "school", "facilities" -> "facility", "center" -> "centre".
std::string singular(std::string word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> spellings = {
      {{"center", "centre"}, {"theater", "theatre"}}};
  const auto ends_in = [&](std::string_view end) { return word.ends_with(end); };
  if (word.size() > 4 && ends_in("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 4 &&
             (ends_in("sses") || ends_in("shes") || ends_in("ches") || ends_in("xes"))) {
    word.resize(word.size() - 2);
  } else if (word.size() > 3 && ends_in("s") && !ends_in("ss") && !ends_in("us") &&
             !ends_in("is")) {
    word.pop_back();
  }
  for (const auto& [american, british] : spellings) {
    if (word == american) return std::string(british);
  }
  return word;
}

}  // namespace

std::string plain_kind(std::string_view text) {
  const std::string plain = with_plain_letters(text);
  std::string kind;
  std::string word;
  for (const char c : plain) {
    if (is_ascii_word(c)) {
      word += c;
      continue;
    }
    kind += singular(std::exchange(word, {}));
    kind += c;
  }
  return kind + singular(word);
}

}  // namespace hinterland
