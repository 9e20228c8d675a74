// SPDX-License-Identifier: Apache-2.0
#include "input/placing/far_records.hpp"

#include "base/text_fill.hpp"
#include "input/columns/records.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/placing/layer_lands.hpp"
#include "input/placing/misplaced_layers.hpp"
#include "input/placing/place_corrections.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Groups of the places of a layer and of all other layers together, and the main group.
struct Regions {
  PlaceGroups groups;
  std::vector<std::size_t> own;     ///< records of the layer per group
  std::vector<std::size_t> others;  ///< places of other layers per group
  std::uint32_t main = 0;
};

std::vector<LonLat> joined(std::span<const LonLat> a, std::span<const LonLat> b) {
  std::vector<LonLat> all(a.begin(), a.end());
  all.insert(all.end(), b.begin(), b.end());
  return all;
}

/// The main group has the most records of the layer; ties are decided by the places of other
/// layers.
Regions regions_of(std::span<const LonLat> own, std::span<const LonLat> others, Metres reach) {
  Regions regions;
  regions.groups = group_places(joined(own, others), reach);
  regions.own = group_sizes(regions.groups, 0, own.size());
  regions.others = group_sizes(regions.groups, own.size(), others.size());
  for (std::uint32_t g = 1; g < regions.groups.count; ++g) {
    const auto size = std::pair(regions.own[g], regions.others[g]);
    if (size > std::pair(regions.own[regions.main], regions.others[regions.main])) regions.main = g;
  }
  return regions;
}

bool is_few(std::size_t count, std::size_t in_main, std::size_t all) {
  constexpr std::size_t small = 20;
  return count <= std::max<std::size_t>(1, all / 10) || (all <= small && 2 * count <= in_main);
}

OccupiedLand land_of_group(const Regions& regions, std::span<const LonLat> places,
                           std::uint32_t group) {
  OccupiedLand land;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (regions.groups.group_of[i] == group) land.add(places[i]);
  }
  land.sort_cells();
  return land;
}

std::string degrees(LonLat place) { return fmt::format("{:.5f}, {:.5f}", place.lon, place.lat); }

/// Which records to leave out: those farther away than `from`, and those explained by a typing
/// error; with `only_gross`, only by one that is rarely a coincidence.
struct LeaveOut {
  Metres from;
  bool only_gross = false;
};

FarRecord far_record(std::size_t row, LonLat place, const OccupiedLand& land, LeaveOut leave_out,
                     bool is_alone) {
  OccupiedLand here;
  here.add(place);
  here.sort_cells();
  const Metres apart = here.distance_to(land);
  const auto correction = correction_of_place(place, land);
  const bool is_error = correction && (correction->is_gross || !leave_out.only_gross);
  const bool left_out = is_alone && (is_error || apart > leave_out.from);
  const long km = std::lround(apart.value / 1000.0);
  FarRecord record{row, left_out, {}};
  record.detail = {fmt::format("{} (longitude, latitude), {} km from the others: {}",
                               degrees(place), km, left_out ? "left out" : "kept"),
                   fmt::format("{}（经度, 纬度），距其他记录{}公里：{}", degrees(place), km,
                               left_out ? "未采用" : "予以保留")};
  if (correction && correction->place) {
    record.detail = record.detail + filled_text(". Possible cause: {}; {} would match the others",
                                                "。可能是{}：{} 则与其他记录相符",
                                                correction->error, degrees(*correction->place));
  } else if (correction) {
    record.detail =
        record.detail + filled_text(". Possible cause: {}", "。可能是{}", correction->error);
  }
  record.detail.en += ". Correct it in the file, or, if it is right, write keep_far = true";
  record.detail.zh += "。请在文件中改正；若位置无误，请写 keep_far = true";
  return record;
}

/// The records of a group other than the main one: distinct places, rounded to 100 m, and their
/// land.
struct GroupLand {
  std::set<std::pair<long, long>> places;
  OccupiedLand land;
  std::vector<std::size_t> rows;
};

