// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/building.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "catalogue/unknown_service.hpp"
#include "planning/schedule/activities.hpp"
#include "world/place_name.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

/// The counties of the villages.
std::set<std::string, std::less<>> counties_of(const Villages& villages) {
  std::set<std::string, std::less<>> names;
  for (VillageId v : rows(villages.place)) {
    const std::string_view name = villages.county[v];
    if (!name.empty() && !names.contains(name)) names.emplace(name);
  }
  return names;
}

UsageError no_such_county(const std::string& name, const std::vector<std::string>& known) {
  const Text way_out = known.empty() ? Text("The villages have no counties: add the field county.",
                                            "村庄未注明所属县：请补该字段。")
                                     : suggest_name(name, known);
  return UsageError(filled_text("schedule.by_county: no village is in a county '{}'. {}",
                                "schedule.by_county：没有村庄属于“{}”。{}", name, way_out));
}

constexpr std::uint32_t any_year = (2U << max_plan_years) - 1U;

std::vector<Fen> fen_of(const std::vector<Yuan>& money) {
  std::vector<Fen> fen;
  for (Yuan yuan : money) fen.push_back(fen_of(yuan));
  return fen;
}

/// The constraint of a service, of a county; none: it has no budget of its own.
struct ConstraintRows {
  std::map<ServiceId, std::uint32_t> service;
  std::map<std::string, std::uint32_t, std::less<>> county;

  std::optional<std::uint32_t> of(ServiceId id) const {
    const auto found = service.find(id);
    return found == service.end() ? std::nullopt : std::optional(found->second);
  }
  std::optional<std::uint32_t> of(std::string_view name) const {
    const auto found = county.find(name);
    return found == county.end() ? std::nullopt : std::optional(found->second);
  }
};

ConstraintRows add_constraints(const World& world, const ServiceCatalogue& catalogue,
                               const ScheduleSettings& settings, Budgets& budgets) {
  BudgetConstraint all{"all", fen_of(settings.budget)};
  for (std::size_t y = 0; y < settings.committed.size(); ++y) {
    all.budget[y] -= fen_of(settings.committed[y]);
  }
  budgets.constraints.push_back(std::move(all));
  ConstraintRows constraints;
  const auto next = [&] { return static_cast<std::uint32_t>(budgets.constraints.size()); };
  for (const auto& [id, budget] : settings.by_service) {
    const auto service = catalogue.find(id);
    if (!service)
      throw UsageError(filled_text("schedule.by_service: {}", "schedule.by_service：{}",
                                   unknown_service(catalogue, id)));
    constraints.service[*service] = next();
    budgets.constraints.push_back({id, fen_of(budget)});
  }
  const auto counties = counties_of(world.villages);
  for (const auto& [name, budget] : settings.by_county) {
    if (!counties.contains(name)) throw no_such_county(name, {counties.begin(), counties.end()});
    constraints.county[name] = next();
    budgets.constraints.push_back({name, fen_of(budget)});
  }
  return constraints;
}

/// The constraints of each activity: those of its service and of the county of its village.
void assign_constraints(const ScheduleInput& input, const ConstraintRows& constraints,
                        Activities& activities) {
  const TextColumn<VillageId>& county = input.world.villages.county;
  const auto assign = [&](ActivityId w, ServiceId service, VillageId village) {
    activities.service_constraint[w] = constraints.of(service);
    activities.county_constraint[w] = constraints.of(county[village]);
  };
  const ExtensionSegments& segments = input.extension.segments;
  for (SegmentId s : rows(segments.service))
    assign(ScheduleActivities::activity_of(s), segments.service[s], segments.village[s]);
  const Gaps& gaps = input.matrix.gaps;
  auto next = static_cast<std::uint32_t>(segments.size());
  for (GapId g : rows(gaps.village)) assign({next++}, gaps.service[g], gaps.village[g]);
}

/// Values are summed in 64 bits, in millionths (`list_activities`) or thousandths of a person (of
/// the target), and by the integer program in doubles: sums up to 10^17 are safe in all of them.
void require_exact_values(const ScheduleInput& input) {
  constexpr double max_value = 1e11;
  const Gaps& gaps = input.matrix.gaps;
  double people = 0.0;
  double value = 0.0;
  for (const GapId g : rows(gaps.village)) {
    people += input.world.villages.people[gaps.village[g]].value_or(People{1.0}).value;
    value += input.priorities.value[g];
  }
  const double total = std::max(people, value);
  if (total <= max_value) return;
  throw UsageError(filled_text(
      "priority.value: the people of all gaps, times the weights of their services in the "
      "catalogue, sum to {:.3g}, but values above {:g} are not computed. Only the ratios of "
      "weights matter: divide all of them by one number, or check the people of the villages",
      "priority.value：各缺口的人口乘以指标库中服务权重，合计 {:.3g}，超过可计算的 {:g}。权重只看"
      "比例：请把各权重同除以一个数，或检查各村人口",
      total, max_value));
}

