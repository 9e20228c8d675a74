// SPDX-License-Identifier: Apache-2.0
#include "output/geopackage.hpp"

#include "base/text_fill.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/formats/gdal_dataset.hpp"
#include "output/ogr_features.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <utility>

namespace hinterland {

namespace {

/// During its lifetime GDAL writes a fixed date and does not sync to disk: the file is discarded on
/// any error.
class GdalSettings {
 public:
  GdalSettings() {
    for (const auto& [key, value] : settings_) CPLSetThreadLocalConfigOption(key, value);
  }
  ~GdalSettings() {
    for (const auto& [key, value] : settings_) CPLSetThreadLocalConfigOption(key, nullptr);
  }
  GdalSettings(const GdalSettings&) = delete;
  GdalSettings& operator=(const GdalSettings&) = delete;

 private:
  static constexpr std::pair<const char*, const char*> settings_[] = {
      {"OGR_CURRENT_DATE", "2016-09-09T00:00:00.000Z"},
      {"OGR_SQLITE_SYNCHRONOUS", "OFF"},
      {"OGR_SQLITE_JOURNAL", "OFF"}};
};

PlanePoint as_it_is(LonLat place) { return {place.lon, place.lat}; }

/// Writes one file, layer by layer.
class GeoPackageWriter {
 public:
  explicit GeoPackageWriter(const std::string& path) : path_(path) {
    register_drivers();
    if (crs_.importFromEPSG(4326) != OGRERR_NONE) fail();
    crs_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) fail();
    file_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!file_) fail();
  }

  void write(const OutputLayer& layer, const Progress& progress) {
    const bool is_table = layer.geometry == OutputGeometry::none;
    OGRLayer* target = file_->CreateLayer(layer.name.c_str(), is_table ? nullptr : &crs_,
                                          ogr_type(layer.geometry), nullptr);
    if (target == nullptr) fail();
    for (const OutputField& field : layer.fields) {
      if (target->CreateField(ogr_field(field, field.name).get()) != OGRERR_NONE) fail();
    }
    if (file_->StartTransaction() != OGRERR_NONE) fail();
    write_rows(layer, progress, [&](std::size_t row) { write_row(layer, row, *target); });
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
    feature.SetGeometryDirectly(ogr_geometry(layer.geometry, shape_, as_it_is).release());
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      cell_.clear();
      layer.fields[i].value(row, cell_);
      set_field(feature, static_cast<int>(i), cell_);
    }
    if (target.CreateFeature(&feature) != OGRERR_NONE) fail();
  }

  std::string path_;
  SilentGdal quiet_;
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
  GeoPackageWriter writer(path);
  for (const OutputLayer& layer : layers) {
    const double next = done + static_cast<double>(layer.rows);
    writer.write(layer, part_of(progress, done / all, next / all));
    done = next;
  }
  writer.close();
}

}  // namespace hinterland
