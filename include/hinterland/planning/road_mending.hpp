// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/layers/problem.hpp>
#include <hinterland/network/village_roads.hpp>
#include <hinterland/planning/coverage.hpp>

#include <cstddef>
#include <vector>

namespace hinterland {

/// What is measured, and by what settings.
struct RoadQuestion {
  const World& world;  ///< whose facilities are settled
  const ServiceCatalogue& catalogue;
  const CoverageSettings& coverage;
  const RoadSettings& roads;
  const TravelSettings& travel;
};

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

/// An end that stops this near another road may be meant to join it.
inline constexpr Metres loose_end_reach = 50_m;

/// Reports the ends of roads that stop within `loose_end_reach` of another road and
/// whose mending would bring villages into the radius: those with the most people
/// first, 100 at most, and how many there are.
///
/// All such ends are joined for once. What comes into the radius then is ascribed to
/// the joints on its way. O(reading the roads and measuring coverage), twice where that
/// along roads is not measured yet.
///
///   roads     as they are joined by the settings
///   measured  what the study measures on them; null: nothing yet
void report_loose_ends(const RoadQuestion& question, const VillageRoads& roads,
                       const Coverage* measured, Problems& problems, const Progress& progress);

}  // namespace hinterland
