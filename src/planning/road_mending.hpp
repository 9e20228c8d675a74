// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/village_roads.hpp"
#include "planning/dangling_ends.hpp"

#include <hinterland/coverage.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/units.hpp>

#include <cstddef>
#include <vector>

namespace hinterland {

/// What other settings of how roads join would make of them.
struct RoadTrial {
  RoadSettings settings;
  bool is_as_set = false;
  RoadUnion pieces;
  std::size_t villages_changed = 0;  ///< covered with the one settings and not with the other
  People people_changed;
};

/// Tries several snap tolerances, each with and without joined crossings. Where the
/// straight line decides in the study, coverage is measured along roads all the same.
/// As often as there are settings that make a difference, O(reading the roads and
/// measuring coverage).
///
///   limits  how far each village may walk to a road, as in `RoadEntries`
std::vector<RoadTrial> try_road_settings(const RoadQuestion& question,
                                         const std::vector<Metres>& limits,
                                         const Progress& progress);

/// Reports the ends of roads that stop within `dangling_end_reach` of another road and
/// whose mending would bring villages into the radius: those with the most people
/// first, 100 at most, and how many there are.
///
/// All such ends are joined for once. Of the villages that come into the radius then, each
/// end says which it brings if it alone is joined; those that no end brings alone are
/// ascribed to the joints on their ways. O(reading the roads and measuring coverage), twice
/// where that along roads is not measured yet, and as much again where villages come in.
///
///   roads     as they are joined by the settings
///   measured  what the study measures on them; null: nothing yet
void report_dangling_ends(const RoadQuestion& question, const VillageRoads& roads,
                          const Coverage* measured, Problems& problems, const Progress& progress);

}  // namespace hinterland
