// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace hinterland::bench {

/// Spatial distribution of villages and facilities.
enum class Spread { in_towns, uniform };

/// Villages and the facilities of several services, over 20 by 22 degrees: the settled half of
/// China, 4.6 million square kilometres.
struct Country {
  std::vector<LonLat> villages;
  std::vector<std::vector<LonLat>> facilities;  ///< of each service
};

class CountryDrawer {
 public:
  CountryDrawer(Spread spread, std::size_t villages, std::uint64_t seed)
      : spread_(spread), random_(seed) {
    constexpr std::size_t villages_of_town = 17;  // 690,000 in 40,000 towns
    for (std::size_t i = 0; i < villages / villages_of_town + 1; ++i) towns_.push_back(anywhere());
  }

  /// Town by town, as a census lists them, within some 5 km of the seat.
  std::vector<LonLat> villages(std::size_t count) {
    std::vector<LonLat> places;
    for (std::size_t i = 0; i < count; ++i) {
      const LonLat seat = towns_[i * towns_.size() / count];
      places.push_back(spread_ == Spread::in_towns ? around(seat, 5000.0) : anywhere());
    }
    return places;
  }

  /// Each within about a kilometre of the seat of some town.
  std::vector<LonLat> facilities(std::size_t count) {
    std::uniform_int_distribution<std::size_t> town(0, towns_.size() - 1);
    std::vector<LonLat> places;
    for (std::size_t i = 0; i < count; ++i) {
      places.push_back(spread_ == Spread::in_towns ? around(towns_[town(random_)], 1000.0)
                                                   : anywhere());
    }
    return places;
  }

 private:
  LonLat anywhere() {
    std::uniform_real_distribution<double> lon(100.0, 122.0);
    std::uniform_real_distribution<double> lat(22.0, 42.0);
    return {lon(random_), lat(random_)};
  }

  LonLat around(LonLat centre, double metres) {
    std::normal_distribution<double> offset(0.0, metres / 111'000.0);
    const double narrowing = std::cos(centre.lat * std::numbers::pi / 180.0);
    return {centre.lon + offset(random_) / narrowing, centre.lat + offset(random_)};
  }

  Spread spread_;
  std::mt19937_64 random_;
  std::vector<LonLat> towns_;
};

inline Country draw_country(Spread spread, std::size_t villages, std::size_t services,
                            std::size_t facilities_of_service) {
  CountryDrawer drawer(spread, villages, 2016);
  Country country;
  country.villages = drawer.villages(villages);
  for (std::size_t i = 0; i < services; ++i) {
    country.facilities.push_back(drawer.facilities(facilities_of_service));
  }
  return country;
}

}  // namespace hinterland::bench
