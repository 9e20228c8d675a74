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

}  // namespace hinterland
