// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/crs_detection.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/crs_candidates.hpp"
#include "input/coordinates/declared_crs.hpp"
#include "input/coordinates/projection.hpp"
#include "input/coordinates/raw_coordinates.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// What is known of the transformation from a datum to WGS 84.
struct DatumWarning {
  bool ballpark = false;  ///< no transformation is known; the datum is not transformed
  Text transformation;    ///< the transformation used, to be appended to a reason; may be empty
  Text reason;            ///< if `ballpark`: the datum, and what to write
};

/// The transformation that PROJ knows for a CRS at a place in its coordinates.
DatumWarning datum_warning(const std::string& crs_text, LonLat at) {
  const Projection projection(crs_text);
  const CrsDescription& crs = projection.description();
  const DatumTransformation known = projection.datum_transformation_at(at);
  DatumWarning warning;
  warning.ballpark = known.ballpark;
  if (crs.has_shift) {
    warning.transformation = {"; with its own parameters to WGS 84",
                              "；采用其自带的到 WGS 84 的转换参数"};
  } else if (!known.ballpark && !known.operation.empty() && known.accuracy_m > 0.0) {
    warning.transformation =
        filled_text("; converted to WGS 84 by PROJ's best operation for this area ({:g} m)",
                    "；按 PROJ 的最佳方法转到 WGS 84（精度{:g}米）", known.accuracy_m);
  }
  if (!known.ballpark) return warning;
  const std::string grid = crs.missing_grid;
  warning.reason =
      grid.empty()
          ? Text(fmt::format(
                     "{}: no parameters from its datum to WGS 84 are known. If you have them, "
                     "write crs = \"+proj=… +towgs84=dx,dy,dz,rx,ry,rz,s\", or a pipeline",
                     crs.name),
                 fmt::format("{}：没有该基准到 WGS 84 的转换参数。若有参数，请写 crs = \"+proj=… "
                             "+towgs84=dx,dy,dz,rx,ry,rz,s\"，或坐标转换串",
                             crs.name))
          : Text(fmt::format("{}: its grid {} is not installed, so its datum is not converted to "
                             "WGS 84. Add the grid to PROJ's data folder",
                             crs.name, grid),
                 fmt::format("{}：未安装其格网文件 {}，未做基准转换。请放入 PROJ 的数据文件夹",
                             crs.name, grid));
  return warning;
}

/// UTM is rare in China and often declared where Gauss-Kruger with the same central meridian is
/// meant. A warning for UTM zones there; empty for other CRSs.
Text utm_warning(const CrsDescription& crs) {
  const bool is_utm = crs.scale == 0.9996 && crs.central_meridian && crs.false_northing == 0.0;
  if (!is_utm || *crs.central_meridian < 75.0 || *crs.central_meridian > 135.0) return {};
  const int zone = static_cast<int>(std::lround(*crs.central_meridian / 3.0));
  return filled_text(
      ". Most coordinates in China are Gauss-Kruger: in that case crs = \"{}\" applies, and "
      "positions differ by up to 2 km",
      "。国内多用高斯-克吕格投影：若如此，crs = \"{}\"，位置可相差达2公里",
      zone_code(GeodeticDatum::cgcs2000, zone, crs.false_easting > 1e6));
}

using AxisOrder = std::optional<bool>;  ///< true if the study says that north comes first

/// Facts about a layer besides its sample.
struct Known {
  AxisOrder axes;
  Text range;  ///< range of its coordinates as text
};

CrsVerdict taken_as(const std::string& crs, Text reason) {
  CrsVerdict verdict;
  verdict.crs = crs;
  verdict.description = Projection(crs).description();
  verdict.reason = std::move(reason);
  return verdict;
}

CrsVerdict mismatch(const Text& why, std::span<const LonLat> sample, const Text& range) {
  CrsVerdict verdict;
  verdict.suggested_crs = possible_codes(sample);
  verdict.mismatch = filled_text("{} ({}). {}", "{}（{}）。{}", why, range, verdict.suggested_crs);
  return verdict;
}

constexpr const char* degrees = "EPSG:4490";

void mark_swapped(CrsVerdict& verdict, const Text& since) {
  verdict.swap_axes = true;
  verdict.doubtful = true;
  verdict.reason = verdict.reason + since;
}

