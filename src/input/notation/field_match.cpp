// SPDX-License-Identifier: Apache-2.0
#include "input/notation/field_match.hpp"

#include "base/characters.hpp"
#include "input/notation/field_label.hpp"
#include "system/shown_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace hinterland {

namespace {

/// Moves exact matches to the front; the order is otherwise that of the table.
std::vector<std::size_t> exact_first(const std::vector<TableField>& fields,
                                     std::vector<std::size_t> called, std::string_view name) {
  std::stable_partition(called.begin(), called.end(),
                        [&](std::size_t i) { return fields[i].name == name; });
  return called;
}

/// The fields with exactly this name; a unit from the row below the header is not part of the name.
std::vector<std::size_t> spelled_so(const std::vector<TableField>& fields, std::string_view name) {
  std::vector<std::size_t> spelled;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == name || fields[i].without_unit == name) spelled.push_back(i);
  }
  return spelled;
}

/// The fields whose label, without unit and marks, is that of the name.
std::vector<std::size_t> fields_labelled(const std::vector<TableField>& fields,
                                         std::string_view name) {
  const std::string wanted = field_label(name).name;
  std::vector<std::size_t> called;
  for (std::size_t i = 0; !wanted.empty() && i < fields.size(); ++i) {
    if (!fields[i].repaired && field_label(fields[i].name).name == wanted) called.push_back(i);
  }
  return called;
}

/// Adds fields that match by label, such as "people (人)", to those that differ in case, such as
/// "PEOPLE".
std::vector<std::size_t> and_labelled(const std::vector<TableField>& fields,
                                      std::vector<std::size_t> called, std::string_view name) {
  const auto labelled = fields_labelled(fields, name);
  called.insert(called.end(), labelled.begin(), labelled.end());
  std::ranges::sort(called);
  called.erase(std::unique(called.begin(), called.end()), called.end());
  return called;
}

/// The only field with this name in the second of two header rows: 通硬化路 under a merged
/// 基础设施.
std::optional<FieldMatch> field_below(const std::vector<TableField>& fields,
                                      std::string_view name) {
  const auto is_meant = [&](const TableField& field) {
    return !field.below.empty() && field.below == name;
  };
  if (std::ranges::count_if(fields, is_meant) != 1) return std::nullopt;
  const auto found = std::ranges::find_if(fields, is_meant);
  return FieldMatch{static_cast<std::size_t>(found - fields.begin()), {}};
}

/// A name with which a study can refer to this field unambiguously; empty if there is none.
std::string unambiguous_name(const std::vector<TableField>& fields, std::size_t field) {
  const std::string& name = fields[field].name;
  const std::string& below = fields[field].below;
  if (spelled_so(fields, name).size() == 1) return name;
  const auto found = field_below(fields, below);
  return found && found->field == field ? below : std::string();
}

/// The fields that may match one of the names. Avoids comparing all of up to 10,000 columns with
/// all names.
std::vector<std::size_t> fields_near(const std::vector<TableField>& fields,
                                     const std::vector<std::string>& names) {
  std::unordered_set<std::string> spellings;
  std::unordered_set<std::string> labels;
  std::unordered_set<std::string> bare;
  for (const std::string& name : names) {
    spellings.insert(ascii_lower(name));
    labels.insert(field_label(name).name);
    bare.insert(bare_label(name).name);
  }
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string& name = fields[i].name;
    if (fields[i].repaired || spellings.contains(ascii_lower(name)) ||
        labels.contains(field_label(name).name) || bare.contains(bare_label(name).name))
      near.push_back(i);
  }
  return near;
}

}  // namespace

int age_of_year(int year) { return is_planned_year(year) ? year : -year; }

FieldMatch fullest(const std::vector<std::size_t>& candidates, const FilledCounts& filled) {
  if (candidates.size() == 1) return {candidates.front(), {}};
  const std::vector<std::size_t> counts = filled(candidates);
  const std::size_t most = *std::ranges::max_element(counts);
  const auto first_full =
      std::ranges::find_if(counts, [&](std::size_t n) { return 2 * n >= most; });
  FieldMatch match{candidates[static_cast<std::size_t>(first_full - counts.begin())], {}};
  std::ranges::copy_if(candidates, std::back_inserter(match.others),
                       [&](std::size_t i) { return i != match.field; });
  return match;
}

bool may_have_been(const TableField& field, std::string_view name) {
  return field.repaired && !field.name.empty() && name.starts_with(field.begins);
}

std::vector<std::size_t> fields_called(const std::vector<TableField>& fields,
                                       std::string_view name) {
  std::vector<std::size_t> called;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].repaired && same_name(fields[i].name, name)) called.push_back(i);
  }
  for (std::size_t i = 0; called.empty() && i < fields.size(); ++i) {
    if (may_have_been(fields[i], name)) called.push_back(i);
  }
  return called;
}

std::optional<FieldMatch> field_named(const std::vector<TableField>& fields, std::string_view name,
                                      const FilledCounts& filled) {
  const std::vector<std::size_t> spelled = spelled_so(fields, name);
  if (!spelled.empty()) return fullest(spelled, filled);
  const std::vector<std::size_t> called = fields_called(fields, name);
  if (called.empty()) {
    const auto labelled = field_labelled(fields, name, filled);
    return labelled ? labelled : field_below(fields, name);
  }
  return fullest(and_labelled(fields, called, name), filled);
}

