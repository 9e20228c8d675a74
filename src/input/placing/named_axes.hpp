// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Whether two columns are called longitude and latitude, in this order: lon and lat, 经度 and
/// 纬度. x and y may be either.
bool are_lon_and_lat(std::string_view lon, std::string_view lat);

/// The layers without an `axes` that says the opposite of the names of their columns: degrees in
/// columns called lon and lat have no order that could be exchanged. Each is told in a note. Reads
/// the places of the layers with axes = "lat_lon", and of no other.
StudyLayers with_axes_of_names(StudyLayers layers, Notes& notes);

/// The key that exchanges the coordinates of a layer: axes = "lat_lon", or, of columns called
/// longitude and latitude, `fields` with the two exchanged. Reads the places of the layer.
std::string key_of_swap(const LayerSource& source);

}  // namespace hinterland
