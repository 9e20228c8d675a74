// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <hinterland/gap.hpp>
#include <hinterland/sites.hpp>

#include <catch2/catch.hpp>

using namespace hinterland;
using namespace hinterland::test;

namespace {

GapMatrix gaps_of(const World& world, const ServiceCatalogue& catalogue) {
  Problems problems;
  const auto coverage = measure_coverage(world, catalogue, {}, no_progress);
  const auto connections = survey_connections(world, catalogue, problems, no_progress);
  return find_gaps(world, catalogue, connections, coverage, no_progress);
}

People all_people(const Villages& villages) {
  People sum;
  for (const VillageId v : rows(villages.people)) sum += villages.people[v].value_or(0_people);
  return sum;
}

}  // namespace

TEST_CASE("adopting sites changes no gap elsewhere, and loses nobody", "[sites][property]") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 11)));
  const DrawnWorld drawn = random_world(seed, 25_km, 250);
  const GapMatrix before = gaps_of(drawn.world, drawn.catalogue);
  SitesSettings settings;
  Sites sites = choose_sites(drawn.world, settings);
  REQUIRE(sites.size() > 0);
  // All sites, or every other one, in two steps.
  World world = drawn.world;
  settings.adopt = Adopt::named;
  for (const SiteId site : rows(sites.place)) {
    if (!sites.host[site] || (seed % 2 == 0 && site.index % 2 == 1)) continue;
    settings.adopted = {std::string(world.villages.code[*sites.host[site]])};
    adopt_sites(world, sites, settings);
  }
  const GapMatrix after = gaps_of(world, drawn.catalogue);
  CHECK(after.gaps.size() <= before.gaps.size());
  CHECK(all_people(world.villages) == all_people(drawn.world.villages));
  for (const VillageId v : rows(world.villages.place)) {
    const auto site = sites.of_village[v];
    const bool leaves = site && sites.adopts(*site);
    for (const ServiceId s : after.services) {
      const Reason was = before.reason[s][v];
      const bool is_open = was == Reason::gap || was == Reason::unknown;
      REQUIRE(after.reason[s][v] == (leaves && is_open ? Reason::moves_to : was));
    }
    if (leaves) REQUIRE(after.gap_count[v] == 0);
  }
  for (const SiteId site : rows(sites.place)) {
    if (sites.adopts(site)) REQUIRE(world.villages.people[*sites.host[site]] == sites.people[site]);
  }
}
