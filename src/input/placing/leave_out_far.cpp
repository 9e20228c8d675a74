// SPDX-License-Identifier: Apache-2.0
#include "base/text_fill.hpp"
#include "input/placing/far_records.hpp"
#include "input/placing/part_cures.hpp"
#include "input/placing/read_strays.hpp"
#include "world/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace hinterland {

namespace {

template <class Column>
std::span<const LonLat> places_of(const Column& column) {
  return {column.data(), column.size()};
}

void add(std::vector<LonLat>& places, std::span<const LonLat> more) {
  places.insert(places.end(), more.begin(), more.end());
}

/// A problem for each far record; marks those that are left out, and says whether any is.
template <class Row, class Table>
bool report(const Table& table, std::size_t first, const std::vector<FarRecord>& far,
            const Text& cure, const LayerSource& source, std::vector<bool>& dropped,
            Problems& problems) {
  bool any = false;
  for (const FarRecord& record : far) {
    const Row row{static_cast<std::uint32_t>(first + record.row)};
    problems.push_back({ProblemKind::place_far_away, source.name, table.feature[row],
                        record_label(table.code[row], table.name[row]), table.place[row],
                        record.detail + cure});
    if (record.left_out) dropped[row.index] = any = true;
  }
  return any;
}

/// One problem for the records that lie apart together; nothing where there are none.
template <class Row, class Table>
void report_apart(const Table& table, std::size_t first, std::size_t records,
                  const LandsApart& apart, const Text& cure, bool any_other_layer,
                  const LayerSource& source, Problems& problems) {
  if (apart.records == 0) return;
  const Row row{static_cast<std::uint32_t>(first + apart.first)};
  const std::string label = record_label(table.code[row], table.name[row]);
  const std::string numbered =
      fmt::format("{}{}{}", table.feature[row], label.empty() ? "" : " ", label);
  const LonLat place = table.place[row];
  const Text noun = std::is_same_v<Row, VillageId> ? Text("villages", "村")
                    : std::is_same_v<Row, TownId>  ? Text("towns", "驻地")
                                                   : Text("facilities", "设施");
  const Text beside =
      any_other_layer
          ? Text("and nothing of another layer near them", "附近没有其他图层的村镇和设施")
          : Text("and without another layer nothing says which of the two parts lies wrong",
                 "没有其他图层可对照，无法判断哪一部分有误");
  problems.push_back(
      {ProblemKind::place_far_away, source.name, -1, "", place,
       filled_text(
           "{0} of {1} {2} lie together {3} km from the others, {7}; the first, record {4}, at "
           "{5:.5f}, {6:.5f} (longitude, latitude). They stay, and count where they lie. If they "
           "are in another zone, such as one for each file, put their coordinates right; if they "
           "are right, write keep_far = true",
           "{0} 个{2}（共 {1} 个）成群，距其他记录 {3} 公里，{7}；首条为第 "
           "{4} 条记录，位于 {5:.5f}, {6:.5f}（经度, 纬度）。均予保留，按所在位置计。"
           "若属于另一投影带，请改正坐标；若位置无误，请写 keep_far = true",
           apart.records, records, noun, std::lround(apart.nearest.value / 1000.0), numbered,
           place.lon, place.lat, beside) +
           cure});
}

/// Both of these, with what other coordinate system would bring them to the others; a larger part
/// only where one does.
template <class Row, class Table>
bool report_all(const Table& table, std::size_t first, std::size_t records, const FarPlaces& found,
                bool any_other_layer, const LayerSource& source, std::vector<bool>& dropped,
                std::set<std::string>& in_two_crs, Problems& problems) {
  Text told;
  LandsApart apart = found.apart;
  if (found.records.size() + found.apart.records + found.large.records >= 2) {
    if (const auto cure = cure_of_part(source, found.part, found.rest)) {
      told = Text(".", "。") + statement_of(*cure, any_other_layer);
      if (apart.records == 0) apart = found.large;
      in_two_crs.insert(source.name);
    }
  }
  report_apart<Row>(table, first, records, apart, told, any_other_layer, source, problems);
  return report<Row>(table, first, found.records, told, source, dropped, problems);
}

/// Each layer of facilities beside the others and the places around them.
void leave_out_far_facilities(Facilities& table, const StudyLayers& layers,
                              const std::vector<LonLat>& around, RowsOfSources& rows_of,
                              std::set<std::string>& in_two_crs, Problems& problems) {
  const auto facilities = places_of(table.place);
  std::vector<bool> far(facilities.size(), false);
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const std::size_t count = rows_of.facilities[i];
    const auto own = facilities.subspan(first, count);
    std::vector<LonLat> others = around;
    add(others, thinned(facilities.first(first)));
    add(others, thinned(facilities.subspan(first + count)));
    const LayerSource& source = layers.facilities[i];
    if (!source.keep_far) {
      const FarPlaces found = find_far(own, others, false);
      if (report_all<FacilityId>(table, first, count, found, !others.empty(), source, far,
                                 in_two_crs, problems)) {
        const auto begin = far.begin() + std::ptrdiff_t(first);
        rows_of.facilities[i] -=
            static_cast<std::size_t>(std::count(begin, begin + std::ptrdiff_t(count), true));
      }
    }
    first += count;
  }
  if (std::ranges::find(far, true) != far.end()) drop_rows(table, far);
}

}  // namespace

