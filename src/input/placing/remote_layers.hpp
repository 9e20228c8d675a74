// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/layer_lands.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <vector>

namespace hinterland {

/// Marks layers that are away from the study, though in the same region.
///
/// Lines are remote if no village, town or facility is within 10 km of any of them.
///
/// Seats are remote if more than half of the villages have no seat within 15 km although more than
/// half have a facility or a line within 10 km, and more than half of the seats have no village,
/// facility or line within 10 km (30 km for fewer than three seats or six villages). In a sparsely
/// populated county the villages are far from the seats, but schools and roads are near the seats.
///
/// Stops at the first line of a layer that is near; only remote layers are scanned completely.
void mark_remote_layers(std::vector<LayerLand>& lands, const World& world,
                        const StudyLayers& layers, const ServiceCatalogue& catalogue);

}  // namespace hinterland
