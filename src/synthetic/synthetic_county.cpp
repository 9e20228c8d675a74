// SPDX-License-Identifier: Apache-2.0
#include "synthetic/synthetic_county.hpp"

#include "base/text_fill.hpp"
#include "synthetic/county_layout.hpp"

#include <hinterland/error.hpp>
#include <hinterland/threads.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

using synthetic::County;
using synthetic::RoadClass;
using synthetic::utilities;

constexpr std::size_t villages_in_a_county = 375;
constexpr double square_metres_a_village = 2.8e6;
constexpr std::size_t counties_at_once = 32;  // generated in parallel, then added in order

/// By road class; paths are not in the layer.
constexpr std::array<std::string_view, 3> road_names{"省道", "县道", "村道"};

TriState answer(bool yes) { return yes ? TriState::yes : TriState::no; }

/// 12 digits: the county's six, the town's three, the village's three.
std::string code_of(const County& county, std::size_t centre, std::size_t village) {
  return fmt::format("{}{:03}{:03}", county.code, centre == 0 ? 1 : 99 + centre, village);
}

/// Appends counties to the tables, in longitude and latitude.
class Writer {
 public:
  explicit Writer(SyntheticCounty& land) : land_(land), world_(land.world) { open_tables(); }

  void append(const County& county) {
    append_towns(county);
    append_villages(county);
    append_networks(county);
    append_facilities(county);
    append_land(county);
  }

 private:
  /// Creates the columns of the services: the twelve utilities, then the public services.
  void open_tables() {
    for (const auto& utility : utilities) land_.services.push_back(std::string(utility.service));
    for (const auto id : synthetic::public_services) land_.services.push_back(std::string(id));
    world_.networks.resize(land_.services.size());
    world_.villages.census.resize(land_.services.size());
    world_.villages.attributes.push_back({"heating_zone", {}});
    for (std::uint32_t i = 0; i < utilities.size(); ++i) {
      NetworkLines& network = world_.networks[ServiceId{i}];
      network.given = network.complete = utilities[i].drawn;
    }
  }

  LonLat at(PlanePoint point) const { return projection_.to_place(point); }

  void append_towns(const County& county) {
    Towns& towns = world_.towns;
    for (std::size_t i = 0; i < county.centres.size(); ++i) {
      const synthetic::Centre& centre = county.centres[i];
      towns.feature.push_back(static_cast<std::int64_t>(towns.size()));
      towns.place.push_back(at(centre.place));
      towns.code.push_back(code_of(county, i, 0));
      towns.name.push_back(centre.name);
      towns.county.push_back(county.name);
      towns.level.push_back(centre.county_seat ? Level::county : Level::town);
      towns.people.push_back(People{centre.people});
      towns.non_farm_share.push_back(centre.non_farm_share);
    }
  }

  void append_villages(const County& county) {
    Villages& villages = world_.villages;
    std::size_t number = 0;
    for (std::size_t v = 0; v < county.villages.size(); ++v) {
      const synthetic::Settlement& village = county.villages[v];
      number = v > 0 && county.villages[v - 1].centre == village.centre ? number + 1 : 200;
      villages.feature.push_back(static_cast<std::int64_t>(villages.size()));
      villages.place.push_back(at(village.place));
      villages.code.push_back(code_of(county, village.centre, number));
      villages.name.push_back(village.name);
      villages.town.push_back(county.centres[village.centre].name);
      villages.county.push_back(county.name);
      villages.people.push_back(People{village.people});
      villages.households.push_back(village.households);
      villages.category.push_back(village.central ? VillageCategory::central
                                                  : VillageCategory::basic);
      villages.is_protected.push_back(answer(village.is_protected));
      villages.is_movable.push_back(answer(village.movable));
      villages.is_sparse.push_back(answer(village.sparse));
      villages.attributes.front().value.push_back(village.heated ? 1.0 : 0.0);
      for (std::uint32_t i = 0; i < utilities.size(); ++i) {
        if (utilities[i].requested > 0.0)
          villages.census[ServiceId{i}].push_back(county.plans[i].census[v]);
      }
    }
  }

  template <class Points, class Place>
  void append_line(std::uint32_t utility, const Points& points, Place place) {
    NetworkLines& network = world_.networks[ServiceId{utility}];
    for (const auto& point : points) network.vertex.push_back(at(place(point)));
    network.first_vertex.push_back(network.vertex.size());
  }

  void append_networks(const County& county) {
    for (const synthetic::Way& way : county.roads.ways) {
      if (way.road_class == RoadClass::path) continue;
      append_line(0, way.nodes, [&](std::size_t node) { return county.roads.node[node]; });
      land_.road_class.push_back(road_names[static_cast<std::size_t>(way.road_class)]);
    }
    for (std::uint32_t i = 0; i < utilities.size(); ++i) {
      for (const auto& line : county.plans[i].lines)
        append_line(i, line, [](PlanePoint point) { return point; });
    }
  }

