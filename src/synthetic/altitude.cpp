// SPDX-License-Identifier: Apache-2.0
#include "synthetic/altitude.hpp"

#include <algorithm>
#include <cmath>

namespace hinterland::made_up {

namespace {

double smooth(double share) { return share * share * (3.0 - 2.0 * share); }

}  // namespace

/// Value noise from -1 to 1: random heights on a lattice, smooth in between.
double Altitude::noise(PlanePoint place, double wavelength, std::uint64_t which) const {
  const double column = std::floor(place.x / wavelength);
  const double row = std::floor(place.y / wavelength);
  const auto height = [&](int east, int north) {
    const auto i = static_cast<std::uint64_t>(static_cast<std::int64_t>(column) + east);
    const auto j = static_cast<std::uint64_t>(static_cast<std::int64_t>(row) + north);
    const std::uint64_t bits = mix_bits(seed_ ^ mix_bits(i ^ mix_bits(j ^ mix_bits(which))));
    return static_cast<double>(bits >> 11) * 0x1.0p-52 - 1.0;
  };
  const double east = smooth(place.x / wavelength - column);
  const double north = smooth(place.y / wavelength - row);
  return (height(0, 0) * (1.0 - east) + height(1, 0) * east) * (1.0 - north) +
         (height(0, 1) * (1.0 - east) + height(1, 1) * east) * north;
}

double Altitude::hilliness(PlanePoint place) const {
  const double height = 0.75 * noise(place, 15000.0, 1) + 0.25 * noise(place, 5000.0, 2);
  return smooth(std::clamp((height - 0.05) / 0.35, 0.0, 1.0));
}

double Altitude::valley(PlanePoint place) const {
  constexpr double step = 50.0;
  constexpr double wavelength = 9000.0;
  // A valley floor is where the noise is 0; height over slope is the distance to it.
  const double here = noise(place, wavelength, 3);
  const double east = (noise({place.x + step, place.y}, wavelength, 3) - here) / step;
  const double north = (noise({place.x, place.y + step}, wavelength, 3) - here) / step;
  const double distance = std::abs(here) / std::max(std::hypot(east, north), 1e-5);
  return std::exp(-(distance / 500.0) * (distance / 500.0));
}

}  // namespace hinterland::made_up
