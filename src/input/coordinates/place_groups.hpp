// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Places divided into groups by single linkage.
struct PlaceGroups {
  static constexpr std::uint32_t nowhere = UINT32_MAX;  ///< group of invalid places

  std::vector<std::uint32_t> group_of;  ///< group of each place
  std::uint32_t count = 0;              ///< number of groups; the first valid place is in group 0
};

/// Groups places so that different groups are farther than `reach` apart, to within a fifth:
/// distances are those of grid cells an eighth of `reach` wide. Linear in the number of places, for
/// any reach.
PlaceGroups group_places(std::span<const LonLat> places, Metres reach);

/// The number of places in each group, among `count` places from `first` on.
std::vector<std::size_t> group_sizes(const PlaceGroups& groups, std::size_t first,
                                     std::size_t count);

/// The index of the largest size; the first if several are equal.
std::uint32_t largest_group(std::span<const std::size_t> sizes);

/// Approximate diameter of the denser half: twice the radius around the most central place that
/// contains half of the places. The other half may be anywhere.
Metres spread_of(std::span<const LonLat> places);

/// The distance beyond which a place cannot belong to these: 50 km for a county, more if the places
/// are spread widely and sparsely. Robust against outliers of up to a half of the places.
Metres reach_of(std::span<const LonLat> places);

}  // namespace hinterland
