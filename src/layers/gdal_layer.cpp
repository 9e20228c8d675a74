// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_layer.hpp"

#include "layers/gdal_filter.hpp"

#include <hinterland/base/error.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <mutex>

namespace hinterland {

namespace {

/// Hears what GDAL would print, and keeps the last error.
class QuietGdal {
 public:
  QuietGdal() { CPLPushErrorHandlerEx(&QuietGdal::hear, this); }
  ~QuietGdal() { CPLPopErrorHandler(); }
  QuietGdal(const QuietGdal&) = delete;
  QuietGdal& operator=(const QuietGdal&) = delete;

  /// What GDAL said last, as the end of a sentence; empty: nothing.
  std::string said() const { return last_.empty() ? std::string() : " (GDAL: " + last_ + ")"; }
  bool broke_off() const { return failed_; }
  void forget() {
    failed_ = false;
    last_.clear();
  }

 private:
  static void CPL_STDCALL hear(CPLErr severity, CPLErrorNum, const char* message) {
    if (severity < CE_Failure) return;
    auto* self = static_cast<QuietGdal*>(CPLGetErrorHandlerUserData());
    self->failed_ = true;
    self->last_ = message;
  }

  std::string last_;
  bool failed_ = false;
};

void register_drivers() {
  static std::once_flag once;
  std::call_once(once, [] {
    // A file that brings parameters of its datum means them.
    CPLSetConfigOption("OSR_STRIP_TOWGS84", "NO");
    GDALAllRegister();
  });
}

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
    default:
      return "other";
  }
}

/// A whole number without a point, so that codes kept as numbers stay codes.
std::string number_text(double value) {
  if (std::abs(value) < 9e15 && value == std::floor(value)) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return {buffer.data(), end};
}

std::vector<std::string> names_of_layers(GDALDataset& dataset) {
  std::vector<std::string> names;
  for (int i = 0; i < dataset.GetLayerCount(); ++i) {
    names.emplace_back(dataset.GetLayer(i)->GetName());
  }
  return names;
}

}  // namespace

struct GdalLayer::Dataset {
  Dataset() = default;
  ~Dataset() {
    if (result != nullptr) opened->ReleaseResultSet(result);
  }
  Dataset(const Dataset&) = delete;
  Dataset& operator=(const Dataset&) = delete;

  void open(const LayerRequest& request);
  void choose(const LayerRequest& request);
  void query(const LayerRequest& request);
  OGRLayer* only_layer(const LayerRequest& request);
  void list_fields();

  QuietGdal gdal;
  std::string path;
  GDALDatasetUniquePtr opened;
  OGRLayer* result = nullptr;  ///< of a query: to be released
  OGRLayer* layer = nullptr;
  OGRFeatureUniquePtr feature;
  std::vector<LayerField> fields;
};

void GdalLayer::Dataset::open(const LayerRequest& request) {
  register_drivers();
  path = request.path;
  const std::string encoding = "ENCODING=" + request.encoding;
  CPLStringList options;
  if (path.ends_with(".shp") || path.ends_with(".SHP")) options.AddString(encoding.c_str());
  opened.reset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr,
                                 options.List(), nullptr));
  if (opened) return;
  const bool is_raster = GDALDatasetUniquePtr(GDALDataset::Open(
                             path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY)) != nullptr;
  throw Error(
      fmt::format("cannot read '{}': {}{}. Give a shapefile, GeoPackage, GeoJSON, "
                  "FlatGeobuf, or a CSV with coordinates.",
                  path, is_raster ? "it is an image" : "it is no layer of a known format",
                  is_raster ? "" : gdal.said()));
}

OGRLayer* GdalLayer::Dataset::only_layer(const LayerRequest& request) {
  const auto names = names_of_layers(*opened);
  if (names.empty()) throw Error(fmt::format("cannot read '{}': it has no layers.", path));
  if (names.size() == 1) return opened->GetLayer(0);
  OGRLayer* only = nullptr;
  int with_geometry = 0;
  for (auto* candidate : opened->GetLayers()) {
    if (candidate->GetGeomType() == wkbNone) continue;
    only = candidate;
    ++with_geometry;
  }
  if (with_geometry == 1) return only;
  throw Error(fmt::format("cannot read '{}': it has {} layers ({}). Name one with layer = \"…\".",
                          request.path, names.size(), fmt::join(names, ", ")));
}

void GdalLayer::Dataset::choose(const LayerRequest& request) {
  if (!request.layer.empty()) layer = opened->GetLayerByName(request.layer.c_str());
  // In a .zip `layer` may have named the file, whose only layer is meant.
  const bool named_file = path.starts_with("/vsizip/") && opened->GetLayerCount() == 1;
  if (layer == nullptr && (request.layer.empty() || named_file)) layer = only_layer(request);
  if (layer == nullptr) {
    const auto names = names_of_layers(*opened);
    throw Error(
        fmt::format("cannot read '{}': no layer '{}' (it has: {}). Name one with "
                    "layer = \"…\".",
                    path, request.layer, fmt::join(names, ", ")));
  }
  if (!request.where.empty() &&
      layer->SetAttributeFilter(quote_names(request.where).c_str()) != OGRERR_NONE) {
    throw Error(
        fmt::format("cannot read '{}': where = \"{}\" is not understood{}. Write it as in "
                    "SQL: town = '天城镇' AND people > 0",
                    path, request.where, gdal.said()));
  }
}

