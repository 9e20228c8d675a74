// SPDX-License-Identifier: Apache-2.0
#include "input/placing/rounded_places.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t min_points = 6;
constexpr std::size_t min_different = 3;

/// The grid to which coordinates were rounded, and its description.
struct Grid {
  double lines_in_degree;
  Text name;
};

const std::array<Grid, 4>& grids() {
  static const std::array<Grid, 4> all = {
      Grid{1.0, {"are whole degrees", "为整度"}},
      Grid{10.0, {"have at most 1 decimal of a degree", "最多只有 1 位小数（度）"}},
      Grid{100.0, {"have at most 2 decimals of a degree", "最多只有 2 位小数（度）"}},
      Grid{60.0, {"are whole minutes of a degree", "为整分"}}};
  return all;
}

/// Whether the place is on the grid to within a hundredth of its spacing, so that single precision
/// does not matter. Six places with three or more decimals are not all on it by chance.
bool is_on(const Grid& grid, LonLat place) {
  const auto is_whole = [&](double degrees) {
    const double lines = degrees * grid.lines_in_degree;
    return std::abs(lines - std::round(lines)) < 0.01;
  };
  return is_whole(place.lon) && is_whole(place.lat);
}

bool are_enough_places(std::span<const LonLat> places) {
  if (places.size() < min_points) return false;
  std::set<std::pair<double, double>> different;
  for (const LonLat place : places) {
    different.emplace(place.lon, place.lat);
    if (different.size() == min_different) return true;
  }
  return false;
}

void doubt_rounding(const std::string& layer, std::span<const LonLat> places, Problems& problems) {
  if (!are_enough_places(places)) return;
  for (const Grid& grid : grids()) {
    if (!std::ranges::all_of(places, [&](LonLat place) { return is_on(grid, place); })) continue;
    const LonLat first = places.front();
    const double half = 0.5 / grid.lines_in_degree;
    const Metres off = distance_between(first, {first.lon + half, first.lat + half});
    problems.push_back(
        {ProblemKind::number_format_assumed, layer, -1, "", first,
         filled_text(
             "the coordinates of all {} records {}: positions may be off by {:.1f} km. If a "
             "spreadsheet's number format rounded them, show 5 decimals or more and save again; "
             "otherwise use more precise coordinates. If the positions are right, nothing needs to "
             "be done",
             "全部 {} 条记录的坐标{}，位置误差可达 {:.1f} 公里。若为电子表格的单元格格式所致，"
             "请显示 5 位以上小数后重新保存；否则请换用更精确的坐标。若位置无误，可不处理",
             places.size(), grid.name, off.value / 1000.0)});
    return;
  }
}

}  // namespace

void doubt_rounded_places(const World& world, const StudyLayers& layers,
                          const RowsOfSources& rows_of, Problems& problems) {
  doubt_rounding(layers.villages.name, {world.villages.place.data(), world.villages.size()},
                 problems);
  doubt_rounding(layers.towns.name, {world.towns.place.data(), world.towns.size()}, problems);
  std::span<const LonLat> facilities(world.facilities.place.data(), world.facilities.size());
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const std::size_t count = rows_of.facilities[i];
    doubt_rounding(layers.facilities[i].name, facilities.first(count), problems);
    facilities = facilities.subspan(count);
  }
  doubt_rounding(layers.proposed_sites.name,
                 {world.proposed_sites.place.data(), world.proposed_sites.place.size()}, problems);
}

}  // namespace hinterland
