// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// The folder `geodata` that comes with the program: catalogues and the
/// made-up county. Looked for in this order: the environment's
/// HINTERLAND_GEODATA, `../share/hinterland/geodata` beside the running
/// program, the source tree the library was built from. Throws Error where
/// none of them is a folder; a HINTERLAND_GEODATA that is none is an Error too.
std::string program_data_folder();

}  // namespace hinterland
