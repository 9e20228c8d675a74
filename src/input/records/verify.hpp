// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports each village with an earlier one of the same name, or of a name that differs only in the
/// word for village (赵家庄, 赵家庄村) with the same people, between 1 m and 1 km away, unless both
/// name their towns and these differ. It may be one place mapped twice, as is common in
/// OpenStreetMap, or two villages of the same name. Both are kept.
///
/// A name of more than 1,000 villages is ignored; of more than 50 pairs the first 50 are reported,
/// with the total. O(villages log villages).
void find_namesakes(const Villages& villages, Problems& problems);

/// Finds records that contradict each other: villages with the code of an earlier one, with the
/// name of another within 1 km (`find_namesakes`), or outside every boundary. (Single records are
/// checked while they are read.)
///
/// Polygons with the same code become one village, and a point that repeats another is removed
/// (world/same_code.hpp). All others are kept. A village with land moves to its largest built-up
/// area, if the study has built-up areas; `notes` receives the number. No village is reported as
/// outside if the study has no boundaries, or if they are displaced, which is a problem already.
/// O(villages log villages), plus the search for the boundaries.
void verify_world(World& world, Problems& problems, Notes& notes);
void verify_world(World& world, Problems& problems);  ///< without notes

}  // namespace hinterland
