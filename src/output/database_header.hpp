// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/file_hash.hpp"

#include <optional>
#include <string>

/// The parts of the header of an SQLite database that change without any change of its contents.
namespace hinterland {

/// Sets the counter of changes and the version of SQLite in a database to fixed values, so that the
/// same contents give the same bytes. The database must be closed. Throws Error.
void fix_database_header(const std::string& path);

/// The hash of a database as if `fix_database_header` had been called: opened in QGIS, for example,
/// it is switched to another way of journaling and back, which counts as a change. Nothing if the
/// file cannot be read.
std::optional<FileHash> hash_of_database(const std::string& path);

}  // namespace hinterland