const Text& latitude_first() {
  static const Text text = {
      "; latitude comes before longitude, so they are swapped (if not: axes = \"lon_lat\")",
      "；纬度写在经度之前，已互换（若不是这样：axes = \"lon_lat\"）"};
  return text;
}

void mark_outside(CrsVerdict& verdict) {
  verdict.doubtful = true;
  verdict.outside_area = true;
  verdict.reason = verdict.reason + Text("; but the coordinates are outside its area of use",
                                         "；但坐标不在它的适用范围内");
}

/// Swaps degrees that have the latitude first.
void decide_degree_order(CrsVerdict& verdict, const Projection& projection,
                         std::span<const LonLat> sample, AxisOrder axes) {
  if (axes.has_value()) return;
  const bool fits = most(sample, in_degrees);
  const bool fits_swapped = most(sample, [](LonLat p) { return in_degrees(swapped(p)); });
  const bool has_area = fits && fits_swapped && projection.description().area.has_value();
  const bool hit = has_area && lies_in_area(projection, sample, false);
  const bool hit_swapped = has_area && lies_in_area(projection, sample, true);
  if (only_swapped_are_degrees(sample) || (!hit && hit_swapped) ||
      are_beyond_inhabited_latitudes(sample) ||
      (hit == hit_swapped && only_swapped_are_land(sample))) {
    mark_swapped(verdict, latitude_first());
  } else if (may_be_either_order(sample)) {
    verdict.reason = verdict.reason +
                     Text(
                         "; longitude is read first, as in most files, but the numbers would also "
                         "allow latitude first (then: axes = \"lat_lon\"; if the columns are named "
                         "lon and lat, swap these in fields)",
                         "；按经度在前读取（多数文件如此），但仅凭数值，纬度也可能在前"
                         "（若是：axes = \"lat_lon\"；列名为经度、纬度时，请在 fields 中对调）");
  }
}

CrsVerdict examine_undeclared(std::span<const LonLat> sample, const Text& why, const Known& known) {
  if (!most(sample, in_degrees_either_way)) {
    return mismatch(why + Text(", and the coordinates are not degrees", "，而坐标不是经纬度"),
                    sample, known.range);
  }
  const Text taken = {"; the coordinates can only be degrees", "；坐标只可能是经纬度"};
  CrsVerdict verdict = taken_as(degrees, why + taken);
  // Without a declared CRS the area of use is unknown; that of China must not be assumed.
  decide_degree_order(verdict, Projection("EPSG:4326"), sample, known.axes);
  return verdict;
}

CrsVerdict examine_degrees(CrsVerdict verdict, const Projection& projection,
                           std::span<const LonLat> sample, const Known& known) {
  if (!most(sample, in_degrees_either_way)) {
    return mismatch(filled_text("{} is declared, but the coordinates are not degrees",
                                "声明的坐标系是 {}，但坐标不是经纬度", verdict.description.name),
                    sample, known.range);
  }
  decide_degree_order(verdict, projection, sample, known.axes);
  const bool swap = known.axes.value_or(verdict.swap_axes);
  if (!degrees_lie_in_area(projection, sample, swap)) mark_outside(verdict);
  return verdict;
}

/// The declared CRS is projected but the coordinates are degrees: the declaration is wrong.
CrsVerdict read_as_degrees(const CrsVerdict& declared, std::span<const LonLat> sample,
                           const Known& known) {
  const Text but = filled_text("; but the coordinates are degrees ({}), and are read as such",
                               "；但坐标是经纬度（{}），按经纬度读取", known.range);
  CrsVerdict verdict = taken_as(degrees, declared.reason + but);
  verdict.doubtful = true;
  decide_degree_order(verdict, Projection("EPSG:4326"), sample, known.axes);
  return verdict;
}

/// Eastings with a zone prefix under a CRS without: the correct CRS cannot be decided, but the
/// candidates can be named.
std::optional<CrsVerdict> unexpected_prefix(const CrsVerdict& declared,
                                            std::span<const LonLat> sample, const Text& range) {
  const CrsDescription& crs = declared.description;
  const int seen = common_zone(sample);
  if (seen == 0 || !crs.central_meridian || std::abs(crs.false_easting) >= 1e6) return std::nullopt;
  std::vector<LonLat> places(sample.begin(), sample.end());
  Projection(declared.crs).to_lonlat(places);  // feet may look like a zone prefix
  const auto is_in_zone = [&](LonLat p) { return std::abs(p.lon - *crs.central_meridian) < 9.0; };
  if (most(places, is_in_zone)) return std::nullopt;
  return mismatch(filled_text("{} is declared, whose eastings have no zone prefix",
                              "声明的坐标系是 {}，其横坐标前没有带号", crs.name),
                  sample, range);
}

