// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_notes.hpp"

#include "base/text_fill.hpp"
#include "base/written_number.hpp"
#include "input/columns/records.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace hinterland {

namespace {

/// How to make the numbers of the column understandable.
Text advice(const CensusColumn& column) {
  if (column.name.measure == CensusMeasure::share) {
    return {"Use one form for all of them: 95 for 95 %", "请统一写法，95% 写作 95"};
  }
  if (column.name.measure == CensusMeasure::count) {
    return {
        "They exceed the number of households, or that number is unknown: name the right column "
        "with fields = { households = \"…\" }",
        "各村户数少于此数，或缺户数：请用 fields = { households = \"…\" } 指明户数列"};
  }
  if (column.name.measure == CensusMeasure::people) {
    return {
        "They exceed the number of people, or that number is unknown: name the right column with "
        "fields = { people = \"…\" }",
        "各村人口少于此数，或缺人口：请用 fields = { people = \"…\" } 指明人口列"};
  }
  if (column.name.measure == CensusMeasure::hamlets ||
      column.name.measure == CensusMeasure::groups) {
    const char* all =
        column.name.measure == CensusMeasure::hamlets ? "natural_villages" : "village_groups";
    return filled_text(
        "They exceed the total of the village, or that total is unknown: name its column with "
        "fields = {{ {} = \"…\" }}",
        "各村总数少于此数，或缺总数：请用 fields = {{ {} = \"…\" }} 指明总数列", std::string(all));
  }
  const Text name(column.service.id, column.service.name_zh);
  return filled_text(
      "Write yes or no, or state in the column's name what the numbers are, such as {}_rate (%) or "
      "{}_households; if the column has another meaning, rename it",
      "请填“是”“否”，或在列名中写明数字的含义，如“{}率(%)”“通{}户数”；如该列另有含义，请改列名",
      name, name);
}

/// Why the number is not valid in its column.
Text describe_cell(const std::string& shown, const CensusCell& cell, CensusNumbers numbers,
                   bool is_of_households, const std::optional<double>& households) {
  const bool is_count = cell.count || (cell.number && numbers == CensusNumbers::count);
  if (is_count && households && is_of_households) {
    return filled_text("{}, but the village has {} households. Correct the one that is wrong",
                       "{}，而该村共{}户；请改正有误的一方", shown,
                       fmt::format("{:.0f}", *households));
  }
  const bool is_percent = numbers == CensusNumbers::percent;
  const bool is_share = is_percent || numbers == CensusNumbers::share_of_one;
  if (!cell.number || !is_share) return shown;
  return filled_text("{} does not fit the column, which is read as {}. Correct the value",
                     "{} 与该列不符，该列按{}读取；请改正", shown,
                     is_percent ? Text("per cent (95 for 95 %)", "百分数（95% 写作 95）")
                                : Text("fractions (0.95 for 95 %)", "比例（95% 写作 0.95）"));
}

}  // namespace

void report_unclear(const CensusColumn& column, const Records& records, const Villages& villages,
                    const CensusColumnRead& read, Problems& problems) {
  constexpr std::size_t max_shown = 3;
  std::vector<RecordId> unclear;
  std::vector<std::string> examples;
  std::size_t filled = 0;
  for (const VillageId v : rows(read.answers)) {
    if (read.answers[v] != CensusAnswer::unknown) ++filled;
    if (read.answers[v] != CensusAnswer::unclear) continue;
    unclear.push_back({v.index});
    const std::string text(text_at(column.field, unclear.back()));
    if (examples.size() < max_shown && std::ranges::find(examples, text) == examples.end())
      examples.push_back(text);
  }
  if (unclear.size() * 2 > filled) {
    const Text share(counted_of(unclear.size(), filled, "cells is", "cells are"),
                     fmt::format("{}/{}", unclear.size(), filled));
    problems.push_back(
        {ProblemKind::bad_census_value, records.layer, -1, "", std::nullopt,
         filled_text("{} of {}: {} not recognised ({}). ", "{}（{}）：{}格无法识别（{}）。",
                     column.field.source, column.service.id, share,
                     fmt::format("{}", fmt::join(examples, ", "))) +
             advice(column)});
    return;
  }
  const bool is_of_households =
      column.name.measure == CensusMeasure::count || column.name.measure == CensusMeasure::words;
  for (const RecordId r : unclear) {
    const std::string shown = fmt::format("{} = {}", column.field.source, text_at(column.field, r));
    const auto& households = villages.households[VillageId{r.index}];
    problems.push_back(record_of(records, r, villages)
                           .problem(ProblemKind::bad_census_value,
                                    describe_cell(shown, read.cells[r.index], read.numbers,
                                                  is_of_households, households)));
  }
}

