// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_dataset.hpp"

#include "base/characters.hpp"
#include "base/text_fill.hpp"
#include "input/conditions/sql_text.hpp"
#include "input/coordinates/projection.hpp"
#include "input/files/broken_file.hpp"
#include "input/files/gdal_path.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/files/layer_choice.hpp"
#include "input/files/source_faults.hpp"
#include "input/notation/field_label.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace hinterland {

namespace {

/// The field names of the layer, preceded by an entry that says whether it has geometry.
std::vector<std::string> columns_of(OGRLayer& layer) {
  const OGRFeatureDefn& defined = *layer.GetLayerDefn();
  std::vector<std::string> columns{layer.GetGeomType() == wkbNone ? "" : "geometry"};
  for (int i = 0; i < defined.GetFieldCount(); ++i)
    columns.emplace_back(defined.GetFieldDefn(i)->GetNameRef());
  return columns;
}

/// The names of the layers with the same columns as this one, including itself; none if it has no
/// columns.
std::vector<std::string> layers_like(GDALDataset& opened, OGRLayer& layer) {
  const std::vector<std::string> columns = columns_of(layer);
  std::vector<std::string> names;
  for (OGRLayer* one : opened.GetLayers()) {
    if (columns.size() > 1 && columns_of(*one) == columns) names.emplace_back(one->GetName());
  }
  return names;
}

/// The largest set of layers with the same columns; empty if no two layers match.
std::vector<std::string> largest_group(GDALDataset& opened) {
  std::vector<std::string> most;
  for (OGRLayer* layer : opened.GetLayers()) {
    const std::vector<std::string> group = layers_like(opened, *layer);
    if (group.size() > std::max<std::size_t>(1, most.size())) most = group;
  }
  return most;
}

/// The SQL query that returns the records of all these layers.
std::string union_of(const std::vector<std::string>& layers) {
  std::string sql;
  for (const std::string& name : layers) {
    sql += sql.empty() ? "SELECT * FROM " : " UNION ALL SELECT * FROM ";
    sql += quoted_in_sql(name, '"');
  }
  return sql;
}

/// Whether SQLite reports that the query is not valid SQL, independent of the layers.
bool is_of_syntax(const std::string& message) {
  return message.find("syntax error") != message.npos ||
         message.find("unrecognized token") != message.npos ||
         message.find("incomplete input") != message.npos;
}

GDALDatasetUniquePtr opened_with(const std::string& path, CPLStringList options) {
  const auto open = [&] {
    return GDALDatasetUniquePtr(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                                  nullptr, options.List(), nullptr));
  };
  GDALDatasetUniquePtr opened = open();
  // For an SQLite database of tables without geometry GDAL lists no layer by default.
  const bool lists_none = opened && opened->GetLayerCount() == 0 &&
                          opened->GetDriver() != nullptr &&
                          EQUAL(opened->GetDriver()->GetDescription(), "SQLite");
  if (!lists_none) return opened;
  options.AddString("LIST_ALL_TABLES=YES");
  return open();
}

/// Throws Error if the bytes of the file explain why it contains no layer.
void refuse_broken(const LayerRequest& request) {
  const Text why = why_unreadable(request.path);
  if (why.empty()) return;
  throw Error(Text("cannot read '" + request.called() + "': " + why.en,
                   "无法读取“" + request.called() + "”：" + why.zh));
}

/// Throws Error if GDAL recognised the format and reports that the file is damaged.
void refuse_damaged(const LayerRequest& request, const QuietGdal& gdal) {
  if (damage_in(gdal.last()).empty()) return;
  throw Error(filled_text("cannot read '{}'{}. Copy it again, or export it again.",
                          "无法读取“{}”{}。请重新复制或重新导出。", request.called(),
                          gdal.message()));
}

}  // namespace

GdalDataset::GdalDataset(const LayerRequest& request) {
  register_drivers();
  require_crs_registry();
  open(request);
  if (request.sql.empty()) {
    choose(request);
  } else {
    query(request);
  }
  refuse_tiles(request);
  check_virtual(request);
  refuse_several_geometries(request);
  // GDAL reads the .prj lazily; load it now, so that its errors are not attributed to the records.
  layer().GetSpatialRef();
  // If the definition of a table cannot be read, GDAL returns the table without columns.
  if (driver() == "SQLite" || driver() == "GPKG") refuse_damaged(request, gdal_);
  gdal_.forget();
}

GdalDataset::~GdalDataset() {
  if (result_ != nullptr) opened_->ReleaseResultSet(result_);
}

