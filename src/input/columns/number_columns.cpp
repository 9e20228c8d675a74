// SPDX-License-Identifier: Apache-2.0
#include "input/columns/number_columns.hpp"

#include "base/characters.hpp"
#include "base/plain_text.hpp"
#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/columns/coordinate_columns.hpp"
#include "input/columns/records.hpp"
#include "input/notation/column_numbers.hpp"
#include "input/notation/field_label.hpp"
#include "world/cell_words.hpp"
#include "world/column_codes.hpp"
#include "world/known_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

constexpr std::array<std::string_view, 18> missing_words = {
    "#ref!",  "#value!",  "#name?", "#div/0!", "#num!", "#error!", "暂无", "暂缺",    "无代码",
    "无编码", "没有代码", "未编码", "未编",    "待定",  "待补",    "待编", "no code", "missing"};

bool are_all(std::string_view text, char wanted) {
  return !text.empty() && std::ranges::all_of(text, [&](char c) { return c == wanted; });
}

bool is_negative_number(std::string_view text) {
  return text.size() > 1 && text[0] == '-' && text.find_first_not_of("0123456789", 1) == text.npos;
}

/// Whether the text is a number such as 999999 that forms use for "none".
bool is_filler(std::string_view text) { return text.size() >= 6 && are_all(text, '9'); }

bool is_marks(std::string_view text) { return text.find_first_not_of("-_*/\\?.#~") == text.npos; }

bool means_none(const std::string& code) {
  if (code.find_first_not_of("0123456789") == code.npos) return is_filler(code);
  const std::string word = plain_word(code);
  if (word.empty()) return false;
  return is_blank_word(word) || std::ranges::find(missing_words, word) != missing_words.end() ||
         is_negative_number(word) || is_marks(word);
}

}  // namespace

MissingCodes find_missing_codes(const std::vector<std::string>& codes) {
  constexpr std::size_t long_code = 6;
  std::map<std::string, std::vector<std::size_t>> rows_of;
  std::size_t longest = 0;
  std::size_t zeros = 0;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const bool is_zero = are_all(codes[i], '0');
    zeros += is_zero ? 1 : 0;
    if (is_zero || means_none(codes[i])) {
      rows_of[codes[i]].push_back(i);
    } else {
      longest = std::max(longest, codes[i].size());
    }
  }
  MissingCodes missing;
  for (const auto& [form, rows] : rows_of) {
    if (are_all(form, '0') && zeros == 1 && longest < long_code) continue;
    missing.rows.insert(missing.rows.end(), rows.begin(), rows.end());
    missing.statements.push_back(filled_text("'{}' in {} of {} records", "“{}”：{}条（共{}条）",
                                             form, rows.size(), codes.size()));
  }
  std::ranges::sort(missing.rows);
  return missing;
}

