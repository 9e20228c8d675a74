// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/read_lands.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

#include <vector>

namespace hinterland {

/// Marks layers that lie beside the study, though in the same region.
///
/// Lines are remote where no village, town or facility is within 10 km of any of them.
///
/// Seats are where half of the villages have none within 15 km, and half of the seats have no
/// village, facility, road or network within 10 km, while half of the villages have a facility or
/// a line within 10 km. In a county that is settled thinly the villages are far from the seats, and
/// the schools and roads are near them.
///
/// Costs a look at the first line of each layer that is near; where there is none, at all of them.
void mark_remote_layers(std::vector<LayerLand>& lands, const World& world,
                        const StudyLayers& layers, const ServiceCatalogue& catalogue);

}  // namespace hinterland
