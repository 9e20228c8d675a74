// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/places_beside.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "geometry/distance.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace hinterland {

namespace {

constexpr std::size_t enough = 1000;

/// The error of a coordinate due to its number of decimals.
Metres rounding_of(std::string_view degrees) {
  const std::size_t point = degrees.find('.');
  const auto decimals =
      point == degrees.npos ? 0.0 : static_cast<double>(degrees.size() - point - 1);
  constexpr Metres a_degree = 111'320_m;
  return std::pow(10.0, -decimals) * a_degree;
}

}  // namespace

PlacesBeside::PlacesBeside(const LayerSource& source, const GdalTable& table,
                           const ColumnFacts& columns) {
  if (source.datum != Datum::wgs84) return;
  Notes ignored;
  columns_ = find_coordinates(source, table.fields(), columns, ignored);
  if (!columns_ || columns_->are_one() || columns_->have_parts()) {
    columns_.reset();
    return;
  }
  names_ = table.fields()[columns_->lon.degrees].name + ", " +
           table.fields()[columns_->lat.degrees].name;
}

std::vector<std::size_t> PlacesBeside::fields() const {
  return columns_ ? columns_->all() : std::vector<std::size_t>{};
}

void PlacesBeside::add(GdalTable& table, std::size_t index) {
  if (!columns_ || places_.size() >= enough) return;
  std::string lon;
  std::string lat;
  table.cell(columns_->lon.degrees, lon);
  table.cell(columns_->lat.degrees, lat);
  const auto x = parse_number(without_blanks(lon));
  const auto y = parse_number(without_blanks(lat));
  const bool are_degrees =
      x && y && std::abs(*x) <= 180.0 && std::abs(*y) <= 90.0 && (*x != 0.0 || *y != 0.0);
  if (!are_degrees) return;
  const Metres rounding = std::max(rounding_of(lon), rounding_of(lat));
  places_.push_back({index, {*x, *y}, std::max(200_m, rounding)});
}

void PlacesBeside::report(const Records& records, const std::vector<std::size_t>& kept,
                          Problems& problems) const {
  if (places_.empty() || !records.polygons.empty() || !records.other_points.empty()) return;
  std::size_t compared = 0;
  std::vector<double> apart;
  for (const Place& place : places_) {
    const auto at = std::ranges::lower_bound(kept, place.index);
    if (at == kept.end() || *at != place.index) continue;
    const RecordId row{static_cast<std::uint32_t>(at - kept.begin())};
    const LonLat taken = records.point[row];
    if (!std::isfinite(taken.lon) || !std::isfinite(taken.lat)) continue;
    ++compared;
    Metres distance = distance_between(taken, place.said);
    const LonLat turned{place.said.lat, place.said.lon};
    if (std::abs(turned.lat) <= 90.0)
      distance = std::min(distance, distance_between(taken, turned));
    if (distance > place.tolerance) apart.push_back(distance.value);
  }
  if (apart.empty()) return;
  std::ranges::sort(apart);
  problems.push_back(
      {ProblemKind::field_ambiguous, records.layer, -1, "", std::nullopt,
       filled_text(
           "{0}: that of the geometry, which is used, and one in the columns {2}; half of them "
           "differ by {3} m or more. Remove the wrong one, the columns or the geometry, from the "
           "file",
           "{1}有两个位置：采用了几何的位置，而 {2} 两列写的是另一处，其中一半"
           "相距 {3} 米以上。请从文件中去掉错误的一个（两列或几何）",
           counted_of(apart.size(), compared, "records has two places", "records have two places"),
           fmt::format("{} 条记录中有 {} 条", compared, apart.size()), names_,
           std::lround(apart[apart.size() / 2]))});
}

}  // namespace hinterland
