// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/notation/field_names.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
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
  bool has_to_vary = false;
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
  std::string after_role = {};
  /// Ranks a field by both names, the lowest value being the best; none if it does not fit.
  std::function<std::optional<int>(std::string_view after_role, std::string_view name)> rank_after =
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
  /// What the record says of not being in use: 停用; empty text: nothing. Empty if no record does.
  TextColumn<RecordId> not_in_use;
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

/// Calls `work` for all coordinates of the records, one contiguous range at a time.
void for_each_run(Records& records, const std::function<void(std::span<LonLat>)>& work);

/// A representative place of a record: its point or first vertex.
LonLat a_place_of(const Records& records, Shape shape, RecordId row);

/// Whether all coordinates of a record pass the test.
bool all_places(const Records& records, Shape shape, RecordId row,
                const std::function<bool(LonLat)>& test);

/// The numbers of coordinates that `leave_out` removed.
struct CoordinatesLeftOut {
  std::size_t points = 0;
  std::size_t vertices = 0;  ///< of lines and rings
  std::size_t parts = 0;     ///< lines and rings with too few remaining vertices
  bool all = false;          ///< nothing would remain; the record is left unchanged

  bool any() const { return points + vertices > 0; }
};

/// Removes the coordinates of a record that do not pass the test; lines and rings continue with the
/// next vertex. A ring is removed if more than a third of its vertices fail.
CoordinatesLeftOut leave_out(Records& records, Shape shape, RecordId row,
                             const std::function<bool(LonLat)>& passes);

/// Removes the marked rows from every column.
void drop_rows(Records& records, const std::vector<bool>& dropped);

// Access to the cells of records by role.

/// Requests for all roles of a layer with their known names; those in `numbers` are numeric.
std::vector<FieldRequest> requests_for(LayerKind kind, const std::vector<std::string>& numbers);

/// The column of a role; a column that is not given if there was no request for it.
const RecordField& field_of(const Records& records, std::string_view role);

/// The cell without surrounding blanks; empty if the field is not given.
std::string_view text_at(const RecordField& field, RecordId record);
/// The year in a cell: 2019, 2019年, 2019年度, 2019-12-31, FY2019; 0 if it is not a year.
int year_in(std::string_view cell);

std::optional<double> number_at(const RecordField& field, RecordId record);

/// A record that is being converted to a row of a table.
struct RecordInHand {
  const Records& records;
  RecordId row;
  std::string called;  ///< its code or name

  Problem problem(ProblemKind kind, Text detail) const;
};

/// The record from which a village was read, labelled by its code or else its name.
RecordInHand record_of(const Records& records, RecordId row, const Villages& villages);

/// The answer in a cell. An unknown word is reported as `bad_census_value` and gives unknown; a
/// field that is not given gives unknown without a problem.
TriState answer_at(const RecordField& field, const RecordInHand& record, Problems& problems);

/// The people in a cell; none if the number is missing, negative or above `implausible`, each of
/// which is reported as a problem. A field that is not given gives none without a problem.
std::optional<People> people_at(const RecordField& field, const RecordInHand& record,
                                People implausible, Problems& problems);

}  // namespace hinterland
