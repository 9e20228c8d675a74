// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>

#include <string>

namespace hinterland {

/// A short name of each service for the columns of wide layers: `water` for water_supply. At most
/// five lower-case ASCII letters and digits, beginning with a letter and unique, so that a column
/// such as `water_zone` keeps its name in a shapefile, which allows ten bytes.
///
/// The first five letters of the first word of the id; where an earlier service has that name, or
/// a column would get the name of another field, the last characters are a number. O(services²) at
/// worst.
Column<ServiceId, std::string> short_names(const ServiceCatalogue& catalogue);

}  // namespace hinterland
