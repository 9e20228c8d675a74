// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

namespace hinterland {

/// What a column of land use (DLMC, DLBM, landuse) says against the areas of a layer of exclusions
/// being land kept free: that they are the whole land use, villages among fields, with the
/// condition that takes out the land of dwellings. Words and codes of
/// the land surveys (GB/T 21010-2007 and -2017) and of OpenStreetMap are known; of other words
/// nothing is concluded. Empty: nothing is said, or the layer is none of exclusions. Reads all
/// records, and starts again at the first.
Text doubt_of_lands(GdalTable& table, const LayerSource& source);

}  // namespace hinterland