std::vector<LonLat> thinned(std::span<const LonLat> places) {
  OccupiedLand land;
  for (const LonLat place : places) land.add(place);
  land.settle();
  return land.places();
}

std::vector<LonLat> places_around(const World& world) {
  std::vector<LonLat> places(world.villages.place.begin(), world.villages.place.end());
  places.insert(places.end(), world.towns.place.begin(), world.towns.place.end());
  places.insert(places.end(), world.facilities.place.begin(), world.facilities.place.end());
  return thinned(places);
}

void leave_out_far(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                   RowsOfSources& rows_of, std::set<std::string>& in_two_crs, Problems& problems) {
  const auto villages = places_of(world.villages.place);
  const auto towns = places_of(world.towns.place);
  const auto facilities = places_of(world.facilities.place);
  const std::vector<LonLat> around_villages = thinned(villages);
  const std::vector<LonLat> around_towns = thinned(towns);
  const std::vector<LonLat> around_facilities = thinned(facilities);
  std::vector<LonLat> around = around_villages;
  add(around, around_towns);
  leave_out_far_facilities(world.facilities, layers, around, rows_of, in_two_crs, problems);
  std::vector<bool> far_towns(towns.size(), false);
  std::vector<LonLat> without_towns = around_villages;
  add(without_towns, around_facilities);
  bool any_town = false;
  if (!layers.towns.keep_far) {
    const FarPlaces found = find_far(towns, without_towns, false);
    any_town = report_all<TownId>(world.towns, 0, towns.size(), found, !without_towns.empty(),
                                  layers.towns, far_towns, in_two_crs, problems);
  }
  std::vector<bool> far_villages(villages.size(), false);
  std::vector<LonLat> without_villages = around_towns;
  add(without_villages, around_facilities);
  bool any_village = false;
  if (!layers.villages.keep_far) {
    std::vector<LonLat> beside = without_villages;
    if (beside.empty())
      beside = joined_lands(lands_of(world, layers, catalogue, rows_of), 0).places();
    const FarPlaces most = find_most_apart(villages, beside);
    const FarPlaces found =
        most.apart.records > 0 ? most : find_far(villages, without_villages, true);
    any_village = report_all<VillageId>(world.villages, 0, villages.size(), found, !beside.empty(),
                                        layers.villages, far_villages, in_two_crs, problems);
  }
  if (any_town) drop_rows(world.towns, far_towns);
  if (any_village) drop_rows(world.villages, far_villages);
}

void forget_facilities(World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                       const std::set<std::string>& far_layers) {
  const bool all = far_layers.contains(layers.villages.name);
  std::vector<bool> dropped;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const bool is_far = all || far_layers.contains(layers.facilities[i].name);
    dropped.insert(dropped.end(), rows_of.facilities[i], is_far);
  }
  for (std::size_t f = 0; f < dropped.size(); ++f) {
    const FacilityId facility{static_cast<std::uint32_t>(f)};
    if (dropped[f]) world.misplaced.insert(world.facilities.service[facility]);
  }
  if (std::ranges::find(dropped, true) != dropped.end()) drop_rows(world.facilities, dropped);
  if (!all && far_layers.contains(layers.towns.name)) {
    world.are_towns_misplaced = true;
    world.towns = {};
  }
}

}  // namespace hinterland
