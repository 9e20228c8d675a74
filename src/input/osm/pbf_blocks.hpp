// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/progress.hpp>

#include <string>

namespace hinterland {

/// Throws Error where a block of a .osm.pbf file is of a type that the format has not, or where a
/// string holds a NUL byte.
///
/// libosmium keeps keys and values as C strings, one behind the other: a NUL inside one of them
/// shifts all that follow, so that keys are read as values and the list is walked past its end.
/// Reads the file once, one block in memory at a time, and unpacks it; no object is decoded.
/// What else is broken in the file is left to the reading itself.
void check_pbf_blocks(const std::string& path, const Progress& progress);

}  // namespace hinterland
