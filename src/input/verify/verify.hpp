// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <cstddef>

namespace hinterland {

/// Moves the place of each village with land into the largest piece of built-up land on it: that
/// is where people live, and from where they go to facilities. Pieces below 0.1 ha are borders
/// that do not fit; where there is no other, the place stays. How many moved.
std::size_t move_to_built_up(Villages& villages, const Areas& built_up);

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
