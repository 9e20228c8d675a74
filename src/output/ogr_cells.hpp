// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <ogr_feature.h>

namespace hinterland {

/// How GDAL stores a column. A list of texts is stored as JSON.
OGRFieldType ogr_type(FieldType type);

/// Puts a cell into a field of a feature; nothing: it stays NULL.
void set_field(OGRFeature& feature, int field, const OutputCell& cell);

}  // namespace hinterland
