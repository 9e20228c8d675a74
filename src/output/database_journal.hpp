// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

/// The files that SQLite keeps beside a database that another program edits.
namespace hinterland {

/// The database among the results to which such a file belongs: "hinterland.gpkg" for
/// "hinterland.gpkg-wal". Empty for any other name.
std::string_view database_of_journal(std::string_view name);

/// Whether a journal has changes that are not in its database yet, or may get some.
bool has_changes(const std::filesystem::path& journal);

}  // namespace hinterland