namespace {

Text whole_of(CensusMeasure measure) {
  if (measure == CensusMeasure::people) return {"people", "人口"};
  if (measure == CensusMeasure::hamlets) return {"natural villages", "自然村数"};
  if (measure == CensusMeasure::groups) return {"groups", "村民小组数"};
  return {"households", "户数"};
}

Text on_shares(const CensusColumn& column, const CensusReading& reading) {
  const Text whole = whole_of(column.name.measure);
  const Text form = reading.counts ? Text("numbers of ", "") + whole
                    : reading.numbers == CensusNumbers::percent
                        ? Text("percentages", "百分比")
                        : Text("fractions of the households", "占总户数的比例");
  return filled_text(
      "{0} of {1} is read as {2}: a village counts as connected from {3:.4g} % of its {4} "
      "(connected_share of the catalogue)",
      "{0}（{1}）按{2}读取：达到全村{4}的 {3:.4g}% 即为已接通（指标库的 connected_share）",
      column.field.source, column.service.id, form, 100.0 * column.connected_share, whole);
}

void add_numbers(const CensusColumn& column, const CensusReading& reading,
                 std::vector<Text>& notes) {
  const std::string& name = column.field.source;
  const std::string& id = column.service.id;
  if (column.name.measure == CensusMeasure::dates)
    notes.push_back(filled_text("{} of {}: a date or a year is read as yes",
                                "{}（{}）：日期或年份按“是”读取", name, id));
  if (reading.numbers == CensusNumbers::one_two)
    notes.push_back(filled_text("{} of {}: 1 is read as yes and 2 as no",
                                "{}（{}）：1按“是”、2按“否”读取", name, id));
  if (reading.numbers == CensusNumbers::things)
    notes.push_back(filled_text("{} of {}: 0 is read as no, larger numbers as yes",
                                "{}（{}）：0按“否”、大于0按“是”读取", name, id));
  if (reading.has_legend)
    notes.push_back(filled_text("{} of {}: numbers are read as explained in the column's name",
                                "{}（{}）：数字按列名所注的含义读取", name, id));
  if (reading.has_shares) notes.push_back(on_shares(column, reading));
}

void add_sense(const CensusColumn& column, std::vector<Text>& notes) {
  const std::string& name = column.field.source;
  const std::string& id = column.service.id;
  switch (column.name.sense) {
    case CensusSense::there:
      return;
    case CensusSense::missing:
      return notes.push_back(
          filled_text("{} of {}: yes is read as not connected, as the column's name says",
                      "{}（{}）：按列名，“是”表示未接通", name, id));
    case CensusSense::partly:
      return notes.push_back(filled_text(
          "{} of {}: yes is read as partly connected; no says nothing about the present state",
          "{}（{}）：按列名，“是”表示部分接通，“否”不说明现状", name, id));
    case CensusSense::planned:
      return notes.push_back(
          filled_text("{} of {}: yes is read as planned; no says nothing about the present state",
                      "{}（{}）：按列名，“是”表示已规划，“否”不说明现状", name, id));
    case CensusSense::being_built:
      return notes.push_back(filled_text(
          "{} of {}: yes is read as under construction; no says nothing about the present state",
          "{}（{}）：按列名，“是”表示在建，“否”不说明现状", name, id));
  }
}

void add_states(const CensusColumn& column, const CensusReading& reading,
                std::vector<Text>& notes) {
  using Form = FormatFor<std::string, std::string, Text>;
  struct State {
    Statement statement;
    Form en;
    Form zh;
  };
  const std::array states = {
      State{Statement::partly, "{} of {}: {} partly, which counts as not connected",
            "{}（{}）：{}处为“部分”，按未接通处理"},
      State{Statement::out_of_use, "{} of {}: {} out of use, which counts as not connected",
            "{}（{}）：{}处为“停用”等，按未接通处理"},
      State{Statement::being_built,
            "{} of {}: {} under construction, which counts neither as connected nor as a gap",
            "{}（{}）：{}处为“在建”，不算已接通，也不算缺口"},
      State{Statement::planned,
            "{} of {}: {} planned, which counts neither as connected nor as a gap",
            "{}（{}）：{}处为“规划”“拟建”等，不算已接通，也不算缺口"}};
  for (const State& state : states) {
    const auto found = reading.states.find(state.statement);
    if (found == reading.states.end()) continue;
    notes.push_back(
        filled_text(state.en, state.zh, column.field.source, column.service.id,
                    Text(counted(found->second, "says", "say"), std::to_string(found->second))));
  }
}

}  // namespace

std::vector<Text> notes_on_census(const CensusColumn& column, const CensusReading& reading) {
  std::vector<Text> notes;
  add_sense(column, notes);
  add_numbers(column, reading, notes);
  add_states(column, reading, notes);
  return notes;
}

}  // namespace hinterland
