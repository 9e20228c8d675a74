// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/gauss_kruger.hpp"
#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Writes `folder/<name>.shp` with its .shx, .dbf, .prj and .cpg.
///
/// Text is in GB18030, so no character is lost; coordinates are those of the zone, rounded to the
/// millimetre. The date in the .dbf is fixed at 2016-09-09 (the date of the policy), so that the
/// same rows give the same bytes on any day. Throws Error with the file and the reason if it cannot
/// be written, or if a name or a cell is too long for its field: a name may have ten bytes in
/// GB18030, i.e. five Chinese characters; a cell `OutputField::width`.
///
///   encoding  the contents of the .cpg; the bytes are GB18030 in any case
void write_shapefile(const std::string& folder, const OutputLayer& layer, GaussKrugerZone zone,
                     const Progress& progress, const std::string& encoding = "GB18030");

}  // namespace hinterland