std::optional<FieldMatch> field_labelled(const std::vector<TableField>& fields,
                                         std::string_view name, const FilledCounts& filled) {
  const std::vector<std::size_t> called = fields_labelled(fields, name);
  if (called.empty()) return std::nullopt;
  return fullest(called, filled);
}

std::optional<FieldMatch> field_of_short_year(const std::vector<TableField>& fields,
                                              std::string_view name, const FilledCounts& filled) {
  const std::string wanted = bare_label(name).name;
  std::vector<std::pair<int, std::size_t>> called;  // sorted by age
  for (std::size_t i = 0; !wanted.empty() && i < fields.size(); ++i) {
    const auto label = short_year_label(fields[i].name);
    if (!label || label->name != wanted || is_of_the_future(fields[i].name)) continue;
    if (label->year == 0) return std::nullopt;
    called.emplace_back(age_of_year(label->year), i);
  }
  if (called.size() < 2) return std::nullopt;
  std::ranges::sort(called);
  std::vector<std::size_t> candidates;
  for (const auto& [year, field] : called) candidates.push_back(field);
  return fullest(candidates, filled);
}

namespace {

/// Finds the field whose name is the same except for a year and word separators: 人口2020 for 人口,
/// "Village Name" for village_name. Of several years, the latest.
std::optional<FieldMatch> field_of_year(const std::vector<TableField>& fields,
                                        std::string_view name, const FilledCounts& filled) {
  const std::string wanted = bare_label(name).name;
  std::vector<std::pair<int, std::size_t>> called;  // sorted by age
  for (std::size_t i = 0; !wanted.empty() && i < fields.size(); ++i) {
    const BareLabel label = bare_label(fields[i].name);
    if (fields[i].repaired || label.name != wanted || is_of_the_future(fields[i].name)) continue;
    called.emplace_back(-label.year, i);
  }
  if (called.empty()) return std::nullopt;
  std::ranges::sort(called);
  std::vector<std::size_t> candidates;
  for (const auto& [year, field] : called) candidates.push_back(field);
  return fullest(candidates, filled);
}

}  // namespace

std::optional<FieldMatch> field_among(const std::vector<TableField>& fields,
                                      const std::vector<std::string>& names,
                                      const FilledCounts& filled) {
  const std::vector<std::size_t> near = fields_near(fields, names);
  std::vector<TableField> few;
  for (const std::size_t i : near) few.push_back(fields[i]);
  const FilledCounts filled_of_few = [&](std::vector<std::size_t> candidates) {
    for (std::size_t& i : candidates) i = near[i];
    return filled(candidates);
  };
  if (few.empty()) return std::nullopt;
  const auto in_table = [&](FieldMatch found) {
    found.field = near[found.field];
    for (std::size_t& other : found.others) other = near[other];
    return found;
  };
  for (const auto match : {&field_like, &field_labelled, &field_of_year}) {
    for (const std::string& name : names) {
      if (const auto found = match(few, name, filled_of_few)) return in_table(*found);
    }
  }
  return std::nullopt;
}

std::optional<FieldMatch> field_like(const std::vector<TableField>& fields, std::string_view name,
                                     const FilledCounts& filled) {
  const std::vector<std::size_t> called = fields_called(fields, name);
  if (called.empty()) return std::nullopt;
  // An exact match may be an empty duplicate of "people (人)": the number of filled records
  // decides.
  std::vector<std::size_t> all = called;
  for (const std::size_t field : fields_labelled(fields, name)) {
    if (std::ranges::find(called, field) == called.end()) all.push_back(field);
  }
  std::ranges::sort(all);
  return fullest(exact_first(fields, all, name), filled);
}

Text describe(const FieldMatch& match, const std::vector<TableField>& fields,
              const std::string& role) {
  std::vector<std::string> others;
  std::vector<std::string> others_zh;
  bool can_be_named = true;
  for (const std::size_t other : match.others) {
    others.push_back(fmt::format("'{}' (column {})", on_one_line(fields[other].name), other + 1));
    others_zh.push_back(fmt::format("“{}”（第{}列）", on_one_line(fields[other].name), other + 1));
    can_be_named = can_be_named && !unambiguous_name(fields, other).empty();
  }
  const std::string taken = on_one_line(fields[match.field].name);
  const std::string key = fmt::format("fields = {{ {} = {} }}", role,
                                      toml_text(unambiguous_name(fields, match.others.front())));
  return {
      fmt::format("{}: '{}' (column {}) is used, not {}; {}", role, taken, match.field + 1,
                  fmt::join(others, ", "),
                  can_be_named ? "to use the other, write " + key
                               : "to use the other, rename it in the file"),
      fmt::format("{}：采用“{}”（第{}列），未采用{}；{}", role, taken, match.field + 1,
                  fmt::join(others_zh, "、"),
                  can_be_named ? "如应采用另一列，请写 " + key : "如应采用另一列，请在文件中改名")};
}

}  // namespace hinterland
