// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/study.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Where a layer's records stand, in the coordinates of its file.
struct RawPlaces {
  std::vector<LonLat> places;  ///< a vertex of each of some records
  std::string declared;        ///< the file's own CRS; empty: none
  bool from_columns = false;   ///< two columns, called longitude and latitude, or x and y
  std::string lon_column;      ///< of these the first; empty: no two columns
  std::string lat_column;
};

/// Reads a place of each of up to 2,000 records spread over the layer; those
/// without a usable one are passed over. Costs one reading of the file. Throws
/// Error as read_layer does where the file cannot be read.
RawPlaces read_places(const LayerSource& source);

/// The same brought to longitude and latitude as read_layer would; empty where the
/// layer cannot be read or placed. `crs`: what it was taken as.
struct LaidPlaces {
  std::vector<LonLat> places;
  std::string crs;
};
LaidPlaces try_places(const LayerSource& source);
/// The same of places that are read, each in its place. Throws UsageError where PROJ does not know
/// the source's CRS.
LaidPlaces lay(const RawPlaces& raw, const LayerSource& source);

}  // namespace hinterland
