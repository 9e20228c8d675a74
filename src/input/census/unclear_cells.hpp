// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_cells.hpp"
#include "input/census/census_column.hpp"

#include <hinterland/problem.hpp>

#include <vector>

namespace hinterland {

/// Tells the cells of a column whose answer is unclear: one problem a cell, or one for the column
/// where they are most of those that say something. `cells`, `answers`: one a village.
void report_unclear(const CensusColumn& column, const Records& records, const Villages& villages,
                    const std::vector<CensusCell>& cells, CensusNumbers numbers,
                    const Column<VillageId, Answer>& answers, Problems& problems);

}  // namespace hinterland
