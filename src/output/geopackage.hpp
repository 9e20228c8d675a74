// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/progress.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace hinterland {

enum class GeopackageGeometry { point, multi_point, line, multi_polygon };
enum class GeopackageFieldType { text, whole_number, decimal_number };

/// One field and what it says of each row.
struct GeopackageField {
  std::string name;
  GeopackageFieldType type = GeopackageFieldType::text;
  /// Puts the cell of a row, in UTF-8, at the end of `cell`; nothing: NULL.
  std::function<void(std::size_t row, std::string& cell)> value;
};

/// A layer to be written, in longitude and latitude.
struct GeopackageLayer {
  std::string name;
  GeopackageGeometry geometry = GeopackageGeometry::point;
  std::size_t rows = 0;
  /// Of points and lines: puts the points or vertices of a row at the end of `vertices`.
  std::function<void(std::size_t row, LineString& vertices)> vertices;
  /// Of polygons: the shape of a row.
  std::function<const MultiPolygon&(std::size_t row)> shape;
  std::vector<GeopackageField> fields;
};

/// Writes one GeoPackage of several layers, each with a spatial index; CRS
/// EPSG:4326. The same rows give the same bytes on any day: the file says of
/// itself that it was made in 2016. Throws Error, saying which file and why,
/// where it cannot be written.
void write_geopackage(const std::string& path, const std::vector<GeopackageLayer>& layers,
                      const Progress& progress);

}  // namespace hinterland
