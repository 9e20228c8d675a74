// SPDX-License-Identifier: Apache-2.0
#include "input/coordinates/datum.hpp"

#include <cmath>
#include <numbers>

namespace hinterland {

namespace {

using std::numbers::pi;

// Krasovsky 1940, the ellipsoid of the shift.
constexpr double krasovsky_axis = 6378245.0;
constexpr double krasovsky_eccentricity_squared = 0.00669342162296594323;

/// The rectangle outside which Chinese web maps apply no shift.
bool is_in_china(LonLat place) {
  return place.lon >= 72.004 && place.lon <= 137.8347 && place.lat >= 0.8293 &&
         place.lat <= 55.8271;
}

/// The short waves common to the shifts along both axes.
double short_waves(double x) {
  return (20.0 * std::sin(6.0 * x * pi) + 20.0 * std::sin(2.0 * x * pi)) * 2.0 / 3.0;
}

/// The eastward shift before it is scaled to degrees; x, y count from 105° E, 35° N.
double eastward(double x, double y) {
  return 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * std::sqrt(std::abs(x)) +
         short_waves(x) + (20.0 * std::sin(x * pi) + 40.0 * std::sin(x / 3.0 * pi)) * 2.0 / 3.0 +
         (150.0 * std::sin(x / 12.0 * pi) + 300.0 * std::sin(x / 30.0 * pi)) * 2.0 / 3.0;
}

/// The northward shift before it is scaled to degrees.
double northward(double x, double y) {
  return -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * std::sqrt(std::abs(x)) +
         short_waves(x) + (20.0 * std::sin(y * pi) + 40.0 * std::sin(y / 3.0 * pi)) * 2.0 / 3.0 +
         (160.0 * std::sin(y / 12.0 * pi) + 320.0 * std::sin(y / 30.0 * pi)) * 2.0 / 3.0;
}

/// GCJ-02 to BD-09: a small rotation and scaling about the origin, and an offset.
LonLat gcj02_to_bd09(LonLat place) {
  constexpr double wave = pi * 3000.0 / 180.0;
  const double radius = std::hypot(place.lon, place.lat) + 0.00002 * std::sin(place.lat * wave);
  const double angle = std::atan2(place.lat, place.lon) + 0.000003 * std::cos(place.lon * wave);
  return {radius * std::cos(angle) + 0.0065, radius * std::sin(angle) + 0.006};
}

/// Inverts a shift by fixed-point iteration. The change of a shift is less than 1 % of the change
/// of the place, so each iteration gains two digits.
template <class Shift>
LonLat undo(Shift shift, LonLat shifted) {
  constexpr double max_inverse_error = 1e-11;  // degrees: a micrometre
  LonLat guess = shifted;
  for (int round = 0; round < 30; ++round) {
    const LonLat reached = shift(guess);
    const double lon_error = shifted.lon - reached.lon;
    const double lat_error = shifted.lat - reached.lat;
    guess.lon += lon_error;
    guess.lat += lat_error;
    if (std::abs(lon_error) < max_inverse_error && std::abs(lat_error) < max_inverse_error) break;
  }
  return guess;
}

}  // namespace

// The closed formulas, publicly known since 2010 ("eviltransform").
LonLat wgs84_to_gcj02(LonLat place) {
  if (!is_in_china(place)) return place;
  const double x = place.lon - 105.0;
  const double y = place.lat - 35.0;
  const double latitude = place.lat * pi / 180.0;
  const double sine = std::sin(latitude);
  const double magic = 1.0 - krasovsky_eccentricity_squared * sine * sine;
  const double meridian_radius =
      krasovsky_axis * (1.0 - krasovsky_eccentricity_squared) / (magic * std::sqrt(magic));
  const double parallel_radius = krasovsky_axis / std::sqrt(magic) * std::cos(latitude);
  return {place.lon + eastward(x, y) * 180.0 / (parallel_radius * pi),
          place.lat + northward(x, y) * 180.0 / (meridian_radius * pi)};
}

LonLat gcj02_to_wgs84(LonLat place) {
  if (!is_in_china(place)) return place;
  return undo(wgs84_to_gcj02, place);
}

LonLat wgs84_to_bd09(LonLat place) {
  if (!is_in_china(place)) return place;
  return gcj02_to_bd09(wgs84_to_gcj02(place));
}

LonLat bd09_to_wgs84(LonLat place) {
  if (!is_in_china(place)) return place;
  return undo(wgs84_to_bd09, place);
}

}  // namespace hinterland
