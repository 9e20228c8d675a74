// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_extent.hpp"

#include <ogr_geometry.h>

#include <cmath>

namespace hinterland {

std::optional<std::pair<LonLat, LonLat>> extent_of(const OGRGeometry* geometry) {
  if (geometry == nullptr || geometry->IsEmpty() != 0) return std::nullopt;
  OGREnvelope box;
  geometry->getEnvelope(&box);
  return std::pair(LonLat{box.MinX, box.MinY}, LonLat{box.MaxX, box.MaxY});
}

bool is_half_a_place(const OGRGeometry& geometry) {
  if (wkbFlatten(geometry.getGeometryType()) != wkbPoint) return false;
  const OGRPoint& point = *geometry.toPoint();
  return std::isnan(point.getX()) != std::isnan(point.getY());
}

}  // namespace hinterland