/// The cost of each segment and all segments upstream, with trenches of their own.
Column<SegmentId, Fen> costs_alone(const ExtensionSegments& segments) {
  Column<SegmentId, Fen> cost(segments.size(), 0);
  for (SegmentId s : rows(segments.service)) {  // upstream segments come first
    cost[s] = segments.laying[s].mid + segments.excavation[s].mid;
    if (segments.upstream[s]) cost[s] += cost[*segments.upstream[s]];
  }
  return cost;
}

struct Cheapest {
  GapId gap;
  Fen cost = 0;
};

/// Checks one budget after the other.
class BudgetCheck {
 public:
  BudgetCheck(const World& world, const ServiceCatalogue& catalogue, const Gaps& gaps,
              const NetworkExtension& extension, const ScheduleSettings& settings,
              Problems& problems)
      : world_(world),
        catalogue_(catalogue),
        gaps_(gaps),
        extensions_(extension.gaps),
        settings_(settings),
        problems_(problems),
        alone_(costs_alone(extension.segments)) {}

  /// Whether every gap under the budget costs more than it.
  void examine(const std::string& key, const std::vector<Yuan>& budget,
               const std::vector<Yuan>& committed, const std::function<bool(GapId)>& is_meant) {
    const double most = max_at_once(budget, committed);
    if (most <= 0.0) return;
    const auto cheapest = find_cheapest(is_meant);
    if (!cheapest || static_cast<double>(cheapest->cost) / 100.0 <= most) return;
    const VillageId village = gaps_.village[cheapest->gap];
    const Service& service = catalogue_.services[gaps_.service[cheapest->gap]];
    const std::string name(world_.villages.name[village]);
    const double cost = static_cast<double>(cheapest->cost) / 100.0;
    const auto given = std::ranges::find_if(budget, [](Yuan sum) { return sum.value > 0.0; });
    const double first = given == budget.end() ? most : given->value;
    problems_.push_back(
        {ProblemKind::budget_too_small,
         "schedule",
         -1,
         key,
         std::nullopt,
         {fmt::format("{:.10g} CNY at most; the cheapest gap, {} of {}, costs {:.0f} CNY. Budgets "
                      "are in CNY. If these are in units of 10,000 CNY, write each sum in the form "
                      "{:.15g}e4 for {:.15g}",
                      most, service.name_en, name, cost, first, first),
          fmt::format("最多{:.10g}元，而最便宜的缺口（{}，{}）需{:.0f}"
                      "元。预算以元计，预算单位是否为万元？如是，请把各项都改写，例如 "
                      "{:.15g} 写作 {:.15g}e4",
                      most, name, service.name_zh, cost, first, first)}});
  }

 private:
  /// The most that can be spent in one year, with money carried over.
  double max_at_once(const std::vector<Yuan>& budget, const std::vector<Yuan>& committed) const {
    double most = 0.0;
    double left = 0.0;
    for (std::size_t y = 0; y < budget.size(); ++y) {
      const double year = budget[y].value - (y < committed.size() ? committed[y].value : 0.0);
      left = settings_.carry_over ? left + year : year;
      most = std::max(most, left);
    }
    return most;
  }

  std::optional<Cheapest> find_cheapest(const std::function<bool(GapId)>& is_meant) const {
    std::optional<Cheapest> cheapest;
    for (GapId g : rows(gaps_.village)) {
      if (!extensions_.has_cost(g) || !is_meant(g)) continue;
      const auto& segment = extensions_.segment[g];
      const Fen cost = extensions_.local_cost[g].mid + (segment ? alone_[*segment] : 0);
      if (!cheapest || cost < cheapest->cost) cheapest = Cheapest{g, cost};
    }
    return cheapest;
  }

  const World& world_;
  const ServiceCatalogue& catalogue_;
  const Gaps& gaps_;
  const GapExtensions& extensions_;
  const ScheduleSettings& settings_;
  Problems& problems_;
  Column<SegmentId, Fen> alone_;
};

}  // namespace

