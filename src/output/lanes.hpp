// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/extension.hpp>
#include <hinterland/table.hpp>

#include <cstdint>

namespace hinterland {

/// The position of a line among the lines drawn side by side on one way.
struct Lane {
  std::uint32_t lane = 0;   ///< from the left, in the direction of the line; less than `lanes`
  std::uint32_t lanes = 1;  ///< the number of positions on this way
};

/// Assigns lanes to segments, so that lines on one way can be drawn side by side: each is shifted
/// to the right by (lane - (lanes - 1) / 2) line widths. Segments that share a piece between two
/// vertices then differ in their position, whatever their directions, and a line keeps its position
/// from one segment to the next on that way.
///
/// Segments that share a piece, directly or through others, have the same `lanes`. A segment on its
/// own has lane 0 of 1. O(n log n) in the vertices.
Column<SegmentId, Lane> find_lanes(const ExtensionSegments& segments);

}  // namespace hinterland
