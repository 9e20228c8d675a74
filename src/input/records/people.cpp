// SPDX-License-Identifier: Apache-2.0
#include "input/records/people.hpp"

#include <utility>
#include "base/text_fill.hpp"
#include "world/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace hinterland {

void count_whole_people(Villages& villages) {
  for (std::optional<People>& people : villages.people) {
    if (people) people->value = std::round(people->value);
  }
}

namespace {

/// The number of villages among the records; records with the same code are parts of one village.
std::size_t count_villages(const Villages& villages, const std::vector<VillageId>& records) {
  std::unordered_set<std::string_view> codes;
  std::size_t count = 0;
  for (const VillageId v : records) {
    const std::string_view code = villages.code[v];
    count += code.empty() || codes.insert(code).second ? 1 : 0;
  }
  return count;
}

bool is_zero(const Villages& villages, VillageId v) { return villages.people[v] == People{0.0}; }

bool counts_households(const Villages& villages, VillageId v) {
  return villages.households[v].value_or(0.0) > 0.0;
}

/// The villages with 0 people and some households. If a village has several records and another one
/// has people, it is not included.
std::vector<VillageId> zeros_with_households(const Villages& villages) {
  std::unordered_set<std::string_view> codes;
  std::vector<VillageId> zeros;
  for (VillageId v : rows(villages.people)) {
    if (!is_zero(villages, v) || !counts_households(villages, v)) continue;
    zeros.push_back(v);
    if (!villages.code[v].empty()) codes.insert(villages.code[v]);
  }
  if (codes.empty()) return zeros;
  std::unordered_set<std::string_view> counted;
  for (VillageId v : rows(villages.people)) {
    const bool has_people = villages.people[v].value_or(People{}) > People{0.0};
    if (has_people && codes.contains(villages.code[v])) counted.insert(villages.code[v]);
  }
  std::erase_if(zeros, [&](VillageId v) { return counted.contains(villages.code[v]); });
  return zeros;
}

}  // namespace

void distrust_zero_people(Villages& villages, Problems& problems) {
  const auto add = [&](Text detail) {
    problems.push_back(
        {ProblemKind::people_missing, "villages", -1, "", std::nullopt, std::move(detail)});
  };
  std::size_t known = 0;
  std::size_t zero = 0;
  bool any_households = false;
  for (VillageId v : rows(villages.people)) {
    known += villages.people[v] ? 1 : 0;
    zero += is_zero(villages, v) ? 1 : 0;
    any_households = any_households || counts_households(villages, v);
  }
  if (zero > 0 && zero == known && (zero > 1 || any_households)) {
    for (VillageId v : rows(villages.people)) villages.people[v].reset();
    add(filled_text(
        "people is 0 or empty in all {} records and is treated as unknown (many formats write 0 "
        "for an empty cell). Name the column of people with fields = {{ people = \"…\" }}",
        "全部{}条记录的人口均为 0 或为空，按缺失处理（许多格式会把空单元格写成 0）。请用 "
        "fields = {{ people = \"…\" }} 指明人口列",
        villages.people.size()));
    return;
  }
  const std::vector<VillageId> zeros = zeros_with_households(villages);
  for (VillageId v : zeros) villages.people[v].reset();
  if (zeros.empty()) return;
  const std::size_t count = count_villages(villages, zeros);
  const VillageId first = zeros.front();
  const std::string named = record_label(villages.code[first], villages.name[first]);
  add(filled_text(
      "people is 0 although there are households in {} (the first: {}); it is treated as unknown. "
      "If 0 is right, leave the households empty",
      "{}的人口为 0 而有户数（第一个：{}），按缺失处理。若确实无人，请把户数留空",
      Text(counted(count, "village", "villages"), fmt::format("{}个村", count)), named));
}