Fen fen_of(Yuan money) { return std::llround(money.value * 100.0); }

Activities list_activities(const Gaps& gaps, const NetworkExtension& extension,
                           const Column<GapId, double>& value) {
  Activities activities;
  const auto add = [&](std::optional<SegmentId> upstream, const CostRange& cost,
                       const CostRange& excavation, std::optional<TrenchId> trench) {
    activities.predecessor.push_back(
        upstream ? std::optional(ScheduleActivities::activity_of(*upstream)) : std::nullopt);
    activities.cost.push_back(cost.mid);
    activities.excavation.push_back(excavation.mid);
    activities.trench.push_back(trench ? std::optional(SharedTrenchId{trench->index})
                                       : std::nullopt);
    activities.service_constraint.push_back(std::nullopt);
    activities.county_constraint.push_back(std::nullopt);
  };
  const ExtensionSegments& segments = extension.segments;
  for (SegmentId s : rows(segments.service)) {
    add(segments.upstream[s], segments.laying[s], segments.excavation[s], segments.trench[s]);
    activities.value.push_back(0);
    activities.allowed.push_back(any_year);
  }
  for (GapId g : rows(gaps.village)) {
    add(extension.gaps.segment[g], extension.gaps.local_cost[g], CostRange{}, std::nullopt);
    activities.value.push_back(std::max<std::int64_t>(1, std::llround(value[g] * 1e6)));
    activities.allowed.push_back(extension.gaps.has_cost(g) ? any_year : may_stay_unbuilt);
  }
  return activities;
}

ScheduleActivities prepare_building(const ScheduleInput& input) {
  const ScheduleSettings& settings = input.settings;
  require_exact_values(input);
  ScheduleActivities building;
  const ConstraintRows constraints =
      add_constraints(input.world, input.catalogue, settings, building.budgets);
  building.budgets.carry_over = settings.carry_over;
  for (std::size_t y = 0; y < settings.budget.size(); ++y) {
    const double years = static_cast<double>(y);
    building.budgets.worth.push_back(std::pow(1.0 + settings.discount_rate, -years));
  }
  building.segments = input.extension.segments.size();
  building.activities = list_activities(input.matrix.gaps, input.extension, input.priorities.value);
  assign_constraints(input, constraints, building.activities);
  return building;
}

ScheduleSettings with_names_of_counties(const World& world, ScheduleSettings settings,
                                        Notes& notes) {
  if (!settings.given() || settings.by_county.empty()) return settings;
  PlaceNames counties(Level::county);
  for (const std::string& name : counties_of(world.villages)) counties.add(name);
  std::map<std::string, std::vector<Yuan>> budgets;
  std::map<std::string, std::string> names;
  for (auto& [name, budget] : settings.by_county) {
    const auto found = counties.find(name, Suffix::may_differ);
    if (!found) throw no_such_county(name, counties.all());
    const std::string& county = counties[*found];
    const auto [known, is_new] = names.emplace(county, name);
    if (!is_new) {
      throw UsageError(filled_text(
          "schedule.by_county: '{}' and '{}' both denote the county '{}'. Give it one budget.",
          "schedule.by_county：“{}”与“{}”均指“{}”。请只给一个预算。", known->second, name, county));
    }
    if (county != name) {
      notes.push_back(filled_text("schedule.by_county: '{}' is read as the county '{}'",
                                  "schedule.by_county：“{}”即“{}”", name, county));
    }
    budgets.emplace(county, std::move(budget));
  }
  settings.by_county = std::move(budgets);
  return settings;
}

void report_small_budgets(const World& world, const ServiceCatalogue& catalogue, const Gaps& gaps,
                          const NetworkExtension& extension, const ScheduleSettings& settings,
                          Problems& problems) {
  if (!settings.given()) return;
  BudgetCheck check(world, catalogue, gaps, extension, settings, problems);
  check.examine("budget", settings.budget, settings.committed, [](GapId) { return true; });
  for (const auto& [id, budget] : settings.by_service) {
    const auto service = catalogue.find(id);
    check.examine("by_service." + id, budget, {},
                  [&](GapId g) { return service && gaps.service[g] == *service; });
  }
  for (const auto& [name, budget] : settings.by_county) {
    const std::string& county = name;  // clang 14 captures no structured binding
    check.examine("by_county." + county, budget, {},
                  [&](GapId g) { return world.villages.county[gaps.village[g]] == county; });
  }
}

}  // namespace hinterland
