// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>
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

/// The land covered by places, lines and polygons, in cells of about 11 km: sufficient to find out
/// whether two layers are in the same region, and small even for a province. Call `sort_cells`
/// after the last `add` and before any query.
class OccupiedLand {
 public:
  void add(LonLat place);
  void add_line(std::span<const LonLat> line);  ///< including points between the vertices
  void add_area(const MultiPolygon& area);      ///< the bounding box of each part
  void sort_cells();

  bool empty() const { return cells_.empty(); }
  /// One place per cell; places outside the valid range of degrees are ignored.
  const std::vector<LonLat>& places() const { return places_; }

  /// Whether the cell of the place or one of its eight neighbours belongs to the land: true for all
  /// places within 11 km, false for all beyond 35 km.
  bool is_near(LonLat place) const;
  /// The share of the cells of `other` that are near this land; 0 if `other` is empty.
  double share_near(const OccupiedLand& other) const;
  /// Approximate least distance to the other land, to some kilometres.
  Metres distance_to(const OccupiedLand& other) const;

  /// "117.00 to 117.50 E, 36.00 to 36.20 N"; across 180° if that is shorter: "179.84 E to 179.83
  /// W".
  Text extent_text() const;

 private:
  struct Cell {
    std::int64_t key;
    LonLat place;
  };
  std::vector<Cell> cells_;
  std::vector<LonLat> places_;
  LonLat south_west_{180.0, 90.0};
  LonLat north_east_{-180.0, -90.0};
  double from_positive_ = 180.0;  ///< least longitude of the eastern hemisphere
  double to_negative_ = -180.0;   ///< greatest longitude of the western hemisphere
};

}  // namespace hinterland
