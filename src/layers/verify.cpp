// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/verify.hpp>

#include <hinterland/geometry/distance.hpp>
#include <hinterland/geometry/overlay.hpp>
#include <hinterland/layers/same_names.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace hinterland {

namespace {

Problem problem_of(const Villages& villages, VillageId village, ProblemKind kind, Text detail) {
  const auto code = villages.code[village];
  return {kind,
          "villages",
          villages.feature[village],
          std::string(code.empty() ? villages.name[village] : code),
          villages.place[village],
          std::move(detail)};
}

/// "松柏村 = 松柏村 (record 17)": this village and the one it repeats.
std::string pair_of(const Villages& villages, VillageId village, VillageId first) {
  return std::string(villages.name[village]) + " = " + std::string(villages.name[first]) +
         " (record " + std::to_string(villages.feature[first]) + ")";
}

/// The villages whose code nobody bears before them.
std::vector<VillageId> first_of_each_code(const Villages& villages, Problems& problems) {
  std::unordered_map<std::string_view, VillageId> first;
  std::vector<VillageId> kept;
  for (VillageId v : rows(villages.place)) {
    const auto code = villages.code[v];
    const auto [bearer, is_new] = first.emplace(code, v);
    if (code.empty() || is_new) {
      kept.push_back(v);
    } else {
      problems.push_back(problem_of(villages, v, ProblemKind::duplicate_code,
                                    pair_of(villages, v, bearer->second)));
    }
  }
  return kept;
}

template <class T>
void keep(Column<VillageId, T>& column, const std::vector<VillageId>& kept) {
  if (column.empty()) return;  // a column that the layer does not have
  Column<VillageId, T> rest;
  rest.reserve(kept.size());
  for (VillageId v : kept) rest.push_back(std::move(column[v]));
  column = std::move(rest);
}

void keep(TextColumn<VillageId>& column, const std::vector<VillageId>& kept) {
  TextColumn<VillageId> rest;
  for (VillageId v : kept) rest.push_back(column[v]);
  column = std::move(rest);
}

void keep_only(Villages& villages, const std::vector<VillageId>& kept) {
  keep(villages.feature, kept);
  keep(villages.place, kept);
  keep(villages.code, kept);
  keep(villages.name, kept);
  keep(villages.town, kept);
  keep(villages.county, kept);
  keep(villages.people, kept);
  keep(villages.households, kept);
  keep(villages.category, kept);
  keep(villages.is_protected, kept);
  keep(villages.is_movable, kept);
  keep(villages.is_sparse, kept);
  for (auto& census : villages.census) keep(census, kept);
  for (VillageAttribute& attribute : villages.attributes) keep(attribute.value, kept);
}

/// The villages by name, and within a name from south to north.
std::vector<VillageId> by_name_and_latitude(const Villages& villages) {
  std::vector<VillageId> order;
  order.reserve(villages.size());
  for (VillageId v : rows(villages.place)) order.push_back(v);
  std::ranges::sort(order, {}, [&](VillageId v) {
    return std::tuple(villages.name[v], villages.place[v].lat, v);
  });
  return order;
}

/// Reports each village that has an earlier one of its name within 1 m.
void find_same_places(const Villages& villages, Problems& problems) {
  constexpr Metres near{1.0};
  // A degree of latitude is 110.57 km at the least (WGS 84, at the equator), so
  // what is farther north than this is farther than 1 m.
  constexpr double near_in_latitude = 1.0 / 110'000.0;
  const auto order = by_name_and_latitude(villages);
  std::map<VillageId, VillageId> repeats;
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const auto [first, second] = std::minmax(order[i], order[j]);
      const double north = villages.place[order[j]].lat - villages.place[order[i]].lat;
      if (villages.name[first] != villages.name[second] || north > near_in_latitude) break;
      if (distance_between(villages.place[first], villages.place[second]) > near) continue;
      const auto known = repeats.emplace(second, first).first;
      known->second = std::min(known->second, first);
    }
  }
  for (const auto& [village, first] : repeats) {
    problems.push_back(problem_of(villages, village, ProblemKind::duplicate_place,
                                  pair_of(villages, village, first)));
  }
}

void find_outsiders(const World& world, Problems& problems) {
  if (world.boundaries.size() == 0) return;
  const Villages& villages = world.villages;
  const auto boundary =
      first_covering(std::span(world.boundaries.shape.data(), world.boundaries.size()),
                     std::span(villages.place.data(), villages.size()));
  for (VillageId v : rows(villages.place)) {
    if (boundary[v.index] != outside_all) continue;
    problems.push_back(
        problem_of(villages, v, ProblemKind::outside_boundaries, std::string(villages.name[v])));
  }
}

/// The least rectangle of degrees around some places.
struct Extent {
  LonLat south_west{180.0, 90.0};
  LonLat north_east{-180.0, -90.0};

  explicit Extent(std::span<const LonLat> places) {
    for (const LonLat place : places) {
      south_west = {std::min(south_west.lon, place.lon), std::min(south_west.lat, place.lat)};
      north_east = {std::max(north_east.lon, place.lon), std::max(north_east.lat, place.lat)};
    }
  }

  LonLat nearest_to(LonLat place) const {
    return {std::clamp(place.lon, south_west.lon, north_east.lon),
            std::clamp(place.lat, south_west.lat, north_east.lat)};
  }
  std::string text() const {
    return fmt::format("{:.2f} to {:.2f} E, {:.2f} to {:.2f} N", south_west.lon, north_east.lon,
                       south_west.lat, north_east.lat);
  }
};

/// Roads that lie nowhere near: measured from each village to the rectangle
/// around all roads, which lets none pass by mistake.
void find_roads_far_away(const World& world, Problems& problems) {
  constexpr Metres far = 100_km;
  const Villages& villages = world.villages;
  if (world.roads.size() == 0 || villages.size() == 0) return;
  const Extent roads(world.roads.vertex);
  for (VillageId v : rows(villages.place)) {
    const LonLat place = villages.place[v];
    if (distance_between(place, roads.nearest_to(place)) <= far) return;
  }
  const Extent of_villages(std::span(villages.place.data(), villages.size()));
  problems.push_back({ProblemKind::layer_far_away, world.roads.layer, -1, "",
                      world.roads.vertex.front(),
                      fmt::format("roads {}; villages {}", roads.text(), of_villages.text())});
}

}  // namespace

void verify_world(World& world, Problems& problems) {
  const auto kept = first_of_each_code(world.villages, problems);
  if (kept.size() < world.villages.size()) keep_only(world.villages, kept);
  find_same_places(world.villages, problems);
  find_namesakes(world.villages, problems);
  find_outsiders(world, problems);
  find_roads_far_away(world, problems);
}

}  // namespace hinterland
