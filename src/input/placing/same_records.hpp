// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/read_lands.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Tells each pair of layers that are made of the same records (`layer_given_twice`): by path,
/// layer, sql and where; or, three records at least, by their places and names, or the vertices of
/// lines, in any order, to about 0.1 m. One area may well be land of two kinds. The network of
/// roads may be the roads, villages their own boundaries and built-up land, and several boundaries
/// also towns. O(vertices).
void report_same_records(const World& world, const StudyLayers& layers,
                         const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                         Problems& problems);

}  // namespace hinterland
