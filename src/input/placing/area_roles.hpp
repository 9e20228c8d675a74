// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/layer_lands.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports a layer of built-up or excluded land that covers all villages, at least five, as the
/// boundary of a county does. For built-up land a single area has to cover them. Layers whose names
/// or kinds state such a land use are accepted; layers of more than 100 areas are not checked. One
/// `layer_role_doubtful` per layer. O((villages + vertices) log areas).
void doubt_areas(const World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                 Problems& problems);

}  // namespace hinterland
