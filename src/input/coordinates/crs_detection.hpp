// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_description.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <span>
#include <string>

namespace hinterland {

/// How to read the coordinates of a layer, and why.
struct CrsVerdict {
  std::string crs;             ///< argument for Projection
  CrsDescription description;  ///< of `crs`
  bool swap_axes = false;      ///< north comes before east in the file
  bool doubtful = false;       ///< differs from the declaration of the file
  bool outside_area = false;   ///< far from the area of use of the CRS
  bool ballpark = false;       ///< the datum is not transformed to WGS 84: see `datum_reason`
  Text reason;                 ///< explanation: what was declared and what the values look like
  Text datum_reason;           ///< the datum, the possible error, and what to write
  Text mismatch;               ///< if not empty, why the layer cannot be placed, with advice
  Text suggested_crs;          ///< end of `mismatch`: CRSs suggested by the values alone
};

/// Compares the declared CRS with the values of the coordinates.
///
/// `chosen` is the CRS given in the study and overrides `declared`, that of the file; both may be
/// empty. Without either, coordinates that can only be degrees are read as degrees; otherwise the
/// verdict is a mismatch that names possible EPSG codes. Degrees are swapped if only the other
/// order lies in the area of use, or if this order is beyond 72° of latitude and the other is
/// inhabited. `north_first`, if given, fixes the order. At least 95 % of the sample must agree, so
/// that a few outliers have no effect. `corners` give the range of all coordinates of the layer, of
/// which the sample holds one per record.
///
/// Throws UsageError if PROJ does not know `chosen`.
CrsVerdict examine_crs(const std::string& chosen, const std::string& declared,
                       std::span<const LonLat> sample,
                       std::optional<bool> north_first = std::nullopt,
                       std::span<const LonLat> corners = {});

/// The warning if the CRS of the study places the sample at least 10 m from where the file's own
/// CRS does. Empty if they agree, or if the file's own CRS does not fit the coordinates.
///
///   chosen  the verdict for the CRS of the study
Text warning_on_chosen_crs(const CrsVerdict& chosen, const std::string& declared,
                           std::span<const LonLat> sample, std::optional<bool> north_first);

}  // namespace hinterland
