// SPDX-License-Identifier: Apache-2.0
#include "world/joined_villages.hpp"

#include "base/text_fill.hpp"
#include "geometry/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace hinterland {

namespace {

using Sets = std::vector<VillageParts>;

/// Makes one row per set; `join(parts)` gives the value for sets of several rows.
template <class T, class Join>
void join_column(Column<VillageId, T>& column, const Sets& sets, const Join& join) {
  if (column.empty()) return;  // a column that the layer does not have
  Column<VillageId, T> joined;
  joined.reserve(sets.size());
  for (const VillageParts& parts : sets) {
    joined.push_back(parts.size() == 1 ? std::move(column[parts.front()]) : T(join(parts)));
  }
  column = std::move(joined);
}

template <class T, class Known>
void take_first(Column<VillageId, T>& column, const Sets& sets, const Known& known) {
  join_column(column, sets, [&](const VillageParts& parts) {
    const auto found = std::ranges::find_if(parts, [&](VillageId v) { return known(column[v]); });
    return column[found == parts.end() ? parts.front() : *found];
  });
}

/// Takes the first text for which `known(text, row)`, otherwise that of the first row.
template <class Known>
void take_first(TextColumn<VillageId>& column, const Sets& sets, const Known& known) {
  TextColumn<VillageId> joined;
  for (const VillageParts& parts : sets) {
    const auto found =
        std::ranges::find_if(parts, [&](VillageId v) { return known(column[v], v); });
    joined.push_back(column[found == parts.end() ? parts.front() : *found]);
  }
  column = std::move(joined);
}

/// The values in the order in which they decide if the rows of a village differ.
constexpr auto decisive(TriState) { return std::array{TriState::yes, TriState::no}; }
constexpr auto decisive(CensusAnswer) {
  using enum CensusAnswer;
  return std::array{yes, own, being_built, planned, no, unclear};
}

/// The most decisive value that any row has.
template <class Answer>
Answer any_answer(const Column<VillageId, Answer>& column, const VillageParts& parts) {
  for (const Answer answer : decisive(Answer{})) {
    const auto is_stated = [&](VillageId v) { return column[v] == answer; };
    if (std::ranges::any_of(parts, is_stated)) return answer;
  }
  return Answer::unknown;
}

bool disagree(const Column<VillageId, CensusAnswer>& column, const VillageParts& parts) {
  const auto is_stated = [&](CensusAnswer answer) {
    return std::ranges::any_of(parts, [&](VillageId v) { return column[v] == answer; });
  };
  return is_stated(CensusAnswer::yes) && is_stated(CensusAnswer::no);
}

/// The distinct values.
template <class T>
std::vector<T> different(const Column<VillageId, std::optional<T>>& column,
                         const VillageParts& parts) {
  std::vector<T> values;
  for (VillageId v : parts) {
    if (column[v] && std::ranges::find(values, *column[v]) == values.end()) {
      values.push_back(*column[v]);
    }
  }
  return values;
}

template <class T>
std::optional<T> sum_of_different(const Column<VillageId, std::optional<T>>& column,
                                  const VillageParts& parts) {
  const std::vector<T> values = different(column, parts);
  if (values.empty()) return std::nullopt;
  T sum = values.front();
  for (std::size_t i = 1; i < values.size(); ++i) sum = sum + values[i];
  return sum;
}

void join_people(Villages& villages, const Sets& sets, JoinedVillages& report) {
  for (const VillageParts& parts : sets) {
    if (parts.size() < 2) continue;
    const auto given =
        std::ranges::count_if(parts, [&](VillageId v) { return villages.people[v].has_value(); });
    const std::size_t values = different(villages.people, parts).size();
    if (values > 1) ++report.added_up;
    if (values == 1 && given > 1) ++report.counted_once;
  }
  join_column(villages.people, sets,
              [&](const VillageParts& parts) { return sum_of_different(villages.people, parts); });
  join_column(villages.households, sets, [&](const VillageParts& parts) {
    return sum_of_different(villages.households, parts);
  });
}

template <class Answer>
void join_answers(Column<VillageId, Answer>& column, const Sets& sets) {
  join_column(column, sets, [&](const VillageParts& parts) { return any_answer(column, parts); });
}

void join_census(Villages& villages, const Sets& sets, JoinedVillages& report) {
  for (ServiceId s : rows(villages.census)) {
    if (villages.census[s].empty()) continue;
    for (const VillageParts& parts : sets) {
      if (parts.size() > 1 && disagree(villages.census[s], parts)) ++report.disagree[s.index];
    }
    join_answers(villages.census[s], sets);
  }
}

/// Joins the polygons of all parts; the place becomes a point inside the largest polygon.
void join_lands(Villages& villages, const Sets& sets) {
  std::vector<std::optional<LonLat>> inside(sets.size());
  std::vector<MultiPolygon> land(sets.size());
  for (std::size_t i = 0; i < sets.size() && !villages.land.empty(); ++i) {
    if (sets[i].size() == 1) {
      land[i] = std::move(villages.land[sets[i].front()]);
      continue;
    }
    MultiPolygon all;
    for (VillageId v : sets[i]) {
      all.insert(all.end(), villages.land[v].begin(), villages.land[v].end());
    }
    Land joined = land_of(all);
    land[i] = std::move(joined.parts);
    inside[i] = joined.inside;
  }
  Column<VillageId, LonLat> place;
  Column<VillageId, MultiPolygon> lands;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    place.push_back(inside[i].value_or(villages.place[sets[i].front()]));
    if (!villages.land.empty()) lands.push_back(std::move(land[i]));
  }
  villages.place = std::move(place);
  villages.land = std::move(lands);
}

}  // namespace

