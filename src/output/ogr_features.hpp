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

/// As long as it lives GDAL is silent on stderr in this thread, and remembers what it would say.
class SilentGdal {
 public:
  SilentGdal();
  ~SilentGdal();
  SilentGdal(const SilentGdal&) = delete;
  SilentGdal& operator=(const SilentGdal&) = delete;
};

/// The definition of a column. A list of texts is stored as JSON.
std::unique_ptr<OGRFieldDefn> ogr_field(const OutputField& field, const std::string& name);

OGRwkbGeometryType ogr_type(OutputGeometry geometry);

/// Where a place stands on the map that is written.
using ToMap = std::function<PlanePoint(LonLat)>;

/// The shape of a row, as it stands on the map; none: the row has no place.
std::unique_ptr<OGRGeometry> ogr_geometry(OutputGeometry geometry, const OutputShape& shape,
                                          const ToMap& to_map);

/// Puts a cell into a field of a feature; nothing: it stays NULL.
void set_field(OGRFeature& feature, int field, const OutputCell& cell);

/// Calls `write` with each row of a layer, and tells the progress now and then.
void write_rows(const OutputLayer& layer, const Progress& progress,
                const std::function<void(std::size_t row)>& write);

}  // namespace hinterland
