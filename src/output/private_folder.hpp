// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace hinterland {

/// A hidden folder beside a file that is being written, which others can neither foresee nor write
/// to. Locked as long as it is in use, and removed at the end.
class PrivateFolder {
 public:
  /// Throws Error where it cannot be made.
  explicit PrivateFolder(const std::filesystem::path& target);
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }
  /// It holds another's file, and stays.
  void keep() { is_kept_ = true; }

 private:
  std::string path_;
  int lock_ = -1;
  bool is_kept_ = false;
};

/// Removes the private folders that killed runs have left beside the target: of this user, closed
/// to others, not in use, and with nothing in them but a file of the target's name that is empty or
/// `is_ours`. Follows no links.
void clear_private_folders(const std::filesystem::path& target,
                           const std::function<bool(const std::filesystem::path& file)>& is_ours);

}  // namespace hinterland
