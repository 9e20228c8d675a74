// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <string>

namespace hinterland {

/// Removes rows that summarize other rows of the layer: sums, towns, counties, and villages whose
/// groups all have rows of their own.
///
/// A row is removed if its name denotes a sum (合计, 小计, 全镇), or if two of these apply:
///
///   its code    is a prefix of other codes: 370983102000, 370983102, 370983
///   its name    is that of a town or county, or there is none
///   its people  are the sum of the rows within it, to 1 %
///
/// A row is also removed if it has the name of its own town or county, to which other rows belong,
/// and has at least half of their people, or no number. A village of 12 digits with rows for its
/// groups is removed on the basis of its people only. Rows are assigned to a place by their codes,
/// else by their columns of town and county, else by their position below or above it.
///
/// One `higher_level_row` lists the removed rows, another one those that are kept although some
/// evidence exists. Other problems of removed rows are deleted. `layer` is the layer's name in
/// problems. O(villages).
void leave_out_higher_rows(Villages& villages, const std::string& layer, Problems& problems);

}  // namespace hinterland
