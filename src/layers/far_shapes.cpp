// SPDX-License-Identifier: Apache-2.0
#include "layers/far_records.hpp"
#include "layers/part_cures.hpp"
#include "layers/place_cures.hpp"
#include "layers/place_groups.hpp"
#include "layers/read_figures.hpp"

#include <hinterland/base/text_fill.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

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

/// What lies with the study and what lies apart from it.
struct Parts {
  std::vector<RecordId> apart;  ///< none of their places lies with the study, or near `around`
  OccupiedLand land_apart;
  OccupiedLand around;          ///< the land of the study without the layer
  OccupiedLand rest;            ///< and with it
  std::size_t with_around = 0;  ///< records that are not apart, where any place is around these
};

/// Which group is taken for the study.
enum class Main { most_records, most_around };

std::uint32_t main_group(const std::vector<std::size_t>& own,
                         const std::vector<std::size_t>& others, Main by) {
  const auto weight = [&](std::uint32_t g) {
    return by == Main::most_records ? std::pair(own[g], others[g]) : std::pair(others[g], own[g]);
  };
  std::uint32_t main = 0;
  for (std::uint32_t g = 1; g < own.size(); ++g) {
    if (own[g] > 0 && weight(g) > weight(main)) main = g;
  }
  return main;
}

Parts parts_of(std::span<const LonLat> places, std::size_t records, const PlaceGroups& groups,
               Main by) {
  Parts parts;
  const std::size_t own_places = places_of_record * records;
  const auto own = group_sizes(groups, 0, own_places);
  const auto others = group_sizes(groups, own_places, places.size() - own_places);
  if (groups.count < 2) return parts;
  const std::uint32_t main = main_group(own, others, by);
  for (std::uint32_t row = 0; row < records; ++row) {
    const auto first = groups.group_of.begin() + std::ptrdiff_t(places_of_record * row);
    const bool is_apart = std::all_of(first, first + places_of_record, [&](std::uint32_t g) {
      return g != PlaceGroups::nowhere && g != main && others[g] == 0;
    });
    if (is_apart) parts.apart.push_back({row});
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint32_t g = groups.group_of[i];
    if (g == PlaceGroups::nowhere) continue;
    const bool is_with = g == main || others[g] > 0;
    (is_with ? parts.rest : parts.land_apart).add(places[i]);
    if (is_with && i >= own_places) parts.around.add(places[i]);
  }
  parts.rest.settle();
  parts.land_apart.settle();
  parts.around.settle();
  if (others[main] > 0) parts.with_around = records - parts.apart.size();
  return parts;
}

/// A part of a layer to be told, and what it is to be read as.
struct ToldPart {
  Parts parts;
  std::optional<CrsCandidate> crs;
};

/// A few records that lie apart, or more where there is a reason to doubt them.
std::optional<ToldPart> part_to_tell(std::span<const LonLat> places, std::size_t records,
                                     const PlaceGroups& groups, const LayerSource& source) {
  constexpr Metres far = 100_km;
  for (const Main by : {Main::most_records, Main::most_around}) {
    Parts parts = parts_of(places, records, groups, by);
    const std::size_t apart = parts.apart.size();
    if (apart == 0) continue;
    std::optional<CrsCandidate> crs;
    if (parts.with_around > 0) crs = cure_of_part(source, parts.land_apart, parts.around);
    const bool are_few = apart <= std::max<std::size_t>(1, records / 10);
    const bool are_strange =
        2 * parts.with_around >= records && parts.land_apart.distance_to(parts.rest) > far;
    if (are_few || crs || are_strange) return ToldPart{std::move(parts), std::move(crs)};
  }
  return std::nullopt;
}

}  // namespace

bool tell_far_shapes(const Records& records, Shape shape, const LayerSource& source,
                     std::span<const LonLat> around, Problems& problems) {
  if (records.size() < 2) return false;
  std::vector<LonLat> places = places_of(records, shape);
  const Metres reach = reach_of(places);
  places.insert(places.end(), around.begin(), around.end());
  const auto told = part_to_tell(places, records.size(), group_places(places, reach), source);
  if (!told) return false;
  const Parts& parts = told->parts;
  const auto& crs = told->crs;
  const std::vector<RecordId>& apart = parts.apart;
  const LonLat first = places[places_of_record * apart.front().index];
  OccupiedLand here;
  here.add(first);
  here.settle();
  Text cured;
  const auto cure = cure_of_place(first, parts.rest);
  if (crs) {
    cured = statement_of(*crs) + Text(".", "。");
  } else if (cure) {
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
           std::lround(here.distance_to(parts.rest).value / 1000.0), cured)});
  return crs.has_value();
}

}  // namespace hinterland