/// Compares the zone prefix of the eastings with the declared zone.
std::optional<CrsVerdict> contradicted_zone(const CrsVerdict& declared,
                                            std::span<const LonLat> sample, const Text& range) {
  const CrsDescription& crs = declared.description;
  const int zone = zone_of(crs);
  if (zone == 0) return unexpected_prefix(declared, sample, range);
  const int seen = common_zone(sample);
  const int prefix = static_cast<int>(std::floor(crs.false_easting / 1e6));
  if (seen == prefix) return std::nullopt;
  if (seen != 0 && !is_chinese_zone(seen)) return unexpected_prefix(declared, sample, range);
  const bool plain = most(sample, [](LonLat place) { return is_plain_easting(place.lon); });
  if (seen == 0 && !plain) return std::nullopt;

  CrsVerdict verdict =
      taken_as(zone_like(crs, seen == 0 ? zone : seen, seen != 0), declared.reason);
  const std::string& name = verdict.description.code.empty() && crs.datum == GeodeticDatum::other
                                ? verdict.crs
                                : verdict.description.name;
  const Text but =
      seen == 0 ? Text(fmt::format("; but the eastings have no zone prefix, so they are read as {}",
                                   name),
                       fmt::format("；但横坐标前没有带号，按 {} 读取", name))
                : Text(fmt::format("; but the eastings begin with zone {}, so they are read as {}",
                                   seen, name),
                       fmt::format("；但横坐标前有带号 {}，按 {} 读取", seen, name));
  verdict.reason = verdict.reason + but;
  verdict.doubtful = true;
  return verdict;
}

CrsVerdict examine_metres(CrsVerdict verdict, const Projection& projection,
                          std::span<const LonLat> sample, const Known& known) {
  if (most(sample, in_degrees_either_way)) return read_as_degrees(verdict, sample, known);

  const auto north_first = [](LonLat p) { return is_northing(p.lon) && !is_northing(p.lat); };
  const bool may_swap = !known.axes;
  const bool has_zone = zone_of(verdict.description) != 0;
  const bool only_swapped_fit = may_swap && !has_zone && projection.description().area &&
                                !lies_in_area_mostly(projection, sample) &&
                                lies_in_area(projection, sample, true);
  const bool is_swapped = only_swapped_fit || (may_swap && has_zone && mainly(sample, north_first));
  const std::vector<LonLat> other_way = swapped(sample);
  bool swap = is_swapped;
  if (only_swapped_fit) {
    // A southern northing such as 8 149 872 looks like an easting of zone 8.
  } else if (const auto zone =
                 contradicted_zone(verdict, is_swapped ? other_way : sample, known.range)) {
    verdict = *zone;
  } else if (!is_swapped && projection.description().area) {
    const bool fits =
        lies_in_area(projection, sample, false) || lies_in_area_mostly(projection, sample);
    swap = !fits && may_swap && lies_in_area(projection, sample, true);
    if (!fits && !swap) mark_outside(verdict);
  }
  verdict.reason = verdict.reason + utm_warning(verdict.description);
  if (swap) {
    mark_swapped(
        verdict,
        {"; northing comes before easting, so they are swapped (if not: axes = \"lon_lat\")",
         "；纵坐标（北）写在横坐标（东）之前，已互换（若不是这样：axes = \"lon_lat\"）"});
  }
  return verdict;
}

/// Whether the CRS needs a grid that is not installed, so that nothing can be transformed.
bool lacks_grid(const Projection& projection, std::span<const LonLat> sample) {
  if (projection.description().missing_grid.empty()) return false;
  LonLat first = sample[0];
  projection.to_lonlat({&first, 1});
  return !std::isfinite(first.lon);
}

