// SPDX-License-Identifier: Apache-2.0
#include "layers/distance_to_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace hinterland {

namespace {

constexpr double cell_degrees = 0.03;
constexpr double farthest_m = 3000.0;
constexpr double degree = 3.14159265358979323846 / 180.0;
constexpr double metres_in_degree = 111'195.0;

std::int64_t cell_of(double degrees) {
  return static_cast<std::int64_t>(std::floor(degrees / cell_degrees));
}
std::int64_t key_of(std::int64_t column, std::int64_t row) { return row * 1'000'000 + column; }

/// How many columns of cells the farthest distance is wide; of rows it is one.
std::int64_t cells_beside(double latitude) {
  const double width = cell_degrees * metres_in_degree * std::cos(latitude * degree);
  return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(farthest_m / width)), 1, 20);
}

/// From a place to a segment, on a plane around the place.
double distance(LonLat place, LonLat a, LonLat b) {
  const double in_lon = metres_in_degree * std::cos(place.lat * degree);
  const double ax = (a.lon - place.lon) * in_lon;
  const double ay = (a.lat - place.lat) * metres_in_degree;
  const double dx = (b.lon - a.lon) * in_lon;
  const double dy = (b.lat - a.lat) * metres_in_degree;
  const double squared = dx * dx + dy * dy;
  const double t = squared > 0.0 ? std::clamp(-(ax * dx + ay * dy) / squared, 0.0, 1.0) : 0.0;
  return std::hypot(ax + t * dx, ay + t * dy);
}

/// The places in cells, and the least distance found for each.
class PlacesInCells {
 public:
  explicit PlacesInCells(std::span<const LonLat> places)
      : places_(places), least_(places.size(), farthest_m) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      cells_[key_of(cell_of(places[i].lon), cell_of(places[i].lat))].push_back(i);
    }
  }

  void look_at(LonLat a, LonLat b) {
    const std::int64_t beside = cells_beside(a.lat);
    const auto [west, east] = std::minmax({cell_of(a.lon), cell_of(b.lon)});
    const auto [south, north] = std::minmax({cell_of(a.lat), cell_of(b.lat)});
    constexpr std::int64_t longest = 100;  // 300 km: across a map's edge
    if (east - west > longest || north - south > longest) return;
    for (std::int64_t row = south - 1; row <= north + 1; ++row) {
      for (std::int64_t column = west - beside; column <= east + beside; ++column) {
        const auto cell = cells_.find(key_of(column, row));
        if (cell == cells_.end()) continue;
        for (const std::size_t i : cell->second) {
          least_[i] = std::min(least_[i], distance(places_[i], a, b));
        }
      }
    }
  }

  std::vector<Metres> distances() const {
    std::vector<Metres> found;
    for (const double metres : least_) {
      found.push_back(metres < farthest_m ? Metres{metres} : unreachable);
    }
    return found;
  }

 private:
  std::span<const LonLat> places_;
  std::vector<double> least_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> cells_;
};

}  // namespace

std::vector<Metres> distances_to_lines(std::span<const LonLat> places, LineView lines) {
  PlacesInCells cells(places);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::size_t last = lines.first_vertex[line + 1] - 1;
    for (std::size_t i = lines.first_vertex[line]; i < last; ++i) {
      cells.look_at(lines.vertex[i], lines.vertex[i + 1]);
    }
  }
  return cells.distances();
}

}  // namespace hinterland
