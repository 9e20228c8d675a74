// SPDX-License-Identifier: Apache-2.0
#include "synthetic/county_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>
#include <span>
#include <utility>

namespace hinterland::synthetic {

namespace {

// Names ----------------------------------------------------------------------------------------

/// A sequence of characters of three bytes each.
class Characters {
 public:
  constexpr explicit Characters(std::string_view text) : text_(text) {}
  constexpr std::size_t size() const { return text_.size() / 3; }
  constexpr std::string_view operator[](std::size_t i) const { return text_.substr(3 * i, 3); }

 private:
  std::string_view text_;
};

constexpr Characters county_first(
    "云青临沂汶泗槐柳桃松柏兰荷菊芦麦禾稷穗泉溪湖淄洸鹤雁鹿凤龙麟岱嵩峄峰岭石玉金铜文武和安宁康丰永"
    "长");
constexpr Characters county_second(
    "山水河泉溪湖城邑丘陵原川州台冈阳阴安宁平昌兴盛和顺清源津浦渡"
    "桥关亭楼塔寺林田野坪坡口门营屯集镇庄堡寨井池潭洲滨岸湾岛峪谷");
constexpr Characters town_first("龙柳石泉桥店官高白青马朱大洪双望梁杨仙葛孟黄红清东西南北新太福永");
constexpr Characters town_second("泉河店山桥家庄集岭湖楼寨城沟口阁台营屯堡墩川坊水");
constexpr Characters surnames(
    "王李张刘陈杨赵孙周徐马朱胡郭何高林宋郑梁韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡");
constexpr Characters rarer_surnames(
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟");
constexpr Characters sides("东西南北前后大小上下");
using Words = std::string_view;
// Four bytes in GB18030, not in GBK: they test full support of GB18030.
constexpr std::array<Words, 3> rare_words{"䶮", "𠮷", "㙟"};
constexpr std::array<Words, 20> plain_places{"庄",   "家庄", "家庄", "村", "家村", "屯",   "家屯",
                                             "铺",   "店",   "家店", "集", "寨",   "家寨", "营",
                                             "家营", "楼",   "家楼", "桥", "官庄", "家洼"};
constexpr std::array<Words, 14> hill_places{"沟", "家沟", "峪", "家峪", "岭", "家岭", "崖",
                                            "泉", "家泉", "坡", "家坡", "湾", "台子", "石屋"};

std::string county_name(const CountyOrder& order) {
  constexpr std::size_t names = county_first.size() * county_second.size();
  static_assert(names == 2880);
  constexpr std::size_t stride = 1009;  // coprime to 2,880: visits every name once
  const std::size_t which = (order.number * stride + mix_bits(order.seed) % names) % names;
  return fmt::format("{}{}县", county_first[which / county_second.size()],
                     county_second[which % county_second.size()]);
}

/// Generates the names of a county's towns and villages, without duplicates.
class Namer {
 public:
  explicit Namer(Random random) : random_(random) {}

  std::string town() {
    std::string name;
    do {
      name = any(town_first);
      name += any(town_second);
    } while (!used_.insert(name).second);
    return name + (random_.chance(0.8) ? "镇" : "乡");
  }

  /// A surname and a type of place, as on the North China Plain; some with 东, 西, 前, 后; one in
  /// eighty with a character that GBK does not have.
  std::string village(bool in_the_hills) {
    std::string name;
    do {
      name = random_.chance(0.22) ? any(sides) : "";
      const bool is_rare = random_.chance(1.0 / 80.0);
      name += is_rare ? any(rare_words) : random_.chance(0.7) ? any(surnames) : any(rarer_surnames);
      const bool hill_name = random_.chance(in_the_hills ? 0.7 : 0.06);
      name += hill_name ? any(hill_places) : any(plain_places);
    } while (!used_.insert(name).second);
    return name;
  }

 private:
  template <class List>
  std::string_view any(const List& words) {
    return words[random_.below(words.size())];
  }

  Random random_;
  std::set<std::string> used_;
};

// Facilities -----------------------------------------------------------------------------------

/// A facility type of a seat or a village, and the share of places that have it.
struct Offer {
  std::string_view service;
  std::string_view kind;
  double chance = 1.0;
};

constexpr Offer in_county_seats[] = {
    {"medical", "医院"},           {"education", "中学"},
    {"education", "小学"},         {"public_security", "派出所"},
    {"culture", "文化馆"},         {"sports", "体育馆"},
    {"commerce", "商场"},          {"wet_market", "农贸市场"},
    {"home_services", "家政服务"}, {"post_parcel", "邮政所"},
    {"breakfast_shop", "早餐店"},  {"community_service_centre", "社区服务中心"},
    {"elder_care", "养老院"}};
constexpr Offer in_towns[] = {{"medical", "卫生院"},
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
                              {"elder_care", "敬老院", 0.6}};
constexpr Offer in_villages[] = {{"medical", "卫生室", 0.3},
                                 {"convenience_shop", "便民店", 0.25},
                                 {"education", "小学", 0.06},
                                 {"elder_care", "幸福院", 0.04}};

/// Where facilities are placed: within `reach` metres of the place.
struct Host {
  PlanePoint place;
  double reach = 0.0;
  std::string_view name;
};

void open(std::vector<Venue>& venues, std::span<const Offer> offers, const Host& host, Level level,
          double factor, Random& random) {
  for (const Offer& offer : offers) {
    if (!random.chance(offer.chance * factor)) continue;
    const PlanePoint place = place_around(host.place, 1.0, host.reach, random);
    const bool is_written = !random.chance(0.25);
    venues.push_back({place, offer.service, offer.kind, is_written ? level : Level::unknown,
                      std::string(host.name)});
  }
}

std::vector<Venue> open_venues(const County& county, Random& random) {
  std::vector<Venue> venues;
  for (const Centre& centre : county.centres) {
    const Host seat{centre.place, std::clamp(2.5 * std::sqrt(centre.people), 150.0, 900.0),
                    centre.name};
    if (centre.county_seat) open(venues, in_county_seats, seat, Level::county, 1.0, random);
    open(venues, in_towns, seat, Level::town, 1.0, random);
  }
  for (const Settlement& village : county.villages) {
    const double factor = village.central ? 2.5 : village.people > 500.0 ? 1.0 : 0.5;
    open(venues, in_villages, {village.place, 120.0, village.name}, Level::village, factor, random);
  }
  return venues;
}

// Land -----------------------------------------------------------------------------------------

constexpr std::string_view farmland = "永久基本农田";
constexpr std::string_view red_line = "生态保护红线";

/// The radius of a seat's built-up land.
double radius_of(const Centre& centre) {
  return std::sqrt(110.0 * centre.people / std::numbers::pi);
}

/// A circular piece of land with no neighbours within its radius.
struct Clearing {
  PlanePoint place;
  double radius;
};

double free_place_near(const std::vector<Clearing>& taken, PlanePoint place) {
  double room = 3000.0;
  for (const Clearing& other : taken)
    room = std::min(room, distance(place, other.place) - other.radius);
  return room;
}

std::vector<ExcludedLand> draw_excluded_lands(const County& county, const Land& land,
                                              Random& random) {
  const PlanePoint seat = county.centres.front().place;
  Cells settled_cells(seat, land.side, 2000.0);
  for (const Settlement& village : county.villages) settled_cells.add(village.place);
  std::vector<Clearing> taken;
  for (const Centre& centre : county.centres)
    taken.push_back({centre.place, 1.5 * radius_of(centre)});
  std::vector<ExcludedLand> found;
  const std::size_t wanted = 2 + county.villages.size() / 7;
  for (std::size_t attempt = 0; attempt < 20 * wanted && found.size() < wanted; ++attempt) {
    const PlanePoint place = place_around(seat, land.side, 0.7, random);
    const bool hills = land.altitude.hilliness(place) > 0.7;
    const double clearance = std::min(settled_cells.nearest(place), 2000.0) - (hills ? 0.0 : 150.0);
    const double room = std::min(clearance, free_place_near(taken, place)) / 1.4;
    if (room < 350.0 || depth_inside(land.border, place) < 1.4 * room) continue;
    found.push_back({blob(place, room, 0.38, random), hills ? red_line : farmland});
    taken.push_back({place, 1.4 * room});
  }
  return found;
}

double movable_people(const std::vector<Settlement>& villages, PlanePoint place) {
  double people = 0.0;
  for (const Settlement& village : villages) {
    const bool near = squared_distance(village.place, place) < 2500.0 * 2500.0;
    if (near && village.movable && !village.is_protected) people += village.people;
  }
  return people;
}

/// A place beside a village where many people may relocate; the best of a random sample.
PlanePoint propose_site(const std::vector<Settlement>& villages, Random& random) {
  PlanePoint best;
  double most = -1.0;
  for (int attempt = 0; attempt < 12; ++attempt) {
    const PlanePoint village = villages[random.below(villages.size())].place;
    const PlanePoint place{village.x + random.uniform(200.0, 400.0),
                           village.y + random.uniform(-150.0, 150.0)};
    const double people = movable_people(villages, place);
    if (people <= most) continue;
    most = people;
    best = place;
  }
  return best;
}

Line propose_sites(const County& county, Random& random) {
  Line sites;
  for (int site = 0; site < 2; ++site) sites.push_back(propose_site(county.villages, random));
  const auto field = std::ranges::find(county.excluded_lands, farmland, &ExcludedLand::kind);
  if (field != county.excluded_lands.end())
    sites.push_back(middle(field->ring[0], field->ring[field->ring.size() / 2]));
  return sites;
}

// The county -----------------------------------------------------------------------------------

constexpr std::size_t villages_of_a_town = 25;

/// Each part of a county has its own random numbers, so that changing one part leaves the others
/// unchanged.
Random random_for(const CountyOrder& order, std::uint64_t part) {
  return Random(order.seed, mix_bits(order.number) + part);
}

void name_places(County& county, const CountyOrder& order) {
  county.name = county_name(order);
  county.code = fmt::format("37{:02}{:02}", 40 + order.number / 60, 21 + order.number % 60);
  Namer namer(random_for(order, 1));
  for (Centre& centre : county.centres)
    centre.name = centre.county_seat ? county.name : namer.town();
  for (Settlement& village : county.villages) village.name = namer.village(village.hilliness > 0.5);
}

void lay_utilities(County& county, const CountyOrder& order, std::size_t first_village) {
  const SeatRoutes seat_routes = find_seat_routes(county.roads, county.centres.size());
  const Ground ground{county.centres, county.villages, county.roads, first_village, seat_routes};
  for (std::size_t i = 0; i < utilities.size(); ++i) {
    Random random = random_for(order, 100 + i);
    county.plans[i] = plan_utility(utilities[i], ground, random);
  }
}

}  // namespace

County draw_county(const CountyOrder& order, const Land& land) {
  County county;
  county.border = land.border;
  Random for_centres = random_for(order, 2);
  const std::size_t centres =
      std::max<std::size_t>(2, (order.villages + villages_of_a_town / 2) / villages_of_a_town);
  county.centres = place_centres(land, centres, for_centres);
  Random for_roads = random_for(order, 3);
  county.roads = plan_main_roads(land, county.centres, for_roads);
  Random for_villages = random_for(order, 4);
  county.villages =
      place_villages(land, county.centres, county.roads.node, order.villages, for_villages);
  name_places(county, order);
  const std::size_t first_village = join_villages(county.roads, county.villages, for_roads);
  lay_utilities(county, order, first_village);
  Random for_venues = random_for(order, 5);
  county.venues = open_venues(county, for_venues);
  Random for_land = random_for(order, 6);
  for (const Centre& centre : county.centres)
    county.built_up.push_back(blob(centre.place, radius_of(centre), 0.35, for_land));
  county.excluded_lands = draw_excluded_lands(county, land, for_land);
  county.proposed_sites = propose_sites(county, for_land);
  return county;
}

}  // namespace hinterland::synthetic
