// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_detection.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <span>
#include <string>

namespace hinterland {

/// The warning if the CRS of the study places the sample at least 10 m from where the file's own
/// CRS does. Empty if they agree, or if the file's own CRS does not fit the coordinates.
///
///   chosen  the verdict for the CRS of the study
Text doubt_of_choice(const CrsVerdict& chosen, const std::string& declared,
                     std::span<const LonLat> sample, std::optional<bool> north_first);

}  // namespace hinterland
