// SPDX-License-Identifier: Apache-2.0
#include "base/random.hpp"
#include "extended.hpp"

#include <hinterland/schedule.hpp>

#include <catch2/catch.hpp>

#include <cmath>
#include <optional>
#include <vector>

using namespace hinterland;
using namespace hinterland::test;

namespace {

/// A random world with trenches, its extension, and budgets for a part of it.
struct Scheduled {
  DrawnWorld drawn;
  Extended extended;
  Priorities priorities;
  ScheduleSettings settings;

  explicit Scheduled(std::uint64_t seed) : drawn(random_world(seed, 12_km, 60)) {
    Random random(seed);
    for (const char* id : {"water", "heating"}) {
      Service& service = drawn.catalogue.services[drawn.service(id)];
      service.trench = "wet";
      service.price.per_metre = {{100}, {200}, {300}};
      service.price.per_metre_across = {{120}, {250}, {420}};
      service.price.trench_per_metre = {{50}, {100}, {150}};
      service.price.per_village = {{1000}, {2000}, {3000}};
    }
    extended = extend(drawn);
    for (std::size_t g = 0; g < extended.matrix.gaps.size(); ++g) {
      priorities.value.push_back(random.uniform());
      priorities.bundle.push_back(std::nullopt);
      const GapId gap{static_cast<std::uint32_t>(g)};
      if (!extended.plan.gaps.has_cost(gap)) continue;
      priorities.bundle[gap] = static_cast<std::uint32_t>(priorities.bundles.size());
      priorities.bundles.value.push_back(priorities.value[gap]);
      priorities.bundles.cost.push_back(extended.plan.gaps.cost(gap).mid);
    }
    Fen cost = extended.plan.cost;
    for (const CostRange& local : extended.plan.gaps.local_cost) cost += local.mid;
    const std::size_t years = 1 + random.below(4);
    for (std::size_t y = 0; y < years; ++y) {
      const double share = random.uniform(0.1, 0.9) / static_cast<double>(years);
      settings.budget.push_back(Yuan{std::floor(share * static_cast<double>(cost) / 100.0)});
    }
    settings.first_year = 2026;
    settings.carry_over = random.chance(0.5);
    settings.phasing.exact_cells = 0;
    settings.phasing.effort = 0.1;
  }

  Schedule schedule() const {
    return make_schedule(drawn.world, drawn.catalogue, extended.matrix, extended.plan, priorities,
                         settings, no_progress);
  }
};

/// The payments of each year: segments as built, and what gaps need in the village.
std::vector<Fen> spent_on(const Scheduled& made, const Schedule& schedule) {
  std::vector<Fen> spent(schedule.years.size(), 0);
  for (SegmentId s : rows(schedule.segment_year)) {
    if (schedule.segment_year[s] == unbuilt) {
      CHECK(schedule.segment_cost[s] == 0);
      continue;
    }
    spent[schedule.segment_year[s]] += schedule.segment_cost[s];
  }
  for (GapId g : rows(schedule.gap_year)) {
    if (schedule.gap_year[g] == unbuilt) continue;
    spent[schedule.gap_year[g]] += made.extended.plan.gaps.local_cost[g].mid;
  }
  return spent;
}

}  // namespace

TEST_CASE("a scheduled village is connected to a source by lines built no later",
          "[schedule][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  const Scheduled made(seed);
  const auto schedule = made.schedule();
  const auto& segments = made.extended.plan.segments;
  for (GapId g : rows(schedule.gap_year)) {
    PlanYear year = schedule.gap_year[g];
    if (year == unbuilt) continue;
    CHECK(made.extended.plan.gaps.has_cost(g));
    std::optional<SegmentId> line = made.extended.plan.gaps.segment[g];
    for (; line; line = segments.upstream[*line]) {
      REQUIRE(schedule.segment_year[*line] <= year);
      year = schedule.segment_year[*line];
    }
  }
}

