// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geometry/geos_owner.hpp"

#include <geos_c.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

/// Inside overlay: geometries by where they are.
namespace hinterland {

struct TreeDeleter {
  GEOSContextHandle_t geos;
  void operator()(GEOSSTRtree* tree) const { GEOSSTRtree_destroy_r(geos, tree); }
};
using TreeOwner = std::unique_ptr<GEOSSTRtree, TreeDeleter>;

/// Geometries by their boxes, for one thread.
class BoxTree {
 public:
  explicit BoxTree(GEOSContextHandle_t geos)
      : geos_(geos), tree_(GEOSSTRtree_create_r(geos, 10), TreeDeleter{geos}) {}

  /// `row` must stay where it is.
  void add(const GEOSGeometry* geometry, std::uint32_t& row) {
    if (GEOSisEmpty_r(geos_, geometry) == 0) {
      GEOSSTRtree_insert_r(geos_, tree_.get(), geometry, &row);
    }
  }

  /// The rows whose boxes meet that of the geometry, ascending.
  std::vector<std::uint32_t> near(const GEOSGeometry* geometry) const {
    std::vector<std::uint32_t> found;
    const auto take = [](void* row, void* rows) {
      static_cast<std::vector<std::uint32_t>*>(rows)->push_back(*static_cast<std::uint32_t*>(row));
    };
    GEOSSTRtree_query_r(geos_, tree_.get(), geometry, take, &found);
    std::ranges::sort(found);
    return found;
  }

 private:
  GEOSContextHandle_t geos_;
  TreeOwner tree_;
};

}  // namespace hinterland
