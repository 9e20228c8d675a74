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

#include <array>
#include <set>
#include <string_view>
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

constexpr std::array<const char*, 4> schema_statements = {
    "CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name "
    "TEXT, "
    "title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY "
    "KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name))",
    "CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type "
    "TEXT "
    "NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive "
    "BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, "
    "value))",
    "INSERT INTO gpkg_extensions (table_name, extension_name, definition, scope) VALUES "
    "('gpkg_data_columns', 'gpkg_schema', "
    "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')",
    "INSERT INTO gpkg_extensions (table_name, extension_name, definition, scope) VALUES "
    "('gpkg_data_column_constraints', 'gpkg_schema', "
    "'http://www.geopackage.org/spec121/#extension_schema', 'read-write')"};

/// A text as a literal; NULL if it is empty.
std::string in_sql(std::string_view text) {
  if (text.empty()) return "NULL";
  std::string literal = "'";
  for (const char c : text) {
    if (c == '\'') literal += c;
    literal += c;
  }
  return literal + "'";
}

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
  }

  void write(const OutputLayer& layer, const Progress& progress) {
    const bool is_table = layer.geometry == OutputGeometry::none;
    // A layer has one type: one with cut lines has only lines of several parts.
    are_lines_cut_ = has_cut_lines(layer);
    OGRLayer* target =
        file_->CreateLayer(layer.name.c_str(), is_table ? nullptr : &crs_,
                           are_lines_cut_ ? wkbMultiLineString : ogr_type(layer.geometry), nullptr);
    if (target == nullptr) fail();
    for (const OutputField& field : layer.fields) add_field(*target, *ogr_field(field, field.name));
    if (file_->StartTransaction() != OGRERR_NONE) fail();
    write_rows(layer, progress, [&](std::size_t row) { write_row(layer, row, *target); });
    if (file_->CommitTransaction() != OGRERR_NONE) fail();
  }

  /// The labels of fields and of coded values, in the tables of the standard: GDAL writes labels
  /// only from version 3.7.
  /// Source: OGC 12-128r18, GeoPackage Encoding Standard 1.3, F.9 Schema.
  void write_words(const std::vector<OutputLayer>& layers) {
    if (notes_.words == nullptr) return;
    file_->FlushCache();
    if (file_->StartTransaction() != OGRERR_NONE) fail();
    for (const char* const statement : schema_statements) execute(statement);
    write_lists();
    for (const OutputLayer& layer : layers) write_columns(layer);
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

  void execute(const std::string& statement) {
    CPLErrorReset();
    OGRLayer* const rows = file_->ExecuteSQL(statement.c_str(), nullptr, nullptr);
    if (rows != nullptr) file_->ReleaseResultSet(rows);
    if (CPLGetLastErrorType() >= CE_Failure) fail();
  }

  /// A row per field with its label, and the name of the list of its values.
  void write_columns(const OutputLayer& layer) {
    std::set<std::string> aliases;  // no two fields of a table have one
    for (const OutputField& field : layer.fields) {
      std::string alias = notes_.words->alias(layer.name, field.name);
      const std::string list(notes_.words->list_of(layer.name, field.name));
      if (alias.empty() && list.empty()) continue;
      if (!alias.empty() && !aliases.insert(alias).second) alias += " (" + field.name + ")";
      execute(
          fmt::format("INSERT INTO gpkg_data_columns (table_name, column_name, name, "
                      "constraint_name) VALUES ({}, {}, {}, {})",
                      in_sql(layer.name), in_sql(field.name), in_sql(alias), in_sql(list)));
    }
  }

  void write_lists() {
    for (const auto& [list, values] : notes_.words->lists()) {
      for (const CodedValue& each : values) {
        execute(
            fmt::format("INSERT INTO gpkg_data_column_constraints (constraint_name, "
                        "constraint_type, value, description) VALUES ({}, 'enum', {}, {})",
                        in_sql(list), in_sql(each.value), in_sql(each.label)));
      }
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
      if (are_lines_cut_ && shape_.parts.empty() && !shape_.vertices.empty())
        shape_.parts.push_back(shape_.vertices);
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
  bool are_lines_cut_ = false;  ///< in the current layer
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
  writer.write_words(layers);
  writer.write_styles();
  writer.close();
  fix_database_header(path);
}

}  // namespace hinterland
