// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Settles what facilities without a level are where no town seat and no built-up land tells, and
/// says so: `town_missing`. To be called before `settle_facilities`.
///
/// In a study that names a layer of towns which has no record, such as the import of an extract
/// without towns, no facility is a town's unless its level says so. In one that names none, all
/// of them stay to be taken as the towns'. Also told, as `facilities_missing`: no
/// facility of the layers that the study names is of a public service. O(facilities + villages).
void settle_absent_towns(World& world, const StudyLayers& layers, const ServiceCatalogue& catalogue,
                         const CoverageSettings& settings, Problems& problems);

}  // namespace hinterland
