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
  double square_degrees = 0.0;  ///< around the area that it is meant for
};

/// The projected CRSs whose area of use touches the region, those for the
/// smallest areas first, then by code. Deprecated ones are left out. One question
/// to PROJ's database, some ten milliseconds.
std::vector<RegisteredCrs> projected_crs_of(const AreaOfUse& region);

/// Throws Error where PROJ's database is missing or cannot be read. Without it every code is
/// unknown, and a CRS of another datum would be taken for WGS 84. Looked at once.
void require_crs_registry();

}  // namespace hinterland
