// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/layer_lands.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Compares layers that should agree to within some hundred metres: villages with each layer of
/// lines and with built-up land; networks, facilities and towns with the roads; towns with built-up
/// land. Without roads, facilities and towns are compared with the networks, and towns with
/// facilities.
///
/// Adds a `crs_doubtful` for each displaced layer, with the key that corrects it. If either of two
/// layers could be corrected, the one with more mismatches is named, then the one with fewer
/// matches; both if they are equal. Networks and roads displaced against the villages are no longer
/// evidence for gaps. Layers with `keep_far` are not checked. Costs one pass over the vertices per
/// pair.
void report_misregistration(World& world, const StudyLayers& layers,
                            const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                            Problems& problems);

}  // namespace hinterland
