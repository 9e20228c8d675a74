// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

// The letters and digits of ASCII, whatever the locale. Bytes of other characters are neither.

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }

constexpr bool is_ascii_small(char c) { return c >= 'a' && c <= 'z'; }

constexpr bool is_ascii_letter(char c) { return is_ascii_capital(c) || is_ascii_small(c); }

constexpr bool is_ascii_word(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

/// Of a byte: a part of a character that ASCII has not.
constexpr bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// What a hexadecimal digit stands for; -1: it is none.
constexpr int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The text with its letters small, or capital; other characters stay.
inline std::string ascii_lower(std::string text) {
  for (char& c : text) c = is_ascii_capital(c) ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

inline std::string ascii_upper(std::string text) {
  for (char& c : text) c = is_ascii_small(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

}  // namespace hinterland