std::map<std::uint32_t, GroupLand> regions_apart_from_main(const Regions& regions,
                                                           std::span<const LonLat> own) {
  std::map<std::uint32_t, GroupLand> lands;
  for (std::size_t row = 0; row < own.size(); ++row) {
    const std::uint32_t group = regions.groups.group_of[row];
    if (group == regions.main || group == PlaceGroups::nowhere) continue;
    GroupLand& there = lands[group];
    there.places.insert({std::lround(1000.0 * own[row].lon), std::lround(1000.0 * own[row].lat)});
    there.land.add(own[row]);
    there.rows.push_back(row);
  }
  for (auto& [group, there] : lands) there.land.sort_cells();
  return lands;
}

/// Whether a small group of records is plausible as a separate region.
bool is_separate_region(const GroupLand& there, std::span<const LonLat> own,
                        const OccupiedLand& main) {
  constexpr std::size_t few = 3;
  constexpr std::size_t many = 10;
  constexpr Metres near = 300_km;
  if (there.places.size() < few) return false;
  if (there.land.distance_to(main) <= near) return true;
  if (there.places.size() < many) return false;
  return !std::ranges::all_of(there.rows, [&](std::size_t row) {
    const auto correction = correction_of_place(own[row], main);
    return correction && correction->is_gross;
  });
}

/// The small groups beside the main one that are plausible as separate regions.
std::set<std::uint32_t> separate_regions(const Regions& regions, std::span<const LonLat> own,
                                         const OccupiedLand& main) {
  std::set<std::uint32_t> found;
  for (const auto& [group, there] : regions_apart_from_main(regions, own)) {
    if (is_separate_region(there, own, main)) found.insert(group);
  }
  return found;
}

void add_apart(LandsApart& apart, std::size_t row, LonLat place, const OccupiedLand& land) {
  if (apart.records++ == 0) apart.first = row;
  OccupiedLand here;
  here.add(place);
  here.sort_cells();
  apart.nearest = std::min(apart.nearest, here.distance_to(land));
}

}  // namespace

FarPlaces find_far(std::span<const LonLat> own, std::span<const LonLat> others, bool is_villages) {
  constexpr std::size_t few = 3;
  constexpr std::size_t sparse = 6;  // too few records to estimate their spacing
  FarPlaces found;
  if (own.size() < 2) return found;
  const std::vector<LonLat> all = joined(own, others);
  const std::span<const LonLat> scale = own.size() < few ? std::span<const LonLat>(all) : own;
  const Metres reach = reach_of(scale);
  const Regions regions = regions_of(own, others, reach);
  const Regions among_own = is_villages ? regions_of(own, {}, reach) : regions;
  if (among_own.groups.count < 2) return found;
  const OccupiedLand land = land_of_group(regions, own, regions.main);
  const Metres spread = spread_of(scale);
  LeaveOut leave_out{std::max(1.5 * reach, 3.0 * spread)};
  if (own.size() < sparse && spread > 20_km) leave_out = {std::max(leave_out.from, 300_km), true};
  const std::set<std::uint32_t> lands = separate_regions(among_own, own, land);
  const bool may_be_large_group = own.size() >= few && !others.empty();
  for (std::size_t row = 0; row < own.size(); ++row) {
    const std::uint32_t group = regions.groups.group_of[row];
    const std::uint32_t own_group = among_own.groups.group_of[row];
    if (own_group == among_own.main || own_group == PlaceGroups::nowhere) continue;
    const bool is_alone = group != regions.main && regions.others[group] == 0;
    const bool are_few = is_alone
                             ? is_few(regions.own[group], regions.own[regions.main], own.size())
                             : is_villages && among_own.own[own_group] <= own.size() / 100;
    const bool is_land = lands.contains(own_group);
    if (is_alone) found.part.add(own[row]);
    if (are_few && !is_land) {
      found.records.push_back(far_record(row, own[row], land, leave_out, is_alone));
    } else if (is_alone && (are_few || may_be_large_group)) {
      add_apart(found.apart, row, own[row], land);
    } else if (is_alone) {
      add_apart(found.large, row, own[row], land);
    }
  }
  found.part.sort_cells();
  found.rest = land;
  if (is_villages || !found.part.empty()) return found;
  FarPlaces most = find_most_apart(own, others);
  return most.apart.records > 0 ? most : found;
}

