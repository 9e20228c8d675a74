// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/layers/entities.hpp>
#include <hinterland/layers/problem.hpp>

namespace hinterland {

/// Looks for records that contradict each other: villages with the code of an
/// earlier one, with the name of another within 1 km (`find_namesakes`), or outside every boundary;
/// and roads of which every village is more than 100 km away.
/// (What a record says of itself is looked at while it is read.)
///
/// Of villages with one code the first stays and the others leave the table; a
/// village without a code is no duplicate. All others stay. A study without
/// boundaries has no village outside them. O(villages log villages), and the
/// search for the boundaries.
void verify_world(World& world, Problems& problems);

}  // namespace hinterland
