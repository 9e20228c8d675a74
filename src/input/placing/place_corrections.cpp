// SPDX-License-Identifier: Apache-2.0
#include "input/placing/place_corrections.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/placing/place_groups.hpp"
#include "input/records/read_places.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

const Text sign{"a missing or superfluous minus sign", "正负号有误"};
const Text order{"latitude written before longitude", "经纬度写反"};
const Text point{"a misplaced decimal point", "小数点位置有误"};
const Text digits{"two digits swapped", "相邻两位数字颠倒"};
const Text count{"a missing or superfluous digit", "漏写或多写一位数字"};
const Text digit{"one wrong digit", "有一位数字错误"};

double number_of(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/// Values that a number may have had before a typing error.
using Variants = std::vector<double>;

Variants by_point(double value) {
  Variants found;
  for (const double factor : {10.0, 100.0, 1000.0, 0.1, 0.01, 0.001}) {
    found.push_back(value * factor);
  }
  return found;
}

/// The degrees as decimal text, without sign.
std::string text_of(double degrees) { return fmt::format("{:.9f}", std::abs(degrees)); }

/// The end of the digits in which a typing error moves a place to another region: the second
/// decimal.
std::size_t end_of_large(const std::string& text) { return text.find('.') + 3; }

Variants by_exchange(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i + 1 < end_of_large(text); ++i) {
    std::string other = text;
    std::size_t next = i + 1;
    if (other[next] == '.') ++next;
    if (other[i] == '.' || other[i] == other[next]) continue;
    std::swap(other[i], other[next]);
    found.push_back(number_of(other));
  }
  return found;
}

Variants by_count(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i < end_of_large(text); ++i) {
    if (text[i] != '.') found.push_back(number_of(std::string(text).erase(i, 1)));
    for (char c = '0'; c <= '9'; ++c) {
      found.push_back(number_of(std::string(text).insert(i, 1, c)));
    }
  }
  return found;
}

Variants by_digit(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i < end_of_large(text); ++i) {
    if (text[i] == '.') continue;
    std::string other = text;
    for (char c = '0'; c <= '9'; ++c) {
      other[i] = c;
      found.push_back(number_of(other));
    }
  }
  return found;
}

/// The correction of one kind of typing error, if any of the candidate longitudes or latitudes is
/// on the land.
std::optional<PlaceCorrection> correction_by(LonLat place, const OccupiedLand& land,
                                             const Variants& lons, const Variants& lats,
                                             const Text& error, bool is_gross) {
  std::vector<LonLat> there;
  const auto try_at = [&](LonLat other) {
    const auto is_same = [&](LonLat one) { return one.lon == other.lon && one.lat == other.lat; };
    if (!is_on_earth(other) || !land.is_near(other)) return;
    if (std::ranges::none_of(there, is_same)) there.push_back(other);
  };
  for (const double value : lons) try_at({std::copysign(value, place.lon), place.lat});
  for (const double value : lats) try_at({place.lon, std::copysign(value, place.lat)});
  if (there.empty()) return std::nullopt;
  const bool is_sure = there.size() == 1;
  return PlaceCorrection{is_sure ? std::optional(there.front()) : std::nullopt, error, is_gross};
}

}  // namespace

std::optional<PlaceCorrection> correction_of_place(LonLat place, const OccupiedLand& land) {
  const double lon = place.lon;
  const double lat = place.lat;
  for (const LonLat other : {LonLat{-lon, lat}, LonLat{lon, -lat}, LonLat{-lon, -lat}}) {
    if (land.is_near(other)) return PlaceCorrection{other, sign};
  }
  if (land.is_near({lat, lon})) return PlaceCorrection{LonLat{lat, lon}, order};
  const auto by = [&](const Variants& lons, const Variants& lats, const Text& error,
                      bool is_gross) {
    return correction_by(place, land, lons, lats, error, is_gross);
  };
  if (auto found = by(by_point(std::abs(lon)), by_point(std::abs(lat)), point, true)) return found;
  for (const double factor : {10.0, 100.0, 0.1, 0.01}) {
    const LonLat other{lon * factor, lat * factor};
    if (is_on_earth(other) && land.is_near(other)) return PlaceCorrection{other, point};
  }
  const std::string east = text_of(lon);
  const std::string north = text_of(lat);
  if (auto found = by(by_exchange(east), by_exchange(north), digits, false)) return found;
  if (auto found = by(by_digit(east), by_digit(north), digit, false)) return found;
  return by(by_count(east), by_count(north), count, true);
}

namespace {

constexpr double with_rest = 0.9;

/// The number of degrees to the east, as between the central meridians of two zones, that moves the
/// places to the land of the rest; 0 if none does.
int zones_beside(std::span<const LonLat> places, const OccupiedLand& rest) {
  constexpr std::size_t few = 3;
  if (places.size() < few) return 0;
  for (const int east : {3, -3, 6, -6}) {
    OccupiedLand there;
    for (const LonLat place : places) there.add({place.lon + east, place.lat});
    there.sort_cells();
    if (rest.share_near(there) >= with_rest) return east;
  }
  return 0;
}

}  // namespace

std::optional<PartCorrection> correction_of_part(const LayerSource& source,
                                                 const OccupiedLand& part,
                                                 const OccupiedLand& rest) {
  try {
    RawPlaces raw = read_places(source);
    const LaidPlaces laid = lay(raw, source);
    std::vector<LonLat> apart;
    std::vector<LonLat> now;
    for (std::size_t i = 0; i < laid.places.size(); ++i) {
      const LonLat place = laid.places[i];
      if (!part.is_near(place) || rest.is_near(place)) continue;
      apart.push_back(raw.places[i]);
      now.push_back(place);
    }
    raw.places = std::move(apart);
    const auto corrections =
        corrections_for(raw, now, rest, {}, datum_of(laid.crs), false, with_rest);
    if (!corrections.empty())
      return PartCorrection{correction_among(corrections, laid.crs, raw.places), 0};
    const int east = most(raw.places, in_degrees_either_way) ? zones_beside(now, rest) : 0;
    return east == 0 ? std::nullopt : std::optional(PartCorrection{std::nullopt, east});
  } catch (const Error&) {
    return std::nullopt;
  }
}

Text statement_of(const PartCorrection& correction, bool any_other_layer) {
  const Text which = any_other_layer
                         ? Text("this part of the file", "文件的这一部分")
                         : Text("one of the two parts of the file", "文件的这两部分之一");
  if (!correction.crs) {
    return filled_text(
        " With {0} degrees {1} their longitudes they would match the rest: {2} was probably "
        "converted to degrees from a wrong zone",
        "若将其经度{1} {0} 度，则与其余记录相符：{2}转换为经纬度时很可能用错了投影带",
        std::abs(correction.degrees_east),
        correction.degrees_east > 0 ? Text("added to", "增加") : Text("subtracted from", "减少"),
        which);
  }
  return filled_text(
      " Read with {} they would match the rest: {} is in another coordinate system. {}ave it as a "
      "separate file, set its CRS there, convert it to the CRS of the rest, and merge the two "
      "again; a setting for the whole layer would displace the rest",
      "若按 {}读取，则与其余记录相符：{}采用了另一坐标系。请{}将其单独另存并"
      "指明该坐标系，转换到其余记录的坐标系后再合并；对整个图层设置该项会使其余记录错位",
      correction.crs->named, which,
      correction.crs->is_sure ? Text("S", "") : Text("Ask for its CRS, s", "先问明是哪一种，再"));
}

}  // namespace hinterland
