// SPDX-License-Identifier: Apache-2.0
#include <hinterland/layers/verify.hpp>

#include "layers/built_up_centres.hpp"
#include "layers/same_code.hpp"

#include <hinterland/base/text_fill.hpp>
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
Text pair_of(const Villages& villages, VillageId village, VillageId first) {
  return filled_text("{} = {} (record {})", "{} = {}（第 {} 条）", villages.name[village],
                     villages.name[first], villages.feature[first]);
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
  // Where the boundaries or the villages lie elsewhere, every village would be one.
  const bool apart = std::ranges::any_of(problems, [](const Problem& problem) {
    return problem.kind == ProblemKind::layer_far_away &&
           (problem.layer == "boundaries" || problem.layer == "villages");
  });
  if (world.boundaries.size() == 0 || apart) return;
  const Villages& villages = world.villages;
  const auto boundary =
      first_covering(std::span(world.boundaries.shape.data(), world.boundaries.size()),
                     std::span(villages.place.data(), villages.size()));
  for (VillageId v : rows(villages.place)) {
    if (boundary[v.index] != outside_all) continue;
    problems.push_back(problem_of(villages, v, ProblemKind::outside_boundaries, ""));
  }
}

/// From where the ways to facilities start, where that is not the middle of the land.
void note_moved(const Villages& villages, std::size_t moved, Notes& notes) {
  if (moved == 0) return;
  notes.push_back(
      {fmt::format(
           "villages: {} of {} go to facilities from the built-up part of their land (leave "
           "out [layers.built_up] to start inside the largest part)",
           moved, villages.size()),
       fmt::format("村庄：{}个村中有{}个以其土地上的建成区为出发点（去掉 [layers.built_up] "
                   "则以最大部分的内部点为出发点）",
                   villages.size(), moved)});
}

}  // namespace

void verify_world(World& world, Problems& problems) {
  Notes ignored;
  verify_world(world, problems, ignored);
}

void verify_world(World& world, Problems& problems, Notes& notes) {
  settle_codes(world.villages, problems);
  find_far_parts(world.villages, problems);
  note_moved(world.villages, move_to_built_up(world.villages, world.built_up), notes);
  find_same_places(world.villages, problems);
  find_namesakes(world.villages, problems);
  find_outsiders(world, problems);
}

}  // namespace hinterland
