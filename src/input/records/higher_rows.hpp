// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <string>

namespace hinterland {

/// Takes out of the villages the rows that stand for other rows of the layer: sums, towns,
/// counties, and villages of which each group has a row as well.
///
/// A row whose name says that it is a sum (合计, 小计, 全镇) goes. So does one that two of these
/// tell:
///
///   its code    the codes of other rows begin with it: 370983102000, 370983102, 370983
///   its name    is a town's or a county's, or there is none
///   its people  are the sum of the rows in it, to 1 %
///
/// and one that bears the name of its own town or county, to which other rows belong, and has at
/// least half of their people, or no number. A village of 12 digits whose groups have rows goes by
/// its people alone. Rows belong to a place by their codes, else by their columns of town and
/// county, else by their order: below it, or above.
///
/// One `row_of_higher_level` says which rows went, another which stay although one thing tells
/// against them. What else was told of a row that goes is taken back. `layer` is their name in
/// problems. O(villages).
void leave_out_higher_rows(Villages& villages, const std::string& layer, Problems& problems);

}  // namespace hinterland
