// SPDX-License-Identifier: Apache-2.0
#include "layers/gdal_layer_crs.hpp"
#include "layers/gdal_table.hpp"
#include "layers/read_columns.hpp"
#include "layers/read_crs.hpp"
#include "layers/read_field.hpp"
#include "layers/read_geometry.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/number_text.hpp>
#include <hinterland/layers/read.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace hinterland {

namespace {

constexpr std::size_t records_between_reports = 4096;

/// Reads one layer: the members are what its steps share.
class LayerReader {
 public:
  LayerReader(const LayerSource& source, Shape shape, const std::vector<FieldWish>& wishes)
      : source_(source),
        shape_(shape),
        wishes_(wishes),
        table_({source.path, source.layer, source.sql, source.where, source.encoding}) {
    records_.layer = source.name;
  }

  Records read(Problems& problems, NoRecords no_records, const Progress& progress);

 private:
  void prepare_fields();
  void warn_of_shifted_columns();
  void report_encoding();
  void read_records(const Progress& progress);
  ShapeFault take_shape(ShapeParts& parts);
  ShapeFault take_columns(LonLat& point);
  void take_fields(RecordId row);
  void take_number(RecordId row, std::size_t wish);
  void leave_out(ShapeFault fault, const ShapeParts& parts);
  void report_parts(RecordId row, const ShapeParts& parts);
  void check_taken() const;

  void add_problem(ProblemKind kind, std::int64_t feature, Text detail);
  std::string label_of_record();

