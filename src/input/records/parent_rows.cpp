// SPDX-License-Identifier: Apache-2.0
#include "input/records/parent_rows.hpp"

#include "base/text_fill.hpp"
#include "input/columns/records.hpp"
#include "input/conditions/clause.hpp"
#include "input/notation/field_match.hpp"
#include "input/notation/place_codes.hpp"
#include "world/place_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

bool are_about_equal(double whole, double sum) { return std::abs(whole - sum) <= 0.01 * sum; }

/// The column of parents, unless it is also used for the names or codes of the rows.
const RecordField& parents_of(const Records& records) {
  const RecordField& parent = field_of(records, "parent");
  const bool is_own = parent.source == field_of(records, "name").source ||
                      parent.source == field_of(records, "code").source;
  return is_own ? field_of(records, "no such role") : parent;
}

/// The rows that are parents of other rows, and the sums of their children.
class ParentRows {
 public:
  explicit ParentRows(const Records& records) : records_(records), parent_(records.size()) {
    for (const RecordId row : rows(records.feature))
      grade_.push_back(grade_of(text_at(level_, row)));
    if (parents_.given())
      find_by_name();
    else if (level_.given())
      find_by_order();
    sum_children();
  }

  /// Rows that are the sum of their children.
  std::vector<RecordId> sums() const {
    return where([&](RecordId row) { return is_sum(row); });
  }

  /// Rows that may include their children but are not their sum.
  std::vector<RecordId> doubtful() const {
    return where([&](RecordId row) {
      const auto figure = figure_at(row);
      return is_whole_[row.index] && !is_sum(row) && figure && *figure >= children_[row.index].sum;
    });
  }

  /// Rows of the highest level of villages if several levels occur.
  std::vector<RecordId> of_higher_level() const {
    const VillageGrade highest = *std::ranges::max_element(grade_, {}, [](VillageGrade grade) {
      return grade == VillageGrade::town ? VillageGrade::unknown : grade;
    });
    const bool are_mixed = std::ranges::any_of(grade_, [&](VillageGrade grade) {
      return grade != VillageGrade::unknown && grade < highest;
    });
    if (!are_mixed || highest == VillageGrade::unknown || highest == VillageGrade::town) return {};
    return where([&](RecordId row) { return grade_[row.index] == highest; });
  }

 private:
  struct Children {
    std::size_t rows = 0;
    double sum = 0.0;
  };

  template <class Test>
  std::vector<RecordId> where(const Test& test) const {
    std::vector<RecordId> found;
    for (const RecordId row : rows(records_.feature)) {
      if (test(row)) found.push_back(row);
    }
    return found;
  }

  /// The people, or the households if the table has no people.
  std::optional<double> figure_at(RecordId row) const {
    return number_at(people_.given() ? people_ : households_, row);
  }

  bool is_sum(RecordId row) const {
    const Children& children = children_[row.index];
    const auto figure = figure_at(row);
    return figure && children.sum > 0.0 && are_about_equal(*figure, children.sum);
  }

  std::string key_of(RecordId row, std::string_view name) const {
    return fmt::format("{}\n{}\n{}", text_at(county_, row), text_at(town_, row), name);
  }

  static std::string stem_of(std::string_view name) {
    return folded_place_name(name, Level::village).stem;
  }

  void find_by_name() {
    std::map<std::string, std::vector<RecordId>> by_text;
    std::map<std::string, std::vector<RecordId>> by_stem;
    for (const RecordId row : rows(records_.feature)) {
      const std::string_view code = text_at(code_, row);
      const std::string_view name = own_name_at(records_, row);
      if (!code.empty()) by_text[key_of(row, code)].push_back(row);
      if (name.empty()) continue;
      by_text[key_of(row, name)].push_back(row);
      by_stem[key_of(row, stem_of(name))].push_back(row);
    }
    is_whole_.assign(records_.size(), false);
    for (const RecordId row : rows(records_.feature)) {
      const std::string_view message = text_at(parents_, row);
      if (message.empty()) continue;
      const auto exact = by_text.find(key_of(row, message));
      const auto alike = by_stem.find(key_of(row, stem_of(message)));
      const bool is_exact = exact != by_text.end();
      if (!is_exact && alike == by_stem.end()) continue;
      const RecordId parent = highest(is_exact ? exact->second : alike->second);
      if (parent == row || grade_[parent.index] < grade_[row.index]) continue;
      parent_[row.index] = parent;
      is_whole_[parent.index] =
          is_whole_[parent.index] || is_exact || grade_[parent.index] > grade_[row.index];
    }
  }

