// SPDX-License-Identifier: Apache-2.0
#include "base/number_text.hpp"

#include "base/ascii.hpp"

#include <charconv>
#include <cmath>
#include <string>

namespace hinterland {

namespace {

constexpr std::string_view ideographic_space = "\u3000";

/// Converts the full-width forms U+FF01 to U+FF3F (EF BC 81 to EF BC BF) to ASCII.
std::string narrowed(std::string_view text) {
  std::string narrow;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wide = i + 2 < text.size() && text[i] == '\xEF' && text[i + 1] == '\xBC';
    const auto last = wide ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (last >= 0x81 && last <= 0xBF) {
      narrow.push_back(static_cast<char>(last - 0x81 + '!'));
      i += 2;
    } else {
      narrow.push_back(text[i]);
    }
  }
  return narrow;
}

/// Removes commas between groups of three digits; false if a comma is elsewhere.
bool drop_thousands_commas(std::string& text) {
  if (text.find(',') == std::string::npos) return true;
  const std::size_t first = text.front() == '-' ? 1 : 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789,", first), text.size());
  const std::size_t leading = text.find(',') - first;
  if (leading < 1 || leading > 3) return false;
  std::string digits = text.substr(0, first + leading);
  for (std::size_t i = first + leading; i < end; i += 4) {
    if (text[i] != ',' || i + 4 > end) return false;
    for (std::size_t k = i + 1; k < i + 4; ++k) {
      if (!is_ascii_digit(text[k])) return false;
      digits.push_back(text[k]);
    }
  }
  text = digits + text.substr(end);
  return true;
}

std::optional<double> plain_number(std::string_view text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace

std::string_view without_blanks(std::string_view text) {
  const auto is_narrow = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; };
  for (;;) {
    if (!text.empty() && is_narrow(text.front())) {
      text.remove_prefix(1);
    } else if (!text.empty() && is_narrow(text.back())) {
      text.remove_suffix(1);
    } else if (text.substr(0, 3) == ideographic_space) {
      text.remove_prefix(3);
    } else if (text.size() >= 3 && text.substr(text.size() - 3) == ideographic_space) {
      text.remove_suffix(3);
    } else {
      return text;
    }
  }
}

std::optional<double> parse_number(std::string_view text) {
  text = without_blanks(text);
  if (text.empty()) return std::nullopt;
  if (const auto value = plain_number(text)) return value;  // the usual case

  std::string number = narrowed(text);
  if (number.front() == '+') {
    number.erase(0, 1);
    if (number.starts_with('-')) return std::nullopt;
  }
  if (number.empty() ||
      !(is_ascii_digit(number.front()) || number.front() == '-' || number.front() == '.'))
    return std::nullopt;
  if (!drop_thousands_commas(number)) return std::nullopt;
  return plain_number(number);
}

}  // namespace hinterland
