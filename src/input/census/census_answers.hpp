// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_notes.hpp"
#include "input/columns/records.hpp"

#include <hinterland/world.hpp>

namespace hinterland {

/// Reads a column of the census: words, shares of the households (95 %, 0.95), numbers of
/// households (235, compared with `Villages::households`), 1 and 0, or 1 for yes and 2 for no. The
/// meaning of the numbers is decided once for the column and noted. A share of at least
/// `connected_share` counts as yes.
///
/// A cell that cannot be interpreted becomes `CensusAnswer::unclear` and is reported as
/// `bad_census_value`, with one problem for the whole column if most cells are unclear. Returns one
/// row per village, in the order of the records. Empty if the column is blank and is not a census
/// column for certain: neither named by the study nor by a question. O(records).
Column<VillageId, CensusAnswer> read_census(const CensusColumn& column, const Records& records,
                                            const Villages& villages, Problems& problems,
                                            Notes& notes);

}  // namespace hinterland
