// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_cells.hpp"
#include "input/formats/layer_choice.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class OGRGeometry;

namespace hinterland {

struct LayerField {
  std::string name;        ///< in the file's bytes
  std::string type;        ///< text, integer, real, date, nested, other
  CodedValues texts = {};  ///< of its codes; empty: its values are no codes
};

/// One layer, opened with GDAL, and its records one after another. Whatever
/// GDAL wants to say while this lives is caught and told in our errors, never
/// printed. One at a time in a thread, or nested.
class GdalLayer {
 public:
  /// Throws Error where there is no such file or layer, or GDAL cannot read it.
  explicit GdalLayer(const AskedLayer& asked);
  ~GdalLayer();
  GdalLayer(const GdalLayer&) = delete;
  GdalLayer& operator=(const GdalLayer&) = delete;

  const std::string& path() const;  ///< as GDAL opens it: of the file within a .zip, too
  std::string driver() const;       ///< ESRI Shapefile, GPKG, CSV, ...
  bool is_shapefile() const;
  std::vector<std::string> layer_names() const;
  std::vector<std::string> layers_alike() const;  ///< as GdalDataset has them
  std::string name() const;
  std::string geometry_type() const;  ///< Point, 3D Polygon, None, ...
  bool has_geometry() const;
  bool has_natural_names() const;     ///< false: the fields are called Field1, Field2, ...
  std::string crs() const;            ///< as WKT; empty: the layer has none
  bool north_first() const;           ///< the file's format says that north stands before east
  std::int64_t record_count() const;  ///< -1: not known before all are read
  const std::vector<LayerField>& fields() const;
  /// Columns of a query that bear the name of one of codes, and whose values may be them or not.
  const std::vector<std::string>& fields_like_codes() const;

  /// Only these fields, and those of the same names, are read from now on.
  void want_fields(const std::vector<std::size_t>& fields);

  /// Of each field whether it is text and its first records hold geometry, or nothing.
  std::vector<bool> fields_like_shapes();
  /// Takes the geometry from a field of text (WKT, WKB, GeoJSON) from now on.
  /// False, and nothing changes: the first records hold no geometry there.
  bool take_geometry_from(std::size_t field);

  /// Leaves out the records for which GDAL's own condition does not hold.
  /// Throws Error where it is not understood.
  void filter(const std::string& where);

  /// Goes to the next record; false: there is none. Throws Error where GDAL
  /// breaks off.
  bool next();
  void rewind();
  std::int64_t feature() const;
  const OGRGeometry* geometry() const;  ///< null: the record has none
  std::string shape_type() const;       ///< of the record, as GDAL names it; empty: it has none
  /// A field of this record as text; false: it is null.
  bool text(std::size_t field, std::string& out) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The CRS that the layer's file declares; empty: none.
///
/// As GDAL understands it, else the text of the .prj beside the file, or of the
/// .qpj that QGIS wrote there, for PROJ reads forms that GDAL does not: WKT2,
/// EPSG:4527 or its URN, PROJJSON, a PROJ string; in UTF-8 or UTF-16. A .prj that
/// says nothing comes as "an empty .prj": declared, and not understood. So does
/// what a "crs" member of GeoJSON names and PROJ does not know.
std::string layer_crs(const GdalLayer& layer);

}  // namespace hinterland
