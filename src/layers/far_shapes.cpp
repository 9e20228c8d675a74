// SPDX-License-Identifier: Apache-2.0
#include "layers/far_records.hpp"
#include "layers/place_cures.hpp"
#include "layers/place_groups.hpp"
#include "layers/read_figures.hpp"

#include <hinterland/base/text_fill.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace hinterland {

namespace {

constexpr std::size_t places_of_record = 3;

void add_ends(const LineString& line, std::vector<LonLat>& places) {
  places.insert(places.end(), {line.front(), line[line.size() / 2], line.back()});
}

/// First, middle and last vertex of the first part of each record.
std::vector<LonLat> places_of(const Records& records, Shape shape) {
  std::vector<LonLat> places;
  places.reserve(places_of_record * records.size());
  for (const RecordId row : rows(records.feature)) {
    add_ends(
        shape == Shape::lines ? records.lines[row].front() : records.polygons[row].front().outer,
        places);
  }
  return places;
}

/// The rows none of whose places lies with the most, or with a place of `around`.
std::vector<RecordId> rows_apart(const PlaceGroups& groups, std::size_t records,
                                 std::size_t around) {
  const auto own = group_sizes(groups, 0, places_of_record * records);
  const auto others = group_sizes(groups, places_of_record * records, around);
  std::vector<RecordId> apart;
  if (groups.count < 2) return apart;
  std::uint32_t main = 0;
  for (std::uint32_t g = 1; g < groups.count; ++g) {
    if (std::pair(own[g], others[g]) > std::pair(own[main], others[main])) main = g;
  }
  for (std::uint32_t row = 0; row < records; ++row) {
    const auto first = groups.group_of.begin() + std::ptrdiff_t(places_of_record * row);
    const bool is_apart = std::all_of(first, first + places_of_record, [&](std::uint32_t g) {
      return g != PlaceGroups::nowhere && g != main && others[g] == 0;
    });
    if (is_apart) apart.push_back({row});
  }
  return apart;
}

}  // namespace

void tell_far_shapes(const Records& records, Shape shape, std::span<const LonLat> around,
                     Problems& problems) {
  if (records.size() < 2) return;
  std::vector<LonLat> places = places_of(records, shape);
  const Metres reach = reach_of(places);
  OccupiedLand land;
  places.insert(places.end(), around.begin(), around.end());
  const PlaceGroups groups = group_places(places, reach);
  const auto apart = rows_apart(groups, records.size(), around.size());
  if (apart.empty() || apart.size() > std::max<std::size_t>(1, records.size() / 10)) return;

  const LonLat first = places[places_of_record * apart.front().index];
  const std::uint32_t its_group = groups.group_of[places_of_record * apart.front().index];
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (groups.group_of[i] != its_group) land.add(places[i]);
  }
  land.settle();
  OccupiedLand here;
  here.add(first);
  here.settle();
  Text cured;
  if (const auto cure = cure_of_place(first, land)) {
    cured = filled_text(" Perhaps {}.", "可能是{}。", cure->slip);
  }
  problems.push_back(
      {ProblemKind::place_far_away, records.layer, -1, "", first,
       filled_text(
           "{} of its {} records lie far from the others and from the villages; the first, "
           "record {} {}, at {:.5f}, {:.5f} (longitude, latitude), {} km away. They stay, "
           "and count where they lie.{} Mend them in the file, or, if they are right, write "
           "keep_far = true",
           "{1} 条记录中有 {0} 条远离其他记录和村庄；首条为第 {2} 条记录 {3}，位于 {4:.5f}, "
           "{5:.5f}（经度, 纬度），相距 {6} 公里。均予保留，按所在位置计。{7}请在文件中改正；"
           "若位置无误，请写 keep_far = true",
           apart.size(), records.size(), records.feature[apart.front()],
           label_in(records, apart.front()), first.lon, first.lat,
           std::lround(here.distance_to(land).value / 1000.0), cured)});
}

}  // namespace hinterland
