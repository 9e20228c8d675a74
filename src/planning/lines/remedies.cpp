// SPDX-License-Identifier: Apache-2.0
#include "planning/lines/remedies.hpp"

#include "base/text_fill.hpp"
#include "world/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

CostRange times(std::int64_t count, const CostRange& cost) {
  return {count * cost.low, count * cost.mid, count * cost.high};
}

/// The cost in a village besides the line: household connections, items by population, fixed cost.
CostRange local_cost(const ServicePrice& price, std::int64_t households, double people) {
  CostRange cost = times(households, to_fen(price.per_household)) + to_fen(price.per_village);
  for (const PriceItem& item : price.items) {
    if (item.every_people <= 0_people) continue;
    cost += times(std::llround(std::ceil(people / item.every_people.value)), to_fen(item.price));
  }
  return cost;
}

/// The cost of the catalogue's alternative.
CostRange local_cost(const Standalone& alternative, std::int64_t households) {
  return times(households, to_fen(alternative.per_household)) + to_fen(alternative.per_village);
}

std::int64_t households_of(const GapNeeds& needs, VillageId v) {
  return std::llround(estimated_households(needs, v));
}

}  // namespace

double estimated_households(const GapNeeds& needs, VillageId v) {
  const Villages& villages = needs.world.villages;
  const double people = villages.people[v].value_or(0_people).value;
  return villages.households[v].value_or(std::ceil(people / needs.catalogue.people_per_household));
}

GapExtensions start_gaps(const GapNeeds& needs) {
  GapExtensions started;
  const std::size_t count = needs.gaps.size();
  started.remedy.resize(count, Remedy::on_site);
  started.standalone_reason.resize(count, StandaloneReason::none);
  started.segment.resize(count);
  started.line_share.resize(count);
  started.local_cost.resize(count);
  started.saving.resize(count);
  for (GapId g : rows(started.remedy)) {
    const VillageId v = needs.gaps.village[g];
    const ServicePrice& price = needs.catalogue.services[needs.gaps.service[g]].price;
    started.local_cost[g] = local_cost(price, households_of(needs, v),
                                       needs.world.villages.people[v].value_or(0_people).value);
    if (price.needs_line()) started.remedy[g] = Remedy::line;
  }
  return started;
}

void standalone(GapExtensions& extensions, const GapNeeds& needs, GapId gap,
                StandaloneReason standalone_reason) {
  const auto& alternative = needs.catalogue.services[needs.gaps.service[gap]].price.standalone;
  extensions.remedy[gap] = alternative ? Remedy::standalone : Remedy::none;
  extensions.standalone_reason[gap] = standalone_reason;
  extensions.local_cost[gap] = {};
  if (!alternative) return;
  extensions.local_cost[gap] =
      local_cost(*alternative, households_of(needs, needs.gaps.village[gap]));
}

void report_without_people(Problems& problems, const GapExtensions& extensions,
                           const GapNeeds& needs) {
  const Villages& villages = needs.world.villages;
  std::vector<VillageId> found;
  for (GapId g : rows(needs.gaps.village)) {
    const VillageId v = needs.gaps.village[g];
    const bool counted = villages.people[v].value_or(0_people) > 0_people;
    const bool is_reported = !found.empty() && found.back() == v;  // gaps are sorted by village
    if (!counted && extensions.remedy[g] == Remedy::line && !is_reported) found.push_back(v);
  }
  const auto is_known = [](const auto& people) { return people.has_value(); };
  if (found.size() > 1 && std::ranges::none_of(villages.people, is_known)) {
    problems.push_back(
        {ProblemKind::extension_without_people, "villages", -1, "", std::nullopt,
         filled_text("{} villages; no village of the layer has a number of people. Name the column "
                     "with fields = {{ people = \"…\" }}, or households",
                     "{}个村；图层中没有一个村有人口数。请用 fields = {{ people = "
                     "\"…\" }} 或 households 指明",
                     found.size())});
    return;
  }
  for (VillageId v : found) {
    report_village(problems, ProblemKind::extension_without_people, villages, v, "");
  }
}

void report_village(Problems& problems, ProblemKind kind, const Villages& villages, VillageId v,
                    Text detail) {
  problems.push_back(village_problem(villages, v, kind, std::move(detail)));
}

}  // namespace hinterland
