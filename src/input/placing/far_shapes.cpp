// SPDX-License-Identifier: Apache-2.0
#include "input/placing/far_shapes.hpp"

#include "base/text_fill.hpp"
#include "input/columns/number_columns.hpp"
#include "input/columns/records.hpp"
#include "input/coordinates/place_groups.hpp"
#include "input/placing/far_records.hpp"
#include "input/placing/place_corrections.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

namespace hinterland {

namespace {

/// Sample places of the records of a layer, concatenated.
struct ShapePlaces {
  std::vector<LonLat> places;
  std::vector<std::size_t> first{0};  ///< offset per record, and the total

  std::size_t records() const { return first.size() - 1; }
};

/// Adds the first, middle and last vertex; 17 vertices of a line that extends over more than about
/// 20 km.
void add_some(const LineString& line, std::vector<LonLat>& places) {
  constexpr double large = 0.2;  // degrees
  const auto [west, east] = std::ranges::minmax(line, {}, &LonLat::lon);
  const auto [south, north] = std::ranges::minmax(line, {}, &LonLat::lat);
  const bool is_large = east.lon - west.lon > large || north.lat - south.lat > large;
  const std::size_t pieces = is_large ? 16 : 2;
  std::size_t last = line.size();
  for (std::size_t k = 0; k <= pieces; ++k) {
    const std::size_t vertex = k * (line.size() - 1) / pieces;
    if (vertex != last) places.push_back(line[vertex]);
    last = vertex;
  }
}

ShapePlaces vertices_of(const Records& records, Shape shape) {
  ShapePlaces found;
  for (const RecordId row : rows(records.feature)) {
    if (shape == Shape::lines) {
      for (const LineString& line : records.lines[row]) add_some(line, found.places);
    } else {
      for (const Polygon& part : records.polygons[row]) add_some(part.outer, found.places);
    }
    found.first.push_back(found.places.size());
  }
  return found;
}

/// Whether the bounding box of any part of the area contains any of the places: the edges may be
/// far from the places inside.
bool holds_any(const MultiPolygon& area, std::span<const LonLat> places) {
  return std::ranges::any_of(area, [&](const Polygon& part) {
    const auto [west, east] = std::ranges::minmax(part.outer, {}, &LonLat::lon);
    const auto [south, north] = std::ranges::minmax(part.outer, {}, &LonLat::lat);
    const AreaOfUse around{{west.lon, south.lat}, {east.lon, north.lat}};
    return std::ranges::any_of(places, [&](LonLat p) { return around.contains(p, 0.0); });
  });
}

/// The records near the study and those apart from it.
struct Parts {
  std::vector<RecordId> apart;  ///< records without a place in the main group or near `around`
  OccupiedLand land_apart;
  OccupiedLand around;          ///< land of the study without the layer
  OccupiedLand rest;            ///< land of the study with the layer
  std::size_t with_around = 0;  ///< records not apart; 0 if the main group has no place of `around`
};

/// Which group is taken as the main one.
enum class Main { max_records, max_around };

std::uint32_t main_group(const std::vector<std::size_t>& own,
                         const std::vector<std::size_t>& others, Main by) {
  const auto weight = [&](std::uint32_t g) {
    return by == Main::max_records ? std::pair(own[g], others[g]) : std::pair(others[g], own[g]);
  };
  std::uint32_t main = 0;
  for (std::uint32_t g = 1; g < own.size(); ++g) {
    if (own[g] > 0 && weight(g) > weight(main)) main = g;
  }
  return main;
}

Parts sort_shapes(const ShapePlaces& shapes, std::span<const LonLat> around,
                  const PlaceGroups& groups, Main by) {
  Parts parts;
  const std::size_t own_places = shapes.places.size();
  const auto own = group_sizes(groups, 0, own_places);
  const auto others = group_sizes(groups, own_places, around.size());
  if (groups.count < 2) return parts;
  const std::uint32_t main = main_group(own, others, by);
  for (std::uint32_t row = 0; row < shapes.records(); ++row) {
    const auto first = groups.group_of.begin() + std::ptrdiff_t(shapes.first[row]);
    const auto end = groups.group_of.begin() + std::ptrdiff_t(shapes.first[row + 1]);
    const bool is_apart = std::all_of(first, end, [&](std::uint32_t g) {
      return g != PlaceGroups::nowhere && g != main && others[g] == 0;
    });
    if (is_apart) parts.apart.push_back({row});
  }
  for (std::size_t i = 0; i < groups.group_of.size(); ++i) {
    const std::uint32_t g = groups.group_of[i];
    if (g == PlaceGroups::nowhere) continue;
    const LonLat place = i < own_places ? shapes.places[i] : around[i - own_places];
    const bool is_with = g == main || others[g] > 0;
    (is_with ? parts.rest : parts.land_apart).add(place);
    if (is_with && i >= own_places) parts.around.add(place);
  }
  parts.rest.sort_cells();
  parts.land_apart.sort_cells();
  parts.around.sort_cells();
  if (others[main] > 0) parts.with_around = shapes.records() - parts.apart.size();
  return parts;
}

/// The part of a layer to report, and the CRS correction for it.
struct ReportedPart {
  Parts parts;
  std::optional<PartCorrection> correction;
};

/// Finds a small number of records apart from the others, or a larger number if another sign
/// indicates an error.
std::optional<ReportedPart> part_to_report(const ShapePlaces& shapes,
                                           std::span<const LonLat> around,
                                           const PlaceGroups& groups, const Records& of,
                                           const LayerSource& source) {
  constexpr Metres far = 100_km;
  for (const Main by : {Main::max_records, Main::max_around}) {
    Parts parts = sort_shapes(shapes, around, groups, by);
    const std::size_t records = shapes.records();
    std::erase_if(parts.apart, [&](RecordId row) {
      return !of.polygons.empty() && holds_any(of.polygons[row], around);
    });
    const std::size_t apart = parts.apart.size();
    if (apart == 0) continue;
    std::optional<PartCorrection> correction;
    if (parts.with_around > 0)
      correction = correction_of_part(source, parts.land_apart, parts.around);
    const bool are_few = apart <= std::max<std::size_t>(1, records / 10);
    const bool are_strange =
        2 * parts.with_around >= records && parts.land_apart.distance_to(parts.rest) > far;
    if (are_few || correction || are_strange)
      return ReportedPart{std::move(parts), std::move(correction)};
  }
  return std::nullopt;
}

}  // namespace

bool report_far_shapes(const Records& records, Shape shape, const LayerSource& source,
                       std::span<const LonLat> around, Problems& problems) {
  if (records.size() < 2) return false;
  const ShapePlaces shapes = vertices_of(records, shape);
  std::vector<LonLat> places = shapes.places;
  const Metres reach = reach_of(places);
  places.insert(places.end(), around.begin(), around.end());
  const auto found = part_to_report(shapes, around, group_places(places, reach), records, source);
  if (!found) return false;
  const Parts& parts = found->parts;
  const std::vector<RecordId>& apart = parts.apart;
  const LonLat first = shapes.places[shapes.first[apart.front().index]];
  OccupiedLand here;
  here.add(first);
  here.sort_cells();
  Text corrected;
  const auto typing_error = correction_of_place(first, parts.rest);
  if (found->correction) {
    corrected = statement_of(*found->correction, true) + Text(".", "。");
  } else if (typing_error) {
    corrected = filled_text(" Possible cause: {}.", "可能是{}。", typing_error->error);
  }
  const bool is_one = apart.size() == 1;
  const Text message{counted_of(apart.size(), records.size(), "records is", "records are"),
                     fmt::format("{}条记录中有{}条", records.size(), apart.size())};
  problems.push_back(
      {ProblemKind::place_far_away, records.layer, -1, "", first,
       filled_text(
           "{} far from the others and from the villages; the first is record {}, at {:.5f}, "
           "{:.5f} (longitude, latitude), {} km away. {}.{} Correct {} in the file, or, if {} "
           "right, write keep_far = true",
           "{}远离其他记录和村庄；首条为第{}条记录，位于 {:.5f}, {:.5f}（经度, 纬度），相距{}"
           "公里。{}。{}请在文件中改正{}{}；若位置无误，请写 keep_far = true",
           message, numbered(records, apart.front()), first.lon, first.lat,
           std::lround(here.distance_to(parts.rest).value / 1000.0),
           is_one ? Text("It is kept and used where it is", "予以保留，按所在位置计")
                  : Text("They are kept and used where they are", "均予保留，按所在位置计"),
           corrected, is_one ? Text("it", "") : Text("them", ""),
           is_one ? Text("it is", "") : Text("they are", ""))});
  return found->correction.has_value();
}

}  // namespace hinterland
