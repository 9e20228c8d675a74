// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <geos_c.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

/// Conversion to and from GEOS geometries, and owners for them; only for overlays and
/// triangulations.
namespace hinterland {

/// A GEOS context, for one thread.
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

/// An STR-tree of bounding boxes, for one thread.
class BoxTree {
 public:
  explicit BoxTree(GEOSContextHandle_t geos)
      : geos_(geos), tree_(GEOSSTRtree_create_r(geos, 10), TreeDeleter{geos}) {}

  /// Keeps a pointer to `row`, which must not move.
  void add(const GEOSGeometry* geometry, std::uint32_t& row) {
    if (GEOSisEmpty_r(geos_, geometry) == 0) {
      GEOSSTRtree_insert_r(geos_, tree_.get(), geometry, &row);
    }
  }

  /// The rows whose boxes intersect that of the geometry, ascending.
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

/// A line with the bounding box of all rings of the shape, including holes, for use in a BoxTree;
/// an empty line if the shape has no vertex.
GeometryOwner make_box(GEOSContextHandle_t geos, const MultiPolygon& shape);

/// The union of the polygons, as valid polygons that do not overlap.
///
/// Self-crossing rings cover everything they enclose; a hole is cut out of its own polygon only. A
/// hole that reaches outside its outer ring, or lies in another hole with the opposite orientation
/// (an island), becomes a separate polygon. Rings with fewer than four vertices and unclosed rings
/// are skipped. A valid shape is unchanged. Empty if nothing has an area.
/// Source: GEOS 3.10, GeometryFixer ("structure").
GeometryOwner make_shape(GEOSContextHandle_t geos, const MultiPolygon& shape);

/// The polygons of a geometry; lines and points in a collection are ignored.
MultiPolygon take_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

/// The same for shapes cut at the antimeridian: `make_uncut_shape` joins the parts, with longitudes
/// up to 540°; `take_cut_shape` cuts them again.
GeometryOwner make_uncut_shape(GEOSContextHandle_t geos, const MultiPolygon& shape);
MultiPolygon take_cut_shape(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

/// The polygon with the largest area, the first if there are several; null if there is none.
const GEOSGeometry* largest_polygon(GEOSContextHandle_t geos, const GEOSGeometry* geometry);

}  // namespace hinterland
