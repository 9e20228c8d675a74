// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Reports each village that has an earlier one of its name, or of one that differs in the word
/// for a village (赵家庄, 赵家庄村) and has the same people, between 1 m and 1 km away, unless both
/// name their towns and these differ: one place drawn twice, as OpenStreetMap has many, or two that
/// are called alike. Both stay.
///
/// A name that more than 1,000 villages bear tells nothing and is passed over; of more than 50
/// pairs the first 50 are reported, and how many there are. O(villages log villages).
void find_namesakes(const Villages& villages, Problems& problems);

}  // namespace hinterland
