// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>
#include <hinterland/study.hpp>

#include <string>
#include <vector>

namespace hinterland {

/// Sample places of a layer, in the coordinates of its file.
struct RawPlaces {
  std::vector<LonLat> places;  ///< one vertex per sampled record
  std::string declared;        ///< CRS declared by the file; empty if none
  bool from_columns = false;   ///< taken from two columns: longitude and latitude, or x and y
  std::string lon_column;      ///< name of the first column; empty if not from two columns
  std::string lat_column;
};

/// Reads a place of up to 2,000 records spread over the layer, skipping those without a usable one.
/// Reads the whole file once. Throws Error as read_layer does if the file cannot be read.
RawPlaces read_places(const LayerSource& source);

/// Sample places in longitude and latitude, transformed as read_layer would; empty if the layer
/// cannot be read or placed. `crs` is the CRS used.
struct LaidPlaces {
  std::vector<LonLat> places;
  std::string crs;
};
LaidPlaces try_places(const LayerSource& source);
/// The same for places already read, in the same order. Throws UsageError if PROJ does not know the
/// CRS of the source.
LaidPlaces lay(const RawPlaces& raw, const LayerSource& source);

}  // namespace hinterland
