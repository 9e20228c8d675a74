// SPDX-License-Identifier: Apache-2.0
#include "geometry/equal_area.hpp"

#include <cmath>
#include <numbers>

namespace hinterland {

namespace {

constexpr double radians = std::numbers::pi / 180.0;

// WGS 84, EPSG:7030.
constexpr double semi_major_axis = 6378137.0;
constexpr double flattening = 1.0 / 298.257223563;
constexpr double eccentricity_squared = flattening * (2.0 - flattening);

/// Snyder's q (3-12): grows with the area between the equator and a latitude.
double authalic_measure(double sine_of_latitude) {
  static const double eccentricity = std::sqrt(eccentricity_squared);
  const double es = eccentricity * sine_of_latitude;
  return (1.0 - eccentricity_squared) *
         (sine_of_latitude / (1.0 - es * es) + std::atanh(es) / eccentricity);
}

}  // namespace

std::vector<PlanePoint> to_equal_area(std::span<const LonLat> places, LonLat centre) {
  static const double at_pole = authalic_measure(1.0);
  static const double radius = semi_major_axis * std::sqrt(at_pole / 2.0);
  const auto sine_of = [](double latitude) {
    return authalic_measure(std::sin(latitude * radians)) / at_pole;
  };
  const double centre_sine = sine_of(centre.lat);
  const double centre_cosine = std::sqrt(1.0 - centre_sine * centre_sine);

  std::vector<PlanePoint> points;
  points.reserve(places.size());
  for (const LonLat& place : places) {
    const double sine = sine_of(place.lat);
    const double cosine = std::sqrt(1.0 - sine * sine);
    const double turn = (place.lon - centre.lon) * radians;
    const double scale =
        radius *
        std::sqrt(2.0 / (1.0 + centre_sine * sine + centre_cosine * cosine * std::cos(turn)));
    points.push_back({scale * cosine * std::sin(turn),
                      scale * (centre_cosine * sine - centre_sine * cosine * std::cos(turn))});
  }
  return points;
}

}  // namespace hinterland
