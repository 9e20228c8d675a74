// SPDX-License-Identifier: Apache-2.0
#include "input/placing/implausible_places.hpp"

#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/coordinate_looks.hpp"
#include "input/coordinates/land_cells.hpp"
#include "input/placing/named_axes.hpp"
#include "input/records/higher_level.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr const char* radians_key =
    "crs = \"+proj=pipeline +step +proj=affine +s11=57.29577951308232 +s22=57.29577951308232\"";

/// Another interpretation of degrees, and its key in the study file.
struct AxisChange {
  LonLat (*apply)(LonLat);
  const char* key;
  Text name;
};

constexpr const char* swap_key = "axes = \"lat_lon\"";

const std::array<AxisChange, 5>& axis_changes() {
  static const std::array<AxisChange, 5> all = {
      AxisChange{[](LonLat p) {
                   return LonLat{-p.lon, p.lat};
                 },
                 "crs = \"+proj=pipeline +step +proj=axisswap +order=-1,2\"",
                 {"longitudes with the opposite sign", "经度改号"}},
      AxisChange{[](LonLat p) {
                   return LonLat{p.lon, -p.lat};
                 },
                 "crs = \"+proj=pipeline +step +proj=axisswap +order=1,-2\"",
                 {"latitudes with the opposite sign", "纬度改号"}},
      AxisChange{[](LonLat p) { return swapped(p); },
                 swap_key,
                 {"latitude before longitude", "纬度在经度之前"}},
      AxisChange{[](LonLat p) {
                   return LonLat{-p.lon, -p.lat};
                 },
                 "crs = \"+proj=pipeline +step +proj=axisswap +order=-1,-2\"",
                 {"both with the opposite sign", "经纬度均改号"}},
      AxisChange{[](LonLat p) {
                   return LonLat{-p.lat, p.lon};
                 },
                 "crs = \"+proj=pipeline +step +proj=axisswap +order=-2,1\"",
                 {"latitude before longitude, which has the opposite sign", "纬度在前且经度改号"}}};
  return all;
}

bool is_on_land(LonLat p) { return is_on_earth(p) && may_be_land(p); }

bool is_in_east_asia(LonLat p) {
  return p.lon > 70.0 && p.lon < 155.0 && p.lat > 0.0 && p.lat < 56.0;
}

LonLat from_radians(LonLat p) { return {p.lon / radians_per_degree, p.lat / radians_per_degree}; }

bool may_be_radians(LonLat p) {
  return std::abs(p.lon) <= std::numbers::pi && std::abs(p.lat) <= std::numbers::pi / 2.0 &&
         is_on_land(from_radians(p));
}

/// Whether the name contains Han characters: three bytes in UTF-8, the first from E4 to E9.
bool is_chinese(std::string_view name) {
  std::size_t characters = 0;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    characters += byte >= 0xE4 && byte <= 0xE9 ? 1 : 0;
  }
  return characters >= 2 || (characters == 1 && name.size() == 3);
}

bool are_of_china(const Villages& villages) {
  constexpr std::size_t digits_of_a_village = 12;
  std::size_t count = 0;
  for (const VillageId v : rows(villages.place)) {
    const std::string_view code = villages.code[v];
    const bool is_coded = code.size() == digits_of_a_village && coded_place(code).has_value();
    count += is_coded || is_chinese(villages.name[v]) ? 1 : 0;
  }
  return count > 0 && 20 * count >= 19 * villages.size();
}

std::optional<AxisChange> axis_change_to(std::span<const LonLat> places, bool (*is_right)(LonLat)) {
  for (const AxisChange& change : axis_changes()) {
    if (most(places, [&](LonLat p) { return is_right(change.apply(p)); })) return change;
  }
  return std::nullopt;
}

std::string key_of_axis_change(const AxisChange& change, const LayerSource& source) {
  return std::string_view(change.key) == swap_key ? key_of_swap(source) : change.key;
}

Text degrees_of(LonLat p) {
  const std::string text = fmt::format("{:.4f}, {:.4f}", p.lon, p.lat);
  return {text + " (longitude, latitude)", text + "（经度, 纬度）"};
}

/// Why the places cannot be right, and the correction; empty if they are plausible.
Text doubt_of(const Villages& villages, std::span<const LonLat> places, const LayerSource& source) {
  const Text first = degrees_of(places.front());
  const Text way_out{". Write it in the block of each layer concerned", "。请写入每个如此的图层"};
  if (most(places, may_be_radians)) {
    return filled_text(
        "the villages are at {}, where there is no land: the coordinates may be radians. If so, "
        "write {} in the block of each layer concerned",
        "村庄位于 {}，该处没有陆地：坐标可能以弧度为单位。若是，请在每个如此的图层中写 {}", first,
        radians_key);
  }
  if (most(places, [](LonLat p) { return !is_in_east_asia(p); }) && are_of_china(villages)) {
    if (const auto change = axis_change_to(places, is_in_east_asia)) {
      return filled_text(
                 "the villages have names or codes of China but are at {}. Read as {}, they would "
                 "be in China: {}",
                 "村庄的名称或代码属于中国，却位于 {}。若按{}读取，则在其内：{}", first,
                 change->name, key_of_axis_change(*change, source)) +
             way_out;
    }
  }
  if (most(places, [](LonLat p) { return is_on_earth(p) && !may_be_land(p); })) {
    if (const auto change = axis_change_to(places, is_on_land)) {
      return filled_text(
                 "the villages are at {}, where there is no land. Read as {}, they would be on "
                 "land: {}",
                 "村庄位于 {}，该处没有陆地。若按{}读取，则在陆地上：{}", first, change->name,
                 key_of_axis_change(*change, source)) +
             way_out;
    }
  }
  return {};
}

}  // namespace

void doubt_implausible_places(const World& world, const StudyLayers& layers, Problems& problems) {
  const Villages& villages = world.villages;
  if (villages.size() == 0 || layers.villages.keep_far) return;
  const Text doubt = doubt_of(villages, {villages.place.data(), villages.size()}, layers.villages);
  if (doubt.en.empty()) return;
  problems.push_back({ProblemKind::crs_doubtful, layers.villages.name, -1, "",
                      villages.place[VillageId{0}],
                      doubt + Text("; if they are right, write keep_far = true",
                                   "；若位置无误，请写 keep_far = true")});
}

}  // namespace hinterland
