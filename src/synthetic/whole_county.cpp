// SPDX-License-Identifier: Apache-2.0
#include "synthetic/whole_county.hpp"

#include "synthetic/names.hpp"
#include "synthetic/tracks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hinterland::made_up {

namespace {

constexpr std::size_t villages_of_a_town = 25;

/// Every part of a county has random numbers of its own, so that a change of
/// one part leaves the others as they are.
Random random_for(const CountyOrder& order, std::uint64_t part) {
  return Random(order.seed, mix_bits(order.number) + part);
}

void name_places(WholeCounty& county, const CountyOrder& order) {
  county.name = county_name(order.seed, order.number);
  county.code = fmt::format("37{:02}{:02}", 40 + order.number / 60, 21 + order.number % 60);
  Namer namer(random_for(order, 1));
  for (const Centre& centre : county.centres) {
    county.centre_names.push_back(centre.county_seat ? county.name : namer.town());
  }
  for (const Settlement& village : county.villages) {
    county.village_names.push_back(namer.village(village.hilliness > 0.5));
  }
}

void lay_utilities(WholeCounty& county, const CountyOrder& order, std::size_t first_village) {
  const WayHome home = find_way_home(county.roads, county.centres.size());
  const Ground ground{county.centres, county.villages, county.roads, first_village, home};
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    Random random = random_for(order, 100 + i);
    if (utilities[i].service == "road") {
      county.plans[i].census = survey_roads(utilities[i], ground, random);
    } else {
      county.plans[i] = plan_utility(utilities[i], ground, random);
    }
  }
}

}  // namespace

WholeCounty draw_county(const CountyOrder& order, const Borders& borders,
                        const Altitude& altitude) {
  const double side = borders.side();
  WholeCounty county;
  county.border = borders.of(order.number);
  Random for_centres = random_for(order, 2);
  const std::size_t centres =
      std::max<std::size_t>(2, (order.villages + villages_of_a_town / 2) / villages_of_a_town);
  county.centres = place_centres(county.border, altitude, centres, side, for_centres);
  Random for_roads = random_for(order, 3);
  county.roads = plan_highways(county.border, county.centres, for_roads);
  Random for_villages = random_for(order, 4);
  county.villages = settle(county.border, altitude, county.centres, county.roads, order.villages,
                           side, for_villages);
  name_places(county, order);
  const std::size_t first_village = join_villages(county.roads, county.villages, for_roads);
  lay_utilities(county, order, first_village);
  Random for_venues = random_for(order, 5);
  county.venues = open_venues(county.centres, county.villages, for_venues);
  Random for_land = random_for(order, 6);
  county.built_up = build_up(county.centres, for_land);
  county.zones =
      keep_free(county.border, altitude, county.centres, county.villages, side, for_land);
  county.proposed_sites = propose_sites(county.villages, county.zones, for_land);
  return county;
}

}  // namespace hinterland::made_up
