// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/study.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reads a census table with one row per village. Its values replace those of the village layer,
/// except cells that are empty or say "unknown".
///
/// A row belongs to the villages with its code. If the row has no code or no village has that code,
/// it belongs to the one village with its name in its town and county, as far as both tables name
/// them. Names are compared as in `place_name.hpp`. Where several villages are possible or the row
/// has no name, the number of the village in its layer decides, which a survey form has
/// (`village_feature`); but not if code, name, town or county of the row and of that village
/// differ, or if other rows have the numbers of other villages, which is reported. A row that may
/// belong to several villages and a second row for one village are left out and reported
/// (`census_match_doubtful`). Unmatched rows and villages are reported (`census_row_unmatched`,
/// `village_not_in_census`), and a note gives the number of matches. Rows of totals and of towns
/// are removed first, as in the village layer.
///
/// A village without name, town or county gets those of its row. Throws Error if no row matches a
/// village. O(villages + rows).
void join_census(const LayerSource& source, const ServiceCatalogue& catalogue, Villages& villages,
                 Problems& problems, Notes& notes, const Progress& progress);

}  // namespace hinterland
