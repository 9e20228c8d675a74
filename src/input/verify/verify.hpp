// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Looks for records that contradict each other: villages with the code of an
/// earlier one, with the name of another within 1 km (`find_namesakes`), or outside every boundary.
/// (What a record says of itself is looked at while it is read.)
///
/// Polygons of one code become one village, and a point that repeats another
/// leaves the table (world/same_code.hpp). All others stay. A village with land
/// moves to the largest built-up part of it, where the study has built-up land;
/// `notes` say how many do.
/// A study without boundaries has no village outside them, and neither has one
/// whose boundaries lie far away, which is a problem already. O(villages log
/// villages), and the search for the boundaries.
void verify_world(World& world, Problems& problems, Notes& notes);
void verify_world(World& world, Problems& problems);  ///< without notes

}  // namespace hinterland
