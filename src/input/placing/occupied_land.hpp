// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>
#include <hinterland/units.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// The land that places, lines and polygons stand on, in cells of some 11 km:
/// enough to see whether two layers lie in one region, and little even of a
/// province. Fill it, then `settle` it, then ask.
class OccupiedLand {
 public:
  void add(LonLat place);
  void add_line(std::span<const LonLat> line);  ///< also between its vertices
  void add_area(const MultiPolygon& area);      ///< the rectangle around each part
  void settle();

  bool empty() const { return cells_.empty(); }
  /// A place in each cell; what lies nowhere on Earth is left out.
  const std::vector<LonLat>& places() const { return places_; }

  /// Whether a cell of the land is that of the place or touches it: surely nearer
  /// than 11 km, never farther than 35 km.
  bool is_near(LonLat place) const;
  /// The share of the cells of `other` that are near this land; 0 if it has none.
  double share_near(const OccupiedLand& other) const;
  /// About how far the other land is at its nearest, to some kilometres.
  Metres distance_to(const OccupiedLand& other) const;

  /// "117.00 to 117.50 E, 36.00 to 36.20 N"; over 180°, where that is shorter: "179.84 E to 179.83
  /// W"
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
  double from_positive_ = 180.0;  ///< the least longitude east of Greenwich
  double to_negative_ = -180.0;   ///< the greatest one west of it
};

}  // namespace hinterland