void GdalDataset::open(const LayerRequest& request) {
  const std::string encoding = "ENCODING=" + request.encoding;
  CPLStringList options;
  if (ends_like(request.path, ".shp")) options.AddString(encoding.c_str());
  // A normalised table always has a header, even if one of the names is a number.
  if (request.names_on_top && ends_like(request.path, ".csv")) options.AddString("HEADERS=YES");
  // Geometry in text columns is detected by content, in any column. A query, however, refers to the
  // column `geometry` as GDAL provides it.
  const bool is_table = ends_like(request.path, "sv") || ends_like(request.path, ".txt");
  if (is_table && request.sql.empty()) options.AddString("GEOM_POSSIBLE_NAMES=\x01");
  // Sessions of PostgreSQL are read-only, whatever a query calls, unless the user says otherwise.
  if (is_postgres_connection(request.path) && std::getenv("PGOPTIONS") == nullptr)
    options.AddString("PRELUDE_STATEMENTS=SET default_transaction_read_only = on");
  std::unique_ptr<CPLConfigOptionSetter> headers;
  std::unique_ptr<CPLConfigOptionSetter> ods_headers;
  std::unique_ptr<CPLConfigOptionSetter> xls_headers;
  if (request.names_on_top) {
    headers = std::make_unique<CPLConfigOptionSetter>("OGR_XLSX_HEADERS", "FORCE", false);
    ods_headers = std::make_unique<CPLConfigOptionSetter>("OGR_ODS_HEADERS", "FORCE", false);
    xls_headers = std::make_unique<CPLConfigOptionSetter>("OGR_XLS_HEADERS", "FORCE", false);
  }
  opened_ = opened_with(path_to_read(request.path), options);
  // Workbook drivers read sheets lazily, so they must be accessed while the options are set.
  for (int i = 0; opened_ && request.names_on_top && i < opened_->GetLayerCount(); ++i)
    opened_->GetLayer(i)->GetLayerDefn();
  if (opened_) return;
  refuse_unreached(request.path, request.called(), gdal_.last());
  refuse_broken(request);
  const bool is_raster = GDALDatasetUniquePtr(GDALDataset::Open(
                             request.path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY)) != nullptr;
  if (!is_raster) refuse_damaged(request, gdal_);
  const Text what = is_raster ? Text("it is an image", "这是影像")
                              : Text("it is not a layer in a known format", "不是可识别格式的图层");
  throw Error(filled_text(
      "cannot read '{}': {}{}. Use a shapefile, GeoPackage, GeoJSON, FlatGeobuf, or a CSV with "
      "coordinates.",
      "无法读取“{}”：{}{}。请提供 shapefile、GeoPackage、GeoJSON、FlatGeobuf 或带坐标的 CSV。",
      request.called(), what, is_raster ? Text() : gdal_.message()));
}

OGRLayer* GdalDataset::only_layer(const LayerRequest& request) {
  const auto names = layer_names();
  if (names.empty()) refuse_broken(request);
  if (names.empty())
    throw Error(filled_text("cannot read '{}': it has no layers. Name another file.",
                            "无法读取“{}”：其中没有图层。请换文件。", request.called()));
  if (names.size() == 1) return opened_->GetLayerByName(names.front().c_str());
  OGRLayer* only = nullptr;
  int with_geometry = 0;
  // The driver lists all layer types, mostly empty.
  const bool all_are_always_there = driver() == "GPX";
  for (auto* candidate : opened_->GetLayers()) {
    if (candidate->GetGeomType() == wkbNone) continue;
    if (all_are_always_there && candidate->GetFeatureCount() == 0) continue;
    only = candidate;
    ++with_geometry;
  }
  if (with_geometry == 1) return only;
  const std::vector<std::string> alike = largest_group(*opened_);
  const Text together =
      alike.empty() || are_years(alike)
          ? Text()
          : filled_text(" \"*\" means all layers with the same columns ({}).",
                        "“*”表示列名相同的各图层（{}）合在一起。", listed_text(alike));
  throw AmbiguousLayer(request.called(), request.layer,
                       filled_text("cannot read '{}': it has {} layers ({}).{}",
                                   "无法读取“{}”：其中有 {} 个图层（{}）。{}", request.called(),
                                   names.size(), listed_text(names), together));
}

/// Reads all layers with the same columns as one.
void GdalDataset::unite(const LayerRequest& request) {
  united_ = largest_group(*opened_);
  if (united_.empty()) {
    layer_ = only_layer(request);
    return;
  }
  LayerRequest all = request;
  all.sql = union_of(united_);
  query(all);
}

void GdalDataset::choose(const LayerRequest& request) {
  if (request.wants_all()) return unite(request);
  if (!request.layer.empty()) layer_ = opened_->GetLayerByName(request.layer.c_str());
  // For a .zip, `layer` may be the name of the file; then its only layer is meant.
  const bool named_file = request.path.starts_with("/vsi") && opened_->GetLayerCount() == 1;
  if (layer_ == nullptr && (request.layer.empty() || named_file)) layer_ = only_layer(request);
  if (layer_ != nullptr) return;
  throw AmbiguousLayer(request.called(), request.layer,
                       filled_text("cannot read '{}': no layer '{}' (it has: {}).",
                                   "无法读取“{}”：没有图层“{}”（现有：{}）。", request.called(),
                                   request.layer, listed_text(layer_names())));
}

