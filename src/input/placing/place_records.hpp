// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/error.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hinterland {

/// Thrown for a layer that cannot be placed from its own data. The other layers of the study may
/// help.
class CrsMismatch : public Error {
 public:
  CrsMismatch(Text message, std::string layer, Text suggested_crs = {})
      : Error(std::move(message)),
        layer_(std::move(layer)),
        suggested_crs_(std::move(suggested_crs)) {}
  const std::string& layer() const { return layer_; }  ///< name of the layer in the study
  /// The end of the message that suggests CRSs from the values alone; may be empty.
  const Text& suggested_crs() const { return suggested_crs_; }

 private:
  std::string layer_;
  Text suggested_crs_;
};

/// Transforms the records to longitude and latitude: determines the CRS, inverts the projection and
/// the shift of web maps, and cuts geometries at 180°. Decisions become notes, doubtful ones
/// problems of the layer.
///
/// `declared` is the CRS of the file as WKT or name; may be empty. `north_first`: the format puts
/// north before east. Coordinates that cannot be transformed or are far outside the area of use
/// become infinite. Throws CrsMismatch if the layer cannot be placed, and UsageError for a CRS that
/// PROJ does not know.
void place_records(Records& records, Shape shape, const LayerSource& source,
                   const std::string& declared, bool north_first, Problems& problems);

/// Removes the records without valid coordinates, with one problem each. Throws CrsMismatch if no
/// record remains.
void drop_unplaced(Records& records, Shape shape, const LayerSource& source,
                   const std::string& declared, Problems& problems);

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