namespace {

void note_zero_households(const Villages& villages, const std::vector<VillageId>& zeros,
                          Notes& notes) {
  if (zeros.empty()) return;
  const std::size_t count = count_villages(villages, zeros);
  notes.push_back(
      filled_text("villages: households is 0 although there are people in {} (the first: {}); it "
                  "is treated as unknown",
                  "村庄：{}有人口而户数为 0（第一个：{}），其户数按缺失处理",
                  Text(counted(count, "village", "villages"), fmt::format("{}个村", count)),
                  villages.name[zeros.front()]));
}

/// The advice if most villages have more households than people. If the columns were exchanged, the
/// ratio is that of people per household; a larger one suggests different units.
Text advice_on(const Villages& villages, const std::vector<VillageId>& more, std::size_t both) {
  constexpr double largest_household = 20.0;
  if (both <= 1 || 2 * more.size() <= both) {
    return {"Correct the one that is wrong", "请改正有误的一项"};
  }
  double people = 0.0;
  double households = 0.0;
  for (VillageId v : more) {
    people += villages.people[v]->value;
    households += *villages.households[v];
  }
  if (households > largest_household * people) {
    return {
        "The two columns seem to be in different units, such as people in 万 (10,000): write the "
        "unit in the column's name, as in 人口（万人）",
        "两列单位可能不同（如人口以万人计）：请在列名中注明单位，如“人口（万人）”"};
  }
  return {
      "The columns of people and households seem to be swapped: name them with fields = { people = "
      "\"…\", households = \"…\" }",
      "人口列与户数列可能颠倒，请用 fields = { people = \"…\", households = \"…\" } 指明"};
}

void report_many_households(const Villages& villages, const std::vector<VillageId>& more,
                            const std::vector<VillageId>& both, Problems& problems) {
  if (more.empty()) return;
  const VillageId first = more.front();
  problems.push_back(
      {ProblemKind::households_above_people, "villages", -1, "", villages.place[first],
       filled_text("{} of {} villages, the first: {}, {:.0f} households and {:.0f} people. {}",
                   "{}个村（共{}个），第一个：{}，{:.0f}户、{:.0f}人。{}",
                   count_villages(villages, more), count_villages(villages, both),
                   villages.name[first], *villages.households[first], villages.people[first]->value,
                   advice_on(villages, more, both.size()))});
}

double people_per_household(const Villages& villages, VillageId v) {
  return villages.people[v]->value / *villages.households[v];
}

/// Reports that the columns as a whole are inconsistent: every county has between 1.2 and 10 people
/// per household.
void report_strange_columns(const Villages& villages, const std::vector<VillageId>& both,
                            double median, Problems& problems) {
  const auto equal = std::ranges::count_if(
      both, [&](VillageId v) { return villages.people[v]->value == *villages.households[v]; });
  const bool are_equal = static_cast<std::size_t>(equal) * 10 >= both.size() * 9;
  const Text cause =
      are_equal ? Text(
                      "The numbers of people and households are identical: one column seems to be "
                      "used for both, or was copied over the other",
                      "人口与户数相同：可能同一列用了两次，或一列被另一列覆盖")
      : median < 2.0
          ? Text("One of the two columns seems to contain something else",
                 "两列之一统计的可能是别的内容")
          : Text("One of the two columns seems to be in another unit, or to contain something else",
                 "两列之一的单位可能不同，或统计的是别的内容");
  problems.push_back(
      {ProblemKind::households_above_people, "villages", -1, "", std::nullopt,
       filled_text("a median of {:.1f} people per household in {} villages. {}: name the right "
                   "columns with fields = {{ people = \"…\", households = \"…\" }}",
                   "户均人口的中位数为{:.1f}人（共{}个村）。{}；请用 fields = {{ people = "
                   "\"…\", households = \"…\" }} 指明",
                   median, both.size(), cause)});
}

/// Reports villages with far too many people per household, except institutions with some hundred
/// people in one household.
void report_large_households(const Villages& villages, const std::vector<VillageId>& both,
                             Problems& problems) {
  constexpr double most = 20.0;
  constexpr double min_people = 1000.0;
  for (const VillageId v : both) {
    const double ratio = people_per_household(villages, v);
    if (ratio <= most || villages.people[v]->value < min_people) continue;
    problems.push_back(
        village_problem(villages, v, ProblemKind::households_above_people,
                        filled_text("{:.0f} people in {:.0f} households, {:.0f} per household",
                                    "{1:.0f}户、{0:.0f}人，户均{2:.0f}人",
                                    villages.people[v]->value, *villages.households[v], ratio)));
  }
}

void report_strange_sizes(const Villages& villages, const std::vector<VillageId>& both,
                          Problems& problems) {
  constexpr std::size_t min_villages = 5;
  constexpr double least = 1.2;
  constexpr double most = 10.0;
  std::vector<double> ratios;
  for (const VillageId v : both) ratios.push_back(people_per_household(villages, v));
  std::ranges::sort(ratios);
  const double median = ratios.empty() ? 0.0 : ratios[ratios.size() / 2];
  const bool is_reported = median < 1.0;  // reported as households above people
  if (both.size() < min_villages || is_reported || (median >= least && median <= most))
    return report_large_households(villages, both, problems);
  report_strange_columns(villages, both, median, problems);
}

}  // namespace

void distrust_households(Villages& villages, Problems& problems, Notes& notes) {
  std::vector<VillageId> both;
  std::vector<VillageId> zeros;
  std::vector<VillageId> more;
  for (VillageId v : rows(villages.people)) {
    const double people = villages.people[v].value_or(People{}).value;
    std::optional<double>& households = villages.households[v];
    if (people > 0.0 && households == 0.0) {
      zeros.push_back(v);
      households.reset();
    }
    if (people <= 0.0 || !households) continue;
    both.push_back(v);
    if (*households > people) more.push_back(v);
  }
  note_zero_households(villages, zeros, notes);
  report_many_households(villages, more, both, problems);
  report_strange_sizes(villages, both, problems);
}

void estimate_people(Villages& villages, double people_per_household, Problems& problems) {
  std::vector<VillageId> estimated;
  for (VillageId v : rows(villages.people)) {
    const double households = villages.households[v].value_or(0.0);
    if (villages.people[v] || households <= 0.0) continue;
    if (estimated.empty()) villages.is_people_estimated.resize(villages.size(), TriState::no);
    estimated.push_back(v);
    villages.is_people_estimated[v] = TriState::yes;
    villages.people[v] = People{std::round(households * people_per_household)};
  }
  if (estimated.empty()) return;
  const std::size_t count = count_villages(villages, estimated);
  problems.push_back(
      {ProblemKind::people_estimated, "villages", -1, "", std::nullopt,
       filled_text("{}, at {:g} people per household. Name the column of people with "
                   "fields = {{ people = \"…\" }}, or set people_per_household in the catalogue",
                   "{}，每户按{:g}人。请用 fields = {{ people = \"…\" }} "
                   "指明人口列，或在指标库中修改 people_per_household",
                   Text(counted(count, "village", "villages"), fmt::format("{}个村", count)),
                   people_per_household)});
}

}  // namespace hinterland