void GdalDataset::query(const LayerRequest& request) {
  if (const Text fault = fault_of_query(request.sql); !fault.empty()) {
    throw UsageError(Text(
        fmt::format("cannot read '{}': {}. Write a single SELECT statement that only reads.",
                    request.called(), fault.en),
        fmt::format("无法读取“{}”：{}。请只写一条只读的 SELECT。", request.called(), fault.zh)));
  }
  result_ = opened_->ExecuteSQL(request.sql.c_str(), nullptr, "SQLITE");
  if (result_ == nullptr) {
    const Text message = gdal_.message();
    const Text why =
        filled_text("cannot read '{}': the query \"{}\" returns no layer{}. It has: {}.",
                    "无法读取“{}”：查询 sql = \"{}\" 得不到图层{}。现有图层：{}。",
                    request.called(), request.sql, message, listed_text(layer_names()));
    if (is_of_syntax(message.en)) throw UsageError(why);
    throw Error(why);
  }
  layer_ = result_;
}

void GdalDataset::refuse_tiles(const LayerRequest& request) const {
  static const std::set<std::string> tiled = {"MBTiles", "PMTiles", "MVT"};
  if (!tiled.contains(driver())) return;
  throw Error(
      filled_text("cannot read '{}': it contains map tiles ({}), in which coordinates are rounded "
                  "to the tile grid, geometries are cut at tile edges and records are omitted. Ask "
                  "for the layer that the tiles were made from, as a GeoPackage or shapefile.",
                  "无法读取“{}”：这是地图瓦片（{}"
                  "），其中坐标已按瓦片网格取整、图形在瓦片边缘被切断、记录不全。请索"
                  "取制作瓦片所用的原图层（GeoPackage 或 shapefile）。",
                  request.called(), driver()));
}

void GdalDataset::check_virtual(const LayerRequest& request) {
  if (driver() != "OGR_VRT") return;
  // Opens the source of the virtual layer. If its address cannot be reached, GDAL returns a layer
  // without fields and geometry and reports no error.
  const auto& defined = *layer_->GetLayerDefn();
  const bool is_bare = defined.GetFieldCount() == 0 && defined.GetGeomType() == wkbNone;
  if (!gdal_.broke_off() && !is_bare) return;
  throw Error(filled_text(
      "cannot read '{}': the source of its virtual layer '{}' cannot be read{}. Check the source.",
      "无法读取“{}”：其虚拟图层“{}”所指的数据读不出来{}。请检查其所指的数据。", request.called(),
      layer_->GetName(), gdal_.message()));
}

/// A table may have a point for an office and a polygon for the village; GDAL would use the first
/// column silently.
void GdalDataset::refuse_several_geometries(const LayerRequest& request) {
  std::vector<std::string> columns;
  const auto& defined = *layer_->GetLayerDefn();
  for (int i = 0; i < defined.GetGeomFieldCount(); ++i)
    columns.emplace_back(defined.GetGeomFieldDefn(i)->GetNameRef());
  if (columns.size() < 2) return;
  const std::string name = layer_->GetName();
  const std::string by_column = fmt::format("{}({})", name, columns.back());
  const bool is_layer = result_ == nullptr && opened_->GetLayerByName(by_column.c_str()) != nullptr;
  throw UsageError(filled_text(
      "cannot read '{}': '{}' has several geometry columns ({}). Choose one, for example with {}.",
      "无法读取“{}”：“{}”有多个几何列（{}）。请选定一列，例如 {}。", request.called(), name,
      listed_text(columns),
      is_layer ? fmt::format("layer = {}", toml_text(by_column))
               : fmt::format("sql = \"SELECT …, {} FROM …\"", columns.back())));
}

std::string GdalDataset::driver() const {
  GDALDriver* driver = opened_->GetDriver();
  return driver == nullptr ? std::string() : driver->GetDescription();
}

std::vector<std::string> GdalDataset::layers_alike() const {
  if (!united_.empty() || result_ != nullptr) return united_;
  std::vector<std::string> names = layers_like(*opened_, *layer_);
  std::erase(names, layer_->GetName());
  return names;
}

std::vector<std::string> GdalDataset::layer_names() const {
  static const std::set<std::string> of_sqlite = {"geometry_columns", "spatial_ref_sys",
                                                  "sqlite_sequence"};
  std::vector<std::string> names;
  for (OGRLayer* layer : opened_->GetLayers()) {
    const bool is_system = driver() == "SQLite" && of_sqlite.contains(layer->GetName());
    if (!is_system) names.emplace_back(layer->GetName());
  }
  return names;
}

}  // namespace hinterland
