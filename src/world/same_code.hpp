// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

namespace hinterland {

/// Settles what records of one code are: parts of one village, one record twice, or villages that
/// share a code by mistake. A village without a code is none of these.
///
/// Polygons of one code are the parts of one village, unless their names differ clearly. Of two
/// points the later is a repetition where the names agree and the places lie within 100 m
/// (`duplicate_code`), and leaves the table; so does a polygon that comes twice. All others are
/// different villages and stay (`code_shared`, one problem a code).
///
/// Of parts the largest gives the place. People and households: values that are equal count once,
/// others are added. A census answer is yes where any part says yes, and so are the marks of
/// protected land; of all else the first known value is taken. One `parts_joined` for the layer
/// tells of it.
///
/// O(villages), and the union of the parts.
void resolve_codes(Villages& villages, Problems& problems);

/// Reports villages whose land lies in parts that are more than 500 m apart (`parts_far_apart`).
void find_far_parts(const Villages& villages, Problems& problems);

}  // namespace hinterland
