// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
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

}  // namespace hinterland
