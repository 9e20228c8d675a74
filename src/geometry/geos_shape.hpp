// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <geos_c.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

/// Shapes as GEOS has them, and their owners: for overlays and triangulations only.
namespace hinterland {

/// GEOS for one thread.
class Geos {
 public:
  Geos() : handle_(GEOS_init_r()) {}
  ~Geos() { GEOS_finish_r(handle_); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;

  operator GEOSContextHandle_t() const { return handle_; }

 private:
  GEOSContextHandle_t handle_;
};

struct GeometryDeleter {
  GEOSContextHandle_t geos;
  void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos, geometry); }
};
using GeometryOwner = std::unique_ptr<GEOSGeometry, GeometryDeleter>;

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

/// Something with the box around all rings of the shape, holes and all, that a tree takes for it;
/// empty: it has no vertex.
GeometryOwner make_box(GEOSContextHandle_t geos, const MultiPolygon& shape);

/// The land that the polygons have together, as polygons that are valid and do not overlap.
///
/// A place in any part lies in it. A ring that crosses itself, or parts that overlap, hold all
/// that they go around; a hole is cut out of its own part only. What was given as a hole and lies
/// outside of the outer ring, or in another hole and turns the other way (an island), is a part of
/// its own. Rings of fewer than four vertices, or not closed, enclose nothing and are skipped. A
/// shape that is valid stays as it is. Empty where nothing has an area.
/// Source: GEOS 3.10, GeometryFixer ("structure").
GeometryOwner make_shape(GEOSContextHandle_t geos, const MultiPolygon& shape);

/// Polygons and multipolygons; lines and points in a collection have no area and are left out.
MultiPolygon take_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

/// Both again, for what is cut at 180°: the land without a cut there, so that it may count on to
/// 540°; and its polygons, cut there.
GeometryOwner make_uncut_shape(GEOSContextHandle_t geos, const MultiPolygon& shape);
MultiPolygon take_cut_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

/// The polygon of the largest area; null: there is none. Of equals the first.
const GEOSGeometry* largest_polygon(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

}  // namespace hinterland
