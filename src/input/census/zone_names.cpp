// SPDX-License-Identifier: Apache-2.0
#include "input/census/zone_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace hinterland {

std::vector<std::string> zone_names(const Service& service) {
  constexpr std::array<std::string_view, 5> before = {"", "是否", "集中", "是否集中", "是否在"};
  constexpr std::array<std::string_view, 4> behind = {"区", "区内", "区域", "范围"};
  std::vector<std::string> words{service.name_zh};
  words.insert(words.end(), service.kinds.begin(), service.kinds.end());
  words.insert(words.end(), service.census.names.begin(), service.census.names.end());
  std::vector<std::string> names;
  for (const std::string& word : words) {
    const bool is_chinese =
        std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    for (const std::string_view first : before) {
      for (const std::string_view last : behind) {
        std::string name = std::string(first).append(word).append(last);
        const bool is_new = std::ranges::find(names, name) == names.end();
        if (is_chinese && is_new) names.push_back(std::move(name));
      }
    }
  }
  return names;
}

}  // namespace hinterland
