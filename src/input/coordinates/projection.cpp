// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/projection.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/crs_reading.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <tuple>
#include <utility>

namespace hinterland {

namespace {

struct ParametersDeleter {
  void operator()(PROJ_CRS_LIST_PARAMETERS* parameters) const {
    proj_get_crs_list_parameters_destroy(parameters);
  }
};
struct ListDeleter {
  void operator()(PROJ_CRS_INFO** list) const { proj_crs_info_list_destroy(list); }
};

}  // namespace

std::vector<RegisteredCrs> projected_crs_of(const AreaOfUse& region) {
  const ContextOwner context = make_context();
  const std::unique_ptr<PROJ_CRS_LIST_PARAMETERS, ParametersDeleter> parameters(
      proj_get_crs_list_parameters_create());
  const PJ_TYPE projected = PJ_TYPE_PROJECTED_CRS;
  parameters->types = &projected;
  parameters->typesCount = 1;
  parameters->bbox_valid = 1;
  parameters->crs_area_of_use_contains_bbox = 0;
  parameters->west_lon_degree = region.south_west.lon;
  parameters->south_lat_degree = region.south_west.lat;
  parameters->east_lon_degree = region.north_east.lon;
  parameters->north_lat_degree = region.north_east.lat;
  int count = 0;
  const std::unique_ptr<PROJ_CRS_INFO*, ListDeleter> list(
      proj_get_crs_info_list_from_database(context.get(), "EPSG", parameters.get(), &count));
  std::vector<RegisteredCrs> found;
  for (int i = 0; i < count; ++i) {
    const PROJ_CRS_INFO& info = *list.get()[i];
    if (info.deprecated != 0) continue;
    double width = info.east_lon_degree - info.west_lon_degree;
    if (width < 0.0) width += 360.0;
    found.push_back({std::string("EPSG:") + info.code, info.name,
                     width * (info.north_lat_degree - info.south_lat_degree)});
  }
  std::ranges::sort(found, {}, [](const RegisteredCrs& crs) {
    return std::tuple(crs.square_degrees, std::atoi(crs.code.c_str() + 5));
  });
  return found;
}

void require_crs_registry() {
  static const bool is_there = [] {
    const ContextOwner context = make_context();
    return proj_context_get_database_metadata(context.get(), "EPSG.VERSION") != nullptr;
  }();
  if (is_there) return;
  const char* named = std::getenv("PROJ_DATA");
  if (named == nullptr) named = std::getenv("PROJ_LIB");
  if (named == nullptr) {
    throw Error(
        Text("PROJ's database of CRSs (proj.db) is missing or damaged. Reinstall the package "
             "proj-data, or set PROJ_LIB to a folder with an intact proj.db.",
             "PROJ 的坐标系数据库（proj.db）缺失或损坏。请重新安装 proj-data "
             "软件包，或将 PROJ_LIB 设为含完整 proj.db 的文件夹。"));
  }
  throw Error(filled_text(
      "PROJ's database of CRSs (proj.db) is missing or damaged; the environment variables "
      "(PROJ_DATA, PROJ_LIB) set its folder to '{}'. Unset them, or name a folder with an intact "
      "proj.db.",
      "PROJ 的坐标系数据库（proj.db）缺失或损坏；环境变量（PROJ_DATA、PROJ_LIB）将其文件夹设为“{}”"
      "。请取消该变量，或改为含完整 proj.db 的文件夹。",
      std::string(named)));
}

namespace {

[[noreturn]] void throw_unknown_crs(const std::string& crs, const Text& why) {
  require_crs_registry();
  const std::string shown = crs.size() > 80 ? crs.substr(0, 77) + "..." : crs;
  throw UsageError(filled_text(
      "PROJ does not know the CRS '{}'{}. Write an EPSG code such as \"EPSG:4490\" (CGCS2000 "
      "degrees), \"EPSG:4527\" (CGCS2000 3-degree zone 39), WKT, or a string that begins with "
      "+proj=pipeline.",
      "PROJ 无法识别坐标系“{}”{}。请写 EPSG 代码，如 \"EPSG:4490\"（CGCS2000 经纬度）、"
      "\"EPSG:4527\"（CGCS2000 3度带第39带），或写 WKT，或以 +proj=pipeline 开头的坐标转换串。",
      shown, why));
}

bool is_pipeline(std::string_view crs) { return crs.find("proj=pipeline") < 2; }

/// Inverts the projection, and transforms the datum if parameters are given or public.
PjOwner operation_from(PJ_CONTEXT* context, const HorizontalCrs& crs, GeodeticDatum datum) {
  const PjOwner own(proj_crs_get_geodetic_crs(context, crs.plain.get()));
  const PjOwner wgs84(proj_create(context, "EPSG:4326"));
  const bool is_shifted = crs.bound || datum == GeodeticDatum::other;
  const PJ* from = crs.bound ? crs.bound.get() : crs.plain.get();
  const PJ* target = is_shifted ? wgs84.get() : own.get();
  if (target == nullptr) return nullptr;
  const PjOwner operation(proj_create_crs_to_crs_from_pj(context, from, target, nullptr, nullptr));
  if (!operation) return nullptr;
  return PjOwner(proj_normalize_for_visualization(context, operation.get()));
}

void scale(std::span<LonLat> places, double factor) {
  for (LonLat& place : places) place = {place.lon * factor, place.lat * factor};
}

/// Whether the operation is intended for the place, with a margin of one degree. PROJ uses that of
/// another country if there is none.
bool covers(PJ_CONTEXT* context, const PJ* operation, LonLat place) {
  AreaOfUse area;
  const int known =
      proj_get_area_of_use(context, operation, &area.south_west.lon, &area.south_west.lat,
                           &area.north_east.lon, &area.north_east.lat, nullptr);
  if (known == 0) return true;
  if (area.south_west.lon > area.north_east.lon) {  // across the antimeridian
    if (place.lon < 0.0) place.lon += 360.0;
    area.north_east.lon += 360.0;
  }
  return area.contains(place, 1.0);
}

/// Data of China under the name of the Soviet datum, on which Beijing 1954 is based. The bounding
/// box of the Soviet Union contains China, but its transformations do not apply there. Between
/// these longitudes the Soviet Union ended north of 48.8°.
bool is_soviet_in_china(const CrsDescription& crs, LonLat place) {
  const bool is_krasovsky = crs.ellipsoid.semi_major_m == 6378245.0;
  return is_krasovsky && place.lon > 88.0 && place.lon < 130.0 && place.lat < 48.8;
}

}  // namespace

struct Projection::Transformation {
  ContextOwner context = make_context();
  PjOwner operation;            ///< null if the coordinates are already in degrees as required
  AngleUnit unit;               ///< of the output of the operation
  bool takes_radians = false;   ///< true for some pipelines only
  bool leaves_radians = false;  ///< true for some pipelines only

