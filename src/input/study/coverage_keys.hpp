// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/study/config_table.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/study.hpp>

namespace hinterland {

/// What `[coverage]` of a study file says. Throws UsageError for services and
/// radii that do not go with the catalogue, or ask for layers that are not there.
CoverageSettings read_coverage(const ConfigTable& table, const StudyLayers& layers,
                               const ServiceCatalogue& catalogue);

}  // namespace hinterland
