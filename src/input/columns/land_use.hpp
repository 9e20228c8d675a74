// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace hinterland {

/// What a column of land use (DLMC, DLBM, landuse) says against the areas of a layer of exclusions
/// being land kept free: that they are the whole land use, villages among fields, with the
/// condition that takes out the land of dwellings. Words and codes of
/// the land surveys (GB/T 21010-2007 and -2017) and of OpenStreetMap are known; of other words
/// nothing is concluded. Empty: nothing is said, or the layer is none of exclusions. Reads all
/// records, and starts again at the first.
Text doubt_of_lands(GdalTable& table, const LayerSource& source);

/// What land is by the words for it.
enum class LandKind : std::uint8_t {
  built_up,   ///< 建成区, 建设用地, "built-up area"
  kept_free,  ///< 永久基本农田, 生态保护红线, 耕地, "nature reserve"
};

/// What the last words of a name or kind of an area say it is; a number behind them is none of
/// them: 永久基本农田12 is kept free. None: they do not say, as in 草地村.
std::optional<LandKind> land_in_words(std::string_view text);

}  // namespace hinterland
