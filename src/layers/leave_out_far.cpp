// SPDX-License-Identifier: Apache-2.0
#include "layers/drop_rows.hpp"
#include "layers/far_records.hpp"
#include "layers/joined_villages.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
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

void erase(Villages& villages, const std::vector<bool>& dropped) {
  std::vector<VillageParts> kept;
  for (const VillageId v : rows(villages.place)) {
    if (!dropped[v.index]) kept.push_back({v});
  }
  join_rows(villages, kept);
}

void erase(Towns& towns, const std::vector<bool>& dropped) {
  drop_rows(towns.feature, dropped);
  drop_rows(towns.place, dropped);
  drop_rows(towns.code, dropped);
  drop_rows(towns.name, dropped);
  drop_rows(towns.county, dropped);
  drop_rows(towns.level, dropped);
  drop_rows(towns.people, dropped);
  drop_rows(towns.non_farm_share, dropped);
}

void erase(Facilities& facilities, const std::vector<bool>& dropped) {
  drop_rows(facilities.feature, dropped);
  drop_rows(facilities.place, dropped);
  drop_rows(facilities.other_places, dropped);
  drop_rows(facilities.code, dropped);
  drop_rows(facilities.name, dropped);
  drop_rows(facilities.service, dropped);
  drop_rows(facilities.level, dropped);
  drop_rows(facilities.radius, dropped);
}

/// A problem for each far record; marks those that are left out, and says whether any is.
template <class Row, class Table>
bool report(const Table& table, std::size_t first, const std::vector<FarRecord>& far,
            const LayerSource& source, std::vector<bool>& dropped, Problems& problems) {
  bool any = false;
  for (const FarRecord& record : far) {
    const Row row{static_cast<std::uint32_t>(first + record.row)};
    const std::string_view code = table.code[row];
    problems.push_back({ProblemKind::place_far_away, source.name, table.feature[row],
                        std::string(code.empty() ? table.name[row] : code), table.place[row],
                        record.detail});
    if (record.left_out) dropped[row.index] = any = true;
  }
  return any;
}

/// Each layer of facilities beside the others and the places around them.
void leave_out_far_facilities(Facilities& table, const StudyLayers& layers,
                              const std::vector<LonLat>& around, RowsOfSources& rows_of,
                              Problems& problems) {
  const auto facilities = places_of(table.place);
  std::vector<bool> far(facilities.size(), false);
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const std::size_t count = rows_of.facilities[i];
    const auto own = facilities.subspan(first, count);
    std::vector<LonLat> others = around;
    add(others, thinned(facilities.first(first)));
    add(others, thinned(facilities.subspan(first + count)));
    if (!layers.facilities[i].keep_far &&
        report<FacilityId>(table, first, find_far(own, others, false).records, layers.facilities[i],
                           far, problems)) {
      rows_of.facilities[i] -= static_cast<std::size_t>(std::count(
          far.begin() + std::ptrdiff_t(first), far.begin() + std::ptrdiff_t(first + count), true));
    }
    first += count;
  }
  if (std::ranges::find(far, true) != far.end()) erase(table, far);
}

}  // namespace

std::vector<LonLat> thinned(std::span<const LonLat> places) {
  OccupiedLand land;
  for (const LonLat place : places) land.add(place);
  land.settle();
  return land.places();
}

void leave_out_far(World& world, const StudyLayers& layers, RowsOfSources& rows_of,
                   Problems& problems) {
  const auto villages = places_of(world.villages.place);
  const auto towns = places_of(world.towns.place);
  const auto facilities = places_of(world.facilities.place);
  const std::vector<LonLat> around_villages = thinned(villages);
  const std::vector<LonLat> around_towns = thinned(towns);
  const std::vector<LonLat> around_facilities = thinned(facilities);
  std::vector<LonLat> around = around_villages;
  add(around, around_towns);
  leave_out_far_facilities(world.facilities, layers, around, rows_of, problems);
  std::vector<bool> far_towns(towns.size(), false);
  std::vector<LonLat> without_towns = around_villages;
  add(without_towns, around_facilities);
  const bool any_town =
      !layers.towns.keep_far &&
      report<TownId>(world.towns, 0, find_far(towns, without_towns, false).records, layers.towns,
                     far_towns, problems);
  std::vector<bool> far_villages(villages.size(), false);
  std::vector<LonLat> without_villages = around_towns;
  add(without_villages, around_facilities);
  bool any_village = false;
  if (!layers.villages.keep_far) {
    const FarPlaces found = find_far(villages, without_villages, true);
    any_village = report<VillageId>(world.villages, 0, found.records, layers.villages, far_villages,
                                    problems);
    if (!found.lands_apart.empty()) {
      problems.push_back({ProblemKind::place_far_away, layers.villages.name, -1, "", std::nullopt,
                          found.lands_apart});
    }
  }
  if (any_town) erase(world.towns, far_towns);
  if (any_village) erase(world.villages, far_villages);
}

void forget_facilities(World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                       const std::set<std::string>& far_layers) {
  const bool all = far_layers.contains(layers.villages.name);
  std::vector<bool> dropped;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const bool is_far = all || far_layers.contains(layers.facilities[i].name);
    dropped.insert(dropped.end(), rows_of.facilities[i], is_far);
  }
  if (std::ranges::find(dropped, true) != dropped.end()) erase(world.facilities, dropped);
}

}  // namespace hinterland
