// SPDX-License-Identifier: Apache-2.0
#include "output/gauss_kruger.hpp"

#include "geometry/ellipsoid.hpp"

#include <hinterland/error.hpp>

#include <fmt/format.h>
#include <proj.h>

namespace hinterland {

namespace {}  // namespace

struct GaussKruger::Projection {
  explicit Projection(GaussKrugerZone zone)
      : context(proj_context_create(), proj_context_destroy),
        transform(proj_create(context.get(),
                              // The ellipsoid of CGCS2000, EPSG:1024
                              fmt::format("+proj=tmerc +lon_0={} +x_0={} +a=6378137 "
                                          "+rf=298.257222101",
                                          zone.central_meridian(), zone.false_easting())
                                  .c_str()),
                  proj_destroy) {
    if (!transform)
      throw Error(Text(
          "PROJ cannot create a Gauss-Kruger projection. Check that its data folder is installed.",
          "PROJ 无法建立高斯-克吕格投影。请检查其数据文件夹。"));
  }

  std::unique_ptr<PJ_CONTEXT, decltype(&proj_context_destroy)> context;
  std::unique_ptr<PJ, decltype(&proj_destroy)> transform;
};

GaussKruger::GaussKruger(GaussKrugerZone zone) : projection_(std::make_unique<Projection>(zone)) {}
GaussKruger::~GaussKruger() = default;
GaussKruger::GaussKruger(GaussKruger&&) noexcept = default;

PlanePoint GaussKruger::to_plane(LonLat place) const {
  const PJ_COORD there = proj_trans(
      projection_->transform.get(), PJ_FWD,
      proj_coord(place.lon * radians_per_degree, place.lat * radians_per_degree, 0.0, 0.0));
  return {there.xy.x, there.xy.y};
}

LonLat GaussKruger::to_place(PlanePoint point) const {
  const PJ_COORD there =
      proj_trans(projection_->transform.get(), PJ_INV, proj_coord(point.x, point.y, 0.0, 0.0));
  return {there.lp.lam / radians_per_degree, there.lp.phi / radians_per_degree};
}

}  // namespace hinterland
