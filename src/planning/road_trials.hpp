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

/// The effect of other settings of how roads join.
struct RoadTrial {
  RoadSettings settings;
  bool is_as_set = false;
  RoadUnion pieces;
  std::size_t villages_changed = 0;  ///< covered under one setting and not under the other
  People people_changed;
};

/// Tries several snap tolerances, each with and without joined crossings. Coverage is measured
/// along roads even if straight-line distance decides in the study. For each setting that makes a
/// difference: O(building the road graph and measuring coverage).
///
///   limits  the access limit of each village, as in `RoadEntries`
std::vector<RoadTrial> try_road_settings(const RoadTrialInput& input,
                                         const std::vector<Metres>& limits,
                                         const Progress& progress);

/// Reports the ends of roads within `dangling_end_reach` of another road whose joining would bring
/// villages into the radius: most people first, at most 100, and their total number.
///
/// Coverage is measured with all such ends joined. Each end reports the villages that it alone
/// would bring into the radius; villages that need several ends are assigned to the joints on their
/// shortest paths. O(building the road graph and measuring coverage), twice if coverage along roads
/// is not measured yet, and once more if villages come in.
///
///   roads     as joined by the settings
///   measured  the study's coverage on them; null: not measured yet
void report_dangling_ends(const RoadTrialInput& input, const VillageRoads& roads,
                          const Coverage* measured, Problems& problems, const Progress& progress);

}  // namespace hinterland
