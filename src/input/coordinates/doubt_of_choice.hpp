// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_detection.hpp"

#include <hinterland/coordinates.hpp>
#include <hinterland/text.hpp>

#include <optional>
#include <span>
#include <string>

namespace hinterland {

/// What to say where the study's CRS puts the sample 10 m or more from where the file's own one
/// does; empty where they agree, and where the file's own does not fit the coordinates at all.
///
///   chosen  the study's, and how the sample was taken by it
Text doubt_of_choice(const CrsVerdict& chosen, const std::string& declared,
                     std::span<const LonLat> sample, std::optional<bool> north_first);

}  // namespace hinterland
