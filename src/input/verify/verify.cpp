// SPDX-License-Identifier: Apache-2.0
#include "input/verify/verify.hpp"

#include "geometry/overlay.hpp"
#include "input/verify/same_facilities.hpp"
#include "input/verify/same_names.hpp"
#include "input/verify/same_places.hpp"
#include "world/home_names.hpp"
#include "world/same_code.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace hinterland {

std::size_t move_to_built_up(Villages& villages, const Areas& built_up) {
  constexpr Hectares least{0.1};
  if (villages.land.empty() || built_up.size() == 0) return 0;
  const auto centre = points_in_common(std::span(villages.land.data(), villages.land.size()),
                                       std::span(built_up.shape.data(), built_up.size()), least);
  std::size_t moved = 0;
  for (VillageId v : rows(villages.land)) {
    if (!centre[v.index]) continue;
    villages.place[v] = *centre[v.index];
    ++moved;
  }
  return moved;
}

namespace {

void find_outsiders(const World& world, Problems& problems) {
  // If the boundaries or the villages are displaced, every village would be reported.
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
    problems.push_back(village_problem(villages, v, ProblemKind::outside_boundaries, ""));
  }
}

/// Notes the villages whose place was moved from the middle of their land to its built-up area.
void note_moved(const Villages& villages, std::size_t moved, Notes& notes) {
  if (moved == 0) return;
  notes.push_back(
      {fmt::format("villages: for {} of {}, the starting point is the built-up part of their land "
                   "(remove [layers.built_up] to start inside the largest part)",
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
  meet_home_names(world, problems, notes);
  resolve_codes(world.villages, problems);
  find_far_parts(world.villages, problems);
  note_moved(world.villages, move_to_built_up(world.villages, world.built_up), notes);
  find_same_places(world.villages, problems);
  find_same_facilities(world, problems);
  find_namesakes(world.villages, problems);
  find_outsiders(world, problems);
}

}  // namespace hinterland
