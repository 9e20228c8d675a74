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

/// A facility that stands in a seat or a village.
struct Venue {
  PlanePoint place;
  std::string_view service;
  std::string_view kind;  ///< as the layer says it: 卫生院
  Level level = Level::unknown;
  std::string host;  ///< the name of the seat or the village
};

/// Land under a rule of its own: 永久基本农田, 生态保护红线.
struct KeptFree {
  Line ring;
  std::string_view kind;
};

/// Which county to make, and of how many villages.
struct CountyOrder {
  std::uint64_t seed = 1;
  std::size_t number = 0;
  std::size_t villages = 300;
};

/// Everything that is in one county, on the plane.
struct County {
  std::string name;  ///< no two of the first 2,880 bear the same
  std::string code;  ///< 6 digits; the cities 3740 to 3799 do not exist
  Line border;
  std::vector<Centre> centres;
  std::vector<Settlement> villages;
  RoadPlan roads;
  std::array<UtilityPlan, utilities.size()> plans;
  /// What towns of this kind have, and some clinics, schools and shops in villages. One level in
  /// four is not written down.
  std::vector<Venue> venues;
  std::vector<Line> built_up;  ///< of each seat: 110 m² a person
  /// Basic farmland in the plain between the villages, and land under ecological protection in the
  /// hills. No two meet.
  std::vector<KeptFree> kept_free;
  /// For new communities: two among villages that may move, one in the middle of farmland, where
  /// it cannot be.
  Line proposed_sites;
};

County draw_county(const CountyOrder& order, const Land& land);

}  // namespace hinterland::synthetic
