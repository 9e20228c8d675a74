// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace hinterland {

/// What stands in a path where a folder should be, and is none; empty: nothing does.
inline std::string file_above(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::path above = std::filesystem::absolute(path).parent_path();
  while (!std::filesystem::exists(above, ignored) && above.has_relative_path())
    above = above.parent_path();
  return std::filesystem::is_directory(above, ignored) ? std::string() : above.string();
}

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