  const LayerSource& source_;
  Shape shape_;
  const std::vector<FieldWish>& wishes_;
  GdalTable table_;
  FieldChoice choice_;
  std::optional<CoordinateFields> coordinates_;
  Records records_;
  Problems problems_;
  std::map<std::size_t, RecordId> row_of_problem_;  ///< whose place is known once all are placed
  std::map<ShapeFault, std::size_t> left_out_;
  std::size_t seen_ = 0;
  std::size_t rings_closed_ = 0;
  std::string first_closed_;  ///< the record
  std::string cell_;
};

void LayerReader::add_problem(ProblemKind kind, std::int64_t feature, Text detail) {
  problems_.push_back({kind, source_.name, feature, "", std::nullopt, std::move(detail)});
}

void LayerReader::prepare_fields() {
  Notes ambiguous = table_.ambiguous();
  const FilledCounts filled = [this](const auto& fields) { return table_.filled_records(fields); };
  choice_ = choose_fields(source_, wishes_, table_.fields(), filled, records_.notes, ambiguous);
  std::vector<std::size_t> wanted;
  for (std::size_t i = 0; i < wishes_.size(); ++i) {
    RecordField field{wishes_[i].role, "", {}, {}};
    if (choice_[i]) {
      field.source = table_.fields()[*choice_[i]].name;
      wanted.push_back(*choice_[i]);
    }
    records_.fields.push_back(std::move(field));
  }
  if (!table_.layer().has_geometry()) {
    if (!is_place(shape_)) {
      throw Error(
          fmt::format("cannot read '{}' as {}: it is a table without geometry. Name a "
                      "layer with {}.",
                      source_.path, source_.name, shape_ == Shape::lines ? "lines" : "polygons"));
    }
    coordinates_ = choose_coordinates(source_, table_.fields(), filled, records_.notes, ambiguous);
    warn_of_shifted_columns();
    wanted.push_back(coordinates_->lon);
    wanted.push_back(coordinates_->lat);
  }
  for (Text& statement : ambiguous) add_problem(ProblemKind::field_ambiguous, -1, statement);
  table_.want_fields(wanted);
}

/// Columns such as longitude_gcj02 say what the study has not said.
void LayerReader::warn_of_shifted_columns() {
  const std::string& name = table_.fields()[coordinates_->lon].name;
  for (const std::string shift : {"gcj02", "bd09"}) {
    if (source_.datum != Datum::wgs84 || name.find(shift) == std::string::npos) continue;
    add_problem(ProblemKind::crs_doubtful, -1,
                fmt::format("the column '{}' says {}; write datum = \"{}\" to undo the shift of "
                            "some 500 m",
                            name, shift, shift));
  }
}

void LayerReader::report_encoding() {
  const EncodingReport& encoding = table_.encoding();
  for (const Text& note : table_.notes()) {
    records_.notes.push_back({source_.name + ": " + note.en, source_.name + "：" + note.zh});
  }
  if (encoding.content.texts > 0 || encoding.doubtful) {
    records_.notes.push_back(
        {fmt::format("{}: text is read as {}: {} (change with encoding = \"…\")", source_.name,
                     encoding.encoding, encoding.reason.en),
         fmt::format("{}：文字按 {} 读取：{}（可用 encoding = \"…\" 更改）", source_.name,
                     encoding.encoding, encoding.reason.zh)});
  }
  if (encoding.doubtful) {
    add_problem(ProblemKind::encoding_doubtful, -1,
                {fmt::format("{}: {}", encoding.encoding, encoding.reason.en),
                 fmt::format("{}：{}", encoding.encoding, encoding.reason.zh)});
  }
  for (const TableField& field : table_.fields()) {
    if (!field.repaired) continue;
    add_problem(ProblemKind::field_name_repaired, -1, field.name);
    records_.notes.push_back(
        fmt::format("{}: the field name '{}' was cut in the middle of a "
                    "character",
                    source_.name, field.name));
  }
}

/// A point from the columns of coordinates.
ShapeFault LayerReader::take_columns(LonLat& point) {
  const bool has_lon = table_.cell(coordinates_->lon, cell_).present;
  const auto lon = parse_number(cell_);
  const bool has_lat = table_.cell(coordinates_->lat, cell_).present;
  const auto lat = parse_number(cell_);
  if (!has_lon && !has_lat) return ShapeFault::empty;
  if (!lon || !lat) return ShapeFault::invalid;
  point = {*lon, *lat};
  return ShapeFault::none;
}

ShapeFault LayerReader::take_shape(ShapeParts& parts) {
  if (!coordinates_) return take_geometry(table_.layer().geometry(), shape_, records_, parts);
  LonLat point;
  const ShapeFault fault = take_columns(point);
  if (fault == ShapeFault::none) records_.point.push_back(point);
  return fault;
}

/// Its code or name, so that a person finds the record.
std::string LayerReader::label_of_record() {
  for (const char* role : {"code", "name"}) {
    const auto wish = std::ranges::find(wishes_, role, &FieldWish::role);
    if (wish == wishes_.end()) continue;
    const auto field = choice_[static_cast<std::size_t>(wish - wishes_.begin())];
    std::string text;
    if (field && table_.cell(*field, text).present) return std::string(without_blanks(text));
  }
  return {};
}

void LayerReader::leave_out(ShapeFault fault, const ShapeParts& parts) {
  static const std::map<ShapeFault, ProblemKind> kinds = {
      {ShapeFault::empty, ProblemKind::geometry_empty},
      {ShapeFault::invalid, ProblemKind::geometry_invalid},
      {ShapeFault::wrong_type, ProblemKind::geometry_wrong_type}};
  ++left_out_[fault];
  add_problem(kinds.at(fault), table_.layer().feature(),
              fault == ShapeFault::invalid ? parts.told() : Text());
  problems_.back().record = label_of_record();
}

void LayerReader::report_parts(RecordId row, const ShapeParts& parts) {
  if (parts.rings_closed > 0 && rings_closed_ == 0) first_closed_ = label_of_record();
  rings_closed_ += parts.rings_closed;
  if (parts.left_out.empty()) return;
  row_of_problem_[problems_.size()] = row;
  add_problem(ProblemKind::geometry_part_left_out, table_.layer().feature(), parts_left_out(parts));
  problems_.back().record = label_of_record();
}

void LayerReader::take_number(RecordId row, std::size_t wish) {
  RecordField& field = records_.fields[wish];
  const bool present = table_.cell(*choice_[wish], cell_).present;
  field.number.push_back(present ? parse_number(cell_) : std::nullopt);
  if (!present || field.number[row]) return;
  row_of_problem_[problems_.size()] = row;
  add_problem(ProblemKind::number_unreadable, table_.layer().feature(),
              fmt::format("{} = '{}'", field.source, without_blanks(cell_)));
  problems_.back().record = label_of_record();
}

void LayerReader::take_fields(RecordId row) {
  for (std::size_t i = 0; i < wishes_.size(); ++i) {
    if (!choice_[i]) continue;
    if (wishes_[i].number) {
      take_number(row, i);
      continue;
    }
    const TableCell cell = table_.cell(*choice_[i], cell_);
    records_.fields[i].text.push_back(without_blanks(cell_));
    if (cell.undecodable == 0) continue;
    row_of_problem_[problems_.size()] = row;
    add_problem(ProblemKind::name_undecodable, table_.layer().feature(),
                fmt::format("{} = '{}'", records_.fields[i].source, without_blanks(cell_)));
    problems_.back().record = label_of_record();
  }
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
      const RecordId row = records_.feature.push_back(table_.layer().feature());
      take_fields(row);
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

/// A layer of which nothing can be used is no answer: it would read as "there
/// are none".
void LayerReader::check_taken() const {
  if (seen_ == 0) {
    const bool is_network = source_.name == "roads" || source_.name.starts_with("networks.");
    throw Error(fmt::format("cannot read '{}' as {}: the layer '{}' has no records{}.{}",
                            source_.path, source_.name, table_.layer_name(),
                            source_.where.empty() ? ". Leave its block out of the study if there "
                                                    "are none"
                                                  : " for which where = \"" + source_.where + "\"",
                            is_network ? " If that is the truth, and no village has such a line, "
                                         "write complete = true"
                                       : ""));
  }
  if (records_.size() > 0) return;
  const auto wrong = left_out_.find(ShapeFault::wrong_type);
  if (wrong != left_out_.end() && wrong->second == seen_) {
    throw Error(
        fmt::format("cannot read '{}' as {}: it holds {}, and {} are needed. Name another "
                    "layer.",
                    source_.path, source_.name, table_.layer().geometry_type(),
                    shape_ == Shape::lines      ? "lines"
                    : shape_ == Shape::polygons ? "polygons"
                                                : "places"));
  }
  throw Error(
      fmt::format("cannot read '{}' as {}: none of its {} records has a usable geometry. "
                  "Look at it with `hinterland inspect`.",
                  source_.path, source_.name, seen_));
}

Records LayerReader::read(Problems& problems, NoRecords no_records, const Progress& progress) {
  report_encoding();
  prepare_fields();
  read_records(progress);
  if (seen_ == 0 && (source_.may_be_empty || no_records == NoRecords::taken)) {
    return std::move(records_);
  }
  check_taken();
  const std::string declared = layer_crs(table_.layer());
  place_records(records_, shape_, source_, declared, table_.layer().north_first(), problems_);
  for (const auto& [problem, row] : row_of_problem_) {
    const LonLat place = a_place_of(records_, shape_, row);
    if (std::isfinite(place.lon)) problems_[problem].place = place;
  }
  drop_unplaced(records_, shape_, source_, declared, problems_);
  problems.insert(problems.end(), std::make_move_iterator(problems_.begin()),
                  std::make_move_iterator(problems_.end()));
  return std::move(records_);
}

}  // namespace

Records read_layer(const LayerSource& source, Shape shape, const std::vector<FieldWish>& wishes,
                   Problems& problems, const Progress& progress, NoRecords no_records) {
  LayerReader reader(source, shape, wishes);
  return reader.read(problems, no_records, progress);
}

}  // namespace hinterland
