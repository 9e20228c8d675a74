// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_notes.hpp"
#include "input/records/read.hpp"

#include <hinterland/world.hpp>

namespace hinterland {

/// Reads a column of the census: words, shares of the households (95 %, 0.95) or their numbers
/// (235, against `Villages::households`), 1 and 0, or 1 for yes and 2 for no. What the numbers are
/// is decided once for the column and noted; a share of `connected_share` or more is a yes.
///
/// A cell that is not understood is `Answer::unclear`, whatever the others say, and a
/// `bad_census_value`; where most are not, one for the column. Empty: the column is blank, and one
/// only by a word of its name.
/// One row a village, in the order of the records. O(records).
Column<VillageId, Answer> read_census(const CensusColumn& column, const Records& records,
                                      const Villages& villages, Problems& problems, Notes& notes);

}  // namespace hinterland
