// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reads the table of a census, one row a village, and writes what it says over what the layer of
/// villages says. A cell that is empty or says "unknown" leaves the layer's value.
///
/// A row belongs to the villages of its code; where there is none, or none with it, to the one
/// village of its name, in its town and county as far as both tables name them. Names are compared
/// as `place_name.hpp` folds them. A row that several villages may mean, and a second row for one
/// village, are left out (`census_match_doubtful`); rows and villages that meet none are told
/// (`census_row_unmatched`, `village_not_in_census`), and a note says how many met. Rows of sums
/// and of towns are left out first, as of the layer itself.
///
/// A village without a name, town or county takes those of its row. Throws Error where no row
/// meets a village. O(villages + rows).
void join_census(const LayerSource& source, const ServiceCatalogue& catalogue, Villages& villages,
                 Problems& problems, Notes& notes, const Progress& progress);

}  // namespace hinterland
