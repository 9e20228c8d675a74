// SPDX-License-Identifier: Apache-2.0
#include "output/shapefile.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/files/gdal_setup.hpp"
#include "input/formats/gdal_dataset.hpp"
#include "output/ogr_features.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <gdal_priv.h>
#include <iconv.h>
#include <ogrsf_frmts.h>
#include <proj.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <memory>
#include <string_view>
#include <utility>

namespace hinterland {

struct GaussKruger::Projection {
  explicit Projection(GaussKrugerZone zone)
      : context(proj_context_create(), proj_context_destroy),
        transform(proj_create(context.get(),
                              // The ellipsoid of CGCS2000, EPSG:1024
                              fmt::format("+proj=tmerc +lon_0={} +x_0={} +a=6378137 "
                                          "+rf=298.257222101",
                                          zone.central_meridian(), zone.false_easting())
                                  .c_str()),
                  proj_destroy) {
    if (!transform)
      throw Error(Text(
          "PROJ cannot create a Gauss-Kruger projection. Check that its data folder is installed.",
          "PROJ 无法建立高斯-克吕格投影。请检查其数据文件夹。"));
  }

  std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context;
  std::unique_ptr<PJ, decltype(&proj_destroy)> transform;
};

GaussKruger::GaussKruger(GaussKrugerZone zone) : projection_(std::make_unique<Projection>(zone)) {}
GaussKruger::~GaussKruger() = default;
GaussKruger::GaussKruger(GaussKruger&&) noexcept = default;

PlanePoint GaussKruger::to_plane(LonLat place) const {
  const PJ_COORD there = proj_trans(
      projection_->transform.get(), PJ_FWD,
      proj_coord(place.lon * radians_per_degree, place.lat * radians_per_degree, 0.0, 0.0));
  return {there.xy.x, there.xy.y};
}

LonLat GaussKruger::to_place(PlanePoint point) const {
  const PJ_COORD there =
      proj_trans(projection_->transform.get(), PJ_INV, proj_coord(point.x, point.y, 0.0, 0.0));
  return {there.lp.lam / radians_per_degree, there.lp.phi / radians_per_degree};
}

namespace {

/// Converts UTF-8 to GB18030, which has every character of Unicode. Keeps one converter open,
/// because opening one takes longer than converting most cells.
class Gb18030Encoder {
 public:
  Gb18030Encoder();
  ~Gb18030Encoder();
  Gb18030Encoder(const Gb18030Encoder&) = delete;
  Gb18030Encoder& operator=(const Gb18030Encoder&) = delete;

  /// The bytes, valid until the next call. Throws Error if the text is not valid UTF-8.
  const std::string& encode(std::string_view text);

