// SPDX-License-Identifier: Apache-2.0
#include "input/records/rows_of_years.hpp"

#include "base/text_fill.hpp"
#include "input/columns/field_match.hpp"
#include "input/columns/read_cells.hpp"
#include "input/columns/read_columns.hpp"
#include "input/conditions/clause.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

/// What all rows of one village have alike.
std::string village_of(const Records& records, RecordId row) {
  std::string key;
  for (const char* role : {"code", "name", "town", "county"}) {
    key += text_at(field_of(records, role), row);
    key += '\n';
  }
  return key;
}

/// The rows of each village, and the years that there are, by age.
struct YearlyRows {
  std::map<std::string, std::vector<RecordId>> rows_of;
  std::map<int, std::string> years;  ///< by age, as the first cell has it
  std::size_t undated = 0;           ///< rows
};

YearlyRows yearly_rows(const Records& records, const RecordField& field) {
  YearlyRows yearly;
  for (const RecordId row : rows(records.feature)) {
    const std::string_view cell = text_at(field, row);
    const int year = year_in(cell);
    if (year == 0) ++yearly.undated;
    if (year != 0) yearly.years.try_emplace(age_of_year(year), cell);
    yearly.rows_of[village_of(records, row)].push_back(row);
  }
  return yearly;
}

}  // namespace

void keep_last_years(Records& records, const LayerSource& source, Problems& problems) {
  const RecordField& field = field_of(records, "year");
  const bool has_key = field_of(records, "code").given() || field_of(records, "name").given();
  if (!field.given() || !has_key || !records.polygons.empty()) return;
  const YearlyRows yearly = yearly_rows(records, field);
  constexpr std::size_t few = 10;  // a tenth
  if (few * yearly.undated > records.size() || yearly.years.size() < 2) return;
  const auto age = [&](RecordId row) { return age_of_year(year_in(text_at(field, row))); };
  std::vector<bool> dropped(records.size(), false);
  std::size_t several = 0;
  std::size_t left_out = 0;
  for (const auto& [village, its_rows] : yearly.rows_of) {
    const int last = age(*std::ranges::min_element(its_rows, {}, age));
    std::size_t older = 0;
    for (const RecordId row : its_rows) {
      dropped[row.index] = age(row) != last;
      older += dropped[row.index] ? 1 : 0;
    }
    several += older > 0 ? 1 : 0;
    left_out += older;
  }
  if (several == 0) return;
  std::vector<std::string> years;
  for (const auto& [age_of_it, cell] : yearly.years) years.push_back(cell);
  const std::string_view unit = std::string_view(years[1]).substr(4);
  const bool is_number =
      unit.empty() || unit == "年" || unit == "年度";  // a condition reads the unit as one
  const std::string key = where_key(with_condition(
      source.where,
      name_in_condition(field.source) + " = " +
          value_in_condition(is_number ? years[1].substr(0, 4) : years[1], is_number)));
  problems.push_back(
      {ProblemKind::field_ambiguous, source.name, -1, "", std::nullopt,
       filled_text(
           "the rows are of several years by '{}' ({}): of each village that of its last "
           "year is taken, and {} of {} rows are left out; if another year is meant, write "
           "{}",
           "“{0}”表明记录分属不同年份（{1}）：每村采用最近一年，{3} 条记录中有 {2} 条未采用；"
           "如应采用其他年份，请写 {4}",
           field.source, listed_text(years), left_out, records.size(), key)});
  drop_rows(records, dropped);
}

}  // namespace hinterland
