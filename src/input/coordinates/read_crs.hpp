// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/error.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <optional>
#include <string>
#include <utility>

namespace hinterland {

/// Thrown for a layer that cannot be placed from its own data. The other layers of the study may
/// help.
class CrsMismatch : public Error {
 public:
  CrsMismatch(Text message, std::string layer, Text looks = {})
      : Error(std::move(message)), layer_(std::move(layer)), looks_(std::move(looks)) {}
  const std::string& layer() const { return layer_; }  ///< name of the layer in the study
  /// The end of the message that suggests CRSs from the values alone; may be empty.
  const Text& looks() const { return looks_; }

 private:
  std::string layer_;
  Text looks_;
};

/// Whether the study says that north comes before east; none if it does not say.
std::optional<bool> north_first_of(const LayerSource& source);

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

}  // namespace hinterland
