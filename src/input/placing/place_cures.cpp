// SPDX-License-Identifier: Apache-2.0
#include "input/placing/place_cures.hpp"

#include "base/text_fill.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/coordinates/crs_cures.hpp"
#include "input/placing/place_groups.hpp"
#include "input/records/read_places.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

const Text sign{"a minus sign too many or too few", "正负号有误"};
const Text order{"latitude written before longitude", "经纬度写反"};
const Text point{"the decimal point in a wrong place", "小数点位置有误"};
const Text digits{"two digits exchanged", "相邻两位数字颠倒"};
const Text count{"a digit lost or added", "漏写或多写一位数字"};
const Text digit{"one wrong digit", "有一位数字错误"};

double number_of(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/// What a number may have been before a slip of a kind.
using Variants = std::vector<double>;

Variants by_point(double value) {
  Variants found;
  for (const double factor : {10.0, 100.0, 1000.0, 0.1, 0.01, 0.001}) {
    found.push_back(value * factor);
  }
  return found;
}

Variants by_exchange(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    std::string other = text;
    std::size_t next = i + 1;
    if (other[next] == '.') ++next;
    if (next == text.size() || other[i] == '.' || other[i] == other[next]) continue;
    std::swap(other[i], other[next]);
    found.push_back(number_of(other));
  }
  return found;
}

Variants by_count(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != '.')
      found.push_back(number_of(std::string(text).erase(i, 1)));
    for (char c = '0'; c <= '9'; ++c) {
      found.push_back(number_of(std::string(text).insert(i, 1, c)));
    }
  }
  return found;
}

Variants by_digit(const std::string& text) {
  Variants found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.') continue;
    std::string other = text;
    for (char c = '0'; c <= '9'; ++c) {
      other[i] = c;
      found.push_back(number_of(other));
    }
  }
  return found;
}

}  // namespace

std::optional<PlaceCure> cure_of_place(LonLat place, const OccupiedLand& land) {
  const double lon = place.lon;
  const double lat = place.lat;
  for (const LonLat other : {LonLat{-lon, lat}, LonLat{lon, -lat}, LonLat{-lon, -lat}}) {
    if (land.is_near(other)) return PlaceCure{other, sign};
  }
  if (land.is_near({lat, lon})) return PlaceCure{{lat, lon}, order};
  // To some 10 km: what comes behind does not matter here.
  const std::string east = fmt::format("{:.1f}", std::abs(lon));
  const std::string north = fmt::format("{:.1f}", std::abs(lat));
  const double fine_lon = std::abs(lon) - number_of(east);
  const double fine_lat = std::abs(lat) - number_of(north);
  const auto try_all = [&](const Variants& lons, const Variants& lats, double lon_rest,
                           double lat_rest) -> std::optional<LonLat> {
    for (const double value : lons) {
      const LonLat other{std::copysign(value + lon_rest, lon), lat};
      if (is_on_earth(other) && land.is_near(other)) return other;
    }
    for (const double value : lats) {
      const LonLat other{lon, std::copysign(value + lat_rest, lat)};
      if (is_on_earth(other) && land.is_near(other)) return other;
    }
    return std::nullopt;
  };
  if (const auto found = try_all(by_point(std::abs(lon)), by_point(std::abs(lat)), 0.0, 0.0)) {
    return PlaceCure{*found, point};
  }
  for (const double factor : {10.0, 100.0, 0.1, 0.01}) {
    const LonLat other{lon * factor, lat * factor};
    if (is_on_earth(other) && land.is_near(other)) return PlaceCure{other, point};
  }
  if (const auto found = try_all(by_exchange(east), by_exchange(north), fine_lon, fine_lat)) {
    return PlaceCure{*found, digits, false};
  }
  if (const auto found = try_all(by_digit(east), by_digit(north), fine_lon, fine_lat)) {
    return PlaceCure{*found, digit, false};
  }
  if (const auto found = try_all(by_count(east), by_count(north), 0.0, 0.0)) {
    return PlaceCure{*found, count};
  }
  return std::nullopt;
}

namespace {

constexpr double with_rest = 0.9;

/// How many degrees to the east put places on the land of the rest; 0: none of those by which the
/// middles of two zones differ.
int zones_beside(std::span<const LonLat> places, const OccupiedLand& rest) {
  constexpr std::size_t few = 3;
  if (places.size() < few) return 0;
  for (const int east : {3, -3, 6, -6}) {
    OccupiedLand there;
    for (const LonLat place : places) there.add({place.lon + east, place.lat});
    there.settle();
    if (rest.share_near(there) >= with_rest) return east;
  }
  return 0;
}

}  // namespace

std::optional<PartCure> cure_of_part(const LayerSource& source, const OccupiedLand& part,
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
    const auto cures = cures_for(raw, now, rest, {}, datum_of(laid.crs), false, with_rest);
    if (!cures.empty()) return PartCure{cures.front(), 0};
    const int east = most(raw.places, in_degrees_either_way) ? zones_beside(now, rest) : 0;
    return east == 0 ? std::nullopt : std::optional(PartCure{std::nullopt, east});
  } catch (const Error&) {
    return std::nullopt;
  }
}

Text statement_of(const PartCure& cure, bool any_other_layer) {
  const Text which = any_other_layer
                         ? Text("this part of the file", "文件的这一部分")
                         : Text("one of the two parts of the file", "文件的这两部分之一");
  if (!cure.crs) {
    return filled_text(
        " With {0} degrees {1} their longitudes they would lie with the rest: {2} was probably "
        "brought to degrees from another zone than its own",
        "若将其经度{1} {0} 度，则与其余记录相符：{2}转换为经纬度时很可能用错了投影带",
        std::abs(cure.degrees_east),
        cure.degrees_east > 0 ? Text("added to", "增加") : Text("taken from", "减少"), which);
  }
  return filled_text(
      " Read with {} ({}) they would lie with the rest: {} is in another coordinate system. Save "
      "it as a file of its own, say there what it is, bring it to the coordinate system of the "
      "rest, and join the two again; that key for the whole layer would displace the rest",
      "若按 {}（{}）读取，则与其余记录相符：{}采用了另一坐标系。请将其单独另存并"
      "指明该坐标系，转换到其余记录的坐标系后再合并；对整个图层设置该项会使其余记录错位",
      cure.crs->key, cure.crs->name, which);
}

}  // namespace hinterland
