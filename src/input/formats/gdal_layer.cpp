// SPDX-License-Identifier: Apache-2.0
#include "input/formats/gdal_layer.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/conditions/sql_text.hpp"
#include "input/coordinates/declared_crs.hpp"
#include "input/files/broken_file.hpp"
#include "input/files/broken_json.hpp"
#include "input/files/gdal_file.hpp"
#include "input/formats/gdal_cells.hpp"
#include "input/formats/gdal_dataset.hpp"
#include "input/formats/gdal_shape.hpp"
#include "input/formats/geometry_text.hpp"
#include "input/notation/field_match.hpp"
#include "input/text/encoding.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

/// The type of a field as one word: text, integer, real, date, nested (a list) or other.
std::string type_word(OGRFieldType type) {
  switch (type) {
    case OFTString:
      return "text";
    case OFTInteger:
    case OFTInteger64:
      return "integer";
    case OFTReal:
      return "real";
    case OFTDate:
    case OFTTime:
    case OFTDateTime:
      return "date";
    case OFTStringList:
    case OFTIntegerList:
    case OFTInteger64List:
    case OFTRealList:
      return "nested";
    default:
      return "other";
  }
}

/// Whether the name of a database key shows that it only numbers the records: fid, objectid, ...
bool is_mere_number(std::string_view key) {
  static constexpr std::array<std::string_view, 9> usual = {
      "", "fid", "ogc_fid", "ogr_fid", "objectid", "gid", "rowid", "_rowid_", "pk_uid"};
  return std::ranges::any_of(usual, [&](std::string_view name) { return same_name(key, name); });
}

constexpr int sampled_records = 20;  // records that are examined for geometry in a column

}  // namespace

struct GdalLayer::Parts {
  explicit Parts(const LayerRequest& request);
  void read_shape();
  void check_count();

  GdalDataset dataset;
  std::string called;
  std::string path;
  OGRFeatureUniquePtr feature;
  std::int64_t seen = 0;  ///< records since the beginning
  bool filtered = false;
  bool has_no_null = false;  ///< the format cannot distinguish empty text from null
  std::vector<LayerField> fields;
  std::vector<std::string> fields_like_codes;
  LooseCells loose;                      ///< cells whose columns are read as text
  std::optional<std::size_t> key_field;  ///< the field that GDAL uses as feature id
  std::optional<int> shape_field;        ///< the field that holds the geometry as text
  OGRGeometryUniquePtr shape;            ///< of the current record
  std::string shape_type;                ///< of the first record
  std::string shape_crs;
  int srid = 0;  ///< of the first geometry in a cell that has one
};

GdalLayer::Parts::Parts(const LayerRequest& request)
    : dataset(request),
      called(request.called()),
      path(request.path),
      loose(dataset.file(), dataset.layer(), request) {
  has_no_null = dataset.driver() == "MapInfo File" || dataset.driver() == "ESRI Shapefile";
  const OGRFeatureDefn& definition = *dataset.layer().GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *definition.GetFieldDefn(i);
    const bool is_json = field.GetSubType() == OFSTJSON;
    const bool is_text = loose.are_in(static_cast<std::size_t>(i));
    fields.push_back({field.GetNameRef(),
                      is_json   ? "nested"
                      : is_text ? "text"
                                : type_word(field.GetType()),
                      coded_values(dataset, field, fields_like_codes)});
  }
  const std::string key = dataset.layer().GetFIDColumn();
  if (is_mere_number(key) || definition.GetFieldIndex(key.c_str()) >= 0) return;
  key_field = fields.size();
  fields.push_back({key, "integer"});
}

/// Reads the geometry from the text field; empty if the cell holds none.
void GdalLayer::Parts::read_shape() {
  const QuietGdal quiet;
  CellShape found = shape_in_cell(feature->GetFieldAsString(*shape_field));
  if (found.srid != 0 && found.srid != srid) {
    throw Error(filled_text(
        "cannot read '{0}': its geometries have different SRIDs, such as {1} and {2}. Convert them "
        "to one CRS, or make a layer of each with where.",
        "无法读取“{0}”：各行几何的 SRID 不一致，例如 {1} 和 {2}。请统一坐标系，或用 where "
        "分成几个图层。",
        called, srid, found.srid));
  }
  shape = std::move(found.geometry);
}

