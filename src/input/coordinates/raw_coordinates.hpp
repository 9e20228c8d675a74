// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/projection.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace hinterland {

// Properties of coordinates whose CRS is not yet known. They are stored as LonLat, with the first
// coordinate of the file in `lon` and the second in `lat`.

/// Whether at least 95 % of the places pass the test, or all but one of three or more.
bool most(std::span<const LonLat> places, const std::function<bool(LonLat)>& test);
/// Whether more than half of the places pass the test.
bool mainly(std::span<const LonLat> places, const std::function<bool(LonLat)>& test);

LonLat swapped(LonLat place);
std::vector<LonLat> swapped(std::span<const LonLat> places);

/// Whether the place is in degrees; longitudes may run from -180 to 180 or from 0 to 360.
bool in_degrees(LonLat place);
bool in_degrees_either_way(LonLat place);

/// Whether degrees are beyond 72° of latitude, where hardly anyone lives, but not if they are
/// swapped. This holds for swapped places in China west of 90° E.
bool are_beyond_inhabited_latitudes(std::span<const LonLat> sample);

/// Whether a value is a northing in China, in metres: 16° to 55° N.
bool is_northing(double value);
/// Whether a value is an easting with a false easting of 500 km, within 400 km of the meridian.
bool is_plain_easting(double value);

/// The zone prefix of most eastings, 39 in 39 512 345 m; 0 if there is none.
int common_zone(std::span<const LonLat> sample);

/// Whether the sample lies in the area of use of the CRS, which must be known.
bool lies_in_area(const Projection& projection, std::span<const LonLat> sample, bool swap);

/// The same, except for fewer than half of the records that lie there only with swapped axes.
bool lies_in_area_mostly(const Projection& projection, std::span<const LonLat> sample);

/// The same for those of the sample that are in degrees (others may be swapped records); true if
/// the area of use is unknown.
bool degrees_lie_in_area(const Projection& projection, std::span<const LonLat> sample, bool swap);

/// "x from 508947 to 590090, y from 3.997e+06 to 4.0636e+06"
Text range_text(std::span<const LonLat> sample);

// The order of the axes of degrees, from their values alone.

/// Whether the degrees are on inhabited land in either order.
bool may_be_either_order(std::span<const LonLat> sample);

/// Whether valid degrees result, for more places and in a larger group, only if the axes are
/// swapped. A few swapped records among others do not suffice.
bool only_swapped_are_degrees(std::span<const LonLat> sample);

/// Whether degrees are in the sea, but on land if swapped.
bool only_swapped_are_land(std::span<const LonLat> sample);

/// The rows of a layer that are near its other rows only if their two coordinates are swapped.
///
/// `raw`: one place per row in the coordinates of the file; `to_lonlat` transforms such places to
/// longitude and latitude, or to infinity. The largest group is the reference; of two equal ones,
/// the first.
std::vector<std::size_t> rows_with_swapped_axes(
    std::span<const LonLat> raw, const std::function<void(std::span<LonLat>)>& to_lonlat);

}  // namespace hinterland
