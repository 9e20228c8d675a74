// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/records/inspection.hpp"

#include <hinterland/catalogue.hpp>

#include <vector>

namespace hinterland {

/// The requests used for reading a layer of this kind; none is required.
std::vector<FieldRequest> requests_of(LayerKind kind, const ServiceCatalogue& catalogue);

/// Decides the kind of a layer: by its geometry, its name and its column names, unless the names
/// and codes of its places, its kinds of facilities, or typical columns of lines show another kind.
/// The result is one for which reading the layer reports no doubt. `has_places` means that it has
/// geometry or coordinate columns; villages without places are a census.
void find_kind(GdalTable& table, bool has_places, const ServiceCatalogue& catalogue,
               Inspection& found);

}  // namespace hinterland
