// SPDX-License-Identifier: Apache-2.0
#include "input/placing/displacement_key.hpp"

#include "input/coordinates/crs_candidates.hpp"
#include "input/coordinates/projection.hpp"
#include "input/records/read_places.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

namespace hinterland {

namespace {

constexpr double utm_scale = 0.9996;

/// The key that undoes a shift of a web map in the block of one layer; empty: that layer has none.
/// One that the study undoes already goes the other way, where there was none.
Text key_for_datum(const LayerSource& source, bool is_lines, Displacement by) {
  const bool of_lines = by == Displacement::lines_gcj02 || by == Displacement::lines_bd09;
  const bool is_gcj = by == Displacement::lines_gcj02 || by == Displacement::places_gcj02;
  if (of_lines == is_lines) {
    if (source.datum != Datum::wgs84) return {};
    return is_gcj ? Text("datum = \"gcj02\"") : Text("datum = \"bd09\"");
  }
  return source.datum == (is_gcj ? Datum::gcj02 : Datum::bd09) ? Text("datum = \"wgs84\"") : Text();
}

/// A transverse Mercator with the middle and the false easting of another: the digits in front of
/// the eastings stay what they are.
Text same_zone(const CrsDescription& crs, double scale) {
  return Text(
      fmt::format("crs = \"+proj=tmerc +lat_0=0 +lon_0={:g} +k={:g} +x_0={:.0f} +y_0=0 "
                  "+datum=WGS84 +units=m\"",
                  *crs.central_meridian, scale, crs.false_easting));
}

}  // namespace

Text key_against(Displacement by, const LayerSource& source, bool is_lines) {
  if (by != Displacement::lines_too_far && by != Displacement::places_too_far) {
    return key_for_datum(source, is_lines, by);
  }
  const bool is_too_far = (by == Displacement::lines_too_far) == is_lines;
  const std::string crs = try_places(source).crs;
  if (crs.empty()) return {};
  const CrsDescription is = Projection(crs).description();
  if (!is.central_meridian) return {};
  const int three = static_cast<int>(std::lround(*is.central_meridian / 3.0));
  const int prefix = static_cast<int>(std::floor(is.false_easting / 1e6));
  if (is_too_far && is.scale == utm_scale && three >= 25 && three <= 45) {
    if (prefix != 0 && prefix != three) return same_zone(is, 1.0);
    return Text("crs = \"" + zone_code(GeodeticDatum::cgcs2000, three, prefix != 0) + "\"");
  }
  if (!is_too_far && is.scale == 1.0 && (three % 2 + 2) % 2 == 1) {
    if (prefix != 0) return same_zone(is, utm_scale);
    return Text("crs = \"EPSG:" + std::to_string(32600 + (three + 61) / 2) + "\"");
  }
  return {};
}

Text new_export_against(Displacement by, const LayerSource& source, bool is_lines) {
  if (by != Displacement::lines_too_far && by != Displacement::places_too_far) return {};
  const std::string crs = try_places(source).crs;
  if (crs.empty() || !Projection(crs).description().in_degrees) return {};
  const bool is_too_far = (by == Displacement::lines_too_far) == is_lines;
  return is_too_far ? Text("Gauss-Kruger in place of UTM", "高斯-克吕格（而非 UTM）")
                    : Text("UTM in place of Gauss-Kruger", " UTM（而非高斯-克吕格）");
}

}  // namespace hinterland
