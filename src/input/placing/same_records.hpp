// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/layer_lands.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports each pair of layers made of the same records (`layer_given_twice`): the same path,
/// layer, sql and where; or, for at least three records, the same places and names, or vertices of
/// lines, in any order, to about 0.1 m. Areas are not compared by content, because one area may
/// have two kinds of land use. The road network may be the road layer, and the pairs of `may_share`
/// are accepted: villages with boundaries or built-up land, towns with boundaries. O(vertices).
void report_same_records(const World& world, const StudyLayers& layers,
                         const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                         Problems& problems);

}  // namespace hinterland
