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

/// A layer whose coordinates cannot be placed by what it says of itself. The other
/// layers of the study may know more.
class CrsMismatch : public Error {
 public:
  CrsMismatch(Text message, std::string layer, Text looks = {})
      : Error(std::move(message)), layer_(std::move(layer)), looks_(std::move(looks)) {}
  const std::string& layer() const { return layer_; }  ///< as the study names it
  /// The end of the message that names CRSs by the coordinates alone; empty: none.
  const Text& looks() const { return looks_; }

 private:
  std::string layer_;
  Text looks_;
};

/// Whether the study says that north stands before east; none: it says nothing.
std::optional<bool> north_first_of(const LayerSource& source);

/// Brings the records to longitude and latitude: finds out what their
/// coordinates are, undoes the projection and the shift of web maps, cuts what
/// runs across 180°. What was decided becomes a note, what is doubtful a problem
/// of the layer.
///
/// `declared` is the file's own CRS as WKT; empty: none. `north_first`: its format
/// says that north stands before east. Coordinates that lead nowhere, or far from
/// where the CRS is used, become infinite. Throws CrsMismatch where the layer cannot
/// be placed, UsageError for a CRS that PROJ does not know.
void place_records(Records& records, Shape shape, const LayerSource& source,
                   const std::string& declared, bool north_first, Problems& problems);

/// Takes out the records that could not be placed; each becomes a problem. Throws
/// CrsMismatch where none is left: of a layer that lies nowhere nothing is known.
void drop_unplaced(Records& records, Shape shape, const LayerSource& source,
                   const std::string& declared, Problems& problems);

}  // namespace hinterland
