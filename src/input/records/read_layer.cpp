// SPDX-License-Identifier: Apache-2.0
#include "input/records/read_layer.hpp"

#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/columns/cell_checks.hpp"
#include "input/columns/column_sample.hpp"
#include "input/columns/coordinate_columns.hpp"
#include "input/columns/coordinate_fields.hpp"
#include "input/columns/field_choice.hpp"
#include "input/columns/number_columns.hpp"
#include "input/columns/record_states.hpp"
#include "input/columns/records.hpp"
#include "input/columns/text_report.hpp"
#include "input/columns/untaken_columns.hpp"
#include "input/coordinates/column_places.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/formats/gdal_shape.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/placing/place_records.hpp"
#include "input/records/inner_points.hpp"
#include "input/text/mangled_text.hpp"

#include <hinterland/error.hpp>
#include <hinterland/study.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// Appends a cell at this row; a column stays empty until a record needs it.
template <class T>
void put(Column<RecordId, T>& column, std::size_t row, T cell) {
  if (cell.empty() && column.empty()) return;
  column.resize(row);
  column.push_back(std::move(cell));
}

/// Adds a geometry to the columns of its shape, in the coordinates of the file, and records faults
/// of its parts in `parts`. Adds nothing if it cannot be used.
ShapeFault take_geometry(const OGRGeometry* geometry, Shape shape, Records& records,
                         ShapeParts& parts) {
  if (shape == Shape::lines) {
    std::vector<LineString> lines;
    const ShapeFault fault = take_lines(geometry, lines, parts);
    if (fault == ShapeFault::none) records.lines.push_back(std::move(lines));
    return fault;
  }
  if (shape == Shape::polygons) {
    MultiPolygon polygons;
    const ShapeFault fault = take_polygons(geometry, polygons, parts);
    if (fault == ShapeFault::none) records.polygons.push_back(std::move(polygons));
    return fault;
  }
  TakenPlace place;
  const ShapeFault fault = take_place(geometry, place, parts);
  if (fault != ShapeFault::none) return fault;
  const std::size_t row = records.point.size();
  records.point.push_back(place.point);
  put(records.other_points, row, std::move(place.others));
  put(records.polygons, row, std::move(place.polygons));
  return fault;
}

/// The kind of problem for a record without a usable part.
ProblemKind problem_kind(ShapeFault fault) {
  if (fault == ShapeFault::empty) return ProblemKind::geometry_empty;
  return fault == ShapeFault::wrong_type ? ProblemKind::geometry_wrong_type
                                         : ProblemKind::geometry_invalid;
}

/// The error for a layer without records, or without any that fulfil its condition.
///
///   layer   its name in the file
///   values  the values of the fields in the condition
Error no_records(const LayerSource& source, const std::string& layer, const Text& values) {
  const bool is_network = source.name == "roads" || source.name.starts_with("networks.");
  const Text empty = source.name == "villages"
                         ? Text(". A study needs villages: name another file or layer.",
                                "。研究须有村庄：请换用其他文件或图层。")
                         : Text(". Remove its block from the study if there are none.",
                                "。如确实没有，请从配置文件中去掉该图层。");
  const Text why = source.where.empty()
                       ? empty
                       : Text(" matching where = \"" + source.where + "\"." + values.en,
                              "符合 where = \"" + source.where + "\"。" + values.zh);
  const Text truth =
      is_network ? Text(" If this is correct and no village has such a line, write complete = true",
                        "如属实、各村均没有这种线路，请写 complete = true。")
                 : Text();
  return Error(Text(fmt::format("cannot read '{}' as {}: the layer '{}' has no records{}{}",
                                source.path, source.name, layer, why.en, truth.en),
                    fmt::format("无法把“{}”读作 {}：图层“{}”没有记录{}{}", source.path, source.name,
                                layer, why.zh, truth.zh)));
}

Text needed_of(Shape shape) {
  return shape == Shape::lines      ? Text("lines", "线")
         : shape == Shape::polygons ? Text("polygons", "面")
         : shape == Shape::lands    ? Text("points or polygons", "点或面")
                                    : Text("places", "点或面");
}

/// Why a record with this type of geometry cannot be used.
Text wrong_type(const std::string& found, Shape shape) {
  return filled_text("it is a {}, but {} are needed", "几何类型为 {}，应为{}", found,
                     needed_of(shape));
}

/// The error for a table without geometry read as lines or polygons.
Error without_geometry(const LayerSource& source, Shape shape) {
  return Error(filled_text(
      "cannot read '{}' as {}: it is a table without geometry. Name a layer with {}.",
      "无法读取“{}”（作 {} 图层）：这是没有几何的表。请换用{}图层。", source.path, source.name,
      shape == Shape::lines ? Text("lines", "线") : Text("polygons", "面")));
}

