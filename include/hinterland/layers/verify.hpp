// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/layers/entities.hpp>
#include <hinterland/layers/problem.hpp>

namespace hinterland {

/// Looks for records that contradict themselves or each other: duplicates,
/// missing, negative or absurd population, villages outside every boundary.
/// Records stay in the tables, but for exact duplicates of a village's code,
/// of which the first stays.
void verify_world(World& world, Problems& problems);

}  // namespace hinterland
