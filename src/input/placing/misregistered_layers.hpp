// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/read_lands.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Compares layers that should fit, to some hundred metres: villages with each layer of lines and
/// with built-up land; networks, facilities and towns with the roads; towns with built-up land.
/// Where there are no roads, facilities and towns are compared with the networks, and towns with
/// facilities.
///
/// A `crs_doubtful` for each layer that lies beside others, with the key that would put it right.
/// Of two that could be put right it is that which mismatches more layers, then that which fits
/// fewer; both are named where neither is. Of networks and roads beside which villages lie nothing
/// is concluded. Layers with `keep_far` are passed over. Costs a pass over the vertices for each
/// pair.
void report_misregistration(World& world, const StudyLayers& layers,
                            const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                            Problems& problems);

}  // namespace hinterland
