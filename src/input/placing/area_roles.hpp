// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/read_lands.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Tells a layer of built-up land or of land kept free that holds all villages, five at least, as
/// the boundary of a county does; not where its names or kinds say that it is such land. In layers
/// of more than 100 areas it is not looked for. One `layer_role_doubtful` for each.
/// O((villages + vertices) log areas).
void doubt_areas(const World& world, const StudyLayers& layers, const RowsOfSources& rows_of,
                 Problems& problems);

}  // namespace hinterland
