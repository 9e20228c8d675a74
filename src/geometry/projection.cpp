// SPDX-License-Identifier: Apache-2.0
#include <hinterland/geometry/projection.hpp>

#include <hinterland/base/error.hpp>

#include <proj.h>

#include <string_view>
#include <utility>

namespace hinterland {

namespace {

struct ContextDeleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct PjDeleter {
  void operator()(PJ* pj) const { proj_destroy(pj); }
};
using ContextOwner = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjOwner = std::unique_ptr<PJ, PjDeleter>;

/// A context that keeps silent and fetches nothing, so that every machine gives
/// the same result.
ContextOwner make_context() {
  ContextOwner context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(context.get(), 0);
  return context;
}

[[noreturn]] void throw_unknown_crs(const std::string& crs, std::string_view why) {
  const std::string shown = crs.size() > 80 ? crs.substr(0, 77) + "..." : crs;
  throw UsageError("PROJ does not know the CRS '" + shown + "'" + std::string(why) +
                   ". Write an EPSG code such as \"EPSG:4490\" (CGCS2000 degrees), \"EPSG:4527\" "
                   "(CGCS2000 3-degree zone 39), WKT, or a string that begins with "
                   "+proj=pipeline.");
}

bool is_pipeline(std::string_view crs) { return crs.starts_with("+proj=pipeline"); }

/// The CRS without a vertical part or a tie to WGS 84 wrapped around it.
PjOwner horizontal_part(PJ_CONTEXT* context, PjOwner crs) {
  for (;;) {
    const PJ_TYPE type = proj_get_type(crs.get());
    if (type == PJ_TYPE_COMPOUND_CRS) {
      crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    } else if (type == PJ_TYPE_BOUND_CRS) {
      crs.reset(proj_get_source_crs(context, crs.get()));
    } else {
      return crs;
    }
  }
}

GeodeticDatum datum_named(std::string_view name) {
  const auto has = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
  if (has("CGCS") || has("China 2000") || has("China_2000")) return GeodeticDatum::cgcs2000;
  if (has("World Geodetic System 1984") || has("WGS_1984") || has("WGS 84") || has("WGS84"))
    return GeodeticDatum::wgs84;
  if (has("Xian") || has("Xi'an")) return GeodeticDatum::xian_1980;
  if (has("Beijing")) return GeodeticDatum::beijing_1954;
  return GeodeticDatum::other;
}

std::string name_of(const PJ* object) {
  const char* name = object == nullptr ? nullptr : proj_get_name(object);
  return name == nullptr ? std::string() : std::string(name);
}

/// Its name, or that of the ensemble that has taken its place.
GeodeticDatum datum_of(PJ_CONTEXT* context, const PJ* crs) {
  const PjOwner geodetic(proj_crs_get_geodetic_crs(context, crs));
  if (!geodetic) return GeodeticDatum::other;
  const PjOwner datum(proj_crs_get_datum_forced(context, geodetic.get()));
  const GeodeticDatum by_datum = datum_named(name_of(datum.get()));
  return by_datum == GeodeticDatum::other ? datum_named(name_of(geodetic.get())) : by_datum;
}

/// The EPSG code: the one it bears, or the only one that surely means the same.
std::string code_of(PJ_CONTEXT* context, const PJ* crs) {
  if (const char* code = proj_get_id_code(crs, 0)) {
    return std::string(proj_get_id_auth_name(crs, 0)) + ":" + code;
  }
  int* confidences = nullptr;
  PJ_OBJ_LIST* matches = proj_identify(context, crs, "EPSG", nullptr, &confidences);
  std::string code;
  if (matches != nullptr && proj_list_get_count(matches) > 0 && confidences[0] >= 90) {
    const PjOwner match(proj_list_get(context, matches, 0));
    if (const char* id = proj_get_id_code(match.get(), 0)) code = std::string("EPSG:") + id;
  }
  proj_int_list_destroy(confidences);
  proj_list_destroy(matches);
  return code;
}

std::optional<AreaOfUse> area_of_use(PJ_CONTEXT* context, const std::string& code, const PJ* crs) {
  AreaOfUse area;
  PjOwner registered;  // a .prj says nothing of the area; the registry does
  if (!code.empty()) registered.reset(proj_create(context, code.c_str()));
  const PJ* asked = registered ? registered.get() : crs;
  const int known = proj_get_area_of_use(context, asked, &area.south_west.lon, &area.south_west.lat,
                                         &area.north_east.lon, &area.north_east.lat, nullptr);
  if (known == 0 || area.south_west.lon < -180.0 || area.south_west.lon > area.north_east.lon) {
    return std::nullopt;
  }
  return area;
}

/// A parameter of the projection, by its EPSG name, in metres or degrees.
std::optional<double> parameter(PJ_CONTEXT* context, const PJ* operation, const char* name) {
  const int index = proj_coordoperation_get_param_index(context, operation, name);
  double value = 0.0;
  if (index < 0 ||
      proj_coordoperation_get_param(context, operation, index, nullptr, nullptr, nullptr, &value,
                                    nullptr, nullptr, nullptr, nullptr, nullptr, nullptr) == 0) {
    return std::nullopt;
  }
  return value;
}

void describe_transverse_mercator(PJ_CONTEXT* context, const PJ* crs, CrsDescription& description) {
  const PjOwner operation(proj_crs_get_coordoperation(context, crs));
  const char* method = nullptr;
  if (!operation || proj_coordoperation_get_method_info(context, operation.get(), &method, nullptr,
                                                        nullptr) == 0) {
    return;
  }
  if (std::string_view(method) != "Transverse Mercator") return;
  description.central_meridian = parameter(context, operation.get(), "Longitude of natural origin");
  description.false_easting = parameter(context, operation.get(), "False easting").value_or(0.0);
}

CrsDescription describe_crs(PJ_CONTEXT* context, const PJ* crs) {
  CrsDescription description;
  description.name = name_of(crs);
  description.code = code_of(context, crs);
  const PJ_TYPE type = proj_get_type(crs);
  description.in_degrees = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
  description.datum = datum_of(context, crs);
  description.area = area_of_use(context, description.code, crs);
  if (!description.in_degrees) describe_transverse_mercator(context, crs, description);
  return description;
}

/// Undoes the projection, and the datum where parameters for it are public.
PjOwner operation_from(PJ_CONTEXT* context, const PJ* crs, GeodeticDatum datum) {
  const PjOwner own(proj_crs_get_geodetic_crs(context, crs));
  const PjOwner wgs84(proj_create(context, "EPSG:4326"));
  const PJ* target = datum == GeodeticDatum::other ? wgs84.get() : own.get();
  if (target == nullptr) return nullptr;
  const PjOwner operation(proj_create_crs_to_crs_from_pj(context, crs, target, nullptr, nullptr));
  if (!operation) return nullptr;
  return PjOwner(proj_normalize_for_visualization(context, operation.get()));
}

constexpr double degree = 3.14159265358979323846 / 180.0;

void scale(std::span<LonLat> places, double factor) {
  for (LonLat& place : places) place = {place.lon * factor, place.lat * factor};
}

}  // namespace

struct Projection::Transformation {
  ContextOwner context = make_context();
  PjOwner operation;            ///< none: the coordinates are what we want already
  bool takes_radians = false;   ///< only pipelines do
  bool leaves_radians = false;  ///< only pipelines do
};

Projection::Projection(const std::string& crs)
    : transformation_(std::make_unique<Transformation>()) {
  PJ_CONTEXT* context = transformation_->context.get();
  PjOwner object(proj_create(context, crs.c_str()));
  if (!object) throw_unknown_crs(crs, "");

  if (is_pipeline(crs)) {
    description_.name = "the study's pipeline";
    description_.is_pipeline = true;
    transformation_->takes_radians = proj_angular_input(object.get(), PJ_FWD) != 0;
    transformation_->leaves_radians = proj_angular_output(object.get(), PJ_FWD) != 0;
    transformation_->operation = std::move(object);
    return;
  }
  if (proj_is_crs(object.get()) == 0) throw_unknown_crs(crs, ": it is no CRS");

  object = horizontal_part(context, std::move(object));
  description_ = describe_crs(context, object.get());
  if (description_.in_degrees && description_.datum != GeodeticDatum::other) return;
  transformation_->operation = operation_from(context, object.get(), description_.datum);
  if (!transformation_->operation) throw_unknown_crs(crs, ": no way from it to degrees");
}

Projection::~Projection() = default;
Projection::Projection(Projection&&) noexcept = default;
Projection& Projection::operator=(Projection&&) noexcept = default;

void Projection::to_lonlat(std::span<LonLat> places) const {
  PJ* operation = transformation_->operation.get();
  if (operation == nullptr || places.empty()) return;
  if (transformation_->takes_radians) scale(places, degree);
  constexpr std::size_t stride = sizeof(LonLat);
  proj_trans_generic(operation, PJ_FWD, &places[0].lon, stride, places.size(), &places[0].lat,
                     stride, places.size(), nullptr, 0, 0, nullptr, 0, 0);
  if (transformation_->leaves_radians) scale(places, 1.0 / degree);
}

}  // namespace hinterland
