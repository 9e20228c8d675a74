// SPDX-License-Identifier: Apache-2.0
#include "input/formats/clean_vertices.hpp"

#include "geometry/closed_ring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace hinterland {

namespace {

/// Whether (0, 0) is as far from the other vertices as no local grid explains.
bool lies_far_from_zero(const LineString& vertices) {
  constexpr double far = 10.0;        // degrees
  constexpr double far_metres = 1e6;  // where the numbers can be no degrees
  constexpr double infinite = std::numeric_limits<double>::infinity();
  LonLat low{infinite, infinite};
  LonLat high{-infinite, -infinite};
  double nearest = infinite;
  bool all_far = true;
  for (const LonLat place : vertices) {
    if (is_zero(place)) continue;
    low = {std::min(low.lon, place.lon), std::min(low.lat, place.lat)};
    high = {std::max(high.lon, place.lon), std::max(high.lat, place.lat)};
    const double most = std::max(std::abs(place.lon), std::abs(place.lat));
    nearest = std::min(nearest, most);
    all_far = all_far && most >= far && (most <= 360.0 || most >= far_metres);
  }
  if (nearest == infinite) return false;  // all of it is there
  const double size = std::max(high.lon - low.lon, high.lat - low.lat);
  return all_far || (size > 0.0 && nearest > 10.0 * size);
}

/// Counts the vertices that are to be left out; whether there is any. Of many vertices those at
/// (0, 0) are told as slips, once it is known where they are.
bool count_bad(std::span<const LonLat> vertices, BadVertices& bad, bool& zero_is_bad) {
  constexpr std::size_t few = 5;
  LineString numbers;
  for (const LonLat place : vertices) {
    if (is_number(place)) numbers.push_back(place);
  }
  bad.no_number += vertices.size() - numbers.size();
  const auto zeros = static_cast<std::size_t>(std::ranges::count_if(numbers, is_zero));
  zero_is_bad = zeros > 0 && numbers.size() <= few && lies_far_from_zero(numbers);
  if (zero_is_bad) bad.at_zero += zeros;
  return zero_is_bad || numbers.size() < vertices.size();
}

/// Nearly all are good, and cost no copy.
bool may_be_bad(const LineString& vertices) {
  return std::ranges::any_of(vertices, [](LonLat p) { return !is_number(p) || is_zero(p); });
}

}  // namespace

bool is_number(LonLat place) {
  const auto is_finite = [](double c) { return std::isfinite(c) && std::abs(c) < 1e30; };
  return is_finite(place.lon) && is_finite(place.lat);
}

bool is_zero(LonLat place) {
  constexpr double rounding = 1e-5;
  return std::abs(place.lon) <= rounding && std::abs(place.lat) <= rounding;
}

Text BadVertices::told() const {
  Text text;
  const auto add = [&](std::size_t number, const char* english, const char* chinese) {
    if (number == 0) return;
    text.en += fmt::format("{}{} {} {}", text.en.empty() ? "" : ", ", number,
                           number == 1 ? "vertex" : "vertices", english);
    text.zh += fmt::format("{}{}个顶点{}", text.zh.empty() ? "" : "，", number, chinese);
  };
  add(no_number, "without numbers", "的坐标不是数字");
  add(at_zero, "at (0, 0)", "位于 (0, 0)");
  return text;
}

bool clean_ring(LineString& ring, BadVertices& bad) {
  bool zero_is_bad = false;
  const bool is_closed = ring.size() > 1;  // then the first vertex is the last
  if (!may_be_bad(ring)) return true;
  if (!count_bad(std::span(ring).subspan(is_closed ? 1 : 0), bad, zero_is_bad)) return true;
  return ring_without(ring, [&](LonLat p) { return !is_number(p) || (zero_is_bad && is_zero(p)); });
}

bool clean_line(LineString& line, BadVertices& bad) {
  bool zero_is_bad = false;
  if (may_be_bad(line) && count_bad(line, bad, zero_is_bad)) {
    std::erase_if(line, [&](LonLat p) { return !is_number(p) || (zero_is_bad && is_zero(p)); });
  }
  return line.size() >= 2;
}

}  // namespace hinterland
