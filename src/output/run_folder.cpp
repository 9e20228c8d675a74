// SPDX-License-Identifier: Apache-2.0
#include "output/run_folder.hpp"

#include "base/text_fill.hpp"
#include "output/file_system.hpp"
#include "output/old_results.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cstdlib>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

/// An open file or folder, closed by the destructor.
struct Descriptor {
  explicit Descriptor(int opened) : number(opened) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number;
};

std::string mark_of(const fs::path& folder) { return (folder / "run").string(); }

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(path, ignored));
}

constexpr int no_links = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
constexpr int real_folder = no_links | O_DIRECTORY;

/// Locks the mark of a folder of this user whose run has ended. -1 if there is none.
int lock_left(const fs::path& folder) {
  const Descriptor opened(::open(folder.c_str(), real_folder));
  struct stat status {};
  if (::fstat(opened.number, &status) != 0 || status.st_uid != ::geteuid()) return -1;
  Descriptor mark(::openat(opened.number, "run", no_links));
  const bool is_own =
      ::fstat(mark.number, &status) == 0 && S_ISREG(status.st_mode) && status.st_uid == ::geteuid();
  if (!is_own || ::flock(mark.number, LOCK_EX | LOCK_NB) != 0 || !is_still_there(mark.number))
    return -1;
  return std::exchange(mark.number, -1);
}

/// Whether the folder has the permissions set by ::mkdtemp.
bool is_private(const fs::path& folder) {
  struct stat status {};
  return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
         (status.st_mode & 0777U) == 0700 && status.st_uid == ::geteuid();
}

/// The inodes in a mark: of the folder that the run made, then of those that it replaced. Empty if
/// the run was killed before it could write them; none if the file is not a mark of this program.
std::optional<std::vector<ino_t>> noted_in(int mark) {
  std::array<char, 4096> text{};
  const ssize_t size = ::pread(mark, text.data(), text.size(), 0);
  if (size < 0) return std::nullopt;
  std::istringstream numbers(std::string(text.data(), static_cast<std::size_t>(size)));
  std::vector<ino_t> noted;
  for (ino_t inode = 0; numbers >> inode;) noted.push_back(inode);
  if (!numbers.eof()) return std::nullopt;
  return noted;
}

/// 0 if there is no such folder, or it is a link or on another disk.
ino_t inode_of_folder(const fs::path& around, const char* name) {
  const Descriptor outer(::open(around.c_str(), real_folder));
  const Descriptor inner(::openat(outer.number, name, real_folder));
  struct stat here {};
  struct stat there {};
  if (::fstat(outer.number, &here) != 0 || ::fstat(inner.number, &there) != 0) return 0;
  return here.st_dev == there.st_dev ? there.st_ino : 0;
}

/// Whether the run's folder contains only folders listed in its mark, and the mark itself. Other
/// folders or links with these names were put there by others and must not be followed.
bool is_all_noted(const fs::path& folder, const std::vector<ino_t>& noted) {
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
       entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    if (name == "run") continue;
    if (name != "results" && name != "old") return false;
    if (std::ranges::find(noted, inode_of_folder(folder, name.c_str())) == noted.end())
      return false;
  }
  return !failed;
}

/// Removes a run's folder, whose mark is locked, unless it contains anything else. Returns as
/// `clear_away`.
Kept clear(const fs::path& folder, const fs::path& target, int mark) {
  const fs::path old = folder / "old";
  const fs::path results = folder / "results";
  const auto noted = noted_in(mark);
  if (!noted || (noted->empty() && !is_private(folder))) return {};
  if (noted->empty()) ::rmdir(results.c_str());  // killed before it wrote the inode: empty
  if (!is_all_noted(folder, *noted)) return {};
  std::error_code ignored;
  CarriedOver carried_over;  // files that the run itself carried over are recognized by their inode
  Kept kept;
  if (is_there(old) && rename_to_free(old.string(), target.string()) != 0)
    kept = clear_away(old, target, carried_over);
  if (is_there(results) && inode_of_folder(folder, "results") == noted->front()) {
    fs::remove_all(results, ignored);
  } else if (is_there(results)) {
    kept = clear_away(results, target, carried_over);
  }
  if (is_there(old) || is_there(results)) return kept;
  ::unlink(mark_of(folder).c_str());
  ::rmdir(folder.c_str());
  return kept;
}

}  // namespace

/// False on failure, with errno; EAGAIN if another run removed the new folder as a leftover.
bool RunFolder::make(const fs::path& target) {
  path_ = (target.parent_path() / (hidden_prefix(target) + "XXXXXX")).string();
  if (::mkdtemp(path_.data()) == nullptr) return false;
  lock_ = ::open(mark_of(path_).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (lock_ < 0 && errno == ENOENT) errno = EAGAIN;
  if (lock_ < 0) return false;
  lock(lock_);
  if (!is_still_there(lock_)) {
    errno = EAGAIN;
    return false;
  }
  results_ = path_ + "/results";
  struct stat status {};
  if (::mkdir(results_.c_str(), 0777) != 0 || ::lstat(results_.c_str(), &status) != 0) return false;
  return note(status.st_ino);
}

/// False on failure, with errno; a partly written line is removed, since it would be another inode.
bool RunFolder::note(unsigned long inode) const {
  const std::string line = std::to_string(inode) + "\n";
  const off_t before = ::lseek(lock_, 0, SEEK_CUR);
  std::size_t written = 0;
  while (written < line.size()) {
    const ssize_t more = ::write(lock_, line.data() + written, line.size() - written);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) break;
    written += static_cast<std::size_t>(more);
  }
  if (written == line.size()) return true;
  const int reason = errno;
  if (::ftruncate(lock_, before) == 0) ::lseek(lock_, before, SEEK_SET);
  errno = reason;
  return false;
}

int RunFolder::note_replaced(const std::string& folder) const {
  struct stat status {};
  return ::lstat(folder.c_str(), &status) == 0 && note(status.st_ino) ? 0 : errno;
}

RunFolder::RunFolder(const fs::path& target) : target_(target.string()) {
  while (!make(target)) {
    const int reason = errno;
    if (lock_ >= 0) {
      clear(path_, target, lock_);
      ::close(lock_);
    }
    lock_ = -1;
    if (reason == EAGAIN) continue;
    throw Error(filled_text("cannot write '{}': {}.{}", "无法写入“{}”：系统报告“{}”。{}", target_,
                            std::generic_category().message(reason), way_out_of_writing(reason)));
  }
}

RunFolder::~RunFolder() {
  clear(path_, target_, lock_);
  ::close(lock_);
}

std::vector<Kept> clear_leftovers(const fs::path& target) {
  std::vector<Kept> kept;
  for (const fs::path& folder : entries_of(target.parent_path())) {
    if (!has_temporary_name(folder, hidden_prefix(target))) continue;
    const int lock = lock_left(folder);
    // A run killed before it created its mark, or after it removed it, leaves an empty folder:
    // rmdir removes no other. A run that has just started creates another.
    if (lock < 0 && is_private(folder)) ::rmdir(folder.c_str());
    if (lock < 0) continue;
    if (Kept one = clear(folder, target, lock); !one.is_none()) kept.push_back(std::move(one));
    ::close(lock);
  }
  return kept;
}

}  // namespace hinterland