 private:
  iconv_t converter_;
  std::string bytes_;
};

Gb18030Encoder::Gb18030Encoder() : converter_(iconv_open("GB18030", "UTF-8")) {
  // iconv_open reports failure as the pointer -1.
  if (converter_ == reinterpret_cast<iconv_t>(-1)) {  // NOLINT(performance-no-int-to-ptr): POSIX
    throw Error(
        Text("this system cannot write GB18030. Install the character sets of the C library "
             "(Debian: libc6, in its gconv folder).",
             "系统不能写 GB18030。请安装 C 库的字符集（Debian：libc6 的 gconv 文件夹）。"));
  }
}

Gb18030Encoder::~Gb18030Encoder() { iconv_close(converter_); }

const std::string& Gb18030Encoder::encode(std::string_view text) {
  const bool ascii =
      std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return bytes_.assign(text);
  bytes_.resize(2 * text.size() + 4);         // at most 4 bytes per 2 or more of UTF-8
  char* in = const_cast<char*>(text.data());  // iconv's parameter is not const
  std::size_t in_left = text.size();
  char* out = bytes_.data();
  std::size_t out_left = bytes_.size();
  if (iconv(converter_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) {
    iconv(converter_, nullptr, nullptr, nullptr, nullptr);  // reset the state after a partial
                                                            // character
    throw Error(filled_text("'{}' is not UTF-8", "“{}”不是 UTF-8", text));
  }
  bytes_.resize(bytes_.size() - out_left);
  return bytes_;
}

constexpr std::size_t longest_field_name = 10;  // bytes, by the DBF format

/// Writes one layer, row by row.
class ShapefileWriter {
 public:
  ShapefileWriter(const std::string& folder, const OutputLayer& layer, GaussKrugerZone zone,
                  std::string encoding)
      : layer_(layer),
        encoding_(std::move(encoding)),
        path_(folder + "/" + layer.name + ".shp"),
        projection_(zone) {
    register_drivers();
    OGRSpatialReference crs;
    if (crs.importFromEPSG(zone.epsg()) != OGRERR_NONE) fail();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    file_.reset(driver->Create(path_.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!file_) fail();
    // ENCODING is empty so that GDAL does not convert the bytes, which are GB18030 already; the
    // .cpg is written here.
    CPLStringList options;
    options.SetNameValue("ENCODING", "");
    options.SetNameValue("DBF_DATE_LAST_UPDATE", "2016-09-09");
    options.SetNameValue("RESIZE", "NO");
    target_ =
        file_->CreateLayer(layer.name.c_str(), &crs, ogr_type(layer.geometry), options.List());
    if (target_ == nullptr) fail();
    for (const OutputField& field : layer.fields) add_field(field);
  }

  void write_row(std::size_t row) {
    OGRFeature feature(target_->GetLayerDefn());
    take_shape(layer_, row, shape_);
    const auto to_map = [this](LonLat place) { return rounded(place); };
    feature.SetGeometryDirectly(ogr_geometry(layer_.geometry, shape_, to_map).release());
    for (std::size_t i = 0; i < layer_.fields.size(); ++i) {
      cell_.clear();
      layer_.fields[i].value(row, cell_);
      if (cell_.kind() != OutputCell::Kind::text) {
        set_field(feature, static_cast<int>(i), cell_);
        continue;
      }
      const std::string& bytes = encoder_.encode(cell_.text());
      if (bytes.size() > static_cast<std::size_t>(layer_.fields[i].width)) too_long(i, row);
      feature.SetField(static_cast<int>(i), bytes.c_str());
    }
    if (target_->CreateFeature(&feature) != OGRERR_NONE) fail();
  }

  void close() {
    file_.reset();
    if (CPLGetLastErrorType() >= CE_Failure) fail();
    std::ofstream cpg(path_.substr(0, path_.size() - 3) + "cpg");
    cpg << encoding_ << '\n';
    cpg.close();
    if (!cpg) fail();
  }

 private:
  [[noreturn]] void fail() const { throw_unwritten(path_, CPLGetLastErrorMsg()); }

  [[noreturn]] void too_long(std::size_t field, std::size_t row) const {
    throw Error(filled_text(
        "cannot write '{}': record {}: '{}' is longer than field '{}' ({} bytes in GB18030)",
        "无法写入“{}”：第{}条的“{}”超过字段“{}”的长度（GB18030 {}字节）", path_, row, cell_.text(),
        layer_.fields[field].name, layer_.fields[field].width));
  }

  void add_field(const OutputField& field) {
    const std::string& name = encoder_.encode(field.name);
    if (name.size() > longest_field_name) {
      throw Error(
          filled_text("cannot write '{}': the field name '{}' has {} bytes in GB18030, but a "
                      "shapefile allows 10",
                      "无法写入“{}”：字段名“{}”在 GB18030 中有{}字节，而 shapefile 最多10字节",
                      path_, field.name, name.size()));
    }
    if (target_->CreateField(ogr_field(field, name).get()) != OGRERR_NONE) fail();
  }

  PlanePoint rounded(LonLat place) const {
    const PlanePoint point = projection_.to_plane(place);
    return {std::round(point.x * 1000.0) / 1000.0, std::round(point.y * 1000.0) / 1000.0};
  }

  const OutputLayer& layer_;
  std::string encoding_;
  std::string path_;
  GaussKruger projection_;
  Gb18030Encoder encoder_;
  SilentGdal quiet_;
  GDALDatasetUniquePtr file_;
  OGRLayer* target_ = nullptr;  ///< owned by the file
  OutputCell cell_;
  OutputShape shape_;
};

}  // namespace

void write_shapefile(const std::string& folder, const OutputLayer& layer, GaussKrugerZone zone,
                     const Progress& progress, const std::string& encoding) {
  ShapefileWriter writer(folder, layer, zone, encoding);
  write_rows(layer, progress, [&](std::size_t row) { writer.write_row(row); });
  writer.close();
}

}  // namespace hinterland
