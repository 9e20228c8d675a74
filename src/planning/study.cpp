// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/study.hpp>

#include <hinterland/layers/read_world.hpp>
#include <hinterland/layers/verify.hpp>

#include <utility>

namespace hinterland {

std::optional<VillageRoads> measure_reach(const Study& study, Findings& found,
                                          const Progress& progress) {
  found.settled_levels = settle_facilities(found.world, study.catalogue, study.coverage);
  std::optional<VillageRoads> roads =
      join_villages(found.world, study.roads, study.travel, TryJoining::no, found.problems,
                    part_of(progress, 0.0, 0.3));
  found.coverage = measure_coverage(found.world, study.catalogue, study.coverage,
                                    part_of(progress, 0.3, 1.0), roads ? &*roads : nullptr);
  if (roads) found.roads = std::move(roads->survey);
  return roads;
}

namespace {

/// The roads are let go of afterwards: nobody else asks them.
void measure_reach_and_areas(const Study& study, Findings& found, const Progress& progress) {
  const auto roads = measure_reach(study, found, part_of(progress, 0.0, 0.6));
  found.service_areas =
      measure_service_areas(found.world, study.catalogue, study.coverage, found.coverage,
                            roads ? &*roads : nullptr, part_of(progress, 0.6, 1.0));
}

}  // namespace

Findings run_study(const Study& study, const Progress& progress) {
  Findings found;
  found.world = read_world(study.layers, study.catalogue, found.problems, found.notes,
                           part_of(progress, 0.0, 0.5));
  verify_world(found.world, found.problems);
  measure_reach_and_areas(study, found, part_of(progress, 0.5, 0.65));
  found.connections = survey_connections(found.world, study.catalogue, found.problems,
                                         part_of(progress, 0.65, 0.75));
  found.matrix = find_gaps(found.world, study.catalogue, found.connections, found.coverage,
                           study.gap, part_of(progress, 0.75, 0.85));
  found.priorities = rank_gaps(found.world, study.catalogue, found.coverage, found.matrix,
                               study.priority, part_of(progress, 0.85, 1.0));
  found.sites = choose_sites(found.world, study.sites);
  return found;
}

}  // namespace hinterland
