// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Tells facilities that were geocoded by their county, it may be: five or more of different names
/// at exactly one place, if
///
///   towns  their names begin with those of three towns or more, or
///   share  they are more than a third of all, three of them of one service, and the study has two
///          towns or more
///
/// A building that houses a few services is neither. One `duplicate_place` a place, those with the
/// most facilities first, ten at most. O(facilities log facilities).
void find_same_facilities(const World& world, Problems& problems);

}  // namespace hinterland