/// GDAL reports no error if a FlatGeobuf is truncated between two records.
void GdalLayer::Parts::check_count() {
  if (filtered || dataset.driver() != "FlatGeobuf") return;
  const std::int64_t promised = dataset.layer().GetFeatureCount(FALSE);
  if (seen >= promised) return;
  throw Error(filled_text(
      "cannot read '{0}': it is cut off and contains {1} of {2} records. Copy it again.",
      "无法读取“{0}”：文件不完整，应有{2}条记录，只有{1}条。请重新复制。", called, seen, promised));
}

GdalLayer::GdalLayer(const LayerRequest& request) : parts_(std::make_unique<Parts>(request)) {}
GdalLayer::~GdalLayer() = default;

const std::string& GdalLayer::path() const { return parts_->path; }

std::string GdalLayer::driver() const { return parts_->dataset.driver(); }
bool GdalLayer::is_shapefile() const { return driver() == "ESRI Shapefile"; }

std::vector<std::string> GdalLayer::layer_names() const { return parts_->dataset.layer_names(); }
std::vector<std::string> GdalLayer::layers_alike() const { return parts_->dataset.layers_alike(); }
std::string GdalLayer::name() const { return parts_->dataset.layer().GetName(); }

std::string GdalLayer::geometry_type() const {
  if (parts_->shape_field) return parts_->shape_type;
  return OGRGeometryTypeToName(parts_->dataset.layer().GetGeomType());
}

std::string GdalLayer::shape_type() const {
  const OGRGeometry* shape = geometry();
  return shape == nullptr ? std::string() : OGRGeometryTypeToName(shape->getGeometryType());
}

bool GdalLayer::has_geometry() const {
  return parts_->shape_field || parts_->dataset.layer().GetGeomType() != wkbNone;
}

bool GdalLayer::has_natural_names() const {
  for (std::size_t i = 0; i < parts_->fields.size(); ++i) {
    if (parts_->fields[i].name != fmt::format("Field{}", i + 1)) return true;
  }
  return parts_->fields.empty();
}

std::string GdalLayer::crs() const {
  if (!parts_->shape_crs.empty()) return parts_->shape_crs;
  const OGRSpatialReference* reference = parts_->dataset.layer().GetSpatialRef();
  if (reference == nullptr || reference->IsLocal() != 0) return {};
  char* wkt = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2018", nullptr};
  reference->exportToWkt(&wkt, options);
  std::string text = wkt == nullptr ? "" : wkt;
  CPLFree(wkt);
  // The undefined systems of GeoPackage are recognised by their names.
  const std::string_view name = std::string_view(text).substr(0, text.find(','));
  if (name.find("[\"Undefined ") != name.npos || text.starts_with("ENGCRS")) return {};
  return text;
}

bool GdalLayer::north_first() const {
  const OGRSpatialReference* reference = parts_->dataset.layer().GetSpatialRef();
  if (reference == nullptr) return false;
  const bool means_north_first =
      reference->EPSGTreatsAsLatLong() != 0 || reference->EPSGTreatsAsNorthingEasting() != 0;
  const std::vector<int>& axes = reference->GetDataAxisToSRSAxisMapping();
  return means_north_first && axes.size() >= 2 && axes[0] == 1 && axes[1] == 2;
}

std::int64_t GdalLayer::record_count() const {
  return parts_->dataset.layer().GetFeatureCount(FALSE);
}

const std::vector<LayerField>& GdalLayer::fields() const { return parts_->fields; }

const std::vector<std::string>& GdalLayer::fields_like_codes() const {
  return parts_->fields_like_codes;
}

