// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/coordinates/crs_description.hpp"

#include <string>
#include <vector>

namespace hinterland {

/// A projected CRS of the EPSG registry.
struct RegisteredCrs {
  std::string code;  ///< EPSG:32647
  std::string name;
  double square_degrees = 0.0;  ///< size of the bounding box of the area of use
};

/// The projected CRSs whose area of use intersects the region, smallest areas first, then by code;
/// without deprecated ones. One query of PROJ's database, some ten milliseconds.
std::vector<RegisteredCrs> projected_crs_of(const AreaOfUse& region);

/// Throws Error if PROJ's database is missing or unreadable. Without it every code would be
/// unknown, and a CRS of another datum would be read as WGS 84. Checked once per process.
void require_crs_registry();

}  // namespace hinterland
