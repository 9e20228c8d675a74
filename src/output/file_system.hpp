// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace hinterland {

/// What stands in a path where a folder should be, and is none; empty: nothing does.
std::string file_above(const std::filesystem::path& path);

/// What a folder holds, sorted; nothing where it cannot be listed.
std::vector<std::filesystem::path> entries_of(const std::filesystem::path& folder);

/// All hidden folders in which runs prepare what takes the place of one target begin so;
/// `::mkdtemp` adds six letters.
std::string hidden_prefix(const std::filesystem::path& target);
bool has_made_name(const std::filesystem::path& folder, const std::string& prefix);

/// Whether an open file or folder still has its name: another run may have cleared it meanwhile.
bool is_still_there(int descriptor);

/// Waits until the open file or folder is locked. Does nothing where the file system has no locks:
/// then no run clears there.
void lock(int descriptor);

/// Whether a rename failed because this file system has none of its kind.
bool is_unsupported(int reason);

/// Swaps two names in one step. Returns 0, or the reason why not.
int exchange_names(const std::string& a, const std::string& b);

/// Renames a file or folder, and takes the place of nothing. Returns 0, or the reason why not:
/// EEXIST where the name is taken. Where the file system has no such rename, an empty folder that
/// is made at the same moment may be replaced, and where it has no hard links either, a file.
int rename_to_free(const std::string& from, const std::string& to);

/// Waits until a file, or the list of names of a folder, is on the disk: what is renamed into place
/// is then whole even where the power fails. Throws Error where the disk reports a fault; file
/// systems that cannot do it are passed over.
void sync_to_disk(const std::string& path);

}  // namespace hinterland
