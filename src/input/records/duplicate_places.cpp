// SPDX-License-Identifier: Apache-2.0
#include "input/records/duplicate_places.hpp"

#include "base/disjoint_sets.hpp"
#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "world/place_name.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr Metres same{1.0};
constexpr std::size_t max_reported = 50;

/// A cell less than 1 m from south to north, and the first village in it.
struct Cell {
  std::int64_t row = 0;
  std::int64_t column = 0;
  VillageId village;

  friend auto operator<=>(const Cell&, const Cell&) = default;
};

// A degree is at most 111.7 km (WGS 84, of latitude at the poles).
constexpr double cells_in_degree = 120'000.0;

Cell cell_of(const Villages& villages, VillageId v) {
  const LonLat place = villages.place[v];
  return {static_cast<std::int64_t>(std::floor(place.lat * cells_in_degree)),
          static_cast<std::int64_t>(std::floor(place.lon * cells_in_degree)), v};
}

/// Joins the cells whose first villages are within 1 m. Far from the equator a cell is narrower
/// than 1 m, so up to 8 columns on each side are searched.
void join_neighbours(const Villages& villages, const std::vector<Cell>& cells, DisjointSets& sets) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const LonLat here = villages.place[cells[i].village];
    const double narrowing = std::max(cosine_of_latitude(here.lat), 0.15);
    const auto columns = static_cast<std::int64_t>(std::ceil(1.2 / narrowing));
    for (const std::int64_t rows_north : {0, 1, 2}) {
      const Cell first{cells[i].row + rows_north, cells[i].column - columns, VillageId{0}};
      for (auto near = std::ranges::lower_bound(cells, first);
           near != cells.end() && near->row == first.row &&
           near->column <= cells[i].column + columns;
           ++near) {
        if (distance_between(here, villages.place[near->village]) > same) continue;
        sets.join(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(near - cells.begin()));
      }
    }
  }
}

using Sharers = std::vector<VillageId>;

/// The villages of each shared place, in their order; the places in no particular order.
std::vector<Sharers> shared_places(const Villages& villages) {
  std::vector<Cell> all;
  all.reserve(villages.size());
  for (VillageId v : rows(villages.place)) all.push_back(cell_of(villages, v));
  std::ranges::sort(all);
  std::vector<Cell> cells;
  std::vector<std::uint32_t> cell_of_row;
  cell_of_row.reserve(all.size());
  for (const Cell& cell : all) {
    const bool is_new =
        cells.empty() || cells.back().row != cell.row || cells.back().column != cell.column;
    if (is_new) cells.push_back(cell);
    cell_of_row.push_back(static_cast<std::uint32_t>(cells.size() - 1));
  }
  DisjointSets sets(cells.size());
  join_neighbours(villages, cells, sets);
  std::vector<Sharers> sharers(cells.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    sharers[sets.find(cell_of_row[i])].push_back(all[i].village);
  }
  std::erase_if(sharers, [](const Sharers& at_place) { return at_place.size() < 2; });
  for (Sharers& at_place : sharers) std::ranges::sort(at_place);
  return sharers;
}

std::size_t towns_of(const Villages& villages, const Sharers& sharers) {
  std::set<std::string_view> towns;
  for (const VillageId v : sharers) {
    if (!villages.town[v].empty()) towns.insert(villages.town[v]);
  }
  return towns.size();
}

/// 赵家庄, 赵家庄村 and 赵家庄村委会 have the same stem.
std::string stem_of(const Villages& villages, VillageId v) {
  return folded_place_name(villages.name[v], Level::village).stem;
}

/// Reduces three villages to the two of the same name, if there are any: the third may really be
/// beside them.
void keep_duplicates(const Villages& villages, Sharers& sharers) {
  if (sharers.size() != 3) return;
  const auto name = [&](std::size_t i) { return stem_of(villages, sharers[i]); };
  const int equal = (name(0) == name(1)) + (name(0) == name(2)) + (name(1) == name(2));
  if (equal != 1) return;
  const std::size_t third = name(0) == name(1) ? 2 : name(0) == name(2) ? 1 : 0;
  sharers.erase(sharers.begin() + static_cast<std::ptrdiff_t>(third));
}

/// Whether the shared place is probably a fault: two villages of one town may share a place.
bool is_reported(const Villages& villages, const Sharers& sharers) {
  return sharers.size() > 2 || stem_of(villages, sharers[0]) == stem_of(villages, sharers[1]) ||
         towns_of(villages, sharers) > 1;
}

Text record_of(const Villages& villages, VillageId v) {
  return filled_text("{} (#{})", "{}（#{}）", villages.name[v], villages.feature[v]);
}

/// "松柏村 = 松柏村 (record 17)": the later village, and the record of the earlier.
Text reported_pair(const Villages& villages, const Sharers& pair, bool two_towns) {
  Text text =
      filled_text("{} = {}", "{} = {}", villages.name[pair[1]], record_of(villages, pair[0]));
  if (two_towns) {
    text.en += ", in different towns; if they are two villages, correct the coordinates of one";
    text.zh += "，属于两个乡镇；若为两个村，请改正其中一个的坐标";
  }
  return text;
}

Text reported_crowd(const Villages& villages, const Sharers& sharers) {
  constexpr std::size_t max_named = 3;
  std::string english;
  std::string chinese;
  for (std::size_t i = 0; i < std::min(sharers.size(), max_named); ++i) {
    const Text record = record_of(villages, sharers[i]);
    english += (i == 0 ? "" : ", ") + record.en;
    chinese += (i == 0 ? "" : "、") + record.zh;
  }
  const bool more = sharers.size() > max_named;
  const std::size_t towns = towns_of(villages, sharers);
  return {fmt::format("{} villages{} are at one place: {}{}. They may have been geocoded by town "
                      "or county: give each its own coordinates",
                      sharers.size(), towns > 1 ? fmt::format(" of {} towns", towns) : "", english,
                      more ? ", …" : ""),
          fmt::format("{}{}个村位于同一点：{}{}。可能是按乡镇或县名定位的，请分别给出坐标",
                      towns > 1 ? fmt::format("{}个乡镇的", towns) : "", sharers.size(), chinese,
                      more ? "…" : "")};
}

