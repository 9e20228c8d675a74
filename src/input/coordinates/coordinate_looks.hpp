// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/projection.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <functional>
#include <span>
#include <string>
#include <vector>

/// What coordinates look like, before it is known what they are: they are held as
/// LonLat, `lon` the first of the two in the file and `lat` the second.
namespace hinterland {

/// True where nineteen in twenty places pass the test, or all of three and more but one.
bool most(std::span<const LonLat> places, const std::function<bool(LonLat)>& test);
/// True where more than half of the places pass the test.
bool mainly(std::span<const LonLat> places, const std::function<bool(LonLat)>& test);

LonLat swapped(LonLat place);
std::vector<LonLat> swapped(std::span<const LonLat> places);

/// From 180° W to 180° E, or from 0° to 360°.
bool in_degrees(LonLat place);
bool in_degrees_either_way(LonLat place);

/// Whether degrees lie beyond 72° north or south, where hardly anybody lives, and
/// the other way round do not. In China all west of 90° E does, once it is swapped.
bool lie_beyond_people(std::span<const LonLat> sample);

/// A northing of China in metres, from 18° to 54° N.
bool is_northing(double value);
/// A false easting of 500 km, within 400 km of the middle of the zone.
bool is_plain_easting(double value);

/// The zone that most eastings bear in front, 39 of 39 512 345 m; 0: none.
int common_zone(std::span<const LonLat> sample);

/// Whether the sample lies where the CRS, of which that is known, is used.
bool lies_in_area(const Projection& projection, std::span<const LonLat> sample, bool swap);

/// Whether it lies there but for records, fewer than half, that lie there with their axes turned.
bool lies_in_area_mostly(const Projection& projection, std::span<const LonLat> sample);

/// Whether the degrees among the sample lie there, or it is not known; others may be turned
/// records.
bool degrees_lie_in_area(const Projection& projection, std::span<const LonLat> sample, bool swap);

/// "x from 508947 to 590090, y from 3.997e+06 to 4.0636e+06"
Text range_text(std::span<const LonLat> sample);

}  // namespace hinterland
