// SPDX-License-Identifier: Apache-2.0
#include "output/geopackage.hpp"

#include "base/output_file.hpp"
#include "base/text_fill.hpp"
#include "output/ogr_cells.hpp"

#include <hinterland/error.hpp>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <memory>

namespace hinterland {

namespace {

constexpr std::size_t rows_between_reports = 4096;

OGRwkbGeometryType type_of(OutputGeometry geometry) {
  switch (geometry) {
    case OutputGeometry::point:
      return wkbPoint;
    case OutputGeometry::multi_point:
      return wkbMultiPoint;
    case OutputGeometry::line:
      return wkbLineString;
    case OutputGeometry::multi_polygon:
      break;
  }
  return wkbMultiPolygon;
}

/// As long as it lives GDAL is quiet on stderr, writes one date, and does not
/// wait for the disk: the file is thrown away where anything goes wrong.
class GdalSettings {
 public:
  GdalSettings() {
    CPLPushErrorHandler(CPLQuietErrorHandler);
    CPLErrorReset();
    CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "2016-09-09T00:00:00.000Z");
    CPLSetThreadLocalConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
    CPLSetThreadLocalConfigOption("OGR_SQLITE_JOURNAL", "OFF");
  }
  ~GdalSettings() {
    for (const char* key : {"OGR_CURRENT_DATE", "OGR_SQLITE_SYNCHRONOUS", "OGR_SQLITE_JOURNAL"}) {
      CPLSetThreadLocalConfigOption(key, nullptr);
    }
    CPLPopErrorHandler();
  }
  GdalSettings(const GdalSettings&) = delete;
  GdalSettings& operator=(const GdalSettings&) = delete;
};

std::unique_ptr<OGRLinearRing> make_ring(const LineString& ring) {
  auto made = std::make_unique<OGRLinearRing>();
  made->setNumPoints(static_cast<int>(ring.size()), FALSE);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    made->setPoint(static_cast<int>(i), ring[i].lon, ring[i].lat);
  }
  return made;
}

std::unique_ptr<OGRGeometry> make_polygons(const MultiPolygon& shape) {
  auto made = std::make_unique<OGRMultiPolygon>();
  for (const Polygon& polygon : shape) {
    auto part = std::make_unique<OGRPolygon>();
    part->addRingDirectly(make_ring(polygon.outer).release());
    for (const LineString& hole : polygon.holes) part->addRingDirectly(make_ring(hole).release());
    made->addGeometryDirectly(part.release());
  }
  return made;
}

std::unique_ptr<OGRGeometry> make_line(const LineString& vertices) {
  auto line = std::make_unique<OGRLineString>();
  line->setNumPoints(static_cast<int>(vertices.size()), FALSE);
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    line->setPoint(static_cast<int>(i), vertices[i].lon, vertices[i].lat);
  }
  return line;
}

/// None: the row has no place.
std::unique_ptr<OGRGeometry> make_geometry(OutputGeometry geometry, const OutputShape& shape) {
  if (geometry == OutputGeometry::multi_polygon)
    return shape.polygons == nullptr ? nullptr : make_polygons(*shape.polygons);
  if (shape.vertices.empty()) return nullptr;
  if (geometry == OutputGeometry::line) return make_line(shape.vertices);
  if (geometry == OutputGeometry::point)
    return std::make_unique<OGRPoint>(shape.vertices.front().lon, shape.vertices.front().lat);
  auto points = std::make_unique<OGRMultiPoint>();
  for (const LonLat place : shape.vertices) {
    const OGRPoint point(place.lon, place.lat);
    points->addGeometry(&point);
  }
  return points;
}

/// Writes one file, layer by layer.
class Writer {
 public:
  explicit Writer(const std::string& path) : path_(path) {
    GDALAllRegister();
    if (crs_.importFromEPSG(4326) != OGRERR_NONE) fail();
    crs_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) fail();
    file_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!file_) fail();
  }

  void write(const OutputLayer& layer, const Progress& progress) {
    OGRLayer* target =
        file_->CreateLayer(layer.name.c_str(), &crs_, type_of(layer.geometry), nullptr);
    if (target == nullptr) fail();
    for (const OutputField& field : layer.fields) {
      OGRFieldDefn definition(field.name.c_str(), ogr_type(field.type));
      if (field.type == FieldType::boolean) definition.SetSubType(OFSTBoolean);
      if (target->CreateField(&definition) != OGRERR_NONE) fail();
    }
    if (file_->StartTransaction() != OGRERR_NONE) fail();
    for (std::size_t row = 0; row < layer.rows; ++row) {
      if (row % rows_between_reports == 0) {
        progress(static_cast<double>(row) / static_cast<double>(layer.rows),
                 "writing " + layer.name);
      }
      write_row(layer, row, *target);
    }
    if (file_->CommitTransaction() != OGRERR_NONE) fail();
  }

  void close() {
    CPLErrorReset();
    file_.reset();
    if (CPLGetLastErrorType() >= CE_Failure) fail();
  }

 private:
  [[noreturn]] void fail() const { throw_unwritten(path_, CPLGetLastErrorMsg()); }

  void write_row(const OutputLayer& layer, std::size_t row, OGRLayer& target) {
    OGRFeature feature(target.GetLayerDefn());
    take_shape(layer, row, shape_);
    feature.SetGeometryDirectly(make_geometry(layer.geometry, shape_).release());
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      cell_.clear();
      layer.fields[i].value(row, cell_);
      set_field(feature, static_cast<int>(i), cell_);
    }
    if (target.CreateFeature(&feature) != OGRERR_NONE) fail();
  }

  std::string path_;
  GdalSettings settings_;
  OGRSpatialReference crs_;
  GDALDatasetUniquePtr file_;
  OutputCell cell_;
  OutputShape shape_;
};

}  // namespace

void write_geopackage(const std::string& path, const std::vector<OutputLayer>& layers,
                      const Progress& progress) {
  double all = 1.0;
  for (const OutputLayer& layer : layers) all += static_cast<double>(layer.rows);
  double done = 0.0;
  Writer writer(path);
  for (const OutputLayer& layer : layers) {
    const double next = done + static_cast<double>(layer.rows);
    writer.write(layer, part_of(progress, done / all, next / all));
    done = next;
  }
  writer.close();
}

}  // namespace hinterland