void GdalLayer::want_fields(const std::vector<std::size_t>& fields) {
  std::vector<std::size_t> all = fields;
  if (parts_->shape_field) all.push_back(static_cast<std::size_t>(*parts_->shape_field));
  // GDAL ignores fields by name, without regard to case: a field that shares its name with a wanted
  // one must be read as well.
  const auto is_wanted = [&](const std::string& name) {
    return std::ranges::any_of(
        all, [&](std::size_t i) { return same_name(parts_->fields[i].name, name); });
  };
  CPLStringList ignored;
  for (const LayerField& field : parts_->fields) {
    if (!is_wanted(field.name)) ignored.AddString(field.name.c_str());
  }
  ignored.AddString("OGR_STYLE");
  parts_->dataset.layer().SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

std::vector<bool> GdalLayer::fields_like_shapes() {
  OGRLayer& layer = parts_->dataset.layer();
  std::vector<bool> has_shape(parts_->fields.size(), false);
  std::vector<bool> has_other(parts_->fields.size(), false);
  layer.ResetReading();
  for (int row = 0; row < sampled_records; ++row) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (!feature) break;
    for (std::size_t i = 0; i < has_shape.size(); ++i) {
      if (parts_->fields[i].type != "text") continue;
      const char* text = feature->GetFieldAsString(static_cast<int>(i));
      if (without_blanks(text).empty()) continue;
      (may_be_shape(text) ? has_shape : has_other)[i] = true;
    }
  }
  layer.ResetReading();
  for (std::size_t i = 0; i < has_shape.size(); ++i) has_shape[i] = has_shape[i] && !has_other[i];
  return has_shape;
}

bool GdalLayer::take_geometry_from(std::size_t field) {
  const QuietGdal quiet;
  OGRLayer& layer = parts_->dataset.layer();
  layer.ResetReading();
  int shapes = 0;
  std::string type;
  for (int i = 0; i < sampled_records; ++i) {
    const OGRFeatureUniquePtr feature(layer.GetNextFeature());
    if (!feature) break;
    const char* text = feature->GetFieldAsString(static_cast<int>(field));
    if (without_blanks(text).empty()) continue;
    const CellShape shape = shape_in_cell(text);
    if (shape.geometry && ++shapes == 1)
      type = OGRGeometryTypeToName(shape.geometry->getGeometryType());
    if (!may_be_shape(text)) shapes -= sampled_records;  // the column holds other text
    if (parts_->srid == 0) parts_->srid = shape.srid;
  }
  layer.ResetReading();
  if (shapes <= 0) return false;
  parts_->shape_field = static_cast<int>(field);
  parts_->shape_type = type;
  if (parts_->srid != 0) parts_->shape_crs = fmt::format("EPSG:{}", parts_->srid);
  return true;
}

void GdalLayer::filter(const std::string& where) {
  parts_->filtered = true;
  if (parts_->dataset.layer().SetAttributeFilter(quote_names(where).c_str()) == OGRERR_NONE) return;
  throw UsageError(filled_text(
      "cannot read '{}': where = \"{}\" is not valid{}. Write it as in SQL: town = '天城镇' AND "
      "people > 0",
      "无法读取“{}”：筛选条件 where = \"{}\" 有误{}。请按 SQL 书写，例：town = '天城镇' AND people "
      "> "
      "0",
      parts_->called, where, parts_->dataset.gdal().message()));
}

bool GdalLayer::next() {
  parts_->feature.reset(parts_->dataset.layer().GetNextFeature());
  if (parts_->feature) {
    ++parts_->seen;
    if (parts_->shape_field) parts_->read_shape();
    return true;
  }
  parts_->check_count();
  if (parts_->dataset.gdal().broke_off()) {
    const bool is_text =
        parts_->dataset.gdal().last().find("Type is not double") != std::string::npos;
    const Text why = is_text                    ? coordinates_as_text()
                     : driver() == "GeoJSONSeq" ? why_no_lines(parts_->path)
                                                : Text();
    if (!why.empty())
      throw Error(filled_text("cannot read '{}': {}", "无法读取“{}”：{}", parts_->called, why));
    throw Error(filled_text("cannot read '{}' completely{}. Copy it again, or export it again.",
                            "“{}”未能读完{}。请重新复制或重新导出。", parts_->called,
                            parts_->dataset.gdal().message()));
  }
  return false;
}

void GdalLayer::rewind() {
  parts_->seen = 0;
  parts_->dataset.layer().ResetReading();
}

std::int64_t GdalLayer::feature() const { return parts_->feature->GetFID(); }

const OGRGeometry* GdalLayer::geometry() const {
  return parts_->shape_field ? parts_->shape.get() : parts_->feature->GetGeometryRef();
}

