// SPDX-License-Identifier: Apache-2.0
#include "planning/adoption.hpp"

#include "base/spelling.hpp"
#include "base/text_fill.hpp"
#include "planning/coverage_rules.hpp"
#include "planning/sources.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

namespace {

bool is_called(const Villages& villages, VillageId village, std::string_view name) {
  return villages.name[village] == name ||
         (!villages.code[village].empty() && villages.code[village] == name);
}

/// The sites of this name, or whose host has this code.
std::vector<SiteId> sites_called(const Villages& villages, const Sites& sites,
                                 std::string_view name) {
  std::vector<SiteId> found;
  for (const SiteId site : rows(sites.place)) {
    const bool has_code = sites.host[site] && !villages.code[*sites.host[site]].empty() &&
                          villages.code[*sites.host[site]] == name;
    if (sites.name[site] == name || has_code) found.push_back(site);
  }
  return found;
}

/// Why a name is not that of a site, and what to write.
Text why_no_site(const Villages& villages, const Sites& sites, const std::string& name) {
  if (sites.size() == 0) {
    return {"no site is proposed. Remove 'adopt', or mark villages that may move",
            "本方案没有建议选址。请删去“adopt”，或标明可搬迁的村"};
  }
  const Text near =
      suggest_name(name, std::vector<std::string>(sites.name.begin(), sites.name.end()));
  for (const VillageId v : rows(villages.place)) {
    if (!is_called(villages, v, name)) continue;
    if (villages.is_protected[v] == TriState::yes) {
      return filled_text(
          "'{}' is a protected village, which neither moves nor receives others. Remove it",
          "“{}”是保护村，既不搬迁，也不承载集中。请删去", name);
    }
    if (const std::optional<SiteId> site = sites.of_village[v]) {
      return filled_text("'{}' is not a site, but would move to the site '{}'. Name that one",
                         "“{}”不是选址，而是拟集中至“{}”的村。请写该选址", name, sites.name[*site]);
    }
    return filled_text("the village '{}' is not a proposed site. {}", "村庄“{}”不是建议选址。{}",
                       name, near);
  }
  return filled_text("no site is called '{}'. {}", "没有名为“{}”的选址。{}", name, near);
}

SiteId site_called(const Villages& villages, const Sites& sites, const std::string& name) {
  const std::vector<SiteId> found = sites_called(villages, sites, name);
  if (found.size() == 1) return found.front();
  const Text why = found.empty()
                       ? why_no_site(villages, sites, name)
                       : filled_text("{} sites are called '{}'. Write the code of the host village",
                                     "有{}处选址名为“{}”。请改写承载村的代码", found.size(), name);
  throw UsageError(filled_text("sites.adopt: {}", "sites.adopt：{}", why));
}

/// Adds the people and households of a member to those of the host. Households are known only if
/// those of all are; otherwise they are estimated from the people.
void count_at_host(Villages& villages, VillageId host, VillageId member) {
  std::optional<People>& people = villages.people[member];
  if (!people) return;
  const auto& households = villages.households[member];
  std::optional<double>& all = villages.households[host];
  const bool is_known = all && households;
  all = is_known ? std::optional(*all + *households) : std::nullopt;
  villages.people[host] = villages.people[host].value_or(0_people) + *people;
  people = 0_people;
  villages.households[member] = 0.0;
  auto& estimated = villages.is_people_estimated;
  if (!estimated.empty() && estimated[member] == TriState::yes) estimated[host] = TriState::yes;
}

}  // namespace

void adopt_sites(World& world, Sites& sites, const SitesSettings& settings) {
  Villages& villages = world.villages;
  std::vector<SiteId> adopted;
  if (settings.adopt == Adopt::named) {
    for (const std::string& name : settings.adopted)
      adopted.push_back(site_called(villages, sites, name));
  } else if (settings.adopt == Adopt::all) {
    for (const SiteId site : rows(sites.place)) adopted.push_back(site);
  }
  if (adopted.empty()) return;
  if (sites.is_adopted.empty()) {
    sites.is_adopted = Column<SiteId, TriState>(sites.size(), TriState::no);
    sites.people_before = villages.people;
    villages.is_leaving = Column<VillageId, TriState>(villages.size(), TriState::no);
  }
  for (const SiteId site : adopted) {
    if (sites.adopts(site)) continue;  // named twice, or adopted before
    sites.is_adopted[site] = TriState::yes;
    for (const VillageId member : sites.relocated[site]) {
      villages.is_leaving[member] = TriState::yes;
      if (sites.host[site]) count_at_host(villages, *sites.host[site], member);
    }
  }
}

void note_sites_without_host(const World& world, const Sites& sites, Notes& notes) {
  for (const SiteId site : rows(sites.is_adopted)) {
    if (!sites.adopts(site) || sites.host[site]) continue;
    People people;
    for (const VillageId v : sites.relocated[site]) {
      people += world.villages.people[v].value_or(0_people);
    }
    notes.push_back(filled_text(
        "sites: the adopted site '{}' is not an existing village, so what connects it is not in "
        "the plan; the {} villages that move there, with {:.0f} people, leave the plan",
        "选址：已采纳的选址“{}”不是现有村庄，其基础设施未列入延伸工程；拟集中至该处的{}个村、"
        "{:.0f}人退出计划",
        sites.name[site], sites.relocated[site].size(), people.value));
  }
}

std::optional<AdoptionEffect> plan_all_adopted(const ServiceCatalogue& catalogue,
                                               const PlanSettings& settings, const Findings& found,
                                               const VillageRoads* roads) {
  if (found.sites.size() == 0 || found.coverage_rules.empty()) return std::nullopt;
  const Sites& sites = found.sites;
  if (static_cast<std::size_t>(std::ranges::count(sites.is_adopted, TriState::yes)) == sites.size())
    return AdoptionEffect{found.matrix.gaps.size(), total_cost(found.extension)};
  World world = found.world;
  Sites every = sites;
  SitesSettings all;
  all.adopt = Adopt::all;
  adopt_sites(world, every, all);
  AdoptionEffect effect;
  if (world.villages.size() > max_villages_with_cost) {
    effect.gaps = judge_gaps(world, catalogue, found.connections, found.coverage).gaps.size();
    return effect;
  }
  Sources sources(world, catalogue);
  const GapMatrix matrix = find_gaps(sources, found.connections, found.coverage, no_progress);
  effect.gaps = matrix.gaps.size();
  Problems ignored;
  effect.cost = total_cost(extend_networks(
      sources, found.connections, matrix, roads,
      settings_for_comparison(settings.extension, world.villages), ignored, no_progress));
  return effect;
}

}  // namespace hinterland
