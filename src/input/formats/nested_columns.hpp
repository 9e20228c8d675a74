// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/read_field.hpp"
#include "input/formats/gdal_table.hpp"
#include "input/records/read.hpp"

#include <hinterland/study.hpp>

#include <vector>

namespace hinterland {

/// Throws Error, with the query that is a way out, where a column that was taken holds objects or
/// lists of JSON, or one holds a code, name, kind or people that no column of its own has: nothing
/// in it would be read. Looks at the first records, and starts again at the first.
void refuse_nested(GdalTable& table, const LayerSource& source,
                   const std::vector<FieldWish>& wishes, const FieldChoice& choice);

}  // namespace hinterland
