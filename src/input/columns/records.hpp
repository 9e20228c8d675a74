// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/table.hpp>

#include "input/coordinates/column_places.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_match.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

using RecordId = Id<struct record>;

/// The geometry that a step requires of a layer.
enum class Shape {
  /// Points as given, polygons by a point inside; for several parts the first point or the largest
  /// polygon; lines are a problem.
  points,
  lands,     ///< the same, together with the polygons if there are any
  lines,     ///< lines; other types are a problem
  polygons,  ///< polygons; other types are a problem
  none,      ///< a table: geometry is ignored, and every record is used
};

/// Whether the shape gives a place for each record.
constexpr bool is_place(Shape shape) { return shape == Shape::points || shape == Shape::lands; }

/// How well the name and the cells of a field fit a request.
enum class FieldFit {
  none,
  listed,    ///< its cells list several such requests: 自来水、电
  doubtful,  ///< it may be meant: reported, but not used
  sure
};

/// A field that a step asks for.
struct FieldRequest {
  std::string role;                ///< internal name: name, people, ...
  std::vector<std::string> names;  ///< known names in files, best first, without regard to case
  bool number = false;
  bool required = false;
  /// A field with the same value in all records is rejected, unless the study names it. Prevents
  /// the code and name of a county from being used for its villages.
  bool must_vary = false;
  /// Ranks a field by its name if none of `names` is found, the lowest value being the best; none
  /// if it does not fit.
  std::function<std::optional<int>(std::string_view)> rank = {};
  /// Decides by the name and the non-blank cells of a field if no name is sufficient.
  std::function<FieldFit(std::string_view, const std::vector<std::string>&)> fit = {};
  /// Whether a truncated name may be the beginning of one that `rank` accepts.
  std::function<bool(std::string_view)> goes_on = {};
  /// A test of the first cells of a field chosen by `rank`. If the field found by `names` fails it,
  /// `rank` may find a better one. No test if empty.
  std::function<bool(const std::vector<std::string>&)> holds = {};
  /// The role to whose field this one is an addition: 未通自来水 to 通自来水. It is searched only
  /// if that role, which must precede it, has a field.
  std::string beside = {};
  /// Ranks a field by both names, the lowest value being the best; none if it does not fit.
  std::function<std::optional<int>(std::string_view beside, std::string_view name)> rank_beside =
      {};
};

/// A field as read. Text is UTF-8. Exactly one of the two columns is filled.
struct RecordField {
  std::string role;
  std::string source;  ///< name in the file, decoded; empty if the layer has no such field
  TextColumn<RecordId> text;
  Column<RecordId, std::optional<double>> number;
  /// Cells that are not blank and not numbers; each is reported as a problem.
  std::set<RecordId> unreadable;
  /// In metres or as shares of 1, because the header or the cells state the unit.
  bool is_in_base_unit = false;

  bool given() const { return !source.empty(); }
};

/// A layer as columns, in the order of the file, in longitude and latitude.
struct Records {
  std::string layer;                       ///< `LayerSource::name`, used in problems
  Column<RecordId, std::int64_t> feature;  ///< GDAL's feature id
  Column<RecordId, LonLat> point;          ///< for Shape::points and lands; NaN without a place
  /// For Shape::points and lands: the places of other parts. Empty if every record has one part.
  Column<RecordId, std::vector<LonLat>> other_points;
  Column<RecordId, std::vector<LineString>> lines;  ///< for Shape::lines
  /// For Shape::polygons; for lands valid polygons without overlaps, none if the record is a point.
  /// Empty if all records are.
  Column<RecordId, MultiPolygon> polygons;
  std::vector<RecordField> fields;  ///< one per request, in the same order
  Notes notes;                      ///< decisions and their reasons: CRS, encoding, fields

  std::size_t size() const { return feature.size(); }
};

/// The code of a record, else its name.
std::string label_in(const Records& records, RecordId row);
/// The number of a record in the file, followed by its label if there is one: "5 370100001".
std::string numbered(const Records& records, RecordId row);

/// A problem of the whole layer.
Problem of_layer(ProblemKind kind, const Records& records, Text detail);

/// The place of a record; none if the shape has no place or it is not known.
std::optional<LonLat> finite_place(const Records& records, Shape shape, RecordId row);

}  // namespace hinterland
