// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "synthetic/networks.hpp"

#include <hinterland/world.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland::synthetic {

/// The public services of the catalogue.
inline constexpr std::array<std::string_view, 13> public_services{
    "medical",    "education",     "public_security",  "culture",
    "sports",     "commerce",      "convenience_shop", "breakfast_shop",
    "wet_market", "home_services", "post_parcel",      "community_service_centre",
    "elder_care"};

/// A facility in a seat or a village.
struct Venue {
  PlanePoint place;
  std::string_view service;
  std::string_view kind;  ///< as in the layer: 卫生院
  Level level = Level::unknown;
  std::string host;  ///< name of the seat or the village
};

/// Land where building is excluded: 永久基本农田, 生态保护红线.
struct ExcludedLand {
  Line ring;
  std::string_view kind;
};

/// Which county to generate, with how many villages.
struct CountyOrder {
  std::uint64_t seed = 1;
  std::size_t number = 0;
  std::size_t villages = 300;
};

/// The contents of one county, in plane coordinates.
struct County {
  std::string name;  ///< unique among the first 2,880
  std::string code;  ///< 6 digits; prefixes 3740 to 3799 are not in use
  Line border;
  std::vector<Centre> centres;
  std::vector<Settlement> villages;
  RoadPlan roads;
  std::array<UtilityPlan, utilities.size()> plans;
  /// The facilities of the towns, and some clinics, schools and shops in villages. The level of one
  /// in four is missing.
  std::vector<Venue> venues;
  std::vector<Line> built_up;  ///< one per seat: 110 m² per person
  /// Basic farmland in the plain between the villages, and ecological protection areas in the
  /// hills. They do not touch.
  std::vector<ExcludedLand> excluded_lands;
  /// For relocation communities: two near villages that may relocate, and an inadmissible one in
  /// the middle of farmland.
  Line proposed_sites;
};

County draw_county(const CountyOrder& order, const Land& land);

}  // namespace hinterland::synthetic
