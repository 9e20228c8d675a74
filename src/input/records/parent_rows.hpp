// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/problem.hpp>
#include <hinterland/study.hpp>

#include <string_view>

namespace hinterland {

/// The name of a record; of one that has none, as that of a village among its natural villages, the
/// village that it belongs to.
std::string_view own_name_at(const Records& records, RecordId row);

/// Takes out of a layer of villages the administrative villages whose people, or households, are
/// the sum of those of their natural villages, which have rows as well, to 1 %. Whose they are the
/// column of the role `parent` says by name or code; without one, the order of the rows and the
/// role `level`: those of a lower level behind a row are its own.
///
/// One `row_of_higher_level` says which rows went; another which stay although they have rows of
/// their own and at least as many people. Nothing is done where there is neither column.
/// O(rows log rows).
void leave_out_parent_rows(Records& records, const LayerSource& source, Problems& problems);

}  // namespace hinterland