  void append_facilities(const County& county) {
    Facilities& facilities = world_.facilities;
    for (const synthetic::Venue& venue : county.venues) {
      facilities.feature.push_back(static_cast<std::int64_t>(facilities.size()));
      facilities.place.push_back(at(venue.place));
      facilities.code.push_back(fmt::format("SS{:07}", facilities.size()));
      facilities.name.push_back(fmt::format("{}{}", venue.host, venue.kind));
      facilities.service.push_back(land_.find(venue.service));
      facilities.level.push_back(venue.level);
      facilities.radius.push_back(std::nullopt);
      land_.facility_kind.push_back(venue.kind);
    }
  }

  void append_area(Areas& areas, const synthetic::Line& ring, std::string_view code,
                   std::string_view name, std::string_view kind) {
    LineString outer;
    for (const PlanePoint point : ring) outer.push_back(at(point));
    areas.shape.push_back({Polygon{std::move(outer), {}}});
    areas.code.push_back(code);
    areas.name.push_back(name);
    areas.kind.push_back(kind);
  }

  void append_land(const County& county) {
    append_area(world_.boundaries, county.border, county.code, county.name, {});
    for (std::size_t i = 0; i < county.built_up.size(); ++i) {
      append_area(world_.built_up, county.built_up[i], code_of(county, i, 0),
                  county.centres[i].name, {});
    }
    for (const synthetic::ExcludedLand& land : county.excluded_lands) {
      const std::string code = fmt::format("GK{:06}", world_.exclusions.size() + 1);
      append_area(world_.exclusions, land.ring, code, county.name, land.kind);
    }
    for (std::size_t i = 0; i < county.proposed_sites.size(); ++i) {
      world_.proposed_sites.place.push_back(at(county.proposed_sites[i]));
      world_.proposed_sites.name.push_back(fmt::format("{}拟选点{}", county.name, i + 1));
    }
  }

  SyntheticCounty& land_;
  World& world_;
  GaussKruger projection_{SyntheticCounty::zone};
};

void check(const SyntheticSettings& settings) {
  if (settings.villages >= fewest_villages && settings.villages <= max_villages) return;
  throw UsageError(filled_text("cannot generate {} villages: use {} to {} (--villages)",
                               "不能生成 {} 个村庄：请取 {} 至 {}（--villages）", settings.villages,
                               fewest_villages, max_villages));
}

}  // namespace

ServiceId SyntheticCounty::find(std::string_view id) const {
  const auto found = std::ranges::find(services, id);
  return {static_cast<std::uint32_t>(found - services.begin())};
}

SyntheticCounty make_up_county(const SyntheticSettings& settings, const Progress& progress) {
  check(settings);
  SyntheticCounty result;
  result.settings = settings;
  const std::size_t counties = std::max<std::size_t>(
      1, (settings.villages + villages_in_a_county / 2) / villages_in_a_county);
  result.counties = counties;
  const double mean_villages =
      static_cast<double>(settings.villages) / static_cast<double>(counties);
  const synthetic::Relief altitude(settings.seed);
  const synthetic::Mesh mesh(settings.seed, counties,
                             std::sqrt(mean_villages * square_metres_a_village));
  Writer writer(result);
  for (std::size_t first = 0; first < counties; first += counties_at_once) {
    progress(static_cast<double>(first) / static_cast<double>(counties), "generating counties");
    std::vector<County> drawn(std::min(counties_at_once, counties - first));
    for_each_block(drawn.size(), 1, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const std::size_t number = first + i;
        const std::size_t villages =
            settings.villages * (number + 1) / counties - settings.villages * number / counties;
        drawn[i] = synthetic::draw_county({settings.seed, number, villages},
                                          mesh.land_of(number, altitude));
      }
    });
    for (const County& county : drawn) writer.append(county);
  }
  return result;
}

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double implausible_people = 250000.0;  // as with two extra zeros
constexpr double outside_distance = 3000.0;      // metres west of the westernmost border

/// Adds faults to villages, each to a different one, spread over the table.
class FaultPlanter {
 public:
  FaultPlanter(SyntheticCounty& county, PlantedFaults& planted)
      : county_(county), planted_(planted) {}

  /// The next unused village that meets the condition.
  VillageId take(const std::function<bool(VillageId)>& suits = [](VillageId) { return true; }) {
    const std::size_t villages = county_.world.villages.size();
    std::size_t row = ++taken_ * villages / 14;
    for (std::size_t tried = 0; tried < villages; ++tried, row = (row + 1) % villages) {
      const VillageId village{static_cast<std::uint32_t>(row)};
      if (std::ranges::count(spoilt_, village) > 0 || !suits(village)) continue;
      spoilt_.push_back(village);
      return village;
    }
    throw Error(Text("no village is suitable for one of the deliberate errors. Use another --seed.",
                     "没有适合设置错误的村庄。请换 --seed。"));
  }