JoinedVillages join_rows(Villages& villages, const std::vector<VillageParts>& sets) {
  JoinedVillages report;
  join_lands(villages, sets);
  join_people(villages, sets, report);
  join_census(villages, sets, report);
  const auto known_answer = [](TriState answer) { return answer != TriState::unknown; };
  const auto has_text = [](std::string_view text, VillageId) { return !text.empty(); };
  join_answers(villages.is_people_estimated, sets);
  join_answers(villages.is_protected, sets);
  take_first(villages.is_movable, sets, known_answer);
  take_first(villages.is_sparse, sets, known_answer);
  take_first(villages.category, sets,
             [](VillageCategory category) { return category != VillageCategory::unknown; });
  for (VillageAttribute& attribute : villages.attributes) {
    take_first(attribute.value, sets, [](const auto& value) { return value.has_value(); });
  }
  take_first(villages.feature, sets, [](std::int64_t) { return true; });
  // A name derived from the code or feature number counts as missing.
  take_first(villages.name, sets, [&](std::string_view name, VillageId v) {
    return name != villages.code[v] && !name.starts_with('#');
  });
  take_first(villages.code, sets, has_text);
  take_first(villages.town, sets, has_text);
  take_first(villages.county, sets, has_text);
  const auto any_evidence = [](ParentUnitEvidence evidence) {
    return evidence != ParentUnitEvidence::none;
  };
  take_first(villages.town_by, sets, any_evidence);
  take_first(villages.county_by, sets, any_evidence);
  return report;
}

void report_joined(const std::vector<VillageParts>& sets, const JoinedVillages& joined,
                   Problems& problems) {
  std::size_t villages = 0;
  std::size_t parts = 0;
  for (const VillageParts& set : sets) {
    if (set.size() < 2) continue;
    ++villages;
    parts += set.size();
  }
  if (villages == 0) return;
  std::size_t disagree = 0;
  for (const auto& [service, count] : joined.disagree) disagree += count;
  Text detail{fmt::format("{} records with shared codes were merged into {}", parts,
                          counted(villages, "village", "villages")),
              fmt::format("{}条同代码的记录合为{}个村", parts, villages)};
  const auto add = [&](std::size_t count, const char* english, const char* chinese) {
    if (count == 0) return;
    detail.en += fmt::format("; {} {}", count, english);
    detail.zh += fmt::format("；{}{}", count, chinese);
  };
  add(joined.added_up,
      "with populations that differ between parts: each distinct number was added once",
      "个村各部分的人口数不全相同，不同的数各计一次相加");
  add(joined.counted_once, "with the same population in all parts, which is counted once",
      "个村各部分的人口数相同，只计一次");
  add(disagree, "with census answers that differ between parts: yes was used",
      "处普查答案各部分不一致，按“是”处理");
  detail.en += ". If they are different villages, give each its own code";
  detail.zh += "。若是不同的村，请为各村另编代码";
  problems.push_back({ProblemKind::parts_joined, "villages", -1, "", std::nullopt, detail});
}

}  // namespace hinterland
