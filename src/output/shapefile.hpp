// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/gauss_kruger.hpp"
#include "output/output_layer.hpp"

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Writes `folder/<name>.shp` with its .shx, .dbf, .prj and .cpg.
///
/// Text is in GB18030, so no character is lost; coordinates are those of the
/// zone, rounded to the millimetre. The date in the .dbf is that of the policy,
/// 2016-09-09, so that the same rows give the same bytes on any day.
/// Throws Error, saying which file and why, where it cannot be written, and
/// where a name or a cell is too long for its field: ten bytes of a name in GB18030, five Chinese
/// characters; `OutputField::width` of a cell.
///
///   encoding  what the .cpg says; the bytes are GB18030 all the same
void write_shapefile(const std::string& folder, const OutputLayer& layer, GaussKrugerZone zone,
                     const Progress& progress, const std::string& encoding = "GB18030");

}  // namespace hinterland
