// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <ogr_feature.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// During its lifetime GDAL writes nothing to stderr in this thread; its last message is kept.
class SilentGdal {
 public:
  SilentGdal();
  ~SilentGdal();
  SilentGdal(const SilentGdal&) = delete;
  SilentGdal& operator=(const SilentGdal&) = delete;
};

/// The definition of a column.
std::unique_ptr<OGRFieldDefn> ogr_field(const OutputField& field, const std::string& name);

OGRwkbGeometryType ogr_type(OutputGeometry geometry);

/// Projects a place to the coordinates of the output file.
using ToMap = std::function<PlanePoint(LonLat)>;

/// The geometry of a row in map coordinates; null if the row has no place.
std::unique_ptr<OGRGeometry> ogr_geometry(OutputGeometry geometry, const OutputShape& shape,
                                          const ToMap& to_map);

/// Sets a field of a feature; an empty cell leaves it NULL.
void set_field(OGRFeature& feature, int field, const OutputCell& cell);

/// Calls `write` for each row of a layer, and reports the progress at intervals.
void write_rows(const OutputLayer& layer, const Progress& progress,
                const std::function<void(std::size_t row)>& write);

}  // namespace hinterland