Problem problem_of(const Villages& villages, const Sharers& sharers) {
  const bool is_pair = sharers.size() == 2;
  const VillageId v = is_pair ? sharers[1] : sharers[0];
  return village_problem(villages, v, ProblemKind::duplicate_place,
                         is_pair ? reported_pair(villages, sharers, towns_of(villages, sharers) > 1)
                                 : reported_crowd(villages, sharers));
}

}  // namespace

void find_same_places(const Villages& villages, Problems& problems) {
  std::vector<Sharers> places = shared_places(villages);
  for (Sharers& sharers : places) keep_duplicates(villages, sharers);
  std::erase_if(places, [&](const Sharers& sharers) { return !is_reported(villages, sharers); });
  std::ranges::sort(places, {}, [](const Sharers& sharers) {
    return std::tuple(-static_cast<std::int64_t>(sharers.size()), sharers.front());
  });
  const std::size_t reported = std::min(places.size(), max_reported);
  for (std::size_t i = 0; i < reported; ++i) {
    problems.push_back(problem_of(villages, places[i]));
  }
  if (places.size() == reported) return;
  problems.back().detail.en +=
      fmt::format("; there are {} more such places", places.size() - reported);
  problems.back().detail.zh += fmt::format("；此类还有{}处", places.size() - reported);
}

namespace {

constexpr std::size_t min_names = 5;
constexpr std::size_t min_of_one_service = 3;
constexpr std::size_t min_towns_named = 3;
constexpr std::size_t max_reported_places = 10;

using Names = std::set<std::string_view>;

/// The facilities at one place.
struct SharedSpot {
  std::vector<FacilityId> facility;
  Names names;
};

/// The first parts of town names, with which names of facilities begin: 王庄 of 王庄镇.
std::set<std::string> stems_of_towns(const World& world) {
  Names names;
  for (const TownId t : rows(world.towns.place)) names.insert(world.towns.name[t]);
  for (const VillageId v : rows(world.villages.place)) names.insert(world.villages.town[v]);
  std::set<std::string> stems;
  for (const std::string_view name : names) {
    const std::string stem = folded_place_name(name, Level::town).stem;
    if (!stem.empty()) stems.insert(stem);
  }
  return stems;
}

std::size_t towns_named(const Names& names, const std::set<std::string>& towns) {
  return static_cast<std::size_t>(std::ranges::count_if(towns, [&](const std::string& town) {
    return std::ranges::any_of(names, [&](auto name) { return name.starts_with(town); });
  }));
}

bool are_many_of_one_service(const Facilities& facilities, const SharedSpot& spot) {
  std::map<ServiceId, Names> names;
  for (const FacilityId f : spot.facility) {
    names[facilities.service[f]].insert(facilities.name[f]);
  }
  return std::ranges::any_of(
      names, [](const auto& of_service) { return of_service.second.size() >= min_of_one_service; });
}

Problem problem_of_place(const Facilities& facilities, const SharedSpot& spot) {
  constexpr std::size_t max_named = 3;
  std::vector<std::string_view> named;
  for (const std::string_view name : spot.names) {
    if (named.size() < max_named) named.push_back(name);
  }
  const FacilityId first = spot.facility.front();
  const LonLat place = facilities.place[first];
  return {ProblemKind::duplicate_place,
          "facilities",
          -1,
          std::string(facilities.name[first]),
          place,
          filled_text("{} facilities of different names are at one place ({:.6f}, {:.6f}): {}, …. "
                      "They may have been geocoded by county: give each its own coordinates. If "
                      "they are in one building, nothing needs to be done",
                      "{}处不同名称的设施位于同一点（{:.6f}, {:.6f}）：{}等。可能是按县名定位的，"
                      "请分别给出坐标；若确在同一处，可不处理",
                      spot.names.size(), place.lon, place.lat, listed_text(named))};
}

}  // namespace

void find_same_facilities(const World& world, Problems& problems) {
  const Facilities& facilities = world.facilities;
  std::map<std::pair<double, double>, SharedSpot> at_place;
  Names all;
  for (const FacilityId f : rows(facilities.place)) {
    const std::string_view name = facilities.name[f];
    all.insert(name);
    SharedSpot& spot = at_place[{facilities.place[f].lon, facilities.place[f].lat}];
    spot.facility.push_back(f);
    if (!name.empty()) spot.names.insert(name);
  }
  std::vector<const SharedSpot*> crowds;
  for (const auto& [place, spot] : at_place) {
    if (spot.names.size() >= min_names) crowds.push_back(&spot);
  }
  if (crowds.empty()) return;
  const std::set<std::string> towns = stems_of_towns(world);
  std::erase_if(crowds, [&](const SharedSpot* spot) {
    const bool max_of_county = towns.size() > 1 && 3 * spot->names.size() > all.size() &&
                               are_many_of_one_service(facilities, *spot);
    return !max_of_county && towns_named(spot->names, towns) < min_towns_named;
  });
  std::ranges::stable_sort(crowds, std::ranges::greater{},
                           [](const SharedSpot* spot) { return spot->names.size(); });
  if (crowds.size() > max_reported_places) crowds.resize(max_reported_places);
  for (const SharedSpot* spot : crowds) problems.push_back(problem_of_place(facilities, *spot));
}

}  // namespace hinterland
