// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Two rows of a table of places; the lower first.
struct PlacePair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;

  friend constexpr auto operator<=>(const PlacePair&, const PlacePair&) = default;
};

/// Links that join places to their neighbours: the edges of a Delaunay
/// triangulation of longitude and latitude, degrees of longitude shortened as
/// they are in the middle of the places.
///
/// All places hang together by them. Places in one spot are linked to the first
/// of them; places on one straight line to the next one along it. By rows,
/// ascending. O(n log n).
std::vector<PlacePair> neighbour_links(std::span<const LonLat> places);

}  // namespace hinterland
