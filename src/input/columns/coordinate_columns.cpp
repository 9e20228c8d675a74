// SPDX-License-Identifier: Apache-2.0
#include "input/columns/coordinate_columns.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "geometry/distance.hpp"
#include "input/columns/records.hpp"
#include "input/coordinates/projection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace hinterland {

namespace {

constexpr std::size_t max_places = 1000;

/// The error of a coordinate due to its number of decimals.
Metres rounding_of(std::string_view degrees) {
  const std::size_t point = degrees.find('.');
  const auto decimals =
      point == degrees.npos ? 0.0 : static_cast<double>(degrees.size() - point - 1);
  return std::pow(10.0, -decimals) * Metres{metres_in_degree_of_equator};
}

}  // namespace

ContradictedPlaces::ContradictedPlaces(const LayerSource& source, const GdalTable& table,
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

std::vector<std::size_t> ContradictedPlaces::fields() const {
  return columns_ ? columns_->all() : std::vector<std::size_t>{};
}

void ContradictedPlaces::add(GdalTable& table, std::size_t index) {
  if (!columns_ || places_.size() >= max_places) return;
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

void ContradictedPlaces::report(const Records& records, const std::vector<std::size_t>& kept,
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
    Metres distance = distance_between(taken, place.declared);
    const LonLat swapped_place{place.declared.lat, place.declared.lon};
    if (std::abs(swapped_place.lat) <= 90.0)
      distance = std::min(distance, distance_between(taken, swapped_place));
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
           "相距{3}米以上。请从文件中去掉错误的一个（两列或几何）",
           counted_of(apart.size(), compared, "records has two places", "records have two places"),
           fmt::format("{}条记录中有{}条", compared, apart.size()), names_,
           std::lround(apart[apart.size() / 2]))});
}

void resolve_places(PlaceColumns& columns, const LayerSource& source, Records& records,
                    std::vector<bool>& dropped, Problems& problems) {
  columns.finish(source.path, source.name);
  for (const RecordId row : rows(records.feature)) {
    const PlaceFault fault = columns.fault(row.index);
    records.point[row] = columns.place(row.index);
    if (fault == PlaceFault::none) continue;
    dropped[row.index] = true;
    const bool empty = fault == PlaceFault::empty;
    problems.push_back({empty ? ProblemKind::geometry_empty : ProblemKind::geometry_invalid,
                        records.layer, records.feature[row], label_in(records, row), std::nullopt,
                        empty ? std::string() : columns.shown(row.index)});
  }
  if (!columns.description().empty()) {
    records.notes.push_back(
        {fmt::format("{}: the coordinates are read as follows: {}", source.name,
                     columns.description().en),
         fmt::format("{}：坐标的读法：{}", source.name, columns.description().zh)});
  }
  if (columns.assumed().empty()) return;
  problems.push_back(of_layer(ProblemKind::number_format_assumed, records, columns.assumed()));
}

std::optional<NamedShift> shift_in(std::string_view name) {
  static constexpr std::array shifts = {NamedShift{"gcj", "gcj02"},  NamedShift{"火星", "gcj02"},
                                        NamedShift{"高德", "gcj02"}, NamedShift{"腾讯", "gcj02"},
                                        NamedShift{"騰訊", "gcj02"}, NamedShift{"bd09", "bd09"},
                                        NamedShift{"百度", "bd09"}};
  std::string plain = plain_word(name);
  std::erase_if(plain, [](char c) { return c == '_' || c == '-' || c == ' '; });
  const auto* found = std::ranges::find_if(
      shifts, [&](const NamedShift& shift) { return plain.find(shift.word) != plain.npos; });
  return found == shifts.end() ? std::nullopt : std::optional(*found);
}

void warn_of_shift(const LayerSource& source, const std::string& column, Problems& problems) {
  const auto shift = shift_in(column);
  if (!shift || source.datum != Datum::wgs84) return;
  problems.push_back(
      {ProblemKind::crs_doubtful, source.name, -1, "", std::nullopt,
       filled_text("the column name '{0}' indicates {1}; write datum = \"{2}\" to remove the shift "
                   "of about 500 m",
                   "列名“{0}”写明为 {1} 坐标；请写 datum = \"{2}\"，以消除约500米的偏移", column,
                   shift->word, shift->datum)});
}

void find_zeros(const Records& records, Shape shape, std::vector<bool>& dropped,
                Problems& problems) {
  constexpr double rounding = 1e-5;  // MapInfo writes 0 as a millionth of a degree
  const auto is_elsewhere = [](LonLat place) {
    return std::abs(place.lon) > rounding || std::abs(place.lat) > rounding;
  };
  // A line from (0, 0) may belong to a local grid, unless it continues at a great distance.
  constexpr double far = 10.0;        // degrees
  constexpr double far_metres = 1e6;  // for coordinates that cannot be degrees
  const auto is_far = [&](LonLat place) {
    const double most = std::max(std::abs(place.lon), std::abs(place.lat));
    const bool is_near = most < far || (most > 360.0 && most < far_metres);
    return !is_elsewhere(place) || !is_near;
  };
  // Single vertices are handled by `take_out_outliers`.
  const auto is_mainly_zero = [&](RecordId row) {
    std::size_t zeros = 0;
    std::size_t others = 0;
    (void)all_places(records, shape, row, [&](LonLat place) {
      ++(is_elsewhere(place) ? others : zeros);
      return true;
    });
    return zeros > 0 && zeros >= others;
  };
  for (const RecordId row : rows(records.feature)) {
    const bool is_zero = is_place(shape)
                             ? !is_elsewhere(records.point[row])
                             : is_mainly_zero(row) && all_places(records, shape, row, is_far);
    if (dropped[row.index] || !is_zero) continue;
    dropped[row.index] = true;
    problems.push_back({ProblemKind::place_at_zero, records.layer, records.feature[row],
                        label_in(records, row), std::nullopt, ""});
  }
}

PlaceChoices place_choices(const LayerSource& source) {
  const bool may_be_degrees = source.crs.empty() || Projection(source.crs).description().in_degrees;
  return {source.decimal, source.axes != Axes::as_found, may_be_degrees};
}

}  // namespace hinterland
