// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"
#include "input/records/inspection.hpp"
#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>

#include <vector>

namespace hinterland {

/// The columns that reading a layer of this kind looks for; none is required.
std::vector<FieldWish> wishes_of(LayerKind kind, const ServiceCatalogue& catalogue);

/// Decides what the layer is in a study: by its geometry and the names of the layer and its columns
/// (`guess_kind`), unless the names and codes of its places, kinds of facilities, or columns that
/// only one kind of lines has, say otherwise. So reading the layer as that does not doubt it.
/// `has_places`: it has geometry or columns of coordinates; villages without are a census.
void find_kind(GdalTable& table, bool has_places, const ServiceCatalogue& catalogue,
               Inspection& found);

}  // namespace hinterland