FarPlaces find_most_apart(std::span<const LonLat> own, std::span<const LonLat> others) {
  constexpr std::size_t few = 3;
  FarPlaces found;
  if (own.size() < few || others.empty()) return found;
  const Regions regions = regions_of(own, others, reach_of(own));
  std::optional<std::uint32_t> main;
  std::size_t max_alone = 0;
  std::size_t max_with = 0;
  for (std::uint32_t g = 0; g < regions.groups.count; ++g) {
    const bool is_alone = regions.others[g] == 0;
    std::size_t& most = is_alone ? max_alone : max_with;
    most = std::max(most, regions.own[g]);
    if (is_alone || regions.own[g] == 0) continue;
    if (!main || regions.others[g] > regions.others[*main]) main = g;
  }
  if (!main || max_alone < max_with) return found;
  found.rest = land_of_group(regions, joined(own, others), *main);
  for (std::size_t row = 0; row < own.size(); ++row) {
    const std::uint32_t group = regions.groups.group_of[row];
    if (group == PlaceGroups::nowhere || regions.others[group] > 0) continue;
    found.part.add(own[row]);
    add_apart(found.apart, row, own[row], found.rest);
  }
  found.part.sort_cells();
  return found;
}

namespace {

void add(std::vector<LonLat>& places, std::span<const LonLat> more) {
  places.insert(places.end(), more.begin(), more.end());
}

/// The rows of a table that come from one layer.
template <class Row, class Table>
struct RowsOfLayer {
  const Table& table;
  std::size_t first = 0;
  std::size_t count = 0;
  const LayerSource& source;
  bool has_others = false;  ///< other layers have places to compare with
};

/// Adds a problem for each far record, marks those left out, and returns whether there are any.
template <class Row, class Table>
bool report(const RowsOfLayer<Row, Table>& layer, const std::vector<FarRecord>& far,
            const Text& correction, std::vector<bool>& dropped, Problems& problems) {
  const Table& table = layer.table;
  bool any = false;
  for (const FarRecord& record : far) {
    const Row row{static_cast<std::uint32_t>(layer.first + record.row)};
    problems.push_back({ProblemKind::place_far_away, layer.source.name, table.feature[row],
                        record_label(table.code[row], table.name[row]), table.place[row],
                        record.detail + correction});
    if (record.left_out) dropped[row.index] = any = true;
  }
  return any;
}

/// Adds one problem for the records that lie apart as a group; nothing if there are none.
template <class Row, class Table>
void report_apart(const RowsOfLayer<Row, Table>& layer, const LandsApart& apart,
                  const Text& correction, Problems& problems) {
  if (apart.records == 0) return;
  const Table& table = layer.table;
  const Row row{static_cast<std::uint32_t>(layer.first + apart.first)};
  const std::string label = record_label(table.code[row], table.name[row]);
  const std::string numbered =
      fmt::format("{}{}{}", table.feature[row], label.empty() ? "" : " ", label);
  const LonLat place = table.place[row];
  const Text noun = std::is_same_v<Row, VillageId> ? Text("villages", "村")
                    : std::is_same_v<Row, TownId>  ? Text("towns", "驻地")
                                                   : Text("facilities", "设施");
  const Text nearby =
      layer.has_others
          ? Text("and no other layer has places near them", "附近没有其他图层的村镇和设施")
          : Text("and without another layer it is unknown which of the two parts is wrong",
                 "没有其他图层可对照，无法判断哪一部分有误");
  problems.push_back(
      {ProblemKind::place_far_away, layer.source.name, -1, "", place,
       filled_text(
           "{0} of {1} {2} form a group {3} km from the others, {7}; the first is record {4}, at "
           "{5:.5f}, {6:.5f} (longitude, latitude). They are kept and used where they are. If they "
           "are in another zone, for example because the file was merged from several, correct "
           "their coordinates; if they are right, write keep_far = true",
           "{0}个{2}（共{1}个）成群，距其他记录{3}公里，{7}；首条为第 "
           "{4}条记录，位于 {5:.5f}, {6:.5f}（经度, 纬度）。均予保留，按所在位置计。"
           "若属于另一投影带，请改正坐标；若位置无误，请写 keep_far = true",
           apart.records, layer.count, noun, std::lround(apart.nearest.value / 1000.0), numbered,
           place.lon, place.lat, nearby) +
           correction});
}

/// Reports single records and groups, with the CRS that would move them to the others. A larger
/// group of a layer without other layers is reported only if there is such a CRS.
template <class Row, class Table>
bool report_all(const RowsOfLayer<Row, Table>& layer, const FarPlaces& found,
                std::vector<bool>& dropped, std::set<std::string>& in_two_crs, Problems& problems) {
  Text message;
  LandsApart apart = found.apart;
  if (found.records.size() + found.apart.records + found.large.records >= 2) {
    if (const auto correction = correction_of_part(layer.source, found.part, found.rest)) {
      message = Text(".", "。") + statement_of(*correction, layer.has_others);
      if (apart.records == 0) apart = found.large;
      in_two_crs.insert(layer.source.name);
    }
  }
  report_apart(layer, apart, message, problems);
  return report(layer, found.records, message, dropped, problems);
}

/// Checks each layer of facilities against the other facilities and the places around.
void leave_out_far_facilities(Facilities& table, const StudyLayers& layers,
                              const std::vector<LonLat>& around, RowsOfSources& rows_of,
                              std::set<std::string>& in_two_crs, Problems& problems) {
  const std::span<const LonLat> facilities(table.place.data(), table.place.size());
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
      const RowsOfLayer<FacilityId, Facilities> layer{table, first, count, source, !others.empty()};
      if (report_all(layer, found, far, in_two_crs, problems)) {
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

void leave_out_far(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                   RowsOfSources& rows_of, std::set<std::string>& in_two_crs, Problems& problems) {
  const std::span<const LonLat> villages(world.villages.place.data(), world.villages.place.size());
  const std::span<const LonLat> towns(world.towns.place.data(), world.towns.place.size());
  const std::span<const LonLat> facilities(world.facilities.place.data(),
                                           world.facilities.place.size());
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
    const RowsOfLayer<TownId, Towns> layer{world.towns, 0, towns.size(), layers.towns,
                                           !without_towns.empty()};
    any_town = report_all(layer, found, far_towns, in_two_crs, problems);
  }
  std::vector<bool> far_villages(villages.size(), false);
  std::vector<LonLat> without_villages = around_towns;
  add(without_villages, around_facilities);
  bool any_village = false;
  if (!layers.villages.keep_far) {
    std::vector<LonLat> others = without_villages;
    if (others.empty())
      others = joined_lands(lands_of(world, layers, catalogue, rows_of), 0).places();
    const FarPlaces most = find_most_apart(villages, others);
    const FarPlaces found =
        most.apart.records > 0 ? most : find_far(villages, without_villages, true);
    const RowsOfLayer<VillageId, Villages> layer{world.villages, 0, villages.size(),
                                                 layers.villages, !others.empty()};
    any_village = report_all(layer, found, far_villages, in_two_crs, problems);
  }
  if (any_town) drop_rows(world.towns, far_towns);
  if (any_village) drop_rows(world.villages, far_villages);
}

}  // namespace hinterland
