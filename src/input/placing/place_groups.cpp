// SPDX-License-Identifier: Apache-2.0
#include "input/placing/place_groups.hpp"

#include "geometry/distance.hpp"

#include <boost/pending/disjoint_sets.hpp>

#include <algorithm>
#include <cmath>

namespace hinterland {

namespace {

constexpr double min_metres_in_degree = 110'574.0;  // least length of a degree of latitude

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

using CellSets = boost::disjoint_sets_with_storage<>;

constexpr int cells_in_reach = 8;

/// Joins a cell with the cells, `rows_away` rows to the north, that may hold places within reach.
void join_row(const std::vector<std::int64_t>& cells, std::size_t cell, const CellRows& grid,
              std::int64_t rows_away, double longitude, CellSets& sets) {
  const std::int64_t row = cells[cell] / 1'000'000 + rows_away;
  const std::int64_t all = grid.in_row(row);
  const std::int64_t middle = grid.column_of(longitude, row);
  const auto between = static_cast<double>(std::max<std::int64_t>(0, rows_away - 1));
  const double within = std::sqrt(cells_in_reach * cells_in_reach - between * between);
  const std::int64_t beside = std::min(static_cast<std::int64_t>(within) + 2, all / 2);
  const auto join_range = [&](std::int64_t first, std::int64_t last) {
    auto other = std::ranges::lower_bound(cells, CellRows::key_of(row, first));
    for (; other != cells.end() && *other <= CellRows::key_of(row, last); ++other) {
      sets.union_set(cell, static_cast<std::size_t>(other - cells.begin()));
    }
  };
  join_range(std::max<std::int64_t>(0, middle - beside), std::min(all - 1, middle + beside));
  if (middle - beside < 0) join_range(all + middle - beside, all - 1);
  if (middle + beside >= all) join_range(0, middle + beside - all);
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
  constexpr std::size_t enough = 20'000;
  const std::size_t step = places.size() / enough + 1;
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
    if (seen.empty() || seen.back().first != key_of[i]) seen.push_back({key_of[i], places[i].lon});
  }
  std::ranges::sort(seen);
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  seen.erase(std::unique(seen.begin(), seen.end(), same), seen.end());
  std::vector<std::int64_t> cells;
  for (const auto& cell : seen) cells.push_back(cell.first);

  CellSets sets(cells.size());
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
    std::uint32_t& group = number[sets.find_set(static_cast<std::size_t>(cell))];
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

}  // namespace hinterland
