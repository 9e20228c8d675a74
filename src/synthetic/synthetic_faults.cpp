// SPDX-License-Identifier: Apache-2.0
#include "synthetic/synthetic_faults.hpp"

#include <hinterland/error.hpp>

#include <algorithm>
#include <functional>
#include <limits>

namespace hinterland {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double implausible_people = 250000.0;  // as with two zeros too many
constexpr double outside_distance = 3000.0;      // metres west of the westernmost border

/// Spoils villages, each fault its own, spread over the whole table.
class Spoiler {
 public:
  Spoiler(SyntheticCounty& county, PlantedFaults& planted) : county_(county), planted_(planted) {}

  /// The next village that may be spoilt and that suits.
  VillageId take(const std::function<bool(VillageId)>& suits = [](VillageId) { return true; }) {
    const std::size_t villages = county_.world.villages.size();
    std::size_t row = ++taken_ * villages / 14;
    for (std::size_t tried = 0; tried < villages; ++tried, row = (row + 1) % villages) {
      const VillageId village{static_cast<std::uint32_t>(row)};
      if (std::ranges::count(spoilt_, village) > 0 || !suits(village)) continue;
      spoilt_.push_back(village);
      return village;
    }
    throw Error(Text("no village suits a fault that was to be planted. Take another --seed.",
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

void repeat_records(Villages& villages, Spoiler& spoiler) {
  const VillageId first = spoiler.take();
  const VillageId same_code = spoiler.take();
  const std::string name(villages.name[same_code]);
  villages.place[first] = villages.place[same_code];
  spoiler.write(same_code, "code", spoiler.code(first));
  spoiler.write(first, "name", name);
  spoiler.note(ProblemKind::duplicate_code, first, name + " = " + name);

  const VillageId twin = spoiler.take();
  const VillageId copy = spoiler.take();
  villages.place[copy] = villages.place[twin];
  villages.people[copy] = villages.people[twin];
  for (const ServiceId service : rows(villages.census)) {
    auto& census = villages.census[service];
    if (!census.empty()) census[copy] = census[twin];
  }
  spoiler.write(copy, "name", std::string(villages.name[twin]));
  spoiler.note(ProblemKind::duplicate_place, copy,
               std::string(villages.name[twin]) + " = " + spoiler.code(twin));
}

void spoil_people(Villages& villages, Spoiler& spoiler) {
  const VillageId negative = spoiler.take();
  villages.people[negative] = People{-350.0};
  spoiler.note(ProblemKind::people_negative, negative, "-350");
  const VillageId missing = spoiler.take();
  villages.people[missing] = std::nullopt;
  spoiler.note(ProblemKind::people_missing, missing, "");
  const VillageId implausible = spoiler.take();
  villages.people[implausible] = People{implausible_people};
  spoiler.note(ProblemKind::people_implausible, implausible, "250000");
}

void spoil_places(World& world, Spoiler& spoiler) {
  Villages& villages = world.villages;
  const VillageId nowhere = spoiler.take();
  villages.place[nowhere] = {not_a_number, not_a_number};
  spoiler.note(ProblemKind::geometry_empty, nowhere, "");

  const VillageId outside = spoiler.take();
  LonLat westernmost{180.0, 0.0};
  for (const MultiPolygon& shape : world.boundaries.shape) {
    westernmost = std::min(westernmost, std::ranges::min(shape.front().outer));
  }
  const GaussKruger projection(SyntheticCounty::zone);
  const PlanePoint corner = projection.to_plane(westernmost);
  villages.place[outside] = projection.to_place({corner.x - outside_distance, corner.y});
  // It has left its lines behind, and the census must not contradict the map.
  for (auto& census : villages.census) {
    if (!census.empty()) census[outside] = Answer::unknown;
  }
  spoiler.note(ProblemKind::outside_boundaries, outside, "");
}

void spoil_census(SyntheticCounty& county, Spoiler& spoiler) {
  Villages& villages = county.world.villages;
  const auto& lighting = villages.census[county.find("lighting")];
  const VillageId unsure =
      spoiler.take([&](VillageId v) { return lighting[v] != Answer::unknown; });
  spoiler.write(unsure, "lighting", "大概有");
  spoiler.note(ProblemKind::bad_census_value, unsure, "lighting: 大概有");

  auto& water = villages.census[county.find("water_supply")];
  const VillageId denied = spoiler.take([&](VillageId v) { return water[v] == Answer::yes; });
  water[denied] = Answer::no;
  spoiler.note(ProblemKind::census_conflict, denied, "water_supply");

  const VillageId about = spoiler.take();
  spoiler.write(about, "households", "约三百户");
  spoiler.note(ProblemKind::number_unreadable, about, "户数: 约三百户");
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
  Spoiler spoiler(county, planted);
  repeat_records(county.world.villages, spoiler);
  spoil_people(county.world.villages, spoiler);
  spoil_places(county.world, spoiler);
  spoil_census(county, spoiler);
  spoil_facilities(county, planted);
  return planted;
}

}  // namespace hinterland
