// SPDX-License-Identifier: Apache-2.0
#include "planning/schedule/building.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "planning/schedule/budgets.hpp"
#include "planning/schedule/works.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

constexpr std::uint32_t any_year = (2U << most_plan_years) - 1U;

Fen fen_of(Yuan money) { return std::llround(money.value * 100.0); }

std::vector<Fen> fen_of(const std::vector<Yuan>& money) {
  std::vector<Fen> fen;
  for (Yuan yuan : money) fen.push_back(fen_of(yuan));
  return fen;
}

/// Which purse is that of a service, of a county; none: it has no budget of its own.
struct PurseRows {
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

void refuse_county(const World& world, const std::string& name) {
  std::set<std::string, std::less<>> known;
  for (VillageId v : rows(world.villages.place)) known.emplace(world.villages.county[v]);
  known.erase("");
  if (!known.contains(name)) throw no_such_county(name, {known.begin(), known.end()});
}

PurseRows add_purses(const World& world, const ServiceCatalogue& catalogue,
                     const ScheduleSettings& settings, Budgets& budgets) {
  Purse all{"all", fen_of(settings.budget)};
  for (std::size_t y = 0; y < settings.committed.size(); ++y) {
    all.budget[y] -= fen_of(settings.committed[y]);
  }
  budgets.purses.push_back(std::move(all));
  PurseRows purses;
  const auto next = [&] { return static_cast<std::uint32_t>(budgets.purses.size()); };
  for (const auto& [id, budget] : settings.by_service) {
    const auto service = catalogue.find(id);
    if (!service) {
      std::vector<std::string> ids;
      for (const Service& known : catalogue.services) ids.push_back(known.id);
      throw UsageError(filled_text("schedule.by_service: the catalogue has no service '{}'. {}",
                                   "schedule.by_service：指标库没有设施类别“{}”。{}", id,
                                   suggest_name(id, ids)));
    }
    purses.service[*service] = next();
    budgets.purses.push_back({id, fen_of(budget)});
  }
  for (const auto& [name, budget] : settings.by_county) {
    refuse_county(world, name);
    purses.county[name] = next();
    budgets.purses.push_back({name, fen_of(budget)});
  }
  return purses;
}

void add_segments(const World& world, const ExtensionSegments& segments, const PurseRows& purses,
                  Works& works) {
  for (SegmentId s : rows(segments.service)) {
    const auto& upstream = segments.upstream[s];
    const auto& trench = segments.trench[s];
    works.after.push_back(upstream ? std::optional(Building::work_of(*upstream)) : std::nullopt);
    works.cost.push_back(segments.laying[s].mid);
    works.digging.push_back(segments.digging[s].mid);
    works.ditch.push_back(trench ? std::optional(DitchId{trench->index}) : std::nullopt);
    works.value.push_back(0);
    works.allowed.push_back(any_year);
    works.service_purse.push_back(purses.of(segments.service[s]));
    works.county_purse.push_back(purses.of(world.villages.county[segments.village[s]]));
  }
}

/// In millionths, and at least one, so that no gap is worth nothing.
std::int64_t value_of(const ScheduleQuestion& question, GapId gap) {
  double value = 0.0;
  if (question.settings.value == GapValue::score) {
    value = question.priorities.score[gap];
  } else {
    const Gaps& gaps = question.matrix.gaps;
    const auto& people = question.world.villages.people[gaps.village[gap]];
    value = (people ? people->value : 1.0) * question.catalogue.services[gaps.service[gap]].weight;
  }
  return std::max<std::int64_t>(1, std::llround(value * 1e6));
}

}  // namespace

Building prepare_building(const ScheduleQuestion& question) {
  const World& world = question.world;
  const NetworkExtension& extension = question.extension;
  const ScheduleSettings& settings = question.settings;
  Building building;
  Works& works = building.works;
  const PurseRows purses = add_purses(world, question.catalogue, settings, building.budgets);
  building.budgets.carry_over = settings.carry_over;
  for (std::size_t y = 0; y < settings.budget.size(); ++y) {
    const double years = static_cast<double>(y);
    building.budgets.worth.push_back(std::pow(1.0 + settings.discount_rate, -years));
  }
  building.segments = extension.segments.size();
  add_segments(world, extension.segments, purses, works);
  const Gaps& gaps = question.matrix.gaps;
  for (GapId g : rows(gaps.village)) {
    const auto& line = extension.gaps.segment[g];
    works.after.push_back(line ? std::optional(Building::work_of(*line)) : std::nullopt);
    works.cost.push_back(extension.gaps.local_cost[g].mid);
    works.digging.push_back(0);
    works.ditch.push_back(std::nullopt);
    works.value.push_back(value_of(question, g));
    works.allowed.push_back(extension.gaps.has_cost(g) ? any_year : may_stay_unbuilt);
    works.service_purse.push_back(purses.of(gaps.service[g]));
    works.county_purse.push_back(purses.of(world.villages.county[gaps.village[g]]));
  }
  return building;
}

}  // namespace hinterland
