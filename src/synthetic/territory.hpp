// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "synthetic/altitude.hpp"
#include "synthetic/borders.hpp"
#include "synthetic/settlements.hpp"

#include <string_view>
#include <vector>

namespace hinterland::made_up {

/// Land under a rule of its own: 永久基本农田, 生态保护红线.
struct Zone {
  std::vector<PlanePoint> ring;
  std::string_view kind;
};

/// The built-up land of a seat: 110 m² a person, in the order of the seats.
std::vector<std::vector<PlanePoint>> build_up(const std::vector<Centre>& centres, Random& random);

/// Basic farmland in the plain between the villages, and land under ecological
/// protection in the hills. No two meet.
std::vector<Zone> keep_free(const Border& border, const Altitude& altitude,
                            const std::vector<Centre>& centres,
                            const std::vector<Settlement>& villages, double side, Random& random);

/// Three places that somebody proposes for a new community: two among villages
/// that may move, one in the middle of farmland, where it cannot be.
std::vector<PlanePoint> propose_sites(const std::vector<Settlement>& villages,
                                      const std::vector<Zone>& zones, Random& random);

}  // namespace hinterland::made_up
