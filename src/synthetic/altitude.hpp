// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/random.hpp"
#include "output/gauss_kruger.hpp"

#include <cstdint>

namespace hinterland::made_up {

/// The lie of the made-up land: hills and valleys as smooth noise over the
/// plane, the same for every county that asks, so hills run on across borders.
class Altitude {
 public:
  explicit Altitude(std::uint64_t seed) : seed_(mix_bits(seed)) {}

  /// 0 in the plain to 1 in the hills.
  double hilliness(PlanePoint place) const;
  /// 1 on the floor of a valley, falling to 0 within about a kilometre.
  double valley(PlanePoint place) const;

 private:
  double noise(PlanePoint place, double wavelength, std::uint64_t which) const;

  std::uint64_t seed_;
};

}  // namespace hinterland::made_up
