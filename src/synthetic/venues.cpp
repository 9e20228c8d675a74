// SPDX-License-Identifier: Apache-2.0
#include "synthetic/venues.hpp"

#include <algorithm>
#include <cmath>

namespace hinterland::made_up {

namespace {

/// What a seat or a village of one kind has, and how many in a hundred have it.
struct Offer {
  std::string_view service;
  std::string_view kind;
  double chance = 1.0;
};

constexpr std::array<Offer, 13> in_county_seats{{{"medical", "医院"},
                                                 {"education", "中学"},
                                                 {"education", "小学"},
                                                 {"public_security", "派出所"},
                                                 {"culture", "文化馆"},
                                                 {"sports", "体育馆"},
                                                 {"commerce", "商场"},
                                                 {"wet_market", "农贸市场"},
                                                 {"home_services", "家政服务"},
                                                 {"post_parcel", "邮政所"},
                                                 {"breakfast_shop", "早餐店"},
                                                 {"community_service_centre", "社区服务中心"},
                                                 {"elder_care", "养老院"}}};

constexpr std::array<Offer, 14> in_towns{{{"medical", "卫生院"},
                                          {"education", "中学", 0.8},
                                          {"education", "小学"},
                                          {"public_security", "派出所"},
                                          {"culture", "文化站", 0.85},
                                          {"sports", "体育场", 0.4},
                                          {"commerce", "超市", 0.95},
                                          {"convenience_shop", "便民店", 0.7},
                                          {"breakfast_shop", "早餐店", 0.4},
                                          {"wet_market", "农贸市场", 0.75},
                                          {"home_services", "家政服务", 0.12},
                                          {"post_parcel", "邮政所", 0.9},
                                          {"community_service_centre", "社区服务中心", 0.5},
                                          {"elder_care", "敬老院", 0.6}}};

constexpr std::array<Offer, 4> in_villages{{{"medical", "卫生室", 0.3},
                                            {"convenience_shop", "便民店", 0.25},
                                            {"education", "小学", 0.06},
                                            {"elder_care", "幸福院", 0.04}}};

PlanePoint near(PlanePoint place, double reach, Random& random) {
  const double east = random.uniform(-reach, reach);
  const double north = random.uniform(-reach, reach);
  return {place.x + east, place.y + north};
}

template <std::size_t count>
void open(std::vector<Venue>& venues, const std::array<Offer, count>& offers, const Venue& host,
          double reach, double factor, Random& random) {
  for (const Offer& offer : offers) {
    if (!random.chance(offer.chance * factor)) continue;
    Venue venue = host;
    venue.service = offer.service;
    venue.kind = offer.kind;
    venue.place = near(host.place, reach, random);
    if (random.chance(0.25)) venue.level = Level::unknown;
    venues.push_back(venue);
  }
}

}  // namespace

std::vector<Venue> open_venues(const std::vector<Centre>& centres,
                               const std::vector<Settlement>& villages, Random& random) {
  std::vector<Venue> venues;
  for (std::size_t i = 0; i < centres.size(); ++i) {
    const Centre& centre = centres[i];
    const double reach = std::clamp(2.5 * std::sqrt(centre.people), 150.0, 900.0);
    Venue host{centre.place, {}, {}, centre.county_seat ? Level::county : Level::town, false, i};
    if (centre.county_seat) open(venues, in_county_seats, host, reach, 1.0, random);
    host.level = Level::town;
    open(venues, in_towns, host, reach, 1.0, random);
  }
  for (std::size_t v = 0; v < villages.size(); ++v) {
    const Venue host{villages[v].place, {}, {}, Level::village, true, v};
    const double factor = villages[v].central ? 2.5 : villages[v].people > 500.0 ? 1.0 : 0.5;
    open(venues, in_villages, host, 120.0, factor, random);
  }
  return venues;
}

}  // namespace hinterland::made_up
