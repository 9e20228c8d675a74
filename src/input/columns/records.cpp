// SPDX-License-Identifier: Apache-2.0
#include "input/columns/records.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/written_number.hpp"
#include "geometry/closed_ring.hpp"
#include "input/notation/field_label.hpp"
#include "world/cell_words.hpp"
#include "world/known_words.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>

namespace hinterland {

std::string label_in(const Records& records, RecordId row) {
  for (const char* role : {"code", "name"}) {
    const auto field = std::ranges::find(records.fields, role, &RecordField::role);
    if (field == records.fields.end() || field->text.empty()) continue;
    if (!field->text[row].empty()) return std::string(field->text[row]);
  }
  return {};
}

std::string numbered(const Records& records, RecordId row) {
  const std::string label = label_in(records, row);
  return std::to_string(records.feature[row]) + (label.empty() ? "" : " " + label);
}

Problem of_layer(ProblemKind kind, const Records& records, Text detail) {
  return {kind, records.layer, -1, "", std::nullopt, std::move(detail)};
}

std::optional<LonLat> finite_place(const Records& records, Shape shape, RecordId row) {
  const LonLat place = a_place_of(records, shape, row);
  return std::isfinite(place.lon) ? std::optional(place) : std::nullopt;
}

namespace {

using Passes = std::function<bool(LonLat)>;

std::size_t failing(std::span<const LonLat> places, const Passes& passes) {
  return places.size() - static_cast<std::size_t>(std::ranges::count_if(places, passes));
}

void leave_out_of_lines(std::vector<LineString>& lines, const Passes& passes,
                        CoordinatesLeftOut& left_out) {
  for (LineString& line : lines) {
    left_out.vertices += std::erase_if(line, [&](LonLat vertex) { return !passes(vertex); });
  }
  left_out.parts += std::erase_if(lines, [](const LineString& line) { return line.size() < 2; });
}

void leave_out_of_polygons(MultiPolygon& polygons, const Passes& passes,
                           CoordinatesLeftOut& left_out) {
  const auto clean = [&](LineString& ring) {
    if (failing(ring, passes) == 0) return;
    // The first vertex is repeated as the last.
    left_out.vertices += failing(std::span(ring).subspan(1), passes);
    left_out.parts += ring_without(ring, [&](LonLat vertex) { return !passes(vertex); }) ? 0 : 1;
  };
  for (Polygon& polygon : polygons) {
    clean(polygon.outer);
    std::ranges::for_each(polygon.holes, clean);
    std::erase_if(polygon.holes, [](const LineString& hole) { return hole.empty(); });
  }
  std::erase_if(polygons, [](const Polygon& polygon) { return polygon.outer.empty(); });
}

}  // namespace

void for_each_run(Records& records, const std::function<void(std::span<LonLat>)>& work) {
  work({records.point.begin(), records.point.end()});
  for (std::vector<LonLat>& others : records.other_points) work(others);
  for (std::vector<LineString>& lines : records.lines) {
    for (LineString& line : lines) work(line);
  }
  for (MultiPolygon& polygons : records.polygons) {
    for (Polygon& polygon : polygons) {
      work(polygon.outer);
      for (LineString& hole : polygon.holes) work(hole);
    }
  }
}

LonLat a_place_of(const Records& records, Shape shape, RecordId row) {
  switch (shape) {
    case Shape::lines:
      return records.lines[row].front().front();
    case Shape::polygons:
      return records.polygons[row].front().outer.front();
    case Shape::points:
    case Shape::lands:
    case Shape::none:
      break;
  }
  return records.point[row];
}

bool all_places(const Records& records, Shape shape, RecordId row,
                const std::function<bool(LonLat)>& test) {
  const auto passes = [&](const LineString& line) { return std::ranges::all_of(line, test); };
  if (is_place(shape) && !test(records.point[row])) return false;
  if (!records.other_points.empty() && !std::ranges::all_of(records.other_points[row], test)) {
    return false;
  }
  if (shape == Shape::lines) return std::ranges::all_of(records.lines[row], passes);
  if (records.polygons.empty()) return true;
  return std::ranges::all_of(records.polygons[row], [&](const Polygon& polygon) {
    return passes(polygon.outer) && std::ranges::all_of(polygon.holes, passes);
  });
}

CoordinatesLeftOut leave_out(Records& records, Shape shape, RecordId row, const Passes& passes) {
  CoordinatesLeftOut left_out;
  if (shape == Shape::lines) {
    std::vector<LineString> lines = records.lines[row];
    leave_out_of_lines(lines, passes, left_out);
    left_out.all = lines.empty();
    if (!left_out.all) records.lines[row] = std::move(lines);
    return left_out;
  }
  MultiPolygon polygons = records.polygons.empty() ? MultiPolygon() : records.polygons[row];
  leave_out_of_polygons(polygons, passes, left_out);
  std::vector<LonLat> points;
  if (is_place(shape)) {
    const bool is_of_land = !records.polygons.empty() && !records.polygons[row].empty();
    // If the land is lost, so is the point derived from it.
    const bool land_is_lost = is_of_land && polygons.empty();
    if (!land_is_lost) points.push_back(records.point[row]);
    if (!records.other_points.empty()) {
      points.insert(points.end(), records.other_points[row].begin(),
                    records.other_points[row].end());
    }
    left_out.points = std::erase_if(points, [&](LonLat place) { return !passes(place); });
    if (points.empty() && !polygons.empty()) points.push_back(polygons.front().outer.front());
  }
  left_out.all = polygons.empty() && points.empty();
  if (left_out.all) return left_out;
  if (!records.polygons.empty()) records.polygons[row] = std::move(polygons);
  if (points.empty()) return left_out;
  records.point[row] = points.front();
  points.erase(points.begin());
  if (!records.other_points.empty()) records.other_points[row] = std::move(points);
  return left_out;
}

namespace {

/// The new indices of rows after the marked ones were removed.
std::set<RecordId> without(const std::set<RecordId>& rows, const std::vector<bool>& dropped) {
  std::set<RecordId> kept;
  std::uint32_t gone = 0;
  std::uint32_t next = 0;
  for (const RecordId row : rows) {
    for (; next < row.index; ++next) gone += dropped[next] ? 1 : 0;
    if (!dropped[row.index]) kept.insert({row.index - gone});
  }
  return kept;
}

}  // namespace

void drop_rows(Records& records, const std::vector<bool>& dropped) {
  drop_rows(records.feature, dropped);
  drop_rows(records.point, dropped);
  drop_rows(records.other_points, dropped);
  drop_rows(records.lines, dropped);
  drop_rows(records.polygons, dropped);
  drop_rows(records.not_in_use, dropped);
  for (RecordField& field : records.fields) {
    drop_rows(field.text, dropped);
    drop_rows(field.number, dropped);
    field.unreadable = without(field.unreadable, dropped);
  }
}

namespace {

/// Boundaries are distinguished by name: a column with the same value in all records, such as the
/// county's name on each town, is skipped in favour of the next one.
void prefer_varying(FieldRequest& name) {
  name.rank = [names = name.names](std::string_view header) -> std::optional<int> {
    const std::string label = field_label(header).name;
    const auto found = std::ranges::find_if(
        names, [&](const std::string& known) { return field_label(known).name == label; });
    if (found == names.end()) return std::nullopt;
    return static_cast<int>(found - names.begin());
  };
  name.holds = [](const std::vector<std::string>& cells) {
    return cells.size() < 2 ||
           std::ranges::any_of(cells, [&](const auto& cell) { return cell != cells.front(); });
  };
}

/// 服务范围 may be a radius, an area or a list of villages. It is used as a radius only if its name
/// or all its cells state a length.
FieldFit fit_of_range(std::string_view header, const std::vector<std::string>& cells) {
  constexpr std::array ranges = {"服务范围",     "覆盖范围",      "辐射范围",
                                 "服务覆盖范围", "service_range", "coverage_range"};
  const std::string label = field_label(header).name;
  if (std::ranges::find(ranges, label) == ranges.end()) return FieldFit::none;
  const bool is_length = metres_in(header).has_value();
  const auto is_radius = [&](const std::string& cell) {
    const NumberCell number = number_in_cell(cell);
    const bool has_unit = number.unit.family == UnitFamily::length;
    return number.is_number() && (has_unit || (is_length && number.unit.word.empty()));
  };
  return std::ranges::all_of(cells, is_radius) ? FieldFit::sure : FieldFit::none;
}

/// Recognises a column of years by its name and all its cells (统计年, 年份_1, "Year of the
/// census"), except for years of construction and the like.
FieldFit fit_of_year(std::string_view header, const std::vector<std::string>& cells) {
  constexpr std::array<std::string_view, 24> others = {
      "建",    "竣工",  "开工",  "完工",     "通车",   "通水", "启用",    "规划",
      "目标",  "设立",  "成立",  "脱贫",     "搬迁",   "改造", "出生",    "build",
      "built", "begin", "start", "complete", "establ", "plan", "connect", "renov"};
  const std::string word = plain_word(header);
  const auto has = [&](std::string_view part) { return word.find(part) != word.npos; };
  const bool is_called = has("年") || has("year") || word.starts_with("fy");
  if (!is_called || cells.empty() || std::ranges::any_of(others, has)) return FieldFit::none;
  const auto is_year = [](const std::string& cell) { return year_in(cell) != 0; };
  return std::ranges::all_of(cells, is_year) ? FieldFit::sure : FieldFit::none;
}

}  // namespace

int year_in(std::string_view cell) {
  constexpr std::size_t digits = 4;
  for (const std::string_view mark : {"FY", "fy", " ", "-"}) {
    if (cell.starts_with(mark)) cell.remove_prefix(mark.size());
  }
  if (cell.size() < digits || !std::ranges::all_of(cell.substr(0, digits), is_ascii_digit))
    return 0;
  if (cell.size() > digits && is_ascii_digit(cell[digits])) return 0;
  const int year = std::stoi(std::string(cell.substr(0, digits)));
  return year >= 1949 && year <= 2100 ? year : 0;
}

namespace {

/// Accepts the general names of a column of kinds.
std::optional<int> rank_of_type(std::string_view header) {
  constexpr std::array<std::string_view, 6> names = {"type", "kind", "class",
                                                     "类型", "类别", "性质"};
  const std::string plain = plain_word(header);
  return std::ranges::find(names, plain) == names.end() ? std::nullopt : std::optional(0);
}

/// Accepts names that contain one of the words, which may have a unit: 电压（kV）, "Pipe diameter
/// (mm)".
std::function<std::optional<int>(std::string_view)> rank_by_word(
    std::vector<std::string_view> words) {
  return [words = std::move(words)](std::string_view header) -> std::optional<int> {
    const std::string plain = plain_word(narrow_text(header));
    const auto is_in = [&](std::string_view word) { return plain.find(word) != plain.npos; };
    return std::ranges::any_of(words, is_in) ? std::optional(0) : std::nullopt;
  };
}

}  // namespace

std::vector<FieldRequest> requests_for(LayerKind kind, const std::vector<std::string>& numbers) {
  std::vector<FieldRequest> requests;
  for (const std::string& role : known_roles(kind)) {
    const bool number = std::ranges::find(numbers, role) != numbers.end();
    requests.push_back({role, known_names(kind, role), number, false});
    if (kind == LayerKind::boundaries && role == "name") prefer_varying(requests.back());
    if (role == "year") requests.back().fit = fit_of_year;
    if (kind == LayerKind::facilities && role == "radius") requests.back().fit = fit_of_range;
    if (role == "usage" && kind == LayerKind::networks) requests.back().rank = rank_of_type;
    if (role == "voltage") requests.back().rank = rank_by_word({"电压", "voltage"});
    if (role == "pressure") requests.back().rank = rank_by_word({"压力", "pressure"});
    if (role == "diameter") requests.back().rank = rank_by_word({"管径", "口径", "diameter"});
  }
  return requests;
}

const RecordField& field_of(const Records& records, std::string_view role) {
  static const RecordField not_given;
  const auto found = std::ranges::find(records.fields, role, &RecordField::role);
  return found == records.fields.end() ? not_given : *found;
}

std::string_view text_at(const RecordField& field, RecordId record) {
  if (!field.given()) return {};
  constexpr std::string_view blanks = " \t\r\n";
  std::string_view text = field.text[record];
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  text.remove_suffix(text.size() - (text.find_last_not_of(blanks) + 1));
  return text;
}

std::optional<double> number_at(const RecordField& field, RecordId record) {
  return field.given() ? field.number[record] : std::nullopt;
}

Problem RecordInHand::problem(ProblemKind kind, Text detail) const {
  const bool on_the_map = row.index < records.point.size() && std::isfinite(records.point[row].lon);
  return {kind,
          records.layer,
          records.feature[row],
          called,
          on_the_map ? std::optional(records.point[row]) : std::nullopt,
          std::move(detail)};
}

RecordInHand record_of(const Records& records, RecordId row, const Villages& villages) {
  const VillageId village{row.index};
  return {records, row, record_label(villages.code[village], villages.name[village])};
}

TriState answer_at(const RecordField& field, const RecordInHand& record, Problems& problems) {
  if (!field.given()) return TriState::unknown;
  const std::string_view text = text_at(field, record.row);
  const auto answer = is_open_circle(text) ? std::nullopt : known_answer(text);
  if (answer) return *answer;
  problems.push_back(
      record.problem(ProblemKind::bad_census_value, fmt::format("{} = {}", field.source, text)));
  return TriState::unknown;
}

std::optional<People> people_at(const RecordField& field, const RecordInHand& record,
                                People implausible, Problems& problems) {
  if (!field.given()) return std::nullopt;
  const auto number = number_at(field, record.row);
  if (!number) {
    problems.push_back(record.problem(ProblemKind::people_missing,
                                      Text(field.source + " is empty", field.source + "为空")));
    return std::nullopt;
  }
  const std::string detail = fmt::format("{} = {}", field.source, *number);
  if (*number < 0.0) {
    problems.push_back(record.problem(ProblemKind::people_negative, detail));
    return std::nullopt;
  }
  if (*number > implausible.value) {
    problems.push_back(record.problem(ProblemKind::people_implausible, detail));
    return std::nullopt;  // one typing error would outweigh a whole county
  }
  return People{*number};
}

}  // namespace hinterland
