// SPDX-License-Identifier: Apache-2.0
#include "input/placing/occupied_land.hpp"

#include "geometry/distance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

constexpr double cell_degrees = 0.1;

/// The number of cells in a row, which are about as wide as they are high except near the poles.
std::int64_t cells_in_row(std::int64_t row) {
  const double latitude = (static_cast<double>(row) + 0.5) * cell_degrees;
  const double around = 360.0 / cell_degrees * std::max(0.05, cosine_of_latitude(latitude));
  return static_cast<std::int64_t>(around);
}

std::int64_t row_of(double latitude) {
  return static_cast<std::int64_t>(std::floor(latitude / cell_degrees));
}

std::int64_t column_of(double longitude, std::int64_t row) {
  const auto all = static_cast<double>(cells_in_row(row));
  return static_cast<std::int64_t>(std::floor((longitude + 180.0) / 360.0 * all));
}

std::int64_t key_of_cell(std::int64_t row, std::int64_t column) {
  const std::int64_t all = cells_in_row(row);
  return row * 10'000 + (column % all + all) % all;
}

}  // namespace

void OccupiedLand::add(LonLat place) {
  if (!is_on_earth(place)) return;
  south_west_ = {std::min(south_west_.lon, place.lon), std::min(south_west_.lat, place.lat)};
  north_east_ = {std::max(north_east_.lon, place.lon), std::max(north_east_.lat, place.lat)};
  if (place.lon >= 0.0) from_positive_ = std::min(from_positive_, place.lon);
  if (place.lon < 0.0) to_negative_ = std::max(to_negative_, place.lon);
  const std::int64_t row = row_of(place.lat);
  const std::int64_t key = key_of_cell(row, column_of(place.lon, row));
  if (!cells_.empty() && cells_.back().key == key)
    return;  // often the same cell as the previous
             // place
  cells_.push_back({key, place});
}

void OccupiedLand::add_line(std::span<const LonLat> line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    add(line[i]);
    if (i + 1 == line.size()) break;
    const LonLat step = {line[i + 1].lon - line[i].lon, line[i + 1].lat - line[i].lat};
    const double longest = std::max(std::abs(step.lon), std::abs(step.lat));
    if (!(longest > cell_degrees / 2.0 && longest < 180.0)) continue;
    const int pieces = static_cast<int>(std::ceil(2.0 * longest / cell_degrees));
    for (int k = 1; k < pieces; ++k) {
      const double part = static_cast<double>(k) / pieces;
      add({line[i].lon + part * step.lon, line[i].lat + part * step.lat});
    }
  }
}

void OccupiedLand::add_area(const MultiPolygon& area) {
  for (const Polygon& polygon : area) {
    if (polygon.outer.empty()) continue;
    add_line(polygon.outer);
    const auto [west, east] = std::ranges::minmax(polygon.outer, {}, &LonLat::lon);
    const auto [south, north] = std::ranges::minmax(polygon.outer, {}, &LonLat::lat);
    // At most about 250,000 cells, for the largest country.
    const double width = east.lon - west.lon;
    const double height = north.lat - south.lat;
    if (!(width < 100.0 && height < 60.0)) continue;
    for (double lat = south.lat; lat < north.lat; lat += cell_degrees) {
      for (double lon = west.lon; lon < east.lon; lon += cell_degrees) add({lon, lat});
    }
  }
}

void OccupiedLand::sort_cells() {
  std::ranges::stable_sort(cells_, {}, &Cell::key);
  const auto same = [](const Cell& a, const Cell& b) { return a.key == b.key; };
  cells_.erase(std::unique(cells_.begin(), cells_.end(), same), cells_.end());
  places_.clear();
  for (const Cell& cell : cells_) places_.push_back(cell.place);
}

bool OccupiedLand::is_near(LonLat place) const {
  if (!is_on_earth(place)) return false;
  const std::int64_t middle = row_of(place.lat);
  for (std::int64_t row = middle - 1; row <= middle + 1; ++row) {
    const std::int64_t column = column_of(place.lon, row);
    for (std::int64_t beside = column - 1; beside <= column + 1; ++beside) {
      if (std::ranges::binary_search(cells_, key_of_cell(row, beside), {}, &Cell::key)) return true;
    }
  }
  return false;
}

double OccupiedLand::share_near(const OccupiedLand& other) const {
  if (other.empty()) return 0.0;
  const auto near =
      std::ranges::count_if(other.places_, [&](LonLat place) { return is_near(place); });
  return static_cast<double>(near) / static_cast<double>(other.places_.size());
}

Metres OccupiedLand::distance_to(const OccupiedLand& other) const {
  constexpr std::size_t enough = 1500;  // per land: at most about two million distances
  const std::size_t step = places_.size() / enough + 1;
  const std::size_t other_step = other.places_.size() / enough + 1;
  Metres least = unreachable;
  for (std::size_t i = 0; i < places_.size(); i += step) {
    for (std::size_t j = 0; j < other.places_.size(); j += other_step) {
      least = std::min(least, distance_between(places_[i], other.places_[j]));
    }
  }
  return least;
}

Text OccupiedLand::extent_text() const {
  const auto range = [](double low, double high, const Text& positive, const Text& negative) {
    const bool is_negative = high < 0.0;
    if (is_negative) std::swap(low, high);
    const double sign = is_negative ? -1.0 : 1.0;
    const Text& name = is_negative ? negative : positive;
    return Text{fmt::format("{:.2f} to {:.2f} {}", sign * low, sign * high, name.en),
                fmt::format("{}{:.2f}～{:.2f}°", name.zh, sign * low, sign * high)};
  };
  const double across = to_negative_ + 360.0 - from_positive_;  // across 180°
  const bool is_shorter = across >= 0.0 && across < north_east_.lon - south_west_.lon;
  const Text longitude =
      is_shorter ? Text(fmt::format("{:.2f} E to {:.2f} W", from_positive_, -to_negative_),
                        fmt::format("东经{:.2f}°～西经{:.2f}°", from_positive_, -to_negative_))
                 : range(south_west_.lon, north_east_.lon, {"E", "东经"}, {"W", "西经"});
  const Text latitude = range(south_west_.lat, north_east_.lat, {"N", "北纬"}, {"S", "南纬"});
  return {longitude.en + ", " + latitude.en, longitude.zh + "，" + latitude.zh};
}

}  // namespace hinterland
