// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/roads.hpp>
#include <hinterland/study.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The words for settings in study files, options and results: one per value, in the order of the
/// enum.
inline constexpr std::array<std::string_view, 3> datum_words{"wgs84", "gcj02", "bd09"};
inline constexpr std::array<std::string_view, 3> axes_words{"as_found", "lon_lat", "lat_lon"};
inline constexpr std::array<std::string_view, 3> metric_words{"straight", "road", "time"};

constexpr std::string_view word_of(Datum datum) {
  return datum_words[static_cast<std::size_t>(datum)];
}
constexpr std::string_view word_of(Axes axes) { return axes_words[static_cast<std::size_t>(axes)]; }
constexpr std::string_view word_of(Metric metric) {
  return metric_words[static_cast<std::size_t>(metric)];
}

/// The value of a word; the first value for an unknown word.
template <class Setting, std::size_t count>
constexpr Setting setting_of(std::string_view word,
                             const std::array<std::string_view, count>& words) {
  const auto* const found = std::ranges::find(words, word);
  return found == words.end() ? Setting{} : static_cast<Setting>(found - words.begin());
}

/// The words from the given one on, as texts.
template <std::size_t count>
std::vector<std::string> texts_of(const std::array<std::string_view, count>& words,
                                  std::size_t first = 0) {
  return {words.begin() + first, words.end()};
}

}  // namespace hinterland
