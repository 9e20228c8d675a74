// SPDX-License-Identifier: Apache-2.0
#include "input/census/unclear_cells.hpp"

#include "base/number_text.hpp"
#include "base/text_fill.hpp"
#include "input/columns/read_cells.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>

namespace hinterland {

namespace {

/// What would make the numbers of the column understood.
Text way_out(const CensusColumn& column) {
  if (column.name.measure == CensusMeasure::share) {
    return {"Write all of them alike, 95 for 95 %", "请统一写法，95% 写作 95"};
  }
  if (column.name.measure == CensusMeasure::count) {
    return {
        "Their households are fewer, or not known: write fields = { households = \"…\" } with "
        "the right column",
        "各村户数少于此数，或户数未知：请用 fields = { households = \"…\" } 指明户数列"};
  }
  if (column.name.measure == CensusMeasure::people) {
    return {
        "Their people are fewer, or not known: write fields = { people = \"…\" } with the right "
        "column",
        "各村人口少于此数，或人口未知：请用 fields = { people = \"…\" } 指明人口列"};
  }
  if (column.name.measure == CensusMeasure::hamlets ||
      column.name.measure == CensusMeasure::groups) {
    const char* all =
        column.name.measure == CensusMeasure::hamlets ? "natural_villages" : "village_groups";
    return filled_text(
        "How many each village has in all is fewer, or not known: write fields = {{ {} = \"…\" }} "
        "with that column",
        "各村总数少于此数，或总数未知：请用 fields = {{ {} = \"…\" }} 指明总数列",
        std::string(all));
  }
  const Text name(column.service.id, column.service.name_zh);
  return filled_text(
      "Write yes or no, or say in the column's name what the numbers are, as in {}_rate (%) or "
      "{}_households; if it is about something else, give it another name",
      "请填“是”“否”，或在列名中写明数字的含义，如“{}率(%)”“通{}户数”；如该列另有含义，请改列名",
      name, name);
}

/// Why a number is none of its column.
Text told_of_cell(const std::string& shown, const CensusCell& cell, CensusNumbers numbers,
                  bool is_of_households, const std::optional<double>& households) {
  const bool is_count = cell.count || (cell.number && numbers == CensusNumbers::count);
  if (is_count && households && is_of_households) {
    return filled_text("{}, but the village has {} households. Put right the one that is wrong",
                       "{}，而该村共 {} 户；请改正有误的一方", shown,
                       fmt::format("{:.0f}", *households));
  }
  const bool is_percent = numbers == CensusNumbers::percent;
  const bool is_share = is_percent || numbers == CensusNumbers::share_of_one;
  if (!cell.number || !is_share) return shown;
  return filled_text("{} does not fit the column, which is read as {}: put it right",
                     "{} 与该列不符，该列按{}读取；请改正", shown,
                     is_percent ? Text("per cent (95 for 95 %)", "百分数（95% 写作 95）")
                                : Text("shares of one (0.95 for 95 %)", "比例（95% 写作 0.95）"));
}

}  // namespace

void report_unclear(const CensusColumn& column, const Records& records, const Villages& villages,
                    const std::vector<CensusCell>& cells, CensusNumbers numbers,
                    const Column<VillageId, Answer>& answers, Problems& problems) {
  constexpr std::size_t most_shown = 3;
  std::vector<RecordId> unclear;
  std::vector<std::string> examples;
  std::size_t filled = 0;
  for (const VillageId v : rows(answers)) {
    if (answers[v] != Answer::unknown) ++filled;
    if (answers[v] != Answer::unclear) continue;
    unclear.push_back({v.index});
    const std::string text(text_at(column.field, unclear.back()));
    if (examples.size() < most_shown && std::ranges::find(examples, text) == examples.end())
      examples.push_back(text);
  }
  if (unclear.size() * 2 > filled) {
    const Text share(counted_of(unclear.size(), filled, "cells is", "cells are"),
                     fmt::format("{}/{}", unclear.size(), filled));
    problems.push_back(
        {ProblemKind::bad_census_value, records.layer, -1, "", std::nullopt,
         filled_text("{} of {}: {} not understood ({}). ", "{}（{}）：{}格无法识别（{}）。",
                     column.field.source, column.service.id, share,
                     fmt::format("{}", fmt::join(examples, ", "))) +
             way_out(column)});
    return;
  }
  const bool is_of_households =
      column.name.measure == CensusMeasure::count || column.name.measure == CensusMeasure::words;
  for (const RecordId r : unclear) {
    const std::string shown = fmt::format("{} = {}", column.field.source, text_at(column.field, r));
    const auto& households = villages.households[VillageId{r.index}];
    problems.push_back(
        record_of(records, r, villages)
            .problem(ProblemKind::bad_census_value,
                     told_of_cell(shown, cells[r.index], numbers, is_of_households, households)));
  }
}

}  // namespace hinterland
