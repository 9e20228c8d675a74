// SPDX-License-Identifier: Apache-2.0
#include "input/census/census_notes.hpp"

#include "base/number_text.hpp"
#include "base/text_fill.hpp"

#include <array>
#include <string>

namespace hinterland {

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
                        ? Text("shares in per cent", "百分比")
                        : Text("shares of the households", "占总户数的比例");
  return filled_text(
      "{0} of {1} is read as {2}: from {3:.4g} % of a village's {4} on it counts as "
      "connected (connected_share of the catalogue)",
      "{0}（{1}）按{2}读取：达到全村{4}的 {3:.4g}% 即为已接通（指标库的 connected_share）",
      column.field.source, column.service.id, form, 100.0 * column.connected_share, whole);
}

void add_numbers(const CensusColumn& column, const CensusReading& reading,
                 std::vector<Text>& notes) {
  const std::string& name = column.field.source;
  const std::string& id = column.service.id;
  if (column.name.measure == CensusMeasure::dates)
    notes.push_back(filled_text("{} of {}: a date or a year is read as a yes",
                                "{}（{}）：日期或年份按“是”读取", name, id));
  if (reading.numbers == CensusNumbers::one_two)
    notes.push_back(filled_text("{} of {}: 1 is read as yes and 2 as no",
                                "{}（{}）：1按“是”、2按“否”读取", name, id));
  if (reading.numbers == CensusNumbers::things)
    notes.push_back(filled_text("{} of {}: 0 is read as no and more as yes",
                                "{}（{}）：0按“否”、大于0按“是”读取", name, id));
  if (reading.has_legend)
    notes.push_back(filled_text("{} of {}: its numbers are read as its name explains them",
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
          filled_text("{} of {}: a yes is read as not connected, as the name says",
                      "{}（{}）：按列名，“是”表示未接通", name, id));
    case CensusSense::partly:
      return notes.push_back(
          filled_text("{} of {}: a yes is read as partly, a no says nothing of today",
                      "{}（{}）：按列名，“是”表示部分接通，“否”不说明现状", name, id));
    case CensusSense::planned:
      return notes.push_back(
          filled_text("{} of {}: a yes is read as planned, a no says nothing of today",
                      "{}（{}）：按列名，“是”表示已规划，“否”不说明现状", name, id));
    case CensusSense::being_built:
      return notes.push_back(
          filled_text("{} of {}: a yes is read as being built, a no says nothing of today",
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
      State{Statement::out_of_use,
            "{} of {}: {} that it is out of use, which counts as not connected",
            "{}（{}）：{}处为“停用”等，按未接通处理"},
      State{Statement::being_built,
            "{} of {}: {} that it is being built, which is neither connected nor a gap",
            "{}（{}）：{}处为“在建”，不算已接通，也不算缺口"},
      State{Statement::planned,
            "{} of {}: {} that it is planned, which is neither connected nor a gap",
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