  std::string code(VillageId village) const {
    return std::string(county_.world.villages.code[village]);
  }
  void note(ProblemKind kind, VillageId village, std::string detail) {
    planted_.faults.push_back({kind, "villages", code(village), std::move(detail)});
  }
  void write(VillageId village, std::string role, std::string text) {
    planted_.written.push_back({"villages", std::move(role), village.index, std::move(text)});
  }

 private:
  SyntheticCounty& county_;
  PlantedFaults& planted_;
  std::vector<VillageId> spoilt_;
  std::size_t taken_ = 0;
};

void repeat_records(Villages& villages, FaultPlanter& planter) {
  const VillageId first = planter.take();
  const VillageId same_code = planter.take();
  const std::string name(villages.name[same_code]);
  villages.place[first] = villages.place[same_code];
  planter.write(same_code, "code", planter.code(first));
  planter.write(first, "name", name);
  planter.note(ProblemKind::duplicate_code, first, name + " = " + name);

  const VillageId original = planter.take();
  const VillageId copy = planter.take();
  villages.place[copy] = villages.place[original];
  villages.people[copy] = villages.people[original];
  for (const ServiceId service : rows(villages.census)) {
    auto& census = villages.census[service];
    if (!census.empty()) census[copy] = census[original];
  }
  planter.write(copy, "name", std::string(villages.name[original]));
  planter.note(ProblemKind::duplicate_place, copy,
               std::string(villages.name[original]) + " = " + planter.code(original));
}

void spoil_people(Villages& villages, FaultPlanter& planter) {
  const VillageId negative = planter.take();
  villages.people[negative] = People{-350.0};
  planter.note(ProblemKind::people_negative, negative, "-350");
  const VillageId missing = planter.take();
  villages.people[missing] = std::nullopt;
  planter.note(ProblemKind::people_missing, missing, "");
  const VillageId implausible = planter.take();
  villages.people[implausible] = People{implausible_people};
  planter.note(ProblemKind::people_implausible, implausible, "250000");
}

void spoil_places(World& world, FaultPlanter& planter) {
  Villages& villages = world.villages;
  const VillageId nowhere = planter.take();
  villages.place[nowhere] = {not_a_number, not_a_number};
  planter.note(ProblemKind::geometry_empty, nowhere, "");

  const VillageId outside = planter.take();
  LonLat westernmost{180.0, 0.0};
  for (const MultiPolygon& shape : world.boundaries.shape) {
    westernmost = std::min(westernmost, std::ranges::min(shape.front().outer));
  }
  const GaussKruger projection(SyntheticCounty::zone);
  const PlanePoint corner = projection.to_plane(westernmost);
  villages.place[outside] = projection.to_place({corner.x - outside_distance, corner.y});
  // The village is now far from its lines, and the census must not contradict the map.
  for (auto& census : villages.census) {
    if (!census.empty()) census[outside] = CensusAnswer::unknown;
  }
  planter.note(ProblemKind::outside_boundaries, outside, "");
}

void spoil_census(SyntheticCounty& county, FaultPlanter& planter) {
  Villages& villages = county.world.villages;
  const auto& lighting = villages.census[county.find("lighting")];
  const VillageId unsure =
      planter.take([&](VillageId v) { return lighting[v] != CensusAnswer::unknown; });
  planter.write(unsure, "lighting", "大概有");
  planter.note(ProblemKind::bad_census_value, unsure, "lighting: 大概有");

  auto& water = villages.census[county.find("water_supply")];
  const VillageId denied = planter.take([&](VillageId v) { return water[v] == CensusAnswer::yes; });
  water[denied] = CensusAnswer::no;
  planter.note(ProblemKind::census_conflict, denied, "water_supply");

  const VillageId about = planter.take();
  planter.write(about, "households", "约三百户");
  planter.note(ProblemKind::number_unreadable, about, "户数: 约三百户");
}

void spoil_facilities(SyntheticCounty& county, PlantedFaults& planted) {
  const Facilities& facilities = county.world.facilities;
  const FacilityId shrine{static_cast<std::uint32_t>(facilities.size() / 2)};
  planted.written.push_back({"facilities", "kind", shrine.index, "土地庙"});
  planted.faults.push_back({ProblemKind::unknown_service_kind, "facilities",
                            std::string(facilities.code[shrine]), "土地庙"});
  planted.facilities_encoding = true;
  planted.faults.push_back(
      {ProblemKind::encoding_doubtful, "facilities", "", ".cpg: UTF-8; GB18030"});
}

}  // namespace

PlantedFaults plant_faults(SyntheticCounty& county) {
  PlantedFaults planted;
  FaultPlanter planter(county, planted);
  repeat_records(county.world.villages, planter);
  spoil_people(county.world.villages, planter);
  spoil_places(county.world, planter);
  spoil_census(county, planter);
  spoil_facilities(county, planted);
  return planted;
}

}  // namespace hinterland
