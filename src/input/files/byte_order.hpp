// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace hinterland {

// Unsigned numbers of `width` bytes at offset `at`. Bytes beyond the end count as 0.

constexpr std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t width) {
  std::size_t number = 0;
  for (std::size_t i = at; i < at + width; ++i)
    number = number * 256 + (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  return number;
}

constexpr std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t width) {
  std::size_t number = 0;
  for (std::size_t i = at + width; i-- > at;)
    number = number * 256 + (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
  return number;
}

}  // namespace hinterland
