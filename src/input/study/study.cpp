// SPDX-License-Identifier: Apache-2.0
#include <hinterland/study.hpp>

#include "input/study/doubtful_settings.hpp"
#include "input/study/missing_towns.hpp"
#include "input/verify/verify.hpp"

#include <utility>

namespace hinterland {

Findings run_study(const Study& study, const Progress& progress) {
  Findings found;
  found.world = read_world(study.layers, study.catalogue, found.problems, found.notes,
                           part_of(progress, 0.0, 0.5));
  verify_world(found.world, found.problems, found.notes);
  settle_absent_towns(found.world, study.layers, study.catalogue, study.coverage, found.problems);
  doubt_radii(study.catalogue, study.coverage, found.problems);
  doubt_sums(study.catalogue, study.catalogue_path, study.schedule, found.problems);
  return make_plan(study.catalogue, study, std::move(found), part_of(progress, 0.5, 1.0));
}

}  // namespace hinterland