  void run(PJ_DIRECTION direction, std::span<LonLat> places) const {
    if (!operation || places.empty()) return;
    constexpr std::size_t stride = sizeof(LonLat);
    proj_trans_generic(operation.get(), direction, &places[0].lon, stride, places.size(),
                       &places[0].lat, stride, places.size(), nullptr, 0, 0, nullptr, 0, 0);
  }
};

Projection::Projection(const std::string& crs)
    : transformation_(std::make_unique<Transformation>()) {
  PJ_CONTEXT* context = transformation_->context.get();
  const std::string text = crs_text(crs);
  PjOwner object(proj_create(context, text.c_str()));
  if (!object) throw_unknown_crs(crs, "");
  if (is_guessed_name(context, text, object.get())) {
    throw_unknown_crs(crs, filled_text(" (the nearest name is '{}')", "（最接近的名称是“{}”）",
                                       proj_get_name(object.get())));
  }

  if (is_pipeline(text)) {
    description_.name = "the study's pipeline";
    description_.is_pipeline = true;
    transformation_->takes_radians = proj_angular_input(object.get(), PJ_FWD) != 0;
    transformation_->leaves_radians = proj_angular_output(object.get(), PJ_FWD) != 0;
    transformation_->operation = std::move(object);
    return;
  }
  if (proj_is_crs(object.get()) == 0)
    throw_unknown_crs(crs, {": it is not a CRS", "：它不是坐标系"});

  const HorizontalCrs horizontal = horizontal_part(context, std::move(object));
  description_ = describe_crs(context, horizontal);
  const bool is_shifted = horizontal.bound || description_.datum == GeodeticDatum::other;
  if (!is_shifted) transformation_->unit = angle_unit_of(context, horizontal.plain.get());
  if (description_.in_degrees && !is_shifted) return;
  transformation_->operation = operation_from(context, horizontal, description_.datum);
  if (!transformation_->operation)
    throw_unknown_crs(crs, {": it cannot be converted to degrees", "：不能由它转到经纬度"});
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

void Projection::to_lonlat(std::span<LonLat> places) const {
  if (transformation_->takes_radians) scale(places, radians_per_degree);
  transformation_->run(PJ_FWD, places);
  if (transformation_->leaves_radians) scale(places, 1.0 / radians_per_degree);
  const AngleUnit& unit = transformation_->unit;
  if (unit.is_plain()) return;
  for (LonLat& place : places) {
    place = {place.lon * unit.degrees + unit.meridian_degrees, place.lat * unit.degrees};
  }
}

void Projection::from_lonlat(std::span<LonLat> places) const {
  const AngleUnit& unit = transformation_->unit;
  for (LonLat& place : places) {
    if (unit.is_plain()) break;
    place = {(place.lon - unit.meridian_degrees) / unit.degrees, place.lat / unit.degrees};
  }
  if (transformation_->leaves_radians) scale(places, radians_per_degree);
  transformation_->run(PJ_INV, places);
  if (transformation_->takes_radians) scale(places, 1.0 / radians_per_degree);
}

DatumTransformation Projection::datum_transformation_at(LonLat place) const {
  DatumTransformation result;
  if (description_.is_pipeline) return result;
  if (description_.has_shift) {
    result.ballpark = !description_.missing_grid.empty();
    return result;
  }
  if (description_.datum != GeodeticDatum::other) {
    result.ballpark = description_.datum == GeodeticDatum::beijing_1954 ||
                      description_.datum == GeodeticDatum::xian_1980;
    return result;
  }
  PJ_CONTEXT* context = transformation_->context.get();
  to_lonlat({&place, 1});
  const PjOwner used(proj_trans_get_last_used_operation(transformation_->operation.get()));
  if (!used) return result;
  result.operation = proj_get_name(used.get());
  result.accuracy_m = proj_coordoperation_get_accuracy(context, used.get());
  result.ballpark =
      !description_.ellipsoid.is_geocentric() &&
      (proj_coordoperation_has_ballpark_transformation(context, used.get()) != 0 ||
       !covers(context, used.get(), place) || is_soviet_in_china(description_, place));
  return result;
}

}  // namespace hinterland