bool GdalLayer::text(std::size_t field, std::string& out) const {
  const OGRFeature& feature = *parts_->feature;
  const int index = static_cast<int>(field);
  out.clear();
  if (field == parts_->key_field) {
    out = std::to_string(feature.GetFID());
    return true;
  }
  if (feature.IsFieldSetAndNotNull(index) == 0) return false;
  if (const std::string* loose = parts_->loose.find(field, feature.GetFID())) {
    out = *loose;
    return true;
  }
  if (feature.GetFieldDefnRef(index)->GetType() == OFTReal) {
    out = number_text(feature.GetFieldAsDouble(index));
  } else {
    out = const_cast<OGRFeature&>(feature).GetFieldAsString(index);
  }
  return !parts_->has_no_null || !out.empty();
}

namespace {

/// Converts to UTF-8 on one line, without byte order mark.
std::string text_of(const std::string& bytes) {
  const std::string little = "\xFF\xFE";
  const std::string big = "\xFE\xFF";
  const bool has_zeros = bytes.find('\0') != bytes.npos;
  std::string text = bytes;
  if (bytes.starts_with(little)) {
    text = TextDecoder("UTF-16LE").decode(bytes);
  } else if (bytes.starts_with(big)) {
    text = TextDecoder("UTF-16BE").decode(bytes);
  } else if (has_zeros) {  // the mark keeps it from being read as ASCII
    text = bytes[0] == '\0' ? TextDecoder("UTF-16BE").decode(big + bytes)
                            : TextDecoder("UTF-16LE").decode(little + bytes);
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return std::string(without_blanks(text));
}

/// The path whose stem the sidecar files of the layer share.
std::string file_of(const GdalLayer& layer) {
  const std::string& path = layer.path();
  const std::size_t slash = path.find_last_of('/');
  const std::size_t dot = path.find_last_of('.');
  const bool is_file = dot != path.npos && (slash == path.npos || dot > slash);
  return is_file ? path : path + "/" + layer.name() + ".shp";
}

/// The CRS that a JSON file declares, in cases that GDAL does not handle: for GeoJSON, GDAL assumes
/// WGS 84 if the name is unknown or null, and ignores declarations of single features. None if
/// GDAL's result is complete.
std::optional<std::string> not_understood_in_json(const GdalLayer& layer,
                                                  const std::string& understood) {
  const bool is_esri = layer.driver() == "ESRIJSON";
  const bool is_json = layer.driver() == "GeoJSON" || layer.driver() == "GeoJSONSeq";
  if (!is_json && !(is_esri && understood.empty())) return std::nullopt;
  const JsonCrs declared = crs_in_json(all_bytes(layer.path()), layer.driver() == "GeoJSONSeq");
  if (declared.is_several) return declared.name;
  // GDAL passes the name to PROJ, which matches it loosely: "WGS" becomes WGS 72.
  const bool is_name =
      !declared.name.empty() && declared.name.find_first_of(":[{=") == declared.name.npos;
  if (is_name && !means_wgs84(declared.name) && !can_be_read(declared.name)) return declared.name;
  const bool is_assumed = understood.empty() || understood.find("\"WGS 84\"") < 20;
  if (!declared.is_there || !is_assumed) return std::nullopt;
  if (!understood.empty() && means_wgs84(declared.name)) return std::nullopt;
  return declared.name;
}

}  // namespace

std::string layer_crs(const GdalLayer& layer) {
  const std::string understood = layer.crs();
  if (const auto declared = not_understood_in_json(layer, understood)) return *declared;
  if (!understood.empty()) return understood;
  const std::string file = file_of(layer);
  // Next to a file of another format, a .prj belongs to the shapefile of the same name.
  if (!layer.is_shapefile() && !sibling_file(file, "shp").empty()) return {};
  constexpr std::size_t most = 100'000;
  bool is_there = false;
  for (const char* extension : {"prj", "qpj"}) {
    const std::string path = sibling_file(file, extension);
    if (path.empty()) continue;
    is_there = true;
    const std::string text = text_of(first_bytes(path, most));
    if (!text.empty()) return text;
  }
  return is_there ? "an empty .prj" : "";
}

}  // namespace hinterland
