// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/layer_choice.hpp"
#include "input/formats/gdal_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class OGRGeometry;

namespace hinterland {

struct LayerField {
  std::string name;        ///< in the encoding of the file
  std::string type;        ///< text, integer, real, date, nested, other
  CodedValues texts = {};  ///< texts of its codes; empty if it has no coded values
};

/// A layer opened with GDAL, read record by record. Messages of GDAL are captured while the object
/// exists and appear in our errors instead of being printed. Several objects in one thread must be
/// nested.
class GdalLayer {
 public:
  /// Throws Error if the file or layer does not exist or cannot be read.
  explicit GdalLayer(const LayerRequest& request);
  ~GdalLayer();
  GdalLayer(const GdalLayer&) = delete;
  GdalLayer& operator=(const GdalLayer&) = delete;

  const std::string& path() const;  ///< path for GDAL, including that of the .zip
  std::string driver() const;       ///< ESRI Shapefile, GPKG, CSV, ...
  bool is_shapefile() const;
  std::vector<std::string> layer_names() const;
  std::vector<std::string> layers_alike() const;  ///< see GdalDataset::layers_alike()
  std::string name() const;
  std::string geometry_type() const;  ///< Point, 3D Polygon, None, ...
  bool has_geometry() const;
  bool has_natural_names() const;  ///< false if the fields are called Field1, Field2, ...
  std::string crs() const;         ///< as WKT; empty if the layer has none
  bool north_first() const;  ///< the format defines the first coordinate as northing or latitude
  std::int64_t record_count() const;  ///< -1 if it is not known without reading all records
  const std::vector<LayerField>& fields() const;
  /// Columns of a query that share their name with a column of coded values and may hold its codes.
  const std::vector<std::string>& fields_like_codes() const;

  /// Restricts reading to these fields and others with the same names.
  void want_fields(const std::vector<std::size_t>& fields);

  /// For each field, whether it is text and its first records contain geometry in every cell that
  /// is not empty.
  std::vector<bool> fields_like_shapes();
  /// Reads the geometry from a text field (WKT, WKB, GeoJSON) from now on. Returns false, without
  /// any effect, if the first records contain no geometry there.
  bool take_geometry_from(std::size_t field);

  /// Applies an attribute filter of GDAL. Throws UsageError if it is not valid.
  void filter(const std::string& where);

  /// Advances to the next record; returns false at the end. Throws Error if GDAL fails.
  bool next();
  void rewind();
  std::int64_t feature() const;
  const OGRGeometry* geometry() const;  ///< null if the record has none
  /// Geometry type of the record in GDAL's words; empty if it has none.
  std::string shape_type() const;
  /// The text of a field of the current record; returns false if it is null.
  bool text(std::size_t field, std::string& out) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The CRS that the file of the layer declares; empty if it declares none.
///
/// Returns GDAL's interpretation if there is one, else the text of the .prj next to the file or of
/// the .qpj written by QGIS, because PROJ accepts forms that GDAL does not: WKT2, EPSG:4527 or its
/// URN, PROJJSON, a PROJ string; in UTF-8 or UTF-16. An empty .prj gives "an empty .prj", which
/// means declared but not understood. The same holds for a "crs" member of GeoJSON with a name that
/// PROJ does not know.
std::string layer_crs(const GdalLayer& layer);

}  // namespace hinterland
