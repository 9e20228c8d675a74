// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace hinterland {

// ASCII letters and digits, independent of the locale. Bytes of other characters are neither.

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

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

}  // namespace hinterland
