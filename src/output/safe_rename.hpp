// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// Whether a rename failed because this file system has none of its kind.
bool is_unsupported(int reason);

/// Swaps two names in one step. Returns 0, or the reason why not.
int exchange_names(const std::string& a, const std::string& b);

/// Renames a file or folder, and takes the place of nothing. Returns 0, or the reason why not:
/// EEXIST where the name is taken. Where the file system has no such rename, an empty folder that
/// is made at the same moment may be replaced, and where it has no hard links either, a file.
int rename_to_free(const std::string& from, const std::string& to);

}  // namespace hinterland
