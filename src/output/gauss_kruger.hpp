// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/coordinates.hpp>

#include <memory>

namespace hinterland {

/// A zone of CGCS2000 / 3-degree Gauss-Kruger with its number before the
/// easting: 39 is EPSG:4527, central meridian 117 E, false easting 39,500,000.
struct GaussKrugerZone {
  int number = 39;

  constexpr double central_meridian() const { return 3.0 * number; }
  constexpr double false_easting() const { return 1e6 * number + 500000.0; }
  constexpr int epsg() const { return 4488 + number; }  // EPSG:4513 is zone 25
};

/// Projects to the map plane and back, by PROJ; accurate to a micrometre within 30 degrees of the
/// central meridian. An object must be used by one thread only; construction costs as much as a few
/// hundred projected points.
class GaussKruger {
 public:
  explicit GaussKruger(GaussKrugerZone zone);
  ~GaussKruger();
  GaussKruger(GaussKruger&&) noexcept;

  PlanePoint to_plane(LonLat place) const;
  LonLat to_place(PlanePoint point) const;

 private:
  struct Projection;
  std::unique_ptr<Projection> projection_;
};

}  // namespace hinterland