CrsVerdict examine_declared(const std::string& crs, const Text& origin,
                            std::span<const LonLat> sample, const Known& known) {
  const Projection projection(crs);
  CrsVerdict verdict;
  verdict.crs = crs;
  verdict.description = projection.description();
  const std::string& code = verdict.description.code;
  const std::string named = verdict.description.name + (code.empty() ? code : " (" + code + ")");
  verdict.reason = origin + named;
  verdict.swap_axes = known.axes.value_or(false);
  if (verdict.description.is_pipeline || sample.empty()) return verdict;
  if (lacks_grid(projection, sample)) {
    verdict.mismatch = filled_text(
        "its CRS needs the grid {}, which is not installed. Add it to PROJ's data folder, or write "
        "a crs with +towgs84 instead.",
        "其坐标系需要格网文件 {}，但未安装。请放入 PROJ 的数据文件夹，或改写带 +towgs84 的 crs。",
        verdict.description.missing_grid);
    return verdict;
  }

  const std::vector<LonLat> east_first =
      verdict.swap_axes ? swapped(sample) : std::vector<LonLat>(sample.begin(), sample.end());
  const bool is_swapped = verdict.swap_axes;
  verdict = verdict.description.in_degrees
                ? examine_degrees(std::move(verdict), projection, east_first, known)
                : examine_metres(std::move(verdict), projection, east_first, known);
  verdict.swap_axes = verdict.swap_axes || is_swapped;
  if (!verdict.mismatch.empty()) return verdict;
  const LonLat first = verdict.swap_axes ? swapped(sample[0]) : sample[0];
  const DatumWarning warning = datum_warning(verdict.crs, first);
  verdict.ballpark = warning.ballpark;
  verdict.reason = verdict.reason + warning.transformation;
  verdict.datum_reason = warning.reason;
  return verdict;
}

}  // namespace

CrsVerdict examine_crs(const std::string& chosen, const std::string& declared,
                       std::span<const LonLat> sample, std::optional<bool> north_first,
                       std::span<const LonLat> corners) {
  const std::span<const LonLat> all = corners.empty() ? sample : corners;
  const Known known{north_first,
                    north_first.value_or(false) ? range_text(swapped(all)) : range_text(all)};
  const auto undeclared = [&](const Text& why) {
    CrsVerdict verdict = examine_undeclared(north_first.value_or(false)
                                                ? swapped(sample)
                                                : std::vector<LonLat>(sample.begin(), sample.end()),
                                            why, known);
    verdict.swap_axes = verdict.swap_axes || north_first.value_or(false);
    return verdict;
  };
  if (chosen.empty() && declared.empty()) {
    return undeclared({"no CRS is declared", "没有声明坐标系"});
  }
  // An unreadable declaration in the file is reported; an unreadable CRS in the study is a usage
  // error.
  const bool is_understood = declared.empty() || can_be_read(declared);
  if (chosen.empty() && !is_understood) {
    CrsVerdict verdict = undeclared(unreadable_crs(declared));
    verdict.doubtful = true;
    return verdict;
  }
  const Text origin = chosen.empty() ? Text("the file declares ", "文件声明 ")
                                     : Text("the study sets ", "配置文件指定 ");
  CrsVerdict verdict = examine_declared(chosen.empty() ? declared : chosen, origin, sample, known);
  if (!is_understood) verdict.reason = verdict.reason + Text("; ", "；") + unreadable_crs(declared);
  return verdict;
}

namespace {

/// The position of a place of the file.
LonLat laid(const CrsVerdict& verdict, LonLat place) {
  if (verdict.swap_axes) place = swapped(place);
  Projection(verdict.crs).to_lonlat({&place, 1});
  return place;
}

}  // namespace

Text warning_on_chosen_crs(const CrsVerdict& chosen, const std::string& declared,
                           std::span<const LonLat> sample, std::optional<bool> north_first) {
  constexpr Metres least = 10_m;
  try {
    const CrsVerdict own = examine_crs("", declared, sample, north_first);
    if (!own.mismatch.empty() || own.doubtful) return {};
    const LonLat place = sample[sample.size() / 2];
    const Metres apart = distance_between(laid(chosen, place), laid(own, place));
    if (!(apart >= least)) return {};
    return filled_text(
        "the study sets {}, but the file declares {}, which shifts it by {} m; the study's CRS is "
        "used. If the file is right, remove crs; if the study is right, correct the CRS of the "
        "file, or write keep_far = true",
        "配置指定 {}，而文件声明 {}，两者相差{}米；按配置读取。若文件正确，请删去 "
        "crs；若配置正确，"
        "请改正文件声明的坐标系，或写 keep_far = true",
        chosen.description.name, own.description.name, std::lround(apart.value));
  } catch (const UsageError&) {
    return {};  // the declaration of the file is unreadable
  }
}

}  // namespace hinterland