  RecordId highest(const std::vector<RecordId>& of_one_name) const {
    return *std::ranges::max_element(of_one_name, {},
                                     [&](RecordId row) { return grade_[row.index]; });
  }

  /// The parent of a row is the next row of a higher level above it.
  void find_by_order() {
    is_whole_.assign(records_.size(), false);
    std::map<VillageGrade, RecordId> last;
    for (const RecordId row : rows(records_.feature)) {
      const VillageGrade grade = grade_[row.index];
      last.erase(last.begin(), last.upper_bound(grade));
      if (grade == VillageGrade::unknown) {
        last.clear();
        continue;
      }
      const auto above = last.upper_bound(grade);
      if (above != last.end() && above->first != VillageGrade::town)
        parent_[row.index] = above->second;
      last[grade] = row;
    }
  }

  void sum_children() {
    children_.resize(records_.size());
    for (const RecordId row : rows(records_.feature)) {
      const auto parent = parent_[row.index];
      if (!parent || parent_[parent->index] == row) continue;
      ++children_[parent->index].rows;
      children_[parent->index].sum += figure_at(row).value_or(0.0);
    }
    for (std::size_t i = 0; i < is_whole_.size(); ++i)
      is_whole_[i] = is_whole_[i] && children_[i].rows > 0;
  }

  const Records& records_;
  const RecordField& parents_ = parents_of(records_);
  const RecordField& level_ = field_of(records_, "level");
  const RecordField& code_ = field_of(records_, "code");
  const RecordField& town_ = field_of(records_, "town");
  const RecordField& county_ = field_of(records_, "county");
  const RecordField& people_ = field_of(records_, "people");
  const RecordField& households_ = field_of(records_, "households");
  std::vector<VillageGrade> grade_;
  std::vector<std::optional<RecordId>> parent_;
  std::vector<bool> is_whole_;  ///< definitely named as parent of other rows
  std::vector<Children> children_;
};

Text examples(const Records& records, const std::vector<RecordId>& of) {
  std::vector<RowName> named;
  for (const RecordId row : of) {
    named.push_back({own_name_at(records, row), records.feature[row], "",
                     number_at(field_of(records, "people"), row)});
  }
  return listed_rows(named);
}

/// The condition that excludes the rows: by level if that excludes all of them, else by name.
std::string where_without(const Records& records, const LayerSource& source,
                          const std::vector<RecordId>& left, bool by_level) {
  const RecordField& name = field_of(records, "name");
  const RecordField& code = field_of(records, "code");
  const RecordField& field = by_level ? field_of(records, "level") : name.given() ? name : code;
  std::set<std::string> values;
  bool any_blank = false;
  for (const RecordId row : left) {
    const std::string_view cell = text_at(field, row);
    any_blank = any_blank || cell.empty();
    values.insert(value_in_condition(cell, false));
  }
  const std::string column = name_in_condition(field.source);
  if (any_blank) return where_key(with_condition(source.where, fmt::format("{} <> ''", column)));
  return where_key(with_condition(source.where, fmt::format("({0} IS NULL OR {0} NOT IN ({1}))",
                                                            column, fmt::join(values, ", "))));
}

void report_rows(const Records& records, const LayerSource& source, const std::vector<RecordId>& of,
                 Text detail, Problems& problems) {
  const auto place =
      records.point.empty() ? std::nullopt : std::optional(records.point[of.front()]);
  report_higher_rows(source.name, place, std::move(detail), problems);
}

}  // namespace

bool is_named(const Villages& villages, VillageId village) {
  const std::string_view name = villages.name[village];
  return !name.empty() && !name.starts_with('#') && name != villages.code[village];
}

Text listed_rows(const std::vector<RowName>& rows) {
  constexpr std::size_t most = 3;
  Text text;
  for (std::size_t i = 0; i < std::min(most, rows.size()); ++i) {
    const auto& [name, record, code, people] = rows[i];
    if (i > 0) text = text + Text(", ", "、");
    text = text + filled_text("{} (record {}", "{}（第{}条", name, record);
    if (!code.empty()) text = text + filled_text(", {}", "，{}", code);
    if (people) text = text + filled_text(", {:.0f} people", "，{:.0f}人", *people);
    text = text + Text(")", "）");
  }
  return rows.size() > most ? text + Text(", …", "……") : text;
}