/// The error for a layer without any usable geometry.
///
///   other_type  the type of all geometries, if that is the reason; else empty
Error nothing_usable(const LayerSource& source, Shape shape, const std::string& other_type,
                     std::size_t records) {
  if (other_type.empty()) {
    return Error(filled_text(
        "cannot read '{}' as {}: none of its {} records has a usable geometry. Look at the layer "
        "with `hinterland inspect`.",
        "无法读取“{}”（作 {} 图层）：{}条记录均无有效几何。请用 hinterland inspect 查看。",
        source.path, source.name, records));
  }
  return Error(
      filled_text("cannot read '{}' as {}: it contains {}, but {} are needed. Name another layer.",
                  "无法读取“{}”（作 {} 图层）：几何类型为 {}，应为{}。请换图层。", source.path,
                  source.name, other_type, needed_of(shape)));
}

/// The messages for a record with parts left out, and for a layer with rings that were closed.
Text parts_left_out(const ShapeParts& parts) {
  const Text message = parts.description();
  return {
      message.en + ". Repair it with \"Fix geometries\" in QGIS or ST_MakeValid if this matters",
      message.zh + "。如需保留，可用 QGIS 的“修正几何图形”或 ST_MakeValid 修复"};
}

Text closed_rings(const std::string& layer, std::size_t rings, const std::string& first) {
  return {
      fmt::format("{}: {} closed; the first is of '{}'", layer,
                  counted(rings, "ring of a polygon lacked its last vertex and was",
                          "rings of polygons lacked their last vertex and were"),
                  first),
      fmt::format("{}：有{}个面的环缺最后一个顶点，已闭合；第一处属于“{}”", layer, rings, first)};
}

constexpr std::size_t records_between_reports = 4096;
constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

/// Reads one layer. The steps share the members.
class LayerReader {
 public:
  LayerReader(const LayerSource& source, Shape shape, const std::vector<FieldRequest>& requests)
      : source_(source),
        shape_(shape),
        requests_(requests),
        table_({source.path, source.layer, source.sql, source.where, source.encoding, "",
                source.folder}),
        figures_(requests) {
    records_.layer = source.name;
  }

  Records read(Problems& problems, NoRecords no_records, const Progress& progress);

 private:
  void prepare_fields();
  void read_records(const Progress& progress);
  ShapeFault take_shape(ShapeParts& parts);
  void resolve_records();
  void take_fields(RecordId row);
  void leave_out(ShapeFault fault, const ShapeParts& parts);
  void report_parts(RecordId row, const ShapeParts& parts);
  void keep_rows(const std::vector<bool>& dropped);
  void check_taken();

  void add_problem(ProblemKind kind, std::int64_t feature, Text detail);
  void add_problem_of_record(ProblemKind kind, Text detail, std::optional<RecordId> row = {});
  std::string label_of_record();

  const LayerSource& source_;
  Shape shape_;
  const std::vector<FieldRequest>& requests_;
  GdalTable table_;
  FieldChoice choice_;
  std::optional<CoordinateFields> coordinates_;
  std::optional<ContradictedPlaces> supplement_;  ///< for a layer of points
  std::optional<PlaceColumns> places_;            ///< for a table without geometry
  std::optional<RecordStates> states_;
  NumberColumns figures_;
  std::vector<std::size_t> kept_;  ///< indices of the used records that were kept
  Records records_;
  Problems problems_;
  /// Their places are known once all records are placed.
  std::map<std::size_t, RecordId> row_of_problem_;
  std::map<ShapeFault, std::size_t> left_out_;
  std::string wrong_type_;  ///< of the last geometry that cannot be used
  std::size_t seen_ = 0;
  std::size_t rings_closed_ = 0;
  std::string first_closed_;  ///< a record
  std::string cell_;
};

void LayerReader::add_problem(ProblemKind kind, std::int64_t feature, Text detail) {
  problems_.push_back({kind, source_.name, feature, "", std::nullopt, std::move(detail)});
}

