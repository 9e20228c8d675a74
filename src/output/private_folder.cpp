// SPDX-License-Identifier: Apache-2.0
#include "output/private_folder.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

fs::path folder_of(const fs::path& target) {
  return target.has_parent_path() ? target.parent_path() : fs::path(".");
}

std::string hidden_prefix(const fs::path& target) {
  return fmt::format(".{}.hinterland-", target.filename().string());
}

int open_folder(const fs::path& folder) {
  return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/// Whether the open folder still has its name: a run that clears up may have taken it.
bool is_still_there(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

/// Whether a run of this user made the open folder, and has ended. Locks it.
bool is_left(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_uid == ::geteuid() &&
         (status.st_mode & 0777U) == 0700 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

/// None where the folder cannot be listed.
std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    found.push_back(*entry);
  }
  return found;
}

}  // namespace

PrivateFolder::PrivateFolder(const fs::path& target) {
  do {
    if (lock_ >= 0) ::close(lock_);
    path_ = (folder_of(target) / (hidden_prefix(target) + "XXXXXX")).string();
    if (::mkdtemp(path_.data()) == nullptr) {
      const std::string reason = std::generic_category().message(errno);
      throw Error(filled_text("cannot write '{}': {}. Write to a folder that is yours.",
                              "无法写入“{}”：系统报告“{}”。请写到自己有权写入的文件夹。",
                              target.string(), reason));
    }
    lock_ = open_folder(path_);
    // Fails where the file system has no locks: then no run clears there.
    while (::flock(lock_, LOCK_EX) != 0 && errno == EINTR) continue;
  } while (!is_still_there(lock_));
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!is_kept_) fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void clear_private_folders(const fs::path& target,
                           const std::function<bool(const fs::path& file)>& is_ours) {
  constexpr std::size_t random = 6;  // letters that ::mkdtemp puts at the end
  const std::string prefix = hidden_prefix(target);
  for (const fs::path& folder : entries_of(folder_of(target))) {
    const std::string name = folder.filename().string();
    if (!name.starts_with(prefix) || name.size() != prefix.size() + random) continue;
    const int opened = open_folder(folder);
    if (opened < 0) continue;
    const auto is_to_go = [&](const fs::path& file) {
      std::error_code failed;
      return file.filename() == target.filename() &&
             fs::is_regular_file(fs::symlink_status(file, failed)) &&
             (fs::is_empty(file, failed) || is_ours(file));
    };
    const std::vector<fs::path> entries =
        is_left(opened) ? entries_of(folder) : std::vector<fs::path>();
    if (entries.size() == 1 && is_to_go(entries.front())) ::unlink(entries.front().c_str());
    if (is_left(opened)) ::rmdir(folder.c_str());  // fails where anything is in it
    ::close(opened);
  }
}

}  // namespace hinterland
