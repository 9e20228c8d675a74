// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/osm/extract.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace hinterland {

/// Where the nodes are that lines are made of: a sorted table of those that were
/// asked for and of no others. 16 bytes a node, up to 24 while asking.
class OsmNodes {
 public:
  /// To be called for every node that a line has, as often as one likes.
  void want(std::int64_t node);
  /// Ends the asking.
  void prepare();

  /// Does nothing for a node that nobody wants.
  void set(std::int64_t node, OsmPlace place);
  /// The node is there no more.
  void remove(std::int64_t node);
  /// None: the extract does not have the node, or nobody asked. O(log n); next
  /// to nothing where nodes come in rising order.
  std::optional<OsmPlace> find(std::int64_t node) const;
  bool is_removed(std::int64_t node) const;

 private:
  std::size_t row_of(std::int64_t node) const;
  void drop_repeated();

  std::vector<std::int64_t> id_;  ///< sorted once prepared
  std::vector<OsmPlace> place_;
  std::size_t sorted_ = 0;        ///< so many at the front are sorted and there once
  mutable std::size_t last_ = 0;  ///< where the last one was found
};

}  // namespace hinterland