TEST_CASE("what a year spends is borne by the gaps closed by then, or prefinanced for others",
          "[schedule][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  const Scheduled made(seed);
  const auto schedule = made.schedule();
  const auto& plan = made.extended.plan;
  std::vector<double> prefinanced(schedule.years.size(), 0.0);
  for (SegmentId s : rows(schedule.segment_year)) {
    const PlanYear year = schedule.segment_year[s];
    if (year == unbuilt) continue;
    double all = 0.0;
    double later = 0.0;
    for (GapId g : rows(schedule.gap_year)) {
      bool is_downstream = false;
      for (auto on_way = plan.gaps.segment[g]; on_way; on_way = plan.segments.upstream[*on_way])
        is_downstream = is_downstream || *on_way == s;
      if (!is_downstream) continue;
      const auto& people = made.drawn.world.villages.people[made.extended.matrix.gaps.village[g]];
      const double sharers = std::max(1.0, people.value_or(0_people).value);
      all += sharers;
      if (schedule.gap_year[g] > year) later += sharers;
    }
    prefinanced[year] += static_cast<double>(schedule.segment_cost[s]) * later / all;
  }
  for (std::size_t y = 0; y < prefinanced.size(); ++y) {
    const auto rounding = static_cast<double>(plan.segments.size());
    CHECK(static_cast<double>(schedule.years[y].prefinanced) ==
          Approx(prefinanced[y]).margin(rounding));
    CHECK(schedule.years[y].prefinanced <= schedule.years[y].spent);
  }
}

TEST_CASE("no line is built before it is needed, unless a trench or the money calls for it",
          "[schedule][property]") {
  const auto seed = GENERATE(range(0U, 60U));
  const Scheduled made(seed);
  const auto schedule = made.schedule();
  const auto& segments = made.extended.plan.segments;
  Column<SegmentId, PlanYear> first_use(segments.size(), unbuilt);
  const auto use = [&](const std::optional<SegmentId>& line, PlanYear year) {
    if (line) first_use[*line] = std::min(first_use[*line], year);
  };
  for (GapId g : rows(schedule.gap_year)) {
    use(made.extended.plan.gaps.segment[g], schedule.gap_year[g]);
  }
  for (SegmentId s : rows(schedule.segment_year))
    use(segments.upstream[s], schedule.segment_year[s]);
  for (SegmentId s : rows(schedule.segment_year)) {
    if (schedule.segment_year[s] == unbuilt || segments.trench[s]) continue;
    if (made.settings.carry_over) {
      CHECK(schedule.segment_year[s] == first_use[s]);
    } else if (first_use[s] != schedule.segment_year[s]) {
      REQUIRE(first_use[s] != unbuilt);
      const ScheduleYear& later = schedule.years[first_use[s]];
      CHECK(later.budget - later.spent < schedule.segment_cost[s]);
    }
  }
}

TEST_CASE("the costs of segments and gaps add up to the payments of the years, within the budgets",
          "[schedule][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  const Scheduled made(seed);
  const auto schedule = made.schedule();
  const auto spent = spent_on(made, schedule);
  Fen left = 0;
  for (std::size_t y = 0; y < spent.size(); ++y) {
    const ScheduleYear& year = schedule.years[y];
    CHECK(year.spent == spent[y]);
    CHECK(year.carried == (made.settings.carry_over ? left : 0));
    left = year.budget + year.carried - year.spent;
    CHECK(left >= 0);
  }
  CHECK(schedule.retrenching >= 0);
  CHECK(schedule.value <= schedule.upper_bound);
}

