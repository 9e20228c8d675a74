// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/steiner_growth.hpp"

/// Inside steiner_tree: making trees cheaper.
namespace hinterland {

/// Exchanges parts of the tree for cheaper ones as long as there are any: paths
/// between key nodes (terminals and branchings), branchings with all their
/// paths, and single nodes that are not in the tree yet.
SteinerEdges improve_tree(const SteinerGraph& graph, const SteinerState& state, SteinerEdges tree,
                          SteinerEffort& effort);

}  // namespace hinterland
