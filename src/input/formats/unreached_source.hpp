// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// Tells of a name that GDAL opens nothing under and that is no file: "PG:host=…", "WFS:…",
/// "GPKG:v.gpkg". Throws Error: the database or server does not answer, the network is closed, no
/// such file, no such kind of source. Returns where it is none of these. `shown` is the name as the
/// study has it, `said` what GDAL said of it.
void refuse_unreached(const std::string& path, const std::string& shown, const std::string& said);

}  // namespace hinterland
