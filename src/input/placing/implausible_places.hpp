// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/placing/layer_lands.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Whether two columns are named longitude and latitude, in this order: lon and lat, 经度 and 纬度.
/// x and y are ambiguous and do not count.
bool are_lon_and_lat(std::string_view lon, std::string_view lat);

/// Ignores `axes = "lat_lon"` for layers in degrees whose columns are named longitude and latitude,
/// because the names already define the order. One note per layer. Reads the places of layers with
/// this setting only.
StudyLayers with_axes_of_names(StudyLayers layers, Notes& notes);

/// The key that exchanges the coordinates of a layer: `axes = "lat_lon"`, or `fields` with
/// exchanged columns if they are named longitude and latitude. Reads the places of the layer.
std::string key_of_swap(const LayerSource& source);

/// Reports implausible positions of villages, even if all layers agree with each other:
///
///   radians  within 3.15° of longitude and 1.58° of latitude of 0° N 0° E, where there is no land,
///            and on land if read as radians
///   sea      no land within the degree square, and on land if one sign, both signs or the order of
///            the axes is changed
///   names    Chinese names or codes, but outside East Asia, and inside if a sign or the order of
///            the axes is changed
///
/// At least 95 % of the places must satisfy this. One `crs_doubtful` with the key to write. O(V).
void warn_of_implausible_places(const World& world, const StudyLayers& layers, Problems& problems);

/// Reports layers whose points are rounded: at least six records at three different places, all on
/// whole degrees, tenths, hundredths or minutes of a degree. An error of a kilometre changes the
/// coverage. One `number_format_assumed` per layer of villages, seats, facilities or proposed
/// sites. O(points).
void warn_of_rounded_places(const World& world, const StudyLayers& layers,
                            const RowsOfSources& rows_of, Problems& problems);

}  // namespace hinterland
