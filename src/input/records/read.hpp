// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/table.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace hinterland {

using RecordId = Id<struct record>;

/// What a step wants of a layer's geometry.
enum class Shape {
  points,    ///< points as they are, lines by their middle, polygons by a point inside: of a
             ///< geometry in several parts the first, or the largest polygon
  lands,     ///< the same, and the polygons where there are any
  lines,     ///< lines; anything else is a problem
  polygons,  ///< polygons; anything else is a problem
  none,      ///< a table: geometry is not looked at, and each record is taken
};

/// Whether a record is a place.
constexpr bool is_place(Shape shape) { return shape == Shape::points || shape == Shape::lands; }

/// How well name and cells of a field, together, do for a wish.
enum class FieldFit {
  none,
  listed,    ///< its cells name several such wishes: 自来水、电
  doubtful,  ///< it may be meant: told, and not taken
  sure
};

/// A field that a step would like to have.
struct FieldWish {
  std::string role;                ///< what we call it: name, people, ...
  std::vector<std::string> names;  ///< what others call it, best first; case does not matter
  bool number = false;
  bool required = false;
  /// One value in all records makes a field no answer where the study does not name it: the code
  /// and the name of the county on each of its villages.
  bool must_vary = false;
  /// How well a field of this name would do where none of `names` is there, the least the best;
  /// none: not at all.
  std::function<std::optional<int>(std::string_view)> rank = {};
  /// How well a field of this name and these cells, none of them blank, would do where no name is
  /// enough.
  std::function<FieldFit(std::string_view, const std::vector<std::string>&)> fit = {};
  /// Whether a name that was cut may go on as one that `rank` knows.
  std::function<bool(std::string_view)> goes_on = {};
  /// What the cells of its first records must be like where `rank` chooses it, and where one of
  /// `names` is there whose cells are not: then `rank` may find a better one. None: anything.
  std::function<bool(const std::vector<std::string>&)> holds = {};
  /// The role beside whose field this one stands: 未通自来水 beside 通自来水. It is looked for only
  /// where that role, which comes first, has a field.
  std::string beside = {};
  /// How well a field would do beside that one, by both names, the least the best; none: not at
  /// all.
  std::function<std::optional<int>(std::string_view beside, std::string_view name)> rank_beside =
      {};
};

/// One field as read. Text is UTF-8. Exactly one of the two columns is filled.
struct RecordField {
  std::string role;
  std::string source;  ///< the field's name in the file, repaired; empty: the layer has none
  TextColumn<RecordId> text;
  Column<RecordId, std::optional<double>> number;
  std::set<RecordId> unreadable;  ///< cells that are no number though not empty; each a problem
  bool is_in_base_unit = false;   ///< header or cells name the unit: metres, shares of 1

  bool given() const { return !source.empty(); }
};

/// A layer as columns, in the file's order, in longitude and latitude.
struct Records {
  std::string layer;                       ///< `LayerSource::name`, for problems
  Column<RecordId, std::int64_t> feature;  ///< GDAL's feature number
  Column<RecordId, LonLat> point;          ///< Shape::points, lands; none: not a number
  /// Shape::points, lands: where the other parts of the geometry are. Empty: each has one part.
  Column<RecordId, std::vector<LonLat>> other_points;
  Column<RecordId, std::vector<LineString>> lines;  ///< Shape::lines
  /// Shape::polygons; lands: valid polygons that do not overlap, none where the record is a point.
  /// Empty: all are.
  Column<RecordId, MultiPolygon> polygons;
  std::vector<RecordField> fields;  ///< one a wish, in the wishes' order
  Notes notes;                      ///< what was chosen and why: CRS, encoding, fields

  std::size_t size() const { return feature.size(); }
};

/// Whether a layer without records is an answer, or a mistake that stops us.
enum class NoRecords { refused, taken };

/// Reads one layer.
///
/// A field that `source.fields` names is taken under that name; else the first
/// of the wish's names that the layer has; the choice is a note. A record
/// without a usable geometry is left out and becomes a problem.
///
/// Throws Error, saying what the file does have, where there is no such file,
/// layer or field, where the file is broken, or where its CRS is not known and
/// its coordinates cannot be degrees; where no record has a usable geometry, or
/// there are none and that is refused. UsageError: a CRS that PROJ does not know.
Records read_layer(const LayerSource& source, Shape shape, const std::vector<FieldWish>& wishes,
                   Problems& problems, const Progress& progress,
                   NoRecords no_records = NoRecords::refused);

}  // namespace hinterland
