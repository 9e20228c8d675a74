// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/lines/service_plan.hpp"
#include "planning/lines/line_options.hpp"
#include "planning/lines/source_forest.hpp"

#include <hinterland/extension.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Inside network_extension: the lines of a service as segments to build.
namespace hinterland {

/// What is known of one service when its lines become segments.
struct StretchMaker {
  const RouteGraph& graph;
  const LineOptions& options;
  LineView lines;  ///< of the service: taps start there
  ServiceId service;
  LinePrice price;
  /// Which trench each option lies in, shared with other services; 0: none. A row
  /// an option, or empty.
  std::span<const std::uint32_t> trench;
};

/// Adds the segments of a forest and returns that of each branch. A segment goes
/// on as long as nothing branches off, no gap is passed, and ground and trench
/// stay the same. Branches without a length, such as that to a village on the
/// road, make none: theirs is the one above; none: nothing is laid from the source. Costs are those
/// of a trench of its own; `trench` is left empty.
std::vector<std::optional<SegmentId>> add_segments(ExtensionSegments& segments,
                                                   const SourceForest& forest,
                                                   const StretchMaker& maker);

}  // namespace hinterland
