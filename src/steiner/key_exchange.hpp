// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/disjoint_sets.hpp"
#include "steiner/voronoi.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

/// Exchanges of key paths and key vertices of a tree.
namespace hinterland::steiner {

/// The shortest boundary paths for each key path and key vertex of a tree, among the regions that
/// remain when it is removed. Source: E. Uchoa and R. Werneck (ALENEX 2010); here they
/// are found in one pass over the boundary edges, shortest first, skipping keys already served.
class BoundaryPaths {
 public:
  /// Without key vertices only `around_path` is filled.
  void rebuild(const Graph& graph, const KeyTree& tree, const VoronoiRegions& nearest,
               std::int64_t limit, bool with_vertices, Effort& effort);

  /// From the descendants of the key to the rest of the tree, without its path.
  const BoundaryPath& around_path(std::uint32_t key) const { return path_[key]; }
  /// From the descendants of the key to non-descendants of the key above.
  const BoundaryPath& around_vertex(std::uint32_t key) const { return vertex_[key]; }
  /// Between descendants of two children of a key vertex, shortest first.
  std::span<const BoundaryPath> between(std::uint32_t key) const {
    return std::span(sides_).subspan(first_side_[key], first_side_[key + 1] - first_side_[key]);
  }

 private:
  struct Side {
    std::uint32_t key;
    BoundaryPath path;
  };

  void find_all(const Graph& graph, const VoronoiRegions& nearest, std::int64_t limit,
                Effort& effort);
  void assign(const Graph& graph, const KeyTree& tree, const VoronoiRegions& nearest,
              const BoundaryPath& path);
  void climb(const KeyTree& tree, std::uint32_t from, std::uint32_t to, const BoundaryPath& path);
  void sort_sides(std::size_t places);

  bool with_vertices_ = true;
  std::vector<BoundaryPath> all_;
  std::vector<BoundaryPath> path_;
  std::vector<BoundaryPath> vertex_;
  DisjointSets free_path_;  ///< a key is united with the one above once it has its path
  DisjointSets free_vertex_;
  std::vector<Side> unsorted_;
  std::vector<std::uint32_t> first_side_;
  std::vector<BoundaryPath> sides_;
};

/// The removal of a key path, or of a key vertex with all its key paths, and the paths that
/// reconnect the tree at a lower cost.
struct KeyExchange {
  std::int64_t gain = 0;
  std::uint32_t key = 0;             ///< the key whose path is removed, or the key vertex
  bool is_vertex = false;            ///< a key vertex is removed with all its paths
  std::vector<std::uint32_t> added;  ///< edges
  std::vector<std::pair<std::uint32_t, std::uint32_t>> between;  ///< places that they connect
};

/// Finds the best exchange of a key path or key vertex.
class KeyExchanges {
 public:
  KeyExchanges(const Graph& graph, const KeyTree& tree, const VoronoiRegions& nearest,
               const BoundaryPaths& boundary, Effort& effort);

  /// None if there is nothing to gain.
  std::optional<KeyExchange> path_exchange(std::uint32_t key);

  /// `below`: the keys directly below the key vertex, ascending.
  std::optional<KeyExchange> vertex_exchange(std::uint32_t key,
                                             std::span<const std::uint32_t> below);

 private:
  void clear();
  void leave_path(std::uint32_t key);
  void leave(std::uint32_t place);
  void reach_from_outside(std::int64_t limit);
  void spread(std::int64_t limit);
  std::uint32_t part_of(std::uint32_t place) const;
  void find_closing(std::int64_t limit);
  std::optional<KeyExchange> close(std::uint32_t key, std::int64_t out);
  std::uint32_t follow(std::uint32_t node, std::vector<std::uint32_t>& edges) const;
  /// The search that applies to a node.
  const NearestSites& nearest_to(std::uint32_t node) const {
    return is_left_[node] ? fresh_ : static_cast<const NearestSites&>(nearest_);
  }
  std::uint32_t base_of(std::uint32_t node) const { return nearest_to(node).base[node]; }

  const Graph& graph_;
  const KeyTree& tree_;
  const VoronoiRegions& nearest_;
  const BoundaryPaths& boundary_;
  Effort& effort_;
  std::span<const std::uint32_t>
      below_;                        ///< the parts: the descendants of each of these, and the rest
  std::vector<char> is_left_;        ///< by node: the place of its region is removed
  std::vector<std::uint32_t> left_;  ///< such nodes
  NearestSites fresh_;               ///< of those
  RadixHeap queue_;
  std::vector<BoundaryPath> closing_;
};

}  // namespace hinterland::steiner