void GdalLayer::Dataset::query(const LayerRequest& request) {
  result = opened->ExecuteSQL(request.sql.c_str(), nullptr, "SQLITE");
  if (result == nullptr) {
    throw Error(fmt::format("cannot read '{}': the query \"{}\" gives no layer{}. It has: {}.",
                            path, request.sql, gdal.said(),
                            fmt::join(names_of_layers(*opened), ", ")));
  }
  layer = result;
}

void GdalLayer::Dataset::list_fields() {
  const OGRFeatureDefn& definition = *layer->GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    const OGRFieldDefn& field = *definition.GetFieldDefn(i);
    fields.push_back({field.GetNameRef(), type_word(field.GetType())});
  }
}

GdalLayer::GdalLayer(const LayerRequest& request) : dataset_(std::make_unique<Dataset>()) {
  dataset_->open(request);
  if (request.sql.empty()) {
    dataset_->choose(request);
  } else {
    dataset_->query(request);
  }
  dataset_->list_fields();
  dataset_->gdal.forget();
}

GdalLayer::~GdalLayer() = default;

const std::string& GdalLayer::path() const { return dataset_->path; }

std::string GdalLayer::driver() const {
  GDALDriver* driver = dataset_->opened->GetDriver();
  return driver == nullptr ? std::string() : driver->GetDescription();
}

bool GdalLayer::is_shapefile() const { return driver() == "ESRI Shapefile"; }

std::vector<std::string> GdalLayer::layer_names() const {
  return names_of_layers(*dataset_->opened);
}

std::string GdalLayer::name() const { return dataset_->layer->GetName(); }

std::string GdalLayer::geometry_type() const {
  return OGRGeometryTypeToName(dataset_->layer->GetGeomType());
}

bool GdalLayer::has_geometry() const { return dataset_->layer->GetGeomType() != wkbNone; }

std::string GdalLayer::crs() const {
  const OGRSpatialReference* reference = dataset_->layer->GetSpatialRef();
  if (reference == nullptr || reference->IsLocal() != 0) return {};
  char* wkt = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2018", nullptr};
  reference->exportToWkt(&wkt, options);
  std::string text = wkt == nullptr ? "" : wkt;
  CPLFree(wkt);
  // GeoPackage's "undefined" systems say so by name.
  const std::string_view name = std::string_view(text).substr(0, text.find(','));
  if (name.find("[\"Undefined ") != name.npos || text.starts_with("ENGCRS")) return {};
  return text;
}

bool GdalLayer::north_first() const {
  const OGRSpatialReference* reference = dataset_->layer->GetSpatialRef();
  if (reference == nullptr) return false;
  const bool means_north_first =
      reference->EPSGTreatsAsLatLong() != 0 || reference->EPSGTreatsAsNorthingEasting() != 0;
  const std::vector<int>& axes = reference->GetDataAxisToSRSAxisMapping();
  return means_north_first && axes.size() >= 2 && axes[0] == 1 && axes[1] == 2;
}

std::int64_t GdalLayer::record_count() const { return dataset_->layer->GetFeatureCount(FALSE); }

const std::vector<LayerField>& GdalLayer::fields() const { return dataset_->fields; }

void GdalLayer::want_fields(const std::vector<std::size_t>& wanted) {
  CPLStringList ignored;
  for (std::size_t i = 0; i < dataset_->fields.size(); ++i) {
    if (std::ranges::find(wanted, i) == wanted.end()) {
      ignored.AddString(dataset_->fields[i].name.c_str());
    }
  }
  ignored.AddString("OGR_STYLE");
  dataset_->layer->SetIgnoredFields(const_cast<const char**>(ignored.List()));
}

bool GdalLayer::next() {
  dataset_->feature.reset(dataset_->layer->GetNextFeature());
  if (dataset_->feature) return true;
  if (dataset_->gdal.broke_off()) {
    throw Error(fmt::format("cannot read '{}' to its end{}. Copy it again, or have it repaired.",
                            dataset_->path, dataset_->gdal.said()));
  }
  return false;
}

void GdalLayer::rewind() { dataset_->layer->ResetReading(); }

std::int64_t GdalLayer::feature() const { return dataset_->feature->GetFID(); }

const OGRGeometry* GdalLayer::geometry() const { return dataset_->feature->GetGeometryRef(); }

bool GdalLayer::text(std::size_t field, std::string& out) const {
  const OGRFeature& feature = *dataset_->feature;
  const int index = static_cast<int>(field);
  out.clear();
  if (feature.IsFieldSetAndNotNull(index) == 0) return false;
  if (feature.GetFieldDefnRef(index)->GetType() == OFTReal) {
    out = number_text(feature.GetFieldAsDouble(index));
  } else {
    out = const_cast<OGRFeature&>(feature).GetFieldAsString(index);
  }
  return true;
}

}  // namespace hinterland
