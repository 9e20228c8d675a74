// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/layers/layer_source.hpp>
#include <hinterland/layers/problem.hpp>
#include <hinterland/layers/read.hpp>

#include <string>

namespace hinterland {

/// Brings the records to longitude and latitude: finds out what their
/// coordinates are, undoes the projection and the shift of web maps. What was
/// decided becomes a note, what is doubtful a problem of the layer.
///
/// `declared` is the file's own CRS as WKT; empty: none. Coordinates that lead
/// nowhere, or far from where the CRS is used, become infinite. Throws Error
/// where the layer cannot be placed, UsageError for a CRS that PROJ does not
/// know.
void place_records(Records& records, Shape shape, const LayerSource& source,
                   const std::string& declared, Problems& problems);

/// Takes out the records that could not be placed; each becomes a problem.
void drop_unplaced(Records& records, Shape shape, Problems& problems);

}  // namespace hinterland
