// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/crs_reading.hpp"

#include "base/characters.hpp"
#include "geometry/distance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace hinterland {

namespace {

GeodeticDatum datum_named(std::string_view name) {
  const auto has = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
  if (has("CGCS") || has("China 2000") || has("China_2000") ||
      has("China Geodetic Coordinate System 2000") ||
      has("China_Geodetic_Coordinate_System_2000")) {
    return GeodeticDatum::cgcs2000;
  }
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

/// The datum by its name, or by the name of the geodetic CRS if the datum is an ensemble.
GeodeticDatum datum_of(PJ_CONTEXT* context, const PJ* crs) {
  const PjOwner geodetic(proj_crs_get_geodetic_crs(context, crs));
  if (!geodetic) return GeodeticDatum::other;
  const PjOwner datum(proj_crs_get_datum_forced(context, geodetic.get()));
  const GeodeticDatum by_datum = datum_named(name_of(datum.get()));
  return by_datum == GeodeticDatum::other ? datum_named(name_of(geodetic.get())) : by_datum;
}

Ellipsoid ellipsoid_of(PJ_CONTEXT* context, const PJ* crs) {
  Ellipsoid found;
  const PjOwner ellipsoid(proj_get_ellipsoid(context, crs));
  if (ellipsoid) {
    proj_ellipsoid_get_parameters(context, ellipsoid.get(), &found.semi_major_m, nullptr, nullptr,
                                  &found.inverse_flattening);
  }
  return found;
}

/// The EPSG code stored in the CRS, or else that of the best match if PROJ is at least 90 % sure.
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
  PjOwner registered;  // a .prj has no area of use; the registry has
  if (!code.empty()) registered.reset(proj_create(context, code.c_str()));
  const PJ* source = registered ? registered.get() : crs;
  const int known =
      proj_get_area_of_use(context, source, &area.south_west.lon, &area.south_west.lat,
                           &area.north_east.lon, &area.north_east.lat, nullptr);
  if (known == 0 || area.south_west.lon < -180.0 || area.south_west.lon > area.north_east.lon) {
    return std::nullopt;
  }
  return area;
}

/// A parameter of the projection by its EPSG name, in metres or degrees or as a factor.
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
  const auto value_of = [&](const char* name) { return parameter(context, operation.get(), name); };
  description.central_meridian = value_of("Longitude of natural origin");
  description.scale = value_of("Scale factor at natural origin").value_or(1.0);
  description.false_easting = value_of("False easting").value_or(0.0);
  description.false_northing = value_of("False northing").value_or(0.0);
}

/// The TOWGS84 parameters of a transformation; none for other kinds, such as grids.
std::optional<std::array<double, 7>> parameters_of(PJ_CONTEXT* context, const PJ* transformation) {
  std::array<double, 7> values{};
  const int known =
      proj_coordoperation_get_towgs84_values(context, transformation, values.data(), 7, 0);
  return known == 0 ? std::nullopt : std::optional(values);
}

/// Whether all parameters are zero, as programs write for unknown ones. Between geocentric datums
/// zeros have no effect anyway.
bool is_placeholder(PJ_CONTEXT* context, const PJ* bound) {
  const PjOwner transformation(proj_crs_get_coordoperation(context, bound));
  const auto values = parameters_of(context, transformation.get());
  return values && std::ranges::all_of(*values, [](double value) { return value == 0.0; });
}

/// The grids of a transformation that are not installed, separated by commas.
std::string missing_grids(PJ_CONTEXT* context, const PJ* transformation) {
  std::string missing;
  const int count = proj_coordoperation_get_grid_used_count(context, transformation);
  for (int i = 0; i < count; ++i) {
    const char* name = nullptr;
    int available = 0;
    proj_coordoperation_get_grid_used(context, transformation, i, &name, nullptr, nullptr, nullptr,
                                      nullptr, nullptr, &available);
    std::string_view file = name == nullptr ? "" : name;
    if (file.starts_with('@')) file.remove_prefix(1);
    if (available != 0 || file == "null") continue;
    missing += (missing.empty() ? "" : ", ") + std::string(file);
  }
  return missing;
}

void describe_shift(PJ_CONTEXT* context, const PJ* bound, CrsDescription& description) {
  description.has_shift = true;
  const PjOwner transformation(proj_crs_get_coordoperation(context, bound));
  description.shift =
      parameters_of(context, transformation.get()).value_or(std::array<double, 7>{});
  description.missing_grid = missing_grids(context, transformation.get());
}

}  // namespace

