// SPDX-License-Identifier: Apache-2.0
#include "input/columns/read_figures.hpp"

#include "base/number_text.hpp"
#include "base/plain_word.hpp"
#include "base/text_fill.hpp"
#include "input/columns/column_numbers.hpp"
#include "input/columns/field_label.hpp"
#include "input/columns/missing_numbers.hpp"
#include "input/columns/read_columns.hpp"
#include "input/coordinates/projection.hpp"
#include "world/column_codes.hpp"
#include "world/known_words.hpp"
#include "world/null_word.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace hinterland {

namespace {

Problem of_layer(ProblemKind kind, const Records& records, Text detail) {
  return {kind, records.layer, -1, "", std::nullopt, std::move(detail)};
}

std::optional<LonLat> finite_place(const Records& records, Shape shape, RecordId row) {
  const LonLat place = a_place_of(records, shape, row);
  return std::isfinite(place.lon) ? std::optional(place) : std::nullopt;
}

/// Reports counts of people that are mostly small fractions and therefore probably in units of
/// 10,000.
void report_fractions(const RecordField& field, const Records& records, Problems& problems) {
  constexpr double few = 20.0;  // in units of 10,000: no village has 200,000 people
  std::size_t fractions = 0;
  std::size_t numbers = 0;
  double example = 0.0;
  for (const std::optional<double>& number : field.number) {
    if (!number) continue;
    if (*number >= few) return;
    ++numbers;
    if (*number == std::floor(*number)) continue;
    if (fractions++ == 0) example = *number;
  }
  if (fractions * 2 <= numbers) return;
  problems.push_back(of_layer(
      ProblemKind::number_format_assumed, records,
      {fmt::format("{}: values such as {:.12g} are read as they are, but people and households are "
                   "whole numbers. If the unit is 万 (10,000), add it to the column's name, as in "
                   "{}（万人）, or convert the values with sql",
                   field.source, example, field.source),
       fmt::format(
           "{}：{:.12g} 等按原数读取，但人数、户数应为整数。如以万为单位，请在列名中写明，例如 "
           "{}（万人），或用 sql 换算",
           field.source, example, field.source)}));
}

/// Reports a reading that is assumed, and adds a note for other unusual number formats.
void report_form(const NumberForm& form, const RecordField& field, Records& records,
                 Problems& problems) {
  if (form.is_assumed()) {
    problems.push_back(of_layer(ProblemKind::number_format_assumed, records,
                                {fmt::format("{}: {}. Set decimal = \".\" or decimal = \",\"",
                                             field.source, form.said().en),
                                 fmt::format("{}：{}。请用 decimal = \".\" 或 decimal = \",\" 指明",
                                             field.source, form.said().zh)}));
  } else if (!form.said().empty()) {
    records.notes.push_back(
        {fmt::format("{}: the numbers of {} are read {}", records.layer, field.source,
                     form.said().en),
         fmt::format("{}：列“{}”的数字{}", records.layer, field.source, form.said().zh)});
  }
}

}  // namespace

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

NumberColumns::NumberColumns(const std::vector<FieldRequest>& requests)
    : columns_(requests.size()) {
  for (const FieldRequest& request : requests) roles_.push_back(request.role);
}

void NumberColumns::expect(std::size_t request, std::string_view header, bool is_typed) {
  const auto unit = field_label(header).unit;
  columns_[request].emplace(
      Waiting{NumberTally(number_role(roles_[request]), unit), unit, is_typed, {}});
}

void NumberColumns::add(std::size_t request, std::string_view text) {
  Waiting& column = *columns_[request];
  const bool has_digit = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!has_digit && is_blank_word(text)) text = {};
  column.cells.push_back(text);
  if (text.empty()) return;
  const bool is_plain =
      column.is_typed && text.find(',') == text.npos && parse_number(text).has_value();
  if (!is_plain) column.tally.add(text);
}

void NumberColumns::fill(const Waiting& column, const NumberForm& form,
                         const std::vector<std::size_t>& kept, RecordField& field) const {
  for (const std::size_t at : kept) {
    const std::string_view text = column.cells[{static_cast<std::uint32_t>(at)}];
    field.number.push_back(text.empty() ? std::nullopt : form.read(text));
  }
}

