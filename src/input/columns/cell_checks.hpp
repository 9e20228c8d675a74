// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/field_choice.hpp"
#include "input/columns/records.hpp"
#include "input/formats/gdal_table.hpp"

#include <hinterland/study.hpp>

#include <vector>

namespace hinterland {

/// Throws Error if a chosen column contains JSON objects or arrays, or if such a column contains a
/// code, name, kind or number of people for which no other column was found. The message proposes a
/// query that extracts the values. Examines the first records and rewinds.
void refuse_nested(GdalTable& table, const LayerSource& source,
                   const std::vector<FieldRequest>& requests, const FieldChoice& choice);

}  // namespace hinterland
