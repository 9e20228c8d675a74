// SPDX-License-Identifier: Apache-2.0
#include <hinterland/planning/study.hpp>

#include <hinterland/layers/read_world.hpp>
#include <hinterland/layers/verify.hpp>

namespace hinterland {

Findings run_study(const Study& study, const Progress& progress) {
  Findings found;
  found.world = read_world(study.layers, study.catalogue, found.problems, found.notes,
                           part_of(progress, 0.0, 0.5));
  verify_world(found.world, found.problems);
  found.settled_levels = settle_facilities(found.world, study.catalogue, study.coverage);

  found.coverage =
      measure_coverage(found.world, study.catalogue, study.coverage, part_of(progress, 0.5, 0.65));
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
