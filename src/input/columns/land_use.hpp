// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_table.hpp"

#include <hinterland/study.hpp>
#include <hinterland/text.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace hinterland {

/// Warns if a column of land use (DLMC, DLBM, landuse) shows that a layer of exclusions contains
/// residential land, as a complete land use layer does; includes the condition that removes it.
/// Uses the terms and codes of the Chinese land surveys (GB/T 21010-2007 and -2017) and of
/// OpenStreetMap; other values are ignored. Empty if nothing was found or the layer is not one of
/// exclusions. Reads all records and rewinds.
Text warning_on_land_use(GdalTable& table, const LayerSource& source);

/// Land use by its name.
enum class LandKind : std::uint8_t {
  built_up,   ///< 建成区, 建设用地, "built-up area"
  kept_free,  ///< 永久基本农田, 生态保护红线, 耕地, "nature reserve"
};

/// The land use denoted by the last word of a name or kind, ignoring a number after it:
/// 永久基本农田12 is kept free. None if it denotes none, as in 草地村.
std::optional<LandKind> land_in_words(std::string_view text);

}  // namespace hinterland
