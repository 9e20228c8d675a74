// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_filter.hpp"

#include <algorithm>

namespace hinterland {

namespace {

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_of_a_name(char c) {
  return is_beyond_ascii(c) || c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
         (c >= 'a' && c <= 'z');
}

}  // namespace

std::string quote_names(std::string_view condition) {
  std::string quoted;
  while (!condition.empty()) {
    std::size_t length = 1;
    const char first = condition.front();
    if (first == '\'' || first == '"') {
      length = std::min(condition.find(first, 1), condition.size() - 1) + 1;
    } else if (is_of_a_name(first)) {
      const auto end = std::ranges::find_if_not(condition, is_of_a_name);
      length = static_cast<std::size_t>(end - condition.begin());
    }
    const std::string_view word = condition.substr(0, length);
    const bool bare_name = is_of_a_name(first) && std::ranges::any_of(word, is_beyond_ascii);
    quoted += bare_name ? "\"" + std::string(word) + "\"" : std::string(word);
    condition.remove_prefix(length);
  }
  return quoted;
}

}  // namespace hinterland
