// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/conditions/condition.hpp"

#include <string_view>

namespace hinterland {

/// Formats that are asked a condition as it stands: databases and services.
bool answers_conditions_itself(std::string_view driver);

/// What GDAL's own conditions know beside the fields: FID, OGR_GEOM_AREA, …
bool is_special_field(std::string_view name);

/// What a field of this type (as TableField has it) holds in a file of this format.
/// `has_fractions`: its numbers are kept with decimals.
ValueType type_of_values(std::string_view type, bool has_fractions, std::string_view driver);

}  // namespace hinterland
