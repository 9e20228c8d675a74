// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/village_roads.hpp"
#include "world.hpp"

#include <hinterland/error.hpp>
#include <hinterland/extension.hpp>

#include <optional>

namespace hinterland::test {

/// A world with its gaps and the lines that close them.
struct Extended {
  Problems problems;
  GapMatrix matrix;
  NetworkExtension plan;

  /// The gap of a village; fails if it has none.
  GapId gap(VillageId village, ServiceId service) const {
    for (GapId g : rows(matrix.gaps.village)) {
      if (matrix.gaps.village[g] == village && matrix.gaps.service[g] == service) return g;
    }
    throw Error("the test is wrong: there is no such gap");
  }
  std::size_t count(ProblemKind kind) const {
    std::size_t found = 0;
    for (const Problem& problem : problems) found += problem.kind == kind ? 1 : 0;
    return found;
  }
};

/// All planning steps up to the extension; with a road graph if the world has roads.
inline Extended extend(const DrawnWorld& drawn, const ExtensionSettings& settings = {}) {
  Extended result;
  Problems others;
  const auto roads = join_villages(drawn.world, {}, {}, TryJoining::no, others, no_progress);
  const auto coverage = measure_coverage(drawn.world, drawn.catalogue, {}, no_progress);
  const auto connections = survey_connections(drawn.world, drawn.catalogue, others, no_progress);
  result.matrix = find_gaps(drawn.world, drawn.catalogue, connections, coverage, no_progress);
  result.plan = extend_networks(drawn.world, drawn.catalogue, connections, result.matrix,
                                roads ? &*roads : nullptr, settings, result.problems, no_progress);
  return result;
}

}  // namespace hinterland::test
