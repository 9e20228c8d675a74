// SPDX-License-Identifier: Apache-2.0
#include "layers/registration.hpp"

#include "layers/crs_candidates.hpp"
#include "layers/distance_to_lines.hpp"
#include "layers/read_places.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>
#include <hinterland/geometry/datum.hpp>
#include <hinterland/geometry/projection.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace hinterland {

namespace {

constexpr std::array displacements = {
    Displacement::lines_gcj02, Displacement::lines_bd09,    Displacement::places_gcj02,
    Displacement::places_bd09, Displacement::lines_too_far, Displacement::places_too_far,
};

constexpr double utm_scale = 0.9996;

/// On a transverse Mercator whose scale is wrong a place lies as much too far from the equator and
/// from the middle of its zone.
LonLat scaled(LonLat place, double scale) {
  const double middle = 3.0 * std::round(place.lon / 3.0);
  return {middle + (place.lon - middle) * scale, place.lat * scale};
}

/// Where the place stands beside lines that are left where they are.
LonLat displaced(LonLat place, Displacement by) {
  switch (by) {
    case Displacement::lines_gcj02:
      return wgs84_to_gcj02(place);
    case Displacement::lines_bd09:
      return wgs84_to_bd09(place);
    case Displacement::places_gcj02:
      return gcj02_to_wgs84(place);
    case Displacement::places_bd09:
      return bd09_to_wgs84(place);
    case Displacement::lines_too_far:
      return scaled(place, 1.0 / utm_scale);
    case Displacement::places_too_far:
      break;
  }
  return scaled(place, utm_scale);
}

Metres median(std::vector<Metres> distances) {
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::ranges::nth_element(distances, middle);
  return *middle;
}

/// What the places of a sample come to with one displacement; none: it is not better by far.
std::optional<Misregistration> weigh(std::span<const Metres> now, std::span<const Metres> then,
                                     Displacement by) {
  constexpr std::size_t least_places = 6;
  constexpr std::size_t many = 30;
  std::vector<Metres> near_now;
  std::vector<Metres> near_then;
  std::size_t nearer = 0;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] == unreachable && then[i] == unreachable) continue;
    near_now.push_back(now[i]);
    near_then.push_back(then[i]);
    if (then[i].value < now[i].value / 2.0) ++nearer;
  }
  if (near_now.size() < least_places) return std::nullopt;
  const double share = static_cast<double>(nearer) / static_cast<double>(near_now.size());
  if (share < (near_now.size() < many ? 0.85 : 0.65)) return std::nullopt;
  const Misregistration found{by, near_now.size(), median(near_now), median(near_then)};
  const bool is_better = found.now >= 100_m && found.then.value <= found.now.value / 2.0;
  return is_better ? std::optional(found) : std::nullopt;
}

}  // namespace

std::optional<Misregistration> find_misregistration(std::span<const LonLat> places,
                                                    LineView lines) {
  constexpr std::size_t enough = 150;
  const std::size_t step = places.size() / enough + 1;
  std::vector<LonLat> asked;
  for (std::size_t i = 0; i < places.size(); i += step) asked.push_back(places[i]);
  const std::size_t count = asked.size();
  for (const Displacement by : displacements) {
    for (std::size_t i = 0; i < count; ++i) asked.push_back(displaced(asked[i], by));
  }
  const std::vector<Metres> found = distances_to_lines(asked, lines);
  const std::span<const Metres> all = found;
  std::optional<Misregistration> best;
  for (std::size_t k = 0; k < displacements.size(); ++k) {
    const auto tried =
        weigh(all.first(count), all.subspan((k + 1) * count, count), displacements[k]);
    if (tried && (!best || tried->then < best->then)) best = tried;
  }
  return best;
}

