// SPDX-License-Identifier: Apache-2.0
#include "output/file_system.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace hinterland {

namespace fs = std::filesystem;

std::string file_above(const fs::path& path) {
  std::error_code ignored;
  fs::path above = fs::absolute(path).parent_path();
  while (!fs::exists(above, ignored) && above.has_relative_path()) above = above.parent_path();
  return fs::is_directory(above, ignored) ? std::string() : above.string();
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    found.push_back(*entry);
  }
  std::ranges::sort(found);
  return found;
}

std::string hidden_prefix(const fs::path& target) {
  return fmt::format(".{}.hinterland-", target.filename().string());
}

bool has_temporary_name(const fs::path& folder, const std::string& prefix) {
  constexpr std::size_t letters_added = 6;
  const std::string name = folder.filename().string();
  return name.starts_with(prefix) && name.size() == prefix.size() + letters_added;
}

bool is_still_there(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

void lock(int descriptor) {
  while (::flock(descriptor, LOCK_EX) != 0 && errno == EINTR) continue;
}

bool is_unsupported(int reason) {
  return reason == EINVAL || reason == ENOSYS || reason == EOPNOTSUPP;
}

int exchange_names(const std::string& a, const std::string& b) {
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0 ? 0 : errno;
}

int rename_to_free(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (!is_unsupported(errno)) return errno;
  if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? 0 : errno;
  if (errno == EEXIST) return EEXIST;
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(to, ignored))) return EEXIST;
  if (std::rename(from.c_str(), to.c_str()) == 0) return 0;
  return errno == ENOTEMPTY ? EEXIST : errno;
}

void sync_to_disk(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return;
  const int reason = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (reason != EIO && reason != ENOSPC && reason != EDQUOT) return;
  const std::string why = std::generic_category().message(reason);
  throw Error(Text(
      fmt::format("cannot write '{}': {}. Free some space, or write to another disk.", path, why),
      fmt::format("无法写入“{}”：{}。请腾出空间，或写到另一块磁盘。", path, why)));
}

}  // namespace hinterland
