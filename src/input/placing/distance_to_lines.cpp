// SPDX-License-Identifier: Apache-2.0
#include "input/placing/distance_to_lines.hpp"

#include "geometry/distance.hpp"
#include "geometry/plane_shape.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace hinterland {

namespace {

std::int64_t key_of(std::int64_t column, std::int64_t row) { return row * 1'000'000 + column; }

double metres_in_longitude(double latitude) {
  return mean_metres_in_degree * cosine_of_latitude(latitude);
}

struct CellRange {
  std::int64_t west = 0, east = -1, south = 0, north = -1;

  friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// Grid of places with cells about as wide as the search distance, and the least distance found for
/// each place.
class PlacesInCells {
 public:
  PlacesInCells(std::span<const LonLat> places, Metres farthest)
      : farthest_m_(farthest.value), cell_degrees_(farthest.value / 100'000.0) {
    for (const LonLat place : places) {
      cells_[key_of(cell_of(place.lon), cell_of(place.lat))].push_back(places_.size());
      places_.push_back({place, metres_in_longitude(place.lat), farthest_m_ * farthest_m_});
    }
  }

  /// Updates the distances with a segment; whether any place is near it. Successive segments of a
  /// line mostly have the same cells around them, so the places of these cells are cached.
  bool update(LonLat a, LonLat b) {
    const std::int64_t adjacent = cells_around(a.lat);
    const auto [west, east] = std::minmax({cell_of(a.lon), cell_of(b.lon)});
    const auto [south, north] = std::minmax({cell_of(a.lat), cell_of(b.lat)});
    constexpr std::int64_t longest = 100;  // cells; longer segments cross ±180°
    if (east - west > longest || north - south > longest) return false;
    const CellRange range{west - adjacent, east + adjacent, south - 1, north + 1};
    if (range != range_) list_places(range);
    bool is_near = false;
    for (const std::size_t i : in_range_)
      is_near = places_[i].update(a, b) < farthest_m_ * farthest_m_ || is_near;
    return is_near;
  }

  std::vector<Metres> distances() const {
    std::vector<Metres> found;
    for (const Place& place : places_) {
      const double metres = std::sqrt(place.min_squared);
      found.push_back(metres < farthest_m_ ? Metres{metres} : unreachable);
    }
    return found;
  }

 private:
  struct Place {
    LonLat at;
    double in_longitude;  ///< metres per degree of longitude
    double min_squared;

    /// Returns the squared distance to the segment, in a plane tangent at the place.
    double update(LonLat a, LonLat b) {
      const auto plane = [&](LonLat place) {
        return PlanePoint{(place.lon - at.lon) * in_longitude,
                          (place.lat - at.lat) * mean_metres_in_degree};
      };
      const double squared = squared_distance_to_segment({}, plane(a), plane(b));
      min_squared = std::min(min_squared, squared);
      return squared;
    }
  };

  std::int64_t cell_of(double degrees) const {
    return static_cast<std::int64_t>(std::floor(degrees / cell_degrees_));
  }
  /// The number of columns within the search distance; of rows it is one.
  std::int64_t cells_around(double latitude) const {
    const double width = cell_degrees_ * metres_in_longitude(latitude);
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(farthest_m_ / width)), 1,
                                    20);
  }

  void list_places(const CellRange& range) {
    range_ = range;
    in_range_.clear();
    for (std::int64_t row = range.south; row <= range.north; ++row) {
      for (std::int64_t column = range.west; column <= range.east; ++column) {
        const auto cell = cells_.find(key_of(column, row));
        if (cell == cells_.end()) continue;
        in_range_.insert(in_range_.end(), cell->second.begin(), cell->second.end());
      }
    }
  }

  double farthest_m_;
  double cell_degrees_;
  std::vector<Place> places_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
  CellRange range_;
  std::vector<std::size_t> in_range_;
};

/// Calls the function for each segment until it returns false.
template <class Function>
void for_each_segment(LineView lines, const Function& visit) {
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::size_t last = lines.first_vertex[line + 1] - 1;
    for (std::size_t i = lines.first_vertex[line]; i < last; ++i) {
      if (!visit(lines.vertex[i], lines.vertex[i + 1])) return;
    }
  }
}

}  // namespace

std::vector<Metres> distances_to_lines(std::span<const LonLat> places, LineView lines,
                                       Metres farthest) {
  PlacesInCells cells(places, farthest);
  for_each_segment(lines, [&](LonLat a, LonLat b) {
    cells.update(a, b);
    return true;
  });
  return cells.distances();
}

std::vector<Metres> distances_to_places(std::span<const LonLat> places,
                                        std::span<const LonLat> others, Metres farthest) {
  PlacesInCells cells(places, farthest);
  for (const LonLat other : others) cells.update(other, other);
  return cells.distances();
}

bool is_any_line_near(std::span<const LonLat> places, LineView lines, Metres within) {
  PlacesInCells cells(places, within);
  bool found = false;
  for_each_segment(lines, [&](LonLat a, LonLat b) { return !(found = cells.update(a, b)); });
  return found;
}

}  // namespace hinterland
