// SPDX-License-Identifier: Apache-2.0
#include "forms_crs.hpp"
#include "forms_write.hpp"

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <stdexcept>

namespace hinterland::forms {

namespace {

struct Driver {
  const char* name;
  const char* dataset_option;
  std::vector<const char*> layer_options;
};

Driver driver_of(const Draft& draft) {
  switch (draft.format) {
    case Format::geojson:
      return {"GeoJSON", nullptr, {"COORDINATE_PRECISION=10"}};
    case Format::geojson_lines:
      return {"GeoJSONSeq", nullptr, {"COORDINATE_PRECISION=10"}};
    case Format::geopackage:
      return {"GPKG", nullptr, {"SPATIAL_INDEX=NO"}};
    case Format::flatgeobuf:
      return {"FlatGeobuf", nullptr, {"SPATIAL_INDEX=NO"}};
    case Format::shapefile:
      return {"ESRI Shapefile", nullptr, {}};
    case Format::kml:
      return {"KML", nullptr, {}};
    case Format::gml:
      return {"GML", nullptr, {}};
    case Format::mapinfo_tab:
      return {"MapInfo File", "FORMAT=TAB", {"BOUNDS=110,30,130,40"}};
    case Format::mapinfo_mif:
      return {"MapInfo File", "FORMAT=MIF", {}};
    case Format::sqlite:
      return {"SQLite", nullptr, {}};
    case Format::geodatabase:
      return {"OpenFileGDB", nullptr, {}};
    default:
      throw std::logic_error("a format that GDAL does not write for us");
  }
}

/// The type of one part: a shapefile stores any number of lines and polygons under it.
OGRwkbGeometryType single(OGRwkbGeometryType type) {
  OGRwkbGeometryType flat = wkbFlatten(type);
  if (flat == wkbMultiPolygon) flat = wkbPolygon;
  if (flat == wkbMultiLineString) flat = wkbLineString;
  return OGR_GT_SetModifier(flat, OGR_GT_HasZ(type), OGR_GT_HasM(type));
}

OGRwkbGeometryType type_of(const Draft& draft) {
  OGRwkbGeometryType type = wkbNone;
  for (const DraftRecord& record : draft.records) {
    if (!record.shape) continue;
    const OGRwkbGeometryType one = record.shape->getGeometryType();
    if (type == wkbNone) type = one;
    if (type != one) return draft.format == Format::shapefile ? single(type) : wkbUnknown;
  }
  if (draft.format == Format::shapefile) return single(type);
  return type;
}

OGRFieldType field_type(const Draft& draft, const DraftColumn& column) {
  const bool is_mapinfo =
      draft.format == Format::mapinfo_tab || draft.format == Format::mapinfo_mif;
  if (column.storage == Storage::text) return OFTString;
  if (column.storage == Storage::real) return OFTReal;
  return is_mapinfo && column.role != "code" ? OFTInteger : OFTInteger64;
}

void set_cell(OGRFeature& feature, int field, Storage storage, const std::string& text) {
  if (text.empty()) {
    feature.SetFieldNull(field);
  } else if (storage == Storage::real) {
    feature.SetField(field, std::stod(text));
  } else if (storage == Storage::integer) {
    feature.SetField(field, static_cast<GIntBig>(std::stoll(text)));
  } else {
    feature.SetField(field, text.c_str());
  }
}

/// The fields that hold the columns: a format may have fields of its own before them.
std::vector<int> fields_of(const Draft& draft, OGRLayer& layer) {
  const OGRFeatureDefn& definition = *layer.GetLayerDefn();
  const int own = definition.GetFieldCount() - static_cast<int>(draft.columns.size());
  std::vector<int> fields;
  for (const DraftColumn& column : draft.columns) {
    const int next = own + static_cast<int>(fields.size());
    fields.push_back(draft.format == Format::kml ? definition.GetFieldIndex(column.name.c_str())
                                                 : next);
  }
  return fields;
}

void write_records(const Draft& draft, OGRLayer& layer) {
  const std::vector<int> fields = fields_of(draft, layer);
  for (const DraftRecord& record : draft.records) {
    OGRFeature feature(layer.GetLayerDefn());
    for (std::size_t c = 0; c < draft.columns.size(); ++c) {
      set_cell(feature, fields[c], draft.columns[c].storage, record.cells[c]);
    }
    if (const auto shape = shape_in_file(draft, record.shape.get()))
      feature.SetGeometry(shape.get());
    if (layer.CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("a record");
  }
}

/// A layer that the study does not name.
void write_another(GDALDataset& file) {
  OGRSpatialReference reference = reference_of("EPSG:4326");
  OGRLayer* layer = file.CreateLayer("other", &reference, wkbPoint, nullptr);
  OGRFeature feature(layer->GetLayerDefn());
  OGRPoint point(120.5, 36.5);
  feature.SetGeometry(&point);
  if (layer->CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("another layer");
}

}  // namespace

void write_by_gdal(const Draft& draft, const std::string& path) {
  GDALAllRegister();
  CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
  const Driver driver = driver_of(draft);
  CPLStringList dataset_options;
  if (driver.dataset_option != nullptr) dataset_options.AddString(driver.dataset_option);
  CPLStringList layer_options;
  for (const char* option : driver.layer_options) layer_options.AddString(option);
  const std::string encoding = "ENCODING=" + draft.encoding;
  const bool is_mapinfo =
      draft.format == Format::mapinfo_tab || draft.format == Format::mapinfo_mif;
  if (draft.format == Format::shapefile || is_mapinfo) layer_options.AddString(encoding.c_str());
  if (is_mapinfo) dataset_options.AddString(encoding.c_str());
  CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
  GDALDriver* gdal = GetGDALDriverManager()->GetDriverByName(driver.name);
  if (gdal == nullptr) throw std::runtime_error(std::string("no driver ") + driver.name);
  const GDALDatasetUniquePtr file(
      gdal->Create(path.c_str(), 0, 0, 0, GDT_Unknown, dataset_options.List()));
  if (!file) throw std::runtime_error("cannot create " + path);
  const bool is_declared = draft.crs_in != CrsIn::study && draft.crs_in != CrsIn::nothing;
  OGRSpatialReference reference = reference_of(draft.crs);
  OGRLayer* layer = file->CreateLayer("layer", is_declared ? &reference : nullptr, type_of(draft),
                                      layer_options.List());
  if (layer == nullptr) throw std::runtime_error("cannot create a layer in " + path);
  for (const DraftColumn& column : draft.columns) {
    OGRFieldDefn field(column.name.c_str(), field_type(draft, column));
    if (layer->CreateField(&field) != OGRERR_NONE) throw std::runtime_error(column.name);
  }
  const bool in_transaction = file->TestCapability(ODsCTransactions) != FALSE;
  if (in_transaction) file->StartTransaction();
  write_records(draft, *layer);
  if (draft.next_to_another) write_another(*file);
  if (in_transaction) file->CommitTransaction();
}

}  // namespace hinterland::forms
