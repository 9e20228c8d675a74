// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/world.hpp>

#include <map>
#include <string>
#include <string_view>

namespace hinterland::test {

/// A small world drawn with characters, one cell `cell` wide and high, near 117° E 36° N:
///
///   A-Z   villages of 100 people      a-z   schools of village level
///   1-5   schools of town level       6-9   clinics of town level
///   #     town seats                  @     county seats
///   ===   a water main, cell centre to cell centre; | the same downwards
///   --+   a road at 30 km/h, cell centre to cell centre; : the same downwards, + in both
///         directions. Roads do not extend to places: A and - side by side are a cell apart
///
/// The catalogue has the public services `school` and `clinic` (3 and 5 km) and the infrastructure
/// services `water` (10 yuan a metre) and `heating`, which villages without the mark heating_zone
/// do not need.
struct DrawnWorld {
  World world;
  ServiceCatalogue catalogue;
  std::map<char, VillageId> villages;
  std::map<char, FacilityId> facilities;

  VillageId village(char letter) const { return villages.at(letter); }
  FacilityId facility(char sign) const { return facilities.at(sign); }
  ServiceId service(std::string_view id) const { return *catalogue.find(id); }

  /// Sets the census of a service: one of + - ? per village, in the order A, B, …
  void census(std::string_view service, std::string_view answers);
};

DrawnWorld draw_world(Metres cell, std::string_view picture);

/// Adds a row to a table; everything else is unknown.
VillageId add_village(World& world, LonLat place, std::string_view name,
                      std::optional<People> people);
FacilityId add_facility(World& world, LonLat place, ServiceId service, Level level);
TownId add_town(World& world, LonLat place, std::string_view name, Level level);

/// The catalogue of drawn worlds.
ServiceCatalogue small_catalogue();

/// A random world: villages, seats, facilities, water mains and roads within `extent` × `extent`,
/// some census answers and people missing, some roads one-way.
DrawnWorld random_world(std::uint64_t seed, Metres extent, std::size_t villages);

}  // namespace hinterland::test
