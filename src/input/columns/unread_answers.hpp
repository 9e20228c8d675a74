// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/column_sample.hpp"

#include <hinterland/base/text.hpp>

#include <vector>

namespace hinterland {

/// The columns that are taken for nothing and whose cells in the first 200 records all look like
/// answers: 是 and 否, 1 and 0, shares in per cent. Not those that speak of the village itself, as
/// 是否贫困村. Empty text: there are none.
Text unread_answers(const std::vector<TableField>& fields, const std::vector<ColumnSample>& samples,
                    const std::vector<bool>& is_taken);

}  // namespace hinterland
