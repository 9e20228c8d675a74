// SPDX-License-Identifier: Apache-2.0
#include "output/run_folder.hpp"

#include "base/text_fill.hpp"
#include "output/old_results.hpp"
#include "output/safe_rename.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace hinterland {

namespace {

namespace files = std::filesystem;

/// All hidden folders of one target begin so.
std::string hidden_prefix(const files::path& target) {
  return fmt::format(".{}.hinterland-", target.filename().string());
}

std::string mark_of(const files::path& folder) { return (folder / "run").string(); }

bool is_there(const files::path& path) {
  std::error_code ignored;
  return files::exists(files::symlink_status(path, ignored));
}

/// Whether the open file still has its name: another run may have cleared the folder meanwhile.
bool is_still_there(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

/// Locks the mark of a folder that a run of this user made and that has ended. -1: it is none.
int lock_left(const files::path& folder) {
  struct stat status {};
  const bool is_own = ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
                      status.st_uid == ::geteuid();
  if (!is_own || ::lstat(mark_of(folder).c_str(), &status) != 0 || !S_ISREG(status.st_mode))
    return -1;
  const int mark = ::open(mark_of(folder).c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (mark < 0) return -1;
  if (::flock(mark, LOCK_EX | LOCK_NB) == 0 && is_still_there(mark)) return mark;
  ::close(mark);
  return -1;
}

/// Removes the folder of a run that was killed before it put its lock there, or after it took that
/// away: empty, and named and closed to others as ::mkdtemp does it. A run that has just begun
/// makes another.
void remove_bare(const files::path& folder, const std::string& prefix) {
  constexpr std::size_t random = 6;
  struct stat status {};
  const bool is_made_so = folder.filename().string().size() == prefix.size() + random &&
                          ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
                          (status.st_mode & 0777U) == 0700 && status.st_uid == ::geteuid();
  if (is_made_so) ::rmdir(folder.c_str());  // fails where anything is in it
}

/// Whether `results` is the folder that the run made itself, and not the one that it replaced.
bool is_own_work(const files::path& folder) {
  std::ifstream mark(mark_of(folder));
  ino_t made = 0;
  struct stat status {};
  return mark >> made && ::lstat((folder / "results").c_str(), &status) == 0 &&
         status.st_ino == made;
}

/// Removes a run's folder, whose lock is held. Returns what is kept of it, as `clear_away`.
std::string clear(const files::path& folder, const files::path& target) {
  std::error_code ignored;
  const files::path old = folder / "old";
  const files::path results = folder / "results";
  std::string kept;
  if (is_there(old) && rename_to_free(old.string(), target.string()) != 0)
    kept = clear_away(old, target, {});
  if (is_own_work(folder)) {
    files::remove_all(results, ignored);
  } else if (is_there(results)) {
    kept = clear_away(results, target, {});
  }
  if (is_there(old) || is_there(results)) return kept;
  ::unlink(mark_of(folder).c_str());
  ::rmdir(folder.c_str());
  return kept;
}

}  // namespace

/// False: errno says why; EAGAIN, if another run took the new folder for one that was left.
bool RunFolder::make(const files::path& target) {
  path_ = (target.parent_path() / (hidden_prefix(target) + "XXXXXX")).string();
  if (::mkdtemp(path_.data()) == nullptr) return false;
  lock_ = ::open(mark_of(path_).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (lock_ < 0 && errno == ENOENT) errno = EAGAIN;
  if (lock_ < 0) return false;
  // Fails where the file system has no locks: then no run clears there.
  while (::flock(lock_, LOCK_EX) != 0 && errno == EINTR) continue;
  if (!is_still_there(lock_)) {
    errno = EAGAIN;
    return false;
  }
  results_ = path_ + "/results";
  struct stat status {};
  if (::mkdir(results_.c_str(), 0777) != 0 || ::lstat(results_.c_str(), &status) != 0) return false;
  const std::string made = std::to_string(status.st_ino);
  return ::write(lock_, made.data(), made.size()) == static_cast<ssize_t>(made.size());
}

RunFolder::RunFolder(const files::path& target) : target_(target.string()) {
  while (!make(target)) {
    const int reason = errno;
    if (lock_ >= 0) {
      clear(path_, target);
      ::close(lock_);
    }
    lock_ = -1;
    if (reason == EAGAIN) continue;
    throw Error(filled_text("cannot write '{}': {}. Name another folder with --out.",
                            "无法写入“{}”：系统报告“{}”。请用 --out 另指文件夹。", target_,
                            std::generic_category().message(reason)));
  }
}

RunFolder::~RunFolder() {
  clear(path_, target_);
  ::close(lock_);
}

std::vector<std::string> clear_leftovers(const files::path& target) {
  std::vector<std::string> kept;
  std::vector<files::path> found;
  std::error_code failed;
  for (files::directory_iterator entry(target.parent_path(), failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const files::path path = entry->path();
    if (path.filename().string().starts_with(hidden_prefix(target))) found.push_back(path);
  }
  for (const files::path& folder : found) {
    const int lock = lock_left(folder);
    if (lock < 0) remove_bare(folder, hidden_prefix(target));
    if (lock < 0) continue;
    if (std::string one = clear(folder, target); !one.empty()) kept.push_back(std::move(one));
    ::close(lock);
  }
  return kept;
}

}  // namespace hinterland
