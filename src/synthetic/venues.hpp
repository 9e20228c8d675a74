// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "synthetic/settlements.hpp"

#include <hinterland/world.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace hinterland::made_up {

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
  bool in_village = false;
  std::size_t host = 0;  ///< the seat, or the village
};

/// Opens what towns of this kind have, and some clinics, schools and shops in
/// villages. One level in four is not written down.
std::vector<Venue> open_venues(const std::vector<Centre>& centres,
                               const std::vector<Settlement>& villages, Random& random);

}  // namespace hinterland::made_up