void LayerReader::prepare_fields() {
  Notes ambiguous = table_.ambiguous();
  const LayerSource named = with_column_names(source_, table_.sheet(), table_.fields());
  const ColumnFacts columns = column_facts(table_);
  choice_ = choose_fields(named, requests_, table_.fields(), columns, records_.notes, ambiguous);
  refuse_nested(table_, source_, requests_, choice_);
  report_lost_names(table_.fields(), requests_, choice_, columns, source_.name, problems_);
  std::vector<std::size_t> wanted;
  std::vector<std::size_t> of_place;
  for (std::size_t i = 0; i < requests_.size(); ++i) {
    RecordField field;
    field.role = requests_[i].role;
    if (choice_[i]) {
      const TableField& source = table_.fields()[*choice_[i]];
      field.source = source.name;
      wanted.push_back(*choice_[i]);
      // In a workbook, counts are stored as numbers; text such as 1.234 may be 1,234.
      const bool is_cell =
          table_.sheet().is_spreadsheet && !is_whole(number_role(requests_[i].role));
      const bool is_typed = source.type != "text" || is_cell;
      if (requests_[i].number) figures_.expect(i, source.name, is_typed);
    }
    records_.fields.push_back(std::move(field));
  }
  if (shape_ != Shape::none && !table_.layer().has_geometry()) {
    if (!is_place(shape_)) throw without_geometry(source_, shape_);
    coordinates_ = choose_coordinates(named, table_.fields(), columns, records_.notes, ambiguous);
    const std::string& lon = table_.fields()[coordinates_->lon.degrees].name;
    places_.emplace(lon, table_.fields()[coordinates_->lat.degrees].name, place_choices(source_));
    warn_of_shift(source_, lon, problems_);
    of_place = coordinates_->all();
    wanted.insert(wanted.end(), of_place.begin(), of_place.end());
  }
  if (table_.layer().has_geometry() && is_place(shape_)) {
    supplement_.emplace(source_, table_, columns);
    for (const std::size_t field : supplement_->fields()) wanted.push_back(field);
  }
  for (Text& statement : ambiguous) add_problem(ProblemKind::field_ambiguous, -1, statement);
  report_unused_columns(table_, source_, {requests_, choice_, of_place}, records_.notes, problems_);
  const auto status = std::ranges::find(requests_, "status", &FieldRequest::role);
  states_.emplace(source_, table_.fields(), columns,
                  status == requests_.end()
                      ? std::nullopt
                      : choice_[static_cast<std::size_t>(status - requests_.begin())]);
  wanted.insert(wanted.end(), states_->columns().begin(), states_->columns().end());
  report_formulas(table_, wanted, records_, problems_);
  report_merged(table_, requests_, choice_, wanted, records_);
  table_.want_fields(wanted);
}

void LayerReader::keep_rows(const std::vector<bool>& dropped) {
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    if (!dropped[i]) kept_.push_back(i);
  }
  std::map<std::size_t, RecordId> rows;
  for (const auto& [problem, row] : row_of_problem_) {
    const auto now = std::ranges::lower_bound(kept_, row.index);
    if (dropped[row.index]) continue;
    rows[problem] = {static_cast<std::uint32_t>(now - kept_.begin())};
  }
  row_of_problem_ = std::move(rows);
  drop_rows(records_, dropped);
}

/// Decisions that require all records: how coordinate columns and codes are read.
void LayerReader::resolve_records() {
  std::vector<bool> dropped(records_.size(), false);
  if (places_) resolve_places(*places_, source_, records_, dropped, problems_);
  find_zeros(records_, shape_, dropped, problems_);
  keep_rows(dropped);
  resolve_codes(records_, problems_);
  report_mangled(records_, table_.fields(), problems_);
}

ShapeFault LayerReader::take_shape(ShapeParts& parts) {
  if (shape_ == Shape::none) {
    records_.point.push_back({nowhere, nowhere});
    return ShapeFault::none;
  }
  if (!coordinates_) return take_geometry(table_.layer().geometry(), shape_, records_, parts);
  // Their meaning is decided by `resolve_places`.
  places_->add(coordinates_->lon.text(table_), coordinates_->lat.text(table_));
  records_.point.push_back({});
  return ShapeFault::none;
}

/// The code of the current record, else its name.
std::string LayerReader::label_of_record() {
  for (const char* role : {"code", "name"}) {
    const auto request = std::ranges::find(requests_, role, &FieldRequest::role);
    if (request == requests_.end()) continue;
    const auto field = choice_[static_cast<std::size_t>(request - requests_.begin())];
    std::string text;
    if (field && table_.cell(*field, text).present) return std::string(without_blanks(text));
  }
  return {};
}

/// Reports the current record. If it is kept, `row` is given, and its place is added later.
void LayerReader::add_problem_of_record(ProblemKind kind, Text detail,
                                        std::optional<RecordId> row) {
  if (row) row_of_problem_[problems_.size()] = *row;
  add_problem(kind, table_.feature(), std::move(detail));
  problems_.back().record = label_of_record();
}

