// SPDX-License-Identifier: Apache-2.0
#include "synthetic/synthetic_faults.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <functional>
#include <limits>

namespace hinterland {

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
    if (!census.empty()) census[outside] = Answer::unknown;
  }
  planter.note(ProblemKind::outside_boundaries, outside, "");
}

void spoil_census(SyntheticCounty& county, FaultPlanter& planter) {
  Villages& villages = county.world.villages;
  const auto& lighting = villages.census[county.find("lighting")];
  const VillageId unsure =
      planter.take([&](VillageId v) { return lighting[v] != Answer::unknown; });
  planter.write(unsure, "lighting", "大概有");
  planter.note(ProblemKind::bad_census_value, unsure, "lighting: 大概有");

  auto& water = villages.census[county.find("water_supply")];
  const VillageId denied = planter.take([&](VillageId v) { return water[v] == Answer::yes; });
  water[denied] = Answer::no;
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
