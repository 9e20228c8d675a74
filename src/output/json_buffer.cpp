// SPDX-License-Identifier: Apache-2.0
#include "output/json_buffer.hpp"

#include "base/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace hinterland {

namespace {

constexpr std::array<double, 10> power_of_ten = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

/// From here on a double has no decimals.
constexpr double largest_scaled = 9007199254740992.0;  // 2^53

bool is_plain(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

/// The length of the prefix of ASCII characters that need no escape.
std::size_t plain_length(std::string_view value) {
  std::size_t length = 0;
  while (length < value.size() && is_plain(static_cast<unsigned char>(value[length]))) ++length;
  return length;
}

/// Writes `value` padded with leading zeros to `width` digits, without trailing zeros.
char* write_decimals(char* at, std::int64_t value, int width) {
  while (value % 10 == 0) {
    value /= 10;
    --width;
  }
  for (int digit = width - 1; digit >= 0; --digit) {
    at[digit] = static_cast<char>('0' + value % 10);
    value /= 10;
  }
  return at + width;
}

}  // namespace

char* JsonBuffer::room(std::size_t count) {
  if (capacity_ - size_ < count) {
    capacity_ = std::max<std::size_t>(2 * capacity_, size_ + count + 4096);
    auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
    if (size_ > 0) std::memcpy(larger.get(), memory_.get(), size_);
    memory_ = std::move(larger);
  }
  return memory_.get() + size_;
}

void JsonBuffer::raw(std::string_view characters) {
  if (characters.empty()) return;
  std::memcpy(room(characters.size()), characters.data(), characters.size());
  size_ += characters.size();
}

void JsonBuffer::text(std::string_view value) {
  raw("\"");
  while (!value.empty()) {
    std::size_t taken = plain_length(value);
    while (taken < value.size() && static_cast<unsigned char>(value[taken]) >= 0x80) {
      const std::size_t length = character_length(value.substr(taken));
      if (length == 0) break;
      taken += length;
      taken += plain_length(value.substr(taken));
    }
    raw(value.substr(0, taken));
    value.remove_prefix(taken);
    if (value.empty()) break;
    escaped(value.front());
    value.remove_prefix(1);
  }
  raw("\"");
}

void JsonBuffer::escaped(char character) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(character);
  switch (character) {
    case '"':
      return raw("\\\"");
    case '\\':
      return raw("\\\\");
    case '\n':
      return raw("\\n");
    case '\r':
      return raw("\\r");
    case '\t':
      return raw("\\t");
    default:
      break;
  }
  if (code >= 0x80) return raw(replacement_character);  // invalid UTF-8
  raw("\\u00");
  raw(hex.substr(code >> 4U, 1));
  raw(hex.substr(code & 0xFU, 1));
}

void JsonBuffer::integer(std::int64_t value) {
  char* const at = room(24);
  size_ += static_cast<std::size_t>(std::to_chars(at, at + 24, value).ptr - at);
}

void JsonBuffer::fixed(double value, int decimals) {
  const double power = power_of_ten[static_cast<std::size_t>(decimals)];
  const double scaled = value * power;
  if (!(std::abs(scaled) < largest_scaled)) return real(value);

  const auto units = static_cast<std::int64_t>(scaled + (scaled < 0.0 ? -0.5 : 0.5));
  const std::int64_t magnitude = units < 0 ? -units : units;
  const auto one = static_cast<std::int64_t>(power);
  char* const first = room(32);
  char* at = first;
  if (units < 0) *at++ = '-';
  at = std::to_chars(at, first + 32, magnitude / one).ptr;
  if (magnitude % one != 0) {
    *at++ = '.';
    at = write_decimals(at, magnitude % one, decimals);
  }
  size_ += static_cast<std::size_t>(at - first);
}

void JsonBuffer::decimal(double value, int decimals) {
  const std::size_t first = size_;
  fixed(value, decimals);
  const bool is_number = view().substr(first) != "null";
  if (is_number && view().substr(first).find_first_of(".e") == std::string_view::npos) raw(".0");
}

void JsonBuffer::real(double value) {
  if (!std::isfinite(value)) return null();
  if (value == 0.0) return raw("0");  // never "-0"
  char* const at = room(32);
  size_ += static_cast<std::size_t>(std::to_chars(at, at + 32, value).ptr - at);
}

}  // namespace hinterland
