// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace hinterland {

/// What the columns of coordinates are called in a table without geometry.
std::vector<std::string> longitude_names();
std::vector<std::string> latitude_names();
/// And a column that holds both: 经纬度, latlng, coordinates, wkt, ...
std::vector<std::string> place_names();

}  // namespace hinterland