Text counted_rows(std::size_t rows) {
  return {counted(rows, "row", "rows"), fmt::format("{}条记录", rows)};
}

void report_higher_rows(const std::string& layer, std::optional<LonLat> place, Text detail,
                        Problems& problems) {
  if (place && !std::isfinite(place->lon)) place.reset();
  problems.push_back({ProblemKind::higher_level_row, layer, -1, "", place, std::move(detail)});
}

std::string_view own_name_at(const Records& records, RecordId row) {
  const RecordField& field = field_of(records, "name");
  const std::string_view name = text_at(field, row);
  return name.empty() && field.given() ? text_at(parents_of(records), row) : name;
}

void leave_out_parent_rows(Records& records, const LayerSource& source, Problems& problems) {
  const RecordField& parent = parents_of(records);
  const RecordField& level = field_of(records, "level");
  if (records.size() == 0 || (!parent.given() && !level.given())) return;
  const ParentRows found(records);
  const std::vector<RecordId> sums = found.sums();
  const std::vector<RecordId> doubtful = found.doubtful();
  const std::vector<RecordId> higher = found.of_higher_level();
  const std::string& column = parent.given() ? parent.source : level.source;
  if (!sums.empty())
    report_rows(
        records, source, sums,
        filled_text("{} left out, each the sum of its natural villages according to '{}': {}. To "
                    "plan for these rows instead, exclude the others with where",
                    "{}恰为其下属自然村（据“{}”）之和，未采用，以免重复计算：{}。若要按行政村"
                    "计算，请用 where 排除其下属自然村",
                    counted_rows(sums.size()), column, examples(records, sums)),
        problems);
  if (!doubtful.empty())
    report_rows(
        records, source, doubtful,
        filled_text("{} kept, although according to '{}' other rows are their natural villages and "
                    "have fewer people in total: {}. If their people include those, write {}",
                    "{}据“{}”另有下属自然村的记录，且人口不少于其合计，仍予保留：{}。若其人口已"
                    "包含下属自然村，请写 {}",
                    counted_rows(doubtful.size()), column, examples(records, doubtful),
                    where_without(records, source, doubtful, false)),
        problems);
  else if (sums.empty() && !higher.empty())
    report_rows(
        records, source, higher,
        filled_text("{} kept, although according to '{}' they are above other rows, and it is "
                    "unclear whether their people include those: {}. If so, write {}",
                    "{}据“{}”级别高于其他记录，其人口是否已包含后者无法判断，仍予保留：{}。若已"
                    "包含，请写 {}",
                    counted_rows(higher.size()), level.source, examples(records, higher),
                    where_without(records, source, higher, true)),
        problems);
  std::vector<bool> dropped(records.size(), false);
  for (const RecordId row : sums) dropped[row.index] = true;
  drop_rows(records, dropped);
}

namespace {

/// A key shared by all rows of a village.
std::string village_of(const Records& records, RecordId row) {
  std::string key;
  for (const char* role : {"code", "name", "town", "county"}) {
    key += text_at(field_of(records, role), row);
    key += '\n';
  }
  return key;
}

/// The rows of each village, and the years that occur.
struct YearlyRows {
  std::map<std::string, std::vector<RecordId>> rows_of;
  std::map<int, std::string> years;  ///< by age, with the text of the first cell
  std::size_t undated = 0;           ///< number of rows without a year
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
  constexpr std::size_t few = 10;  // one in ten
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
      // Conditions accept a number with this unit.
      unit.empty() || unit == "年" || unit == "年度";
  const std::string key = where_key(with_condition(
      source.where,
      name_in_condition(field.source) + " = " +
          value_in_condition(is_number ? years[1].substr(0, 4) : years[1], is_number)));
  problems.push_back(
      {ProblemKind::field_ambiguous, source.name, -1, "", std::nullopt,
       filled_text(
           "according to '{}', the rows are of several years ({}): for each village the last year "
           "is used, and {} of {} rows are left out; to use another year, write {}",
           "“{0}”表明记录分属不同年份（{1}）：每村采用最近一年，{3}条记录中有{2}条未采用；"
           "如应采用其他年份，请写 {4}",
           field.source, listed_text(years), left_out, records.size(), key)});
  drop_rows(records, dropped);
}

}  // namespace hinterland
