// SPDX-License-Identifier: Apache-2.0
#include "output/geopackage.hpp"

#include "base/text_fill.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/formats/gdal_dataset.hpp"
#include "output/database_header.hpp"
#include "output/ogr_features.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <set>
#include <utility>

namespace hinterland {

namespace {

constexpr const char* fixed_date = "2016-09-09T00:00:00.000Z";

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
      {"OGR_CURRENT_DATE", fixed_date},
      {"OGR_SQLITE_SYNCHRONOUS", "OFF"},
      {"OGR_SQLITE_JOURNAL", "OFF"}};
};

PlanePoint as_it_is(LonLat place) { return {place.lon, place.lat}; }

/// Writes one file, layer by layer.
class GeoPackageWriter {
 public:
  GeoPackageWriter(const std::string& path, const GeoPackageNotes& notes)
      : path_(path), notes_(notes) {
    register_drivers();
    if (crs_.importFromEPSG(4326) != OGRERR_NONE) fail();
    crs_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    if (driver == nullptr) fail();
    file_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!file_) fail();
    if (notes_.words != nullptr) add_domains();
  }

  void write(const OutputLayer& layer, const Progress& progress) {
    OGRLayer* target = file_->CreateLayer(layer.name.c_str(),
                                          layer.geometry == OutputGeometry::none ? nullptr : &crs_,
                                          ogr_type(layer.geometry), nullptr);
    if (target == nullptr) fail();
    add_fields(layer, *target);
    if (file_->StartTransaction() != OGRERR_NONE) fail();
    write_rows(layer, progress, [&](std::size_t row) { write_row(layer, row, *target); });
    if (file_->CommitTransaction() != OGRERR_NONE) fail();
  }

  /// The table that QGIS reads styles from.
  void write_styles() {
    if (notes_.styles.empty()) return;
    OGRLayer* target = file_->CreateLayer("layer_styles", nullptr, wkbNone, nullptr);
    if (target == nullptr) fail();
    for (const char* const name :
         {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName",
          "styleQML", "styleSLD", "description", "owner", "ui"}) {
      OGRFieldDefn text(name, OFTString);
      add_field(*target, text);
    }
    OGRFieldDefn is_default("useAsDefault", OFTInteger);
    is_default.SetSubType(OFSTBoolean);
    add_field(*target, is_default);
    OGRFieldDefn time("update_time", OFTDateTime);
    add_field(*target, time);
    if (file_->StartTransaction() != OGRERR_NONE) fail();
    for (const GeoPackageStyle& style : notes_.styles) write_style(style, *target);
    if (file_->CommitTransaction() != OGRERR_NONE) fail();
  }

  void close() {
    CPLErrorReset();
    file_.reset();
    if (CPLGetLastErrorType() >= CE_Failure) fail();
  }

 private:
  [[noreturn]] void fail() const { throw_unwritten(path_, CPLGetLastErrorMsg()); }

  void add_field(OGRLayer& target, OGRFieldDefn& field) const {
    if (target.CreateField(&field) != OGRERR_NONE) fail();
  }

  void add_fields(const OutputLayer& layer, OGRLayer& target) const {
    std::set<std::string> aliases;
    for (const OutputField& field : layer.fields) {
      const auto definition = ogr_field(field, field.name);
      if (notes_.words != nullptr) {
        std::string alias = notes_.words->alias(layer.name, field.name);
        if (!alias.empty() && !aliases.insert(alias).second) alias += " (" + field.name + ")";
        if (!alias.empty()) definition->SetAlternativeName(alias.c_str());
        if (!notes_.words->values(field.name).empty()) definition->SetDomainName(field.name);
      }
      add_field(target, *definition);
    }
  }

  /// A list of coded values for each field that has them.
  void add_domains() {
    for (const auto& [field, values] : notes_.words->coded()) {
      std::vector<OGRCodedValue> codes;
      for (const CodedValue& each : values)
        codes.push_back({CPLStrdup(each.value.c_str()), CPLStrdup(each.label.c_str())});
      std::string reason;
      const bool is_added = file_->AddFieldDomain(
          std::make_unique<OGRCodedFieldDomain>(field, "", OFTString, OFSTNone, std::move(codes)),
          reason);
      if (!is_added) throw_unwritten(path_, reason);
    }
  }

  void write_style(const GeoPackageStyle& style, OGRLayer& target) const {
    OGRFeature feature(target.GetLayerDefn());
    feature.SetField("f_table_catalog", "");
    feature.SetField("f_table_schema", "");
    feature.SetField("f_table_name", style.layer.c_str());
    feature.SetField("f_geometry_column", "geom");
    feature.SetField("styleName", style.name.c_str());
    feature.SetField("styleQML", style.qml.c_str());
    feature.SetField("styleSLD", style.sld.c_str());
    feature.SetField("description", style.description.c_str());
    feature.SetField("owner", "");
    feature.SetField("useAsDefault", style.is_default ? 1 : 0);
    feature.SetField("update_time", fixed_date);
    if (target.CreateFeature(&feature) != OGRERR_NONE) fail();
  }

  void write_row(const OutputLayer& layer, std::size_t row, OGRLayer& target) {
    OGRFeature feature(target.GetLayerDefn());
    if (layer.geometry != OutputGeometry::none) {
      take_shape(layer, row, shape_);
      feature.SetGeometryDirectly(ogr_geometry(layer.geometry, shape_, as_it_is).release());
    }
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
      cell_.clear();
      layer.fields[i].value(row, cell_);
      set_field(feature, static_cast<int>(i), cell_);
    }
    if (target.CreateFeature(&feature) != OGRERR_NONE) fail();
  }

  std::string path_;
  const GeoPackageNotes& notes_;
  SilentGdal quiet_;
  GdalSettings settings_;
  OGRSpatialReference crs_;
  GDALDatasetUniquePtr file_;
  OutputCell cell_;
  OutputShape shape_;
};

}  // namespace

void write_geopackage(const std::string& path, const std::vector<OutputLayer>& layers,
                      const Progress& progress, const GeoPackageNotes& notes) {
  double all = 1.0;
  for (const OutputLayer& layer : layers) all += static_cast<double>(layer.rows);
  double done = 0.0;
  GeoPackageWriter writer(path, notes);
  for (const OutputLayer& layer : layers) {
    const double next = done + static_cast<double>(layer.rows);
    writer.write(layer, part_of(progress, done / all, next / all));
    done = next;
  }
  writer.write_styles();
  writer.close();
  fix_database_header(path);
}

}  // namespace hinterland