TEST_CASE("a gap is delayed only if its cost does not fit into the year before",
          "[schedule][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  Scheduled made(seed);
  made.settings.carry_over = false;
  const auto schedule = made.schedule();
  for (GapId g : rows(schedule.gap_year)) {
    const PlanYear year = schedule.gap_year[g];
    if (year == 0) {
      CHECK(schedule.delay[g] == Delay::none);
      continue;
    }
    if (!made.extended.plan.gaps.has_cost(g)) {
      CHECK(schedule.delay[g] == Delay::no_cost);
      continue;
    }
    const std::size_t before = (year == unbuilt ? schedule.years.size() : year) - 1;
    const Fen left = schedule.years[before].budget - schedule.years[before].spent;
    const Fen own = made.extended.plan.gaps.local_cost[g].mid;
    if (schedule.delay[g] == Delay::upstream) {
      const auto& line = made.extended.plan.gaps.segment[g];
      REQUIRE(line);
      CHECK(schedule.segment_year[*line] == year);
      CHECK(own <= left);
    } else {
      CHECK((schedule.delay[g] == Delay::budget || schedule.delay[g] == Delay::lower_priority));
    }
    const auto& line = made.extended.plan.gaps.segment[g];
    if (!line || schedule.segment_year[*line] <= before) CHECK(own > left);
    Fen needed = own;
    bool has_trench = false;
    const ExtensionSegments& segments = made.extended.plan.segments;
    for (auto s = line; s && schedule.segment_year[*s] > before; s = segments.upstream[*s]) {
      needed += segments.laying[*s].mid + segments.excavation[*s].mid;
      has_trench = has_trench || segments.trench[*s].has_value();
    }
    CHECK(schedule.shortfall[g] > 0);
    if (has_trench) {
      CHECK(schedule.shortfall[g] <= needed - left);
    } else {
      CHECK(schedule.shortfall[g] == needed - left);
    }
    const auto& median = schedule.years[before].median_value_per_10k;
    const double value = made.priorities.bundles.value_per_10k(*made.priorities.bundle[g]);
    if (schedule.delay[g] == Delay::lower_priority) CHECK((median && value < *median));
    if (schedule.delay[g] == Delay::budget) CHECK((!median || value >= *median));
  }
}

TEST_CASE("the share connected counts people within the service radius, once for each service",
          "[schedule][property]") {
  const auto seed = GENERATE(range(0U, 30U));
  Scheduled made(seed);
  made.settings.target = ScheduleTarget{0.9, 2026, ""};
  const auto schedule = made.schedule();
  const Villages& villages = made.drawn.world.villages;
  const GapMatrix& matrix = made.extended.matrix;
  const auto coverage = measure_coverage(made.drawn.world, made.drawn.catalogue, {}, no_progress);
  double now = 0.0;
  double all = 0.0;
  for (const VillageId v : rows(villages.place)) {
    if (!coverage.covers(v)) continue;
    for (const ServiceId s : matrix.services) {
      const Reason reason = matrix.reason[s][v];
      const double people = villages.people[v].value_or(0_people).value;
      const bool is_connected = identifier(reason).starts_with("connected_");
      if (is_connected) now += people;
      if (is_connected || reason == Reason::gap) all += people;
    }
  }
  REQUIRE(schedule.target);
  CHECK(schedule.target->is_known == (all > 0.0));
  if (all > 0.0) CHECK(schedule.target->share_now == Approx(now / all));
}

TEST_CASE("a target's budget is never below what a plan must spend", "[schedule][property]") {
  const auto seed = GENERATE(range(0U, 20U));
  Scheduled made(seed);
  made.settings.target = ScheduleTarget{0.9, 2026, ""};
  const auto schedule = made.schedule();
  REQUIRE(schedule.target);
  const TargetOutcome& outcome = *schedule.target;
  CHECK(outcome.share_then >= outcome.share_now);
  if (outcome.share_then >= 0.9) CHECK(schedule.years[0].spent >= outcome.budget_at_least);
  if (!outcome.budget_found) return;
  CHECK(*outcome.budget_found >= outcome.budget_at_least);
  if (*outcome.budget_found == 0) return;
  REQUIRE(outcome.budgets_found.size() ==
          static_cast<std::size_t>(2026 - made.settings.first_year) + 1);
  for (std::size_t y = 0; y < outcome.budgets_found.size(); ++y)
    made.settings.budget[y] = Yuan{static_cast<double>(outcome.budgets_found[y]) / 100.0};
  CHECK(made.schedule().target->share_then >= made.settings.target->share);
}