namespace {

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

/// The key that undoes a displacement in the block of one layer; empty: that layer is not such.
Text key_for(const LayerSource& source, bool is_lines, Displacement by) {
  if (by != Displacement::lines_too_far && by != Displacement::places_too_far) {
    return key_for_datum(source, is_lines, by);
  }
  const bool is_too_far = (by == Displacement::lines_too_far) == is_lines;
  const std::string crs = try_places(source).crs;
  if (crs.empty()) return {};
  const CrsDescription is = Projection(crs).description();
  if (!is.central_meridian) return {};
  const int three = static_cast<int>(std::lround(*is.central_meridian / 3.0));
  if (is_too_far && is.scale == utm_scale && three >= 25 && three <= 45) {
    return Text("crs = \"" + zone_code(GeodeticDatum::cgcs2000, three, is.false_easting > 1e6) +
                "\"");
  }
  if (!is_too_far && is.scale == 1.0 && (three % 2 + 2) % 2 == 1) {
    const int zone = (three + 61) / 2;
    return Text(is.false_easting > 1e6 ? "crs = \"" + prefixed_utm(zone, false) + "\""
                                       : "crs = \"EPSG:" + std::to_string(32600 + zone) + "\"");
  }
  return {};
}

/// The problem of the layer whose block would put it right; none where neither is one that the
/// displacement could be of.
std::optional<Problem> problem_of(const LayerSource& places, const LayerSource& lines,
                                  const Misregistration& found) {
  const Text of_lines = key_for(lines, true, found.displacement);
  const Text of_places = key_for(places, false, found.displacement);
  if (of_lines.empty() && of_places.empty()) return std::nullopt;
  const auto in_block = [](const Text& key, const LayerSource& source) {
    return filled_text("{} in the block of {}", "在 {1} 中写 {0}", key, source.name);
  };
  const Text cure = of_places.empty()  ? in_block(of_lines, lines)
                    : of_lines.empty() ? in_block(of_places, places)
                                       : in_block(of_places, places) + Text(", or ", "，或") +
                                             in_block(of_lines, lines);
  return Problem{
      ProblemKind::crs_doubtful,
      of_places.empty() ? lines.name : places.name,
      -1,
      "",
      std::nullopt,
      filled_text(
          "{} and {} lie beside each other: of {} places, half lie within {} m of a line; with {} "
          "it would be {} m. Ask what its coordinates are; if they are right, write keep_far = "
          "true",
          "{} 与 {} 相互错开：{} 个点中，半数距最近的线不超过 {} 米；若{}，则为 {} "
          "米。请问明其坐标系；若无误，请写 keep_far = true",
          places.name, lines.name, found.places, std::lround(found.now.value), cure,
          std::lround(found.then.value))};
}

}  // namespace

void report_misregistration(World& world, const StudyLayers& layers,
                            const ServiceCatalogue& catalogue, const RowsOfSources& rows_of,
                            Problems& problems) {
  const auto compare = [&](const LayerSource& places, std::span<const LonLat> at,
                           const LayerSource& lines, LineView view) {
    if (places.keep_far || lines.keep_far) return false;
    const auto found = find_misregistration(at, view);
    auto problem = found ? problem_of(places, lines, *found) : std::nullopt;
    if (!problem) return false;
    problems.push_back(*std::move(problem));
    return true;
  };
  const std::span<const LonLat> villages(world.villages.place.data(), world.villages.place.size());
  for (const auto& [service, source] : layers.networks) {
    if (compare(layers.villages, villages, source,
                world.lines_of(catalogue.find(service).value()))) {
      conclude_nothing(world, layers, catalogue, source.name);
    }
  }
  if (!layers.roads.given()) return;
  const LineView roads{world.roads.vertex, world.roads.first_vertex};
  if (compare(layers.villages, villages, layers.roads, roads)) {
    conclude_nothing(world, layers, catalogue, layers.roads.name);
    return;
  }
  const std::span<const LonLat> facilities(world.facilities.place.data(),
                                           world.facilities.place.size());
  std::size_t first = 0;
  for (std::size_t i = 0; i < layers.facilities.size(); ++i) {
    const std::size_t count = rows_of.facilities[i];
    compare(layers.facilities[i], facilities.subspan(first, count), layers.roads, roads);
    first += count;
  }
}

}  // namespace hinterland
