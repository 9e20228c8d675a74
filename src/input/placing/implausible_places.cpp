// SPDX-License-Identifier: Apache-2.0
#include "input/placing/implausible_places.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "geometry/distance.hpp"
#include "input/coordinates/land_cells.hpp"
#include "input/coordinates/raw_coordinates.hpp"
#include "input/notation/place_codes.hpp"
#include "input/placing/layer_lands.hpp"
#include "input/placing/place_records.hpp"
#include "system/shown_text.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <numbers>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace hinterland {

namespace {

bool has_any(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

bool is_longitude(std::string_view name) {
  return name == "jd" || has_any(name, {"lon", "lng", "经", "經", "jingdu"});
}

bool is_latitude(std::string_view name) {
  return name == "wd" || has_any(name, {"lat", "纬", "緯", "weidu"});
}

/// The places of a layer in degrees whose columns are named longitude and latitude; none for other
/// layers.
std::optional<RawPlaces> named_degrees(const LayerSource& source) {
  try {
    RawPlaces raw = read_places(source);
    const bool is_named = are_lon_and_lat(raw.lon_column, raw.lat_column);
    if (is_named && most(raw.places, in_degrees_either_way)) return raw;
  } catch (const Error&) {  // reported when the layer is read
  }
  return std::nullopt;
}

std::string exchanged_fields(const RawPlaces& raw) {
  return fmt::format("fields = {{ lon = {}, lat = {} }}", toml_text(raw.lat_column),
                     toml_text(raw.lon_column));
}

}  // namespace

bool are_lon_and_lat(std::string_view lon, std::string_view lat) {
  const std::string first = plain_word(lon);
  const std::string second = plain_word(lat);
  return is_longitude(first) && !is_latitude(first) && is_latitude(second) && !is_longitude(second);
}

StudyLayers with_axes_of_names(StudyLayers layers, Notes& notes) {
  const StudyLayers requested = layers;
  for (const LayerSource* source : given_sources(requested)) {
    if (source->axes != Axes::lat_lon) continue;
    const auto raw = named_degrees(*source);
    if (!raw) continue;
    notes.push_back(filled_text(
        "{}: axes = \"lat_lon\" is not used, because the columns '{}' and '{}' name their "
        "coordinates, whatever their order: remove it. If the names are swapped, write {}",
        "{}：列名“{}”“{}”已指明坐标，与先后无关，故不采用 axes = "
        "\"lat_lon\"，请删去。若列名写反，请写 {}",
        source->name, raw->lon_column, raw->lat_column, exchanged_fields(*raw)));
    layers = with_axes(std::move(layers), source->name, Axes::as_found);
  }
  return layers;
}

std::string key_of_swap(const LayerSource& source) {
  const auto raw = named_degrees(source);
  return raw ? exchanged_fields(*raw) : "axes = \"lat_lon\"";
}

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
Text implausibility_of(const Villages& villages, std::span<const LonLat> places,
                       const LayerSource& source) {
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

void warn_of_implausible_places(const World& world, const StudyLayers& layers, Problems& problems) {
  const Villages& villages = world.villages;
  if (villages.size() == 0 || layers.villages.keep_far) return;
  const Text warning =
      implausibility_of(villages, {villages.place.data(), villages.size()}, layers.villages);
  if (warning.en.empty()) return;
  problems.push_back({ProblemKind::crs_doubtful, layers.villages.name, -1, "",
                      villages.place[VillageId{0}],
                      warning + Text("; if they are right, write keep_far = true",
                                     "；若位置无误，请写 keep_far = true")});
}

namespace {

constexpr std::size_t min_points = 6;
constexpr std::size_t min_different = 3;

/// The grid to which coordinates were rounded, and its description.
struct Grid {
  double lines_in_degree;
  Text name;
};

const std::array<Grid, 4>& grids() {
  static const std::array<Grid, 4> all = {
      Grid{1.0, {"are whole degrees", "为整度"}},
      Grid{10.0, {"have at most 1 decimal of a degree", "最多只有 1 位小数（度）"}},
      Grid{100.0, {"have at most 2 decimals of a degree", "最多只有 2 位小数（度）"}},
      Grid{60.0, {"are whole minutes of a degree", "为整分"}}};
  return all;
}

/// Whether the place is on the grid to within a hundredth of its spacing, so that single precision
/// does not matter. Six places with three or more decimals are not all on it by chance.
bool is_on(const Grid& grid, LonLat place) {
  const auto is_whole = [&](double degrees) {
    const double lines = degrees * grid.lines_in_degree;
    return std::abs(lines - std::round(lines)) < 0.01;
  };
  return is_whole(place.lon) && is_whole(place.lat);
}

bool has_min_places(std::span<const LonLat> places) {
  if (places.size() < min_points) return false;
  std::set<std::pair<double, double>> different;
  for (const LonLat place : places) {
    different.emplace(place.lon, place.lat);
    if (different.size() == min_different) return true;
  }
  return false;
}

void warn_of_rounding(const std::string& layer, std::span<const LonLat> places,
                      Problems& problems) {
  if (!has_min_places(places)) return;
  for (const Grid& grid : grids()) {
    if (!std::ranges::all_of(places, [&](LonLat place) { return is_on(grid, place); })) continue;
    const LonLat first = places.front();
    const double half = 0.5 / grid.lines_in_degree;
    const Metres off = distance_between(first, {first.lon + half, first.lat + half});
    problems.push_back(
        {ProblemKind::number_format_assumed, layer, -1, "", first,
         filled_text(
             "the coordinates of all {} records {}: positions may be off by {:.1f} km. If a "
             "spreadsheet's number format rounded them, show 5 decimals or more and save again; "
             "otherwise use more precise coordinates. If the positions are right, nothing needs to "
             "be done",
             "全部{}条记录的坐标{}，位置误差可达{:.1f}公里。若为电子表格的单元格格式所致，"
             "请显示 5 位以上小数后重新保存；否则请换用更精确的坐标。若位置无误，可不处理",
             places.size(), grid.name, off.value / 1000.0)});
    return;
  }
}

}  // namespace

void warn_of_rounded_places(const World& world, const StudyLayers& layers,
                            const RowsOfSources& rows_of, Problems& problems) {
  warn_of_rounding(layers.villages.name, {world.villages.place.data(), world.villages.size()},
                   problems);
  warn_of_rounding(layers.towns.name, {world.towns.place.data(), world.towns.size()}, problems);
  std::span<const LonLat> facilities(world.facilities.place.data(), world.facilities.size());
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const std::size_t count = rows_of.facilities[i];
    warn_of_rounding(layers.facilities[i].name, facilities.first(count), problems);
    facilities = facilities.subspan(count);
  }
  warn_of_rounding(layers.proposed_sites.name,
                   {world.proposed_sites.place.data(), world.proposed_sites.place.size()},
                   problems);
}

}  // namespace hinterland