void LayerReader::leave_out(ShapeFault fault, const ShapeParts& parts) {
  ++left_out_[fault];
  Text why = fault == ShapeFault::invalid ? parts.description() : Text();
  if (fault == ShapeFault::wrong_type) {
    wrong_type_ = table_.layer().shape_type();
    why = wrong_type(wrong_type_, shape_);
  }
  add_problem_of_record(problem_kind(fault), why);
}

void LayerReader::report_parts(RecordId row, const ShapeParts& parts) {
  if (parts.rings_closed > 0 && rings_closed_ == 0) first_closed_ = label_of_record();
  rings_closed_ += parts.rings_closed;
  if (parts.left_out.empty()) return;
  add_problem_of_record(ProblemKind::geometry_part_left_out, parts_left_out(parts), row);
}

void LayerReader::take_fields(RecordId row) {
  for (std::size_t i = 0; i < requests_.size(); ++i) {
    if (!choice_[i]) continue;
    const TableCell cell = table_.cell(*choice_[i], cell_);
    if (requests_[i].number) {
      figures_.add(i, without_blanks(cell_));
      continue;
    }
    records_.fields[i].text.push_back(
        text_in_cell(requests_[i].role, cell_, requests_[i].fit != nullptr));
    if (cell.undecodable == 0 || mangling_of(cell_) != Mangling::none) continue;
    const std::string message =
        fmt::format("{} = '{}'", records_.fields[i].source, without_blanks(cell_));
    add_problem_of_record(ProblemKind::name_undecodable, message, row);
  }
  // A column of states stays empty until a record needs it.
  const std::string_view stated = states_->add_record(table_);
  if (stated.empty() && records_.not_in_use.empty()) return;
  records_.not_in_use.resize(row.index);
  records_.not_in_use.push_back(stated);
}

void LayerReader::read_records(const Progress& progress) {
  const auto promised =
      static_cast<double>(std::max<std::int64_t>(1, table_.layer().record_count()));
  const std::string doing = "reading " + source_.name;
  for (; table_.next(); ++seen_) {
    if (seen_ % records_between_reports == 0) {
      progress(std::min(1.0, static_cast<double>(seen_) / promised), doing);
    }
    ShapeParts parts;
    const ShapeFault fault = take_shape(parts);
    if (fault == ShapeFault::none) {
      const RecordId row = records_.feature.push_back(table_.feature());
      take_fields(row);
      if (supplement_) supplement_->add(table_, row.index);
      report_parts(row, parts);
    } else {
      leave_out(fault, parts);
    }
  }
  if (rings_closed_ > 0) {
    records_.notes.push_back(closed_rings(source_.name, rings_closed_, first_closed_));
  }
  progress(1.0, doing);
}

/// Throws Error if no record can be used, since an empty result would mean that there are none.
void LayerReader::check_taken() {
  if (seen_ == 0) {
    throw no_records(source_, table_.layer_name(), table_.values_in_condition());
  }
  if (records_.size() > 0) return;
  const auto wrong = left_out_.find(ShapeFault::wrong_type);
  const bool all_wrong = wrong != left_out_.end() && wrong->second == seen_;
  throw nothing_usable(source_, shape_, all_wrong ? wrong_type_ : "", seen_);
}

Records LayerReader::read(Problems& problems, NoRecords no_records, const Progress& progress) {
  report_encoding(table_, records_, problems_);
  report_sheet(table_.sheet(), records_, problems_);
  prepare_fields();
  read_records(progress);
  if (seen_ == 0 && (source_.may_be_empty || no_records == NoRecords::taken)) {
    return std::move(records_);
  }
  resolve_records();
  states_->report(problems_);
  check_taken();
  const std::string declared = layer_crs(table_.layer());
  place_records(records_, shape_, source_, declared, table_.layer().north_first(), problems_);
  for (const auto& [problem, row] : row_of_problem_) {
    const LonLat place = a_place_of(records_, shape_, row);
    if (std::isfinite(place.lon)) problems_[problem].place = place;
  }
  if (supplement_) supplement_->report(records_, kept_, problems_);
  figures_.finish(source_, shape_, kept_, records_, problems_);
  drop_unplaced(records_, shape_, source_, declared, problems_);
  find_inner_points(records_, shape_, problems_);
  problems.insert(problems.end(), std::make_move_iterator(problems_.begin()),
                  std::make_move_iterator(problems_.end()));
  return std::move(records_);
}

}  // namespace

Records read_layer(const LayerSource& source, Shape shape,
                   const std::vector<FieldRequest>& requests, Problems& problems,
                   const Progress& progress, NoRecords no_records) {
  LayerReader reader(source, shape, requests);
  return reader.read(problems, no_records, progress);
}

}  // namespace hinterland
