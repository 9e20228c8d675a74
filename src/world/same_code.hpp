// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Resolves records that share a code: parts of one village, repeated records, or different
/// villages with the same code by mistake. Records without a code are not compared.
///
/// Polygons with one code and agreeing names are parts of one village, and so is a point in them or
/// within 100 m. A point within 100 m of an earlier one with an agreeing name is a repetition
/// (`duplicate_code`) and is removed, as is a repeated polygon. All others are different villages
/// and are kept (`code_shared`, one problem per code).
///
/// Parts are joined as by `join_rows`, with one `parts_joined` problem for the layer.
///
/// O(villages), plus the union of the parts.
void resolve_codes(Villages& villages, Problems& problems);

/// Reports villages with a part more than 500 m from the largest (`parts_far_apart`).
void find_far_parts(const Villages& villages, Problems& problems);

}  // namespace hinterland
