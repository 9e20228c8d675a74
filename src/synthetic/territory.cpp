// SPDX-License-Identifier: Apache-2.0
#include "synthetic/territory.hpp"

#include "synthetic/bends.hpp"
#include "synthetic/cells.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace hinterland::made_up {

namespace {

constexpr std::string_view farmland = "永久基本农田";
constexpr std::string_view red_line = "生态保护红线";

/// A round piece of land that touches nothing; its radius is the room there is.
struct Clearing {
  PlanePoint place;
  double radius;
};

double room_beside(const std::vector<Clearing>& taken, PlanePoint place) {
  double room = 3000.0;
  for (const Clearing& other : taken) {
    room = std::min(room, distance(place, other.place) - other.radius);
  }
  return room;
}

double people_who_may_move(const std::vector<Settlement>& villages, PlanePoint place) {
  double people = 0.0;
  for (const Settlement& village : villages) {
    const bool near = squared_distance(village.place, place) < 2500.0 * 2500.0;
    if (near && village.movable && !village.is_protected) people += village.people;
  }
  return people;
}

}  // namespace

std::vector<std::vector<PlanePoint>> build_up(const std::vector<Centre>& centres, Random& random) {
  std::vector<std::vector<PlanePoint>> rings;
  for (const Centre& centre : centres) {
    const double radius = std::sqrt(110.0 * centre.people / std::numbers::pi);
    rings.push_back(blob(centre.place, radius, 0.35, random));
  }
  return rings;
}

std::vector<Zone> keep_free(const Border& border, const Altitude& altitude,
                            const std::vector<Centre>& centres,
                            const std::vector<Settlement>& villages, double side, Random& random) {
  Cells homes(centres.front().place, side, 2000.0);
  for (const Settlement& village : villages) homes.add(village.place);
  std::vector<Clearing> taken;
  for (const Centre& centre : centres) {
    taken.push_back({centre.place, 1.5 * std::sqrt(110.0 * centre.people / std::numbers::pi)});
  }
  std::vector<Zone> zones;
  const std::size_t wanted = 2 + villages.size() / 7;
  for (std::size_t attempt = 0; attempt < 20 * wanted && zones.size() < wanted; ++attempt) {
    const PlanePoint place{centres.front().place.x + side * random.uniform(-0.7, 0.7),
                           centres.front().place.y + side * random.uniform(-0.7, 0.7)};
    const bool hills = altitude.hilliness(place) > 0.7;
    const double clearance = std::min(homes.nearest(place), 2000.0) - (hills ? 0.0 : 150.0);
    const double room = std::min(clearance, room_beside(taken, place)) / 1.4;
    if (room < 350.0 || depth_inside(border.ring, place) < 1.4 * room) continue;
    zones.push_back({blob(place, room, 0.38, random), hills ? red_line : farmland});
    taken.push_back({place, 1.4 * room});
  }
  return zones;
}

std::vector<PlanePoint> propose_sites(const std::vector<Settlement>& villages,
                                      const std::vector<Zone>& zones, Random& random) {
  std::vector<PlanePoint> sites;
  for (int site = 0; site < 2; ++site) {
    PlanePoint best;
    double most = -1.0;
    for (int attempt = 0; attempt < 12; ++attempt) {
      const PlanePoint village = villages[random.below(villages.size())].place;
      const PlanePoint place{village.x + random.uniform(200.0, 400.0),
                             village.y + random.uniform(-150.0, 150.0)};
      const double people = people_who_may_move(villages, place);
      if (people > most) {
        most = people;
        best = place;
      }
    }
    sites.push_back(best);
  }
  for (const Zone& zone : zones) {
    if (zone.kind != farmland) continue;
    const PlanePoint a = zone.ring[0];
    const PlanePoint b = zone.ring[zone.ring.size() / 2];
    sites.push_back({(a.x + b.x) / 2.0, (a.y + b.y) / 2.0});
    break;
  }
  return sites;
}

}  // namespace hinterland::made_up