bool Ellipsoid::is_geocentric() const {
  return std::abs(semi_major_m - 6378137.0) < 3.0 && std::abs(inverse_flattening - 298.257) < 0.01;
}

ContextOwner make_context() {
  ContextOwner context(proj_context_create());
  proj_log_level(context.get(), PJ_LOG_NONE);
  proj_context_set_enable_network(context.get(), 0);
  proj_context_use_proj4_init_rules(context.get(), 1);  // "+init=epsg:4527" is a CRS
  return context;
}

std::string crs_text(const std::string& written) {
  const auto is_blank = [](char c) { return is_ascii_space(c) || c == '\0'; };
  const auto first = std::ranges::find_if_not(written, is_blank);
  const auto last = std::find_if_not(written.rbegin(), written.rend(), is_blank).base();
  std::string text = first < last ? std::string(first, last) : std::string();
  if (text.size() >= 4 && text.size() <= 6 && std::ranges::all_of(text, is_ascii_digit)) {
    return "EPSG:" + text;
  }
  const bool is_string = text.starts_with("+proj=") || text.starts_with("proj=");
  const bool is_pipeline = text.find("proj=pipeline") != text.npos;
  if (is_string && !is_pipeline && text.find("type=crs") == text.npos) text += " +type=crs";
  return text;
}

HorizontalCrs horizontal_part(PJ_CONTEXT* context, PjOwner crs) {
  PjOwner bound;
  for (;;) {
    const PJ_TYPE type = proj_get_type(crs.get());
    if (type == PJ_TYPE_COMPOUND_CRS) {
      crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
    } else if (type == PJ_TYPE_BOUND_CRS) {
      PjOwner source(proj_get_source_crs(context, crs.get()));
      const bool is_horizontal = proj_get_type(source.get()) != PJ_TYPE_COMPOUND_CRS;
      if (is_horizontal && !is_placeholder(context, crs.get())) bound = std::move(crs);
      crs = std::move(source);
    } else {
      return {std::move(crs), std::move(bound)};
    }
  }
}

bool is_guessed_name(PJ_CONTEXT* context, const std::string& text, const PJ* found) {
  if (text.find_first_of(":[{=") != text.npos) return false;
  const auto letters_of = [](std::string_view name) {
    std::string letters;
    for (const char c : name) {
      if (is_ascii_word(c) || is_beyond_ascii(c)) letters += c;
    }
    return ascii_lower(std::move(letters));
  };
  if (letters_of(text) == letters_of(name_of(found))) return false;
  PJ_OBJ_LIST* exact =
      proj_create_from_name(context, nullptr, text.c_str(), nullptr, 0, 0, 1, nullptr);
  const bool is_exact = exact != nullptr && proj_list_get_count(exact) > 0;
  proj_list_destroy(exact);
  return !is_exact;
}

AngleUnit angle_unit_of(PJ_CONTEXT* context, const PJ* crs) {
  constexpr double rounding = 1e-9;  // of the degree as written in a .prj
  AngleUnit unit;
  const PjOwner geodetic(proj_crs_get_geodetic_crs(context, crs));
  if (!geodetic) return unit;
  const PjOwner system(proj_crs_get_coordinate_system(context, geodetic.get()));
  double factor = 0.0;
  if (system && proj_cs_get_axis_info(context, system.get(), 0, nullptr, nullptr, nullptr, &factor,
                                      nullptr, nullptr, nullptr) != 0) {
    const double degrees = factor / radians_per_degree;
    if (factor > 0.0 && std::abs(degrees - 1.0) > rounding) unit.degrees = degrees;
  }
  const PjOwner meridian(proj_get_prime_meridian(context, geodetic.get()));
  double longitude = 0.0;
  if (meridian && proj_prime_meridian_get_parameters(context, meridian.get(), &longitude, &factor,
                                                     nullptr) != 0) {
    unit.meridian_degrees = longitude * factor / radians_per_degree;
  }
  return unit;
}

CrsDescription describe_crs(PJ_CONTEXT* context, const HorizontalCrs& crs) {
  const PJ* plain = crs.plain.get();
  CrsDescription description;
  description.name = name_of(plain);
  description.code = code_of(context, plain);
  const PJ_TYPE type = proj_get_type(plain);
  description.in_degrees = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
  description.datum = datum_of(context, plain);
  description.ellipsoid = ellipsoid_of(context, plain);
  description.area = area_of_use(context, description.code, plain);
  if (!description.in_degrees) describe_transverse_mercator(context, plain, description);
  if (crs.bound) describe_shift(context, crs.bound.get(), description);
  return description;
}

}  // namespace hinterland