void NumberColumns::settle(const LayerSource& source, Shape shape,
                           const std::vector<std::size_t>& kept, Records& records,
                           Problems& problems) {
  bool comma_elsewhere = false;
  for (const auto& column : columns_) {
    comma_elsewhere = comma_elsewhere || (column && column->tally.tells_comma());
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i]) continue;
    Waiting column = *std::exchange(columns_[i], std::nullopt);
    RecordField& field = records.fields[i];
    if (!foreign_unit(field.role, field.source).empty()) {
      problems.push_back(of_layer(ProblemKind::number_unreadable, records,
                                  foreign_column(field.role, field.source)));
      field.source.clear();  // as if the layer had no such column
      continue;
    }
    const NumberForm form(column.tally, column.unit, source.decimal, comma_elsewhere);
    field.is_in_base_unit = form.is_in_base_unit();
    report_form(form, field, records, problems);
    fill(column, form, kept, field);
    const auto add_unreadable = [&](RecordId row, const Text& told) {
      field.unreadable.insert(row);
      problems.push_back({ProblemKind::number_unreadable, records.layer, records.feature[row],
                          label_in(records, row), finite_place(records, shape, row), told});
    };
    for (const RecordId row : rows(field.number)) {
      const std::string_view text = column.cells[{static_cast<std::uint32_t>(kept[row.index])}];
      if (!text.empty() && !field.number[row])
        add_unreadable(row, unreadable_cell(field.role, field.source, text));
    }
    const NumberRole role = number_role(field.role);
    if (is_whole(role) || role == NumberRole::any) {
      for (const FillerNumber& filler : take_out_fillers(field.number, field.source))
        add_unreadable(filler.record, filler.told);
    }
    if (is_whole(role)) report_fractions(field, records, problems);
  }
}

LayerSource with_column_names(LayerSource source, const PlainSheet& sheet,
                              const std::vector<TableField>& fields) {
  if (!sheet.is_made) return source;
  for (auto& [role, name] : source.fields) {
    if (!fields_called(fields, name).empty() || !name.starts_with("Field")) continue;
    const auto number = parse_number(std::string_view(name).substr(5));
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (number == static_cast<double>(i + 1)) name = fields[i].name;
    }
  }
  return source;
}

void report_sheet(const PlainSheet& sheet, Records& records, Problems& problems) {
  for (const Text& said : sheet.said) {
    records.notes.push_back({records.layer + ": " + said.en, records.layer + "：" + said.zh});
  }
  for (const SheetFault& fault : sheet.open_quotes)
    problems.push_back(of_layer(ProblemKind::quote_not_closed, records, fault.detail));
  for (const SheetFault& fault : sheet.mismatches)
    problems.push_back(of_layer(ProblemKind::record_unreadable, records, fault.detail));
  if (!sheet.elsewhere.empty())
    problems.push_back(of_layer(ProblemKind::linked_file_not_read, records, sheet.elsewhere));
}

void resolve_places(PlaceColumns& columns, const LayerSource& source, Records& records,
                    std::vector<bool>& dropped, Problems& problems) {
  columns.settle(source.path, source.name);
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
  if (!columns.said().empty()) {
    records.notes.push_back(
        {fmt::format("{}: the coordinates are read as follows: {}", source.name, columns.said().en),
         fmt::format("{}：坐标的读法：{}", source.name, columns.said().zh)});
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

std::string_view text_in_cell(std::string_view role, std::string_view cell, bool is_answer) {
  const std::string_view text = without_blanks(cell);
  return role != "code" && !is_answer && is_null_word(text) ? std::string_view() : text;
}

void resolve_codes(Records& records, Problems& problems) {
  const auto field = std::ranges::find(records.fields, "code", &RecordField::role);
  if (field == records.fields.end() || !field->given()) return;
  std::vector<std::string> codes;
  codes.reserve(field->text.size());
  for (const RecordId row : rows(field->text)) codes.emplace_back(field->text[row]);
  codes = plain_codes(std::move(codes));
  const MissingCodes missing = find_missing_codes(codes);
  for (const std::size_t row : missing.rows) codes[row].clear();
  const CodeReport report =
      look_at_codes(codes, records.layer == "villages" || records.layer == "census");
  for (const std::size_t row : report.damaged) codes[row].clear();
  TextColumn<RecordId> plain;
  for (const std::string& code : codes) plain.push_back(code);
  field->text = std::move(plain);
  // The codes of facilities are only displayed.
  const bool is_compared = !records.layer.starts_with("facilities");
  for (const Text& form : is_compared ? missing.said : std::vector<Text>()) {
    problems.push_back(of_layer(ProblemKind::code_missing, records,
                                filled_text("{}: {}", "{}：{}", field->source, form)));
  }
  if (report.said.empty()) return;
  problems.push_back(of_layer(ProblemKind::code_damaged, records,
                              {fmt::format("{}: {}", field->source, report.said.en),
                               fmt::format("{}：{}", field->source, report.said.zh)}));
}

}  // namespace hinterland
