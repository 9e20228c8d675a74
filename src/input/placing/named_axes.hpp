// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

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

}  // namespace hinterland
