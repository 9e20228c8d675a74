// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/gauss_kruger.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/progress.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace hinterland {

enum class ShapefileGeometry { point, line, polygon };
enum class ShapefileFieldType { text, whole_number, decimal_number };

/// One field and what it says of each row.
struct ShapefileField {
  std::string name;  ///< ten bytes in GB18030 at most: five Chinese characters
  ShapefileFieldType type = ShapefileFieldType::text;
  int width = 0;  ///< bytes
  /// Puts the cell of a row, in UTF-8, at the end of `cell`; nothing: NULL.
  std::function<void(std::size_t row, std::string& cell)> value;
};

/// A layer to be written.
struct ShapefileLayer {
  std::string name;  ///< of the files
  ShapefileGeometry geometry = ShapefileGeometry::point;
  std::size_t rows = 0;
  /// Puts the vertices of a row at the end of `vertices`; none, or places that
  /// are not finite: a NULL shape. A polygon is one closed ring.
  std::function<void(std::size_t row, std::vector<LonLat>& vertices)> vertices;
  std::vector<ShapefileField> fields;
  std::string encoding = "GB18030";  ///< what the .cpg says; the bytes are GB18030 all the same
};

/// Writes `folder/<name>.shp` with its .shx, .dbf, .prj and .cpg.
///
/// Text is in GB18030, so no character is lost; coordinates are those of the
/// zone, rounded to the millimetre. The date in the .dbf is that of the policy,
/// 2016-09-09, so that the same rows give the same bytes on any day.
/// Throws Error, saying which file and why, where it cannot be written, and
/// where a name or a cell is too long for its field.
void write_shapefile(const std::string& folder, const ShapefileLayer& layer, GaussKrugerZone zone,
                     const Progress& progress);

}  // namespace hinterland