namespace {

constexpr std::size_t min_rows = 3;

bool may_be_filler(double number) {
  const std::string digits = fmt::format("{:.12g}", number);
  if (digits == "999" || digits == "32767" || digits == "65535") return true;
  return digits.size() >= 4 && digits.find_first_not_of(digits.front()) == digits.npos;
}

/// Whether the number is far above those of the other records.
bool is_far_above(double number, const std::vector<double>& sorted) {
  std::vector<double> others;
  std::ranges::copy_if(sorted, std::back_inserter(others),
                       [&](double other) { return !may_be_filler(other); });
  return others.empty() || number > 2.0 * others[(others.size() - 1) * 9 / 10];
}

/// A number that stands for "not known", such as 9999.
struct FillerNumber {
  RecordId record;
  Text message;
};

/// Replaces filler numbers of a column by "unknown": numbers of one repeated digit (at least four,
/// or 999), or the maximum of an integer type (32767, 65535), that occur in at least three records
/// and are more than twice the 90th percentile of the others. `source` is the name of the column.
/// O(n log n).
std::vector<FillerNumber> take_out_fillers(Column<RecordId, std::optional<double>>& numbers,
                                           const std::string& source) {
  std::map<double, std::size_t> count;
  std::vector<double> sorted;
  for (const std::optional<double>& number : numbers) {
    if (!number) continue;
    sorted.push_back(*number);
    if (may_be_filler(*number)) ++count[*number];
  }
  std::erase_if(count, [](const auto& entry) { return entry.second < min_rows; });
  if (count.empty()) return {};
  std::ranges::sort(sorted);
  std::erase_if(count, [&](const auto& entry) { return !is_far_above(entry.first, sorted); });
  std::vector<FillerNumber> found;
  for (const RecordId row : rows(numbers)) {
    const auto filler = numbers[row] ? count.find(*numbers[row]) : count.end();
    if (filler == count.end()) continue;
    found.push_back({row, filled_text("{0} = {1:.12g}. It occurs in {2} of {3} records and is far "
                                      "above all others, so it is treated as unknown",
                                      "{0} = {1:.12g}。{3}条记录中有{2}"
                                      "条为此数，远大于其余各条，视为“无数据”",
                                      source, filler->first, filler->second, sorted.size())});
    numbers[row].reset();
  }
  return found;
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
                                             field.source, form.description().en),
                                 fmt::format("{}：{}。请用 decimal = \".\" 或 decimal = \",\" 指明",
                                             field.source, form.description().zh)}));
  } else if (!form.description().empty()) {
    records.notes.push_back(
        {fmt::format("{}: the numbers of {} are read {}", records.layer, field.source,
                     form.description().en),
         fmt::format("{}：列“{}”的数字{}", records.layer, field.source, form.description().zh)});
  }
}

}  // namespace

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
  const bool has_digit = std::ranges::any_of(text, is_ascii_digit);
  if (!has_digit && is_blank_word(text)) text = {};
  column.cells.push_back(text);
  if (text.empty()) return;
  const bool is_plain =
      column.is_typed && text.find(',') == text.npos && parse_number(text).has_value();
  if (!is_plain) column.tally.add(text);
}

void NumberColumns::fill(const Waiting& column, const NumberForm& form,
                         const std::vector<std::size_t>& kept, RecordField& field) {
  for (const std::size_t at : kept) {
    const std::string_view text = column.cells[{static_cast<std::uint32_t>(at)}];
    field.number.push_back(text.empty() ? std::nullopt : form.read(text));
  }
}

void NumberColumns::finish(const LayerSource& source, Shape shape,
                           const std::vector<std::size_t>& kept, Records& records,
                           Problems& problems) {
  bool comma_elsewhere = false;
  for (const auto& column : columns_) {
    comma_elsewhere = comma_elsewhere || (column && column->tally.implies_comma());
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
    const auto add_unreadable = [&](RecordId row, const Text& message) {
      field.unreadable.insert(row);
      problems.push_back({ProblemKind::number_unreadable, records.layer, records.feature[row],
                          label_in(records, row), finite_place(records, shape, row), message});
    };
    for (const RecordId row : rows(field.number)) {
      const std::string_view text = column.cells[{static_cast<std::uint32_t>(kept[row.index])}];
      if (!text.empty() && !field.number[row])
        add_unreadable(row, unreadable_cell(field.role, field.source, text));
    }
    const NumberRole role = number_role(field.role);
    if (is_whole(role) || role == NumberRole::any) {
      for (const FillerNumber& filler : take_out_fillers(field.number, field.source))
        add_unreadable(filler.record, filler.message);
    }
    if (is_whole(role)) report_fractions(field, records, problems);
  }
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
      examine_codes(codes, records.layer == "villages" || records.layer == "census");
  for (const std::size_t row : report.damaged) codes[row].clear();
  TextColumn<RecordId> plain;
  for (const std::string& code : codes) plain.push_back(code);
  field->text = std::move(plain);
  // The codes of facilities are only displayed.
  const bool is_compared = !records.layer.starts_with("facilities");
  for (const Text& form : is_compared ? missing.statements : std::vector<Text>()) {
    problems.push_back(of_layer(ProblemKind::code_missing, records,
                                filled_text("{}: {}", "{}：{}", field->source, form)));
  }
  if (report.message.empty()) return;
  problems.push_back(of_layer(ProblemKind::code_damaged, records,
                              {fmt::format("{}: {}", field->source, report.message.en),
                               fmt::format("{}：{}", field->source, report.message.zh)}));
}

}  // namespace hinterland
