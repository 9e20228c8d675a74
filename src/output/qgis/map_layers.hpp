// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/field_words.hpp"
#include "output/output_layer.hpp"
#include "output/qgis/map_layer.hpp"

#include <vector>

namespace hinterland {

/// The tables of the GeoPackage: the layers of the results, then the base layers.
std::vector<OutputLayer> map_tables(const Results& source);

/// The layers of the map in groups, from the top, as far as there are tables for them. All fields
/// that their styles name are in the tables.
std::vector<MapGroup> map_groups(const Results& source, const std::vector<OutputLayer>& tables,
                                 const FieldWords& words);

}  // namespace hinterland
