// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace hinterland {

// ASCII letters and digits, independent of the locale. Bytes of other characters are neither.

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
/// Whether the text has digits and nothing else; an empty text has none.
constexpr bool are_ascii_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_ascii_digit);
}

constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

constexpr bool is_ascii_small(char c) { return c >= 'a' && c <= 'z'; }

constexpr bool is_ascii_letter(char c) { return is_ascii_capital(c) || is_ascii_small(c); }

constexpr bool is_ascii_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Whether a byte belongs to a non-ASCII character.
constexpr bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

constexpr bool is_ascii(std::string_view text) {
  return std::ranges::none_of(text, is_beyond_ascii);
}

/// The value of a hexadecimal digit; -1 for other characters.
constexpr int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Converts ASCII letters to lower or upper case; other characters are unchanged.
inline std::string ascii_lower(std::string text) {
  for (char& c : text) c = is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

inline std::string ascii_upper(std::string text) {
  for (char& c : text) c = is_ascii_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

/// Equality without regard to the case of ASCII letters.
constexpr bool same_letter(char a, char b) {
  const auto small = [](char c) {
    return is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return small(a) == small(b);
}

inline bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, same_letter);
}

/// The same for the beginning and the end of a text.
inline bool starts_like(std::string_view text, std::string_view beginning) {
  return text.size() >= beginning.size() && same_name(text.substr(0, beginning.size()), beginning);
}

inline bool ends_like(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() &&
         same_name(text.substr(text.size() - ending.size()), ending);
}

/// U+FFFD, which replaces undecodable bytes.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// The length in bytes of the non-ASCII UTF-8 character at the start; 0 for ASCII and invalid
/// sequences, including overlong forms, surrogates and values above U+10FFFF (Unicode 15, table
/// 3-7).
inline std::size_t character_length(std::string_view value) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < value.size() ? static_cast<unsigned char>(value[i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool overlong = lead == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = lead == 0xED && byte(1) > 0x9F;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool overlong = lead == 0xF0 && byte(1) < 0x90;
    const bool too_high = lead == 0xF4 && byte(1) > 0x8F;
    return follows(1) && follows(2) && follows(3) && !overlong && !too_high ? 4 : 0;
  }
  return 0;
}

/// Whether the text is UTF-8 (RFC 3629: no overlong forms, no surrogates).
inline bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = character_length(text.substr(i));
    if (length == 0 && static_cast<unsigned char>(text[i]) >= 0x80) return false;
    i += length == 0 ? 1 : length;
  }
  return true;
}

/// Decodes a character of `length` bytes, as `character_length` gives it; with 0 the value of the
/// first byte.
inline char32_t decoded_character(std::string_view utf8, std::size_t length) {
  const auto lead = static_cast<unsigned char>(utf8.front());
  char32_t character = length == 0 ? lead : lead & (0x7FU >> length);
  for (std::size_t k = 1; k < length; ++k)
    character = character << 6 | (static_cast<unsigned char>(utf8[k]) & 0x3FU);
  return character;
}

/// Decodes UTF-8; each invalid byte becomes one character with its value.
inline std::u32string characters_of(std::string_view utf8) {
  std::u32string characters;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t length = character_length(utf8.substr(i));
    characters.push_back(decoded_character(utf8.substr(i), length));
    i += std::max<std::size_t>(1, length);
  }
  return characters;
}

}  // namespace hinterland
