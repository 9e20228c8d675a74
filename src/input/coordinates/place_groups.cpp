// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/place_groups.hpp"

#include "base/disjoint_sets.hpp"
#include "geometry/distance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

/// Rows of grid cells by latitude; the cells of a row are about as wide as they are high.
class CellRows {
 public:
  explicit CellRows(double cell) : cell_(cell) {}

  std::int64_t row_of(double latitude) const {
    return static_cast<std::int64_t>(std::floor((latitude + 90.0) / cell_));
  }
  std::int64_t in_row(std::int64_t row) const {
    const double latitude = (static_cast<double>(row) + 0.5) * cell_ - 90.0;
    const double around = 360.0 / cell_ * std::max(0.01, cosine_of_latitude(latitude));
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(around));
  }
  std::int64_t column_of(double longitude, std::int64_t row) const {
    const auto all = static_cast<double>(in_row(row));
    const auto column = static_cast<std::int64_t>(std::floor((longitude + 180.0) / 360.0 * all));
    return std::clamp<std::int64_t>(column, 0, in_row(row) - 1);
  }
  static std::int64_t key_of(std::int64_t row, std::int64_t column) {
    return row * 1'000'000 + column;
  }
  std::int64_t key_of(LonLat place) const {
    const std::int64_t row = row_of(place.lat);
    return key_of(row, column_of(place.lon, row));
  }

 private:
  double cell_;
};

constexpr int cells_in_reach = 8;

/// Joins a cell with the cells, `rows_away` rows to the north, that may hold places within reach.
void join_row(const std::vector<std::int64_t>& cells, std::size_t cell, const CellRows& grid,
              std::int64_t rows_away, double longitude, DisjointSets& sets) {
  const std::int64_t row = cells[cell] / 1'000'000 + rows_away;
  const std::int64_t all = grid.in_row(row);
  const std::int64_t middle = grid.column_of(longitude, row);
  const auto between = static_cast<double>(std::max<std::int64_t>(0, rows_away - 1));
  const double within = std::sqrt(cells_in_reach * cells_in_reach - between * between);
  const std::int64_t adjacent = std::min(static_cast<std::int64_t>(within) + 2, all / 2);
  const auto join_range = [&](std::int64_t first, std::int64_t last) {
    auto other = std::ranges::lower_bound(cells, CellRows::key_of(row, first));
    for (; other != cells.end() && *other <= CellRows::key_of(row, last); ++other) {
      sets.join(static_cast<std::uint32_t>(cell),
                static_cast<std::uint32_t>(other - cells.begin()));
    }
  };
  join_range(std::max<std::int64_t>(0, middle - adjacent), std::min(all - 1, middle + adjacent));
  if (middle - adjacent < 0) join_range(all + middle - adjacent, all - 1);
  if (middle + adjacent >= all) join_range(0, middle + adjacent - all);
}

/// The distance from `middle` within which about half of the places are.
Metres half_within(std::span<const Position> places, const Position& middle) {
  std::vector<double> squared;
  squared.reserve(places.size());
  for (const Position& place : places) squared.push_back(squared_chord(place, middle));
  const auto half = squared.begin() + static_cast<std::ptrdiff_t>((squared.size() - 1) / 2);
  std::ranges::nth_element(squared, half);
  return arc_of_chord(std::sqrt(*half));
}

/// The positions of the places on Earth; a sample if there are very many.
std::vector<Position> sample_on_earth(std::span<const LonLat> places) {
  constexpr std::size_t max_sample = 20'000;
  const std::size_t step = places.size() / max_sample + 1;
  std::vector<Position> sample;
  for (std::size_t i = 0; i < places.size(); i += step) {
    if (is_on_earth(places[i])) sample.push_back(to_position(places[i]));
  }
  return sample;
}

}  // namespace

PlaceGroups group_places(std::span<const LonLat> places, Metres reach) {
  const CellRows grid(reach.value / cells_in_reach / min_metres_in_degree);
  std::vector<std::int64_t> key_of(places.size(), -1);
  std::vector<std::pair<std::int64_t, double>> seen;  // key and a longitude of each occupied cell
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!is_on_earth(places[i])) continue;
    key_of[i] = grid.key_of(places[i]);
    if (seen.empty() || seen.back().first != key_of[i]) seen.emplace_back(key_of[i], places[i].lon);
  }
  std::ranges::sort(seen);
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  seen.erase(std::unique(seen.begin(), seen.end(), same), seen.end());
  std::vector<std::int64_t> cells;
  for (const auto& cell : seen) cells.push_back(cell.first);

  DisjointSets sets(cells.size());
  for (std::size_t cell = 0; cell < cells.size(); ++cell) {
    for (std::int64_t away = 0; away <= cells_in_reach + 1; ++away) {
      join_row(cells, cell, grid, away, seen[cell].second, sets);
    }
  }
  PlaceGroups groups;
  std::vector<std::uint32_t> number(cells.size(), PlaceGroups::nowhere);
  for (const std::int64_t key : key_of) {
    groups.group_of.push_back(PlaceGroups::nowhere);
    if (key < 0) continue;
    const auto cell = std::ranges::lower_bound(cells, key) - cells.begin();
    std::uint32_t& group = number[sets.find(static_cast<std::uint32_t>(cell))];
    if (group == PlaceGroups::nowhere) group = groups.count++;
    groups.group_of.back() = group;
  }
  return groups;
}

std::vector<std::size_t> group_sizes(const PlaceGroups& groups, std::size_t first,
                                     std::size_t count) {
  std::vector<std::size_t> sizes(groups.count, 0);
  for (std::size_t i = first; i < first + count; ++i) {
    if (groups.group_of[i] != PlaceGroups::nowhere) ++sizes[groups.group_of[i]];
  }
  return sizes;
}

std::uint32_t largest_group(std::span<const std::size_t> sizes) {
  return static_cast<std::uint32_t>(std::ranges::max_element(sizes) - sizes.begin());
}

Metres spread_of(std::span<const LonLat> places) {
  const std::vector<Position> sample = sample_on_earth(places);
  if (sample.empty()) return {};
  constexpr std::size_t tried = 24;
  const std::size_t step = sample.size() / tried + 1;
  Metres least = half_within(sample, sample[0]);
  for (std::size_t i = step; i < sample.size(); i += step) {
    least = std::min(least, half_within(sample, sample[i]));
  }
  return 2.0 * least;
}

Metres reach_of(std::span<const LonLat> places) {
  constexpr Metres least = 50_km;
  constexpr Metres most = 2000_km;
  constexpr double spacings = 10.0;
  const Metres spread = spread_of(places);
  const Metres spacing{1.25 * spread.value /
                       std::sqrt(static_cast<double>(std::max<std::size_t>(1, places.size())))};
  return std::clamp(std::min(1.5 * spread, Metres{spacings * spacing.value}), least, most);
}

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
    for (std::int64_t adjacent = column - 1; adjacent <= column + 1; ++adjacent) {
      if (std::ranges::binary_search(cells_, key_of_cell(row, adjacent), {}, &Cell::key))
        return true;
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
  constexpr std::size_t max_sample = 1500;  // per land: at most about two million distances
  const std::size_t step = places_.size() / max_sample + 1;
  const std::size_t other_step = other.places_.size() / max_sample + 1;
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
