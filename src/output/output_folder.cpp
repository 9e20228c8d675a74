// SPDX-License-Identifier: Apache-2.0
#include "output/output_folder.hpp"

#include "base/text_fill.hpp"
#include "output/sync_to_disk.hpp"

#include <hinterland/error.hpp>
#include <hinterland/write.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace hinterland {

namespace {

namespace files = std::filesystem;

/// Where the folder really is: without a slash at the end, links followed.
files::path real_target(const std::string& folder) {
  std::error_code reason;
  files::path target = files::weakly_canonical(files::absolute(folder), reason);
  if (reason) target = files::absolute(folder).lexically_normal();
  return target.has_filename() ? target : target.parent_path();
}

std::string reason_text(int reason) { return std::generic_category().message(reason); }

/// What the system says, after a sentence of ours.
Text said_by_system(int reason) { return filled_text("{}", "系统报告“{}”", reason_text(reason)); }

[[noreturn]] void refuse(const files::path& target, const Text& why) {
  throw UsageError(
      filled_text("'{}' {}. Name another folder with --out, or move what is in the way.",
                  "“{}”{}。请用 --out 另指文件夹，或移走其中的内容。", target.string(), why));
}

void check_parent(const files::path& target) {
  const std::string parent = target.parent_path().string();
  struct stat status {};
  if (::stat(parent.c_str(), &status) != 0) {
    throw Error(filled_text("cannot write '{}': there is no folder '{}'. Make it first.",
                            "无法写入“{}”：文件夹“{}”不存在。请先建立。", target.string(), parent));
  }
  if (::access(parent.c_str(), W_OK | X_OK) != 0) {
    const int reason = errno;
    throw Error(filled_text("cannot write '{}': '{}': {}. Write to a folder that is yours.",
                            "无法写入“{}”：对“{}”没有写入权限，{}。请写到有权限的文件夹。",
                            target.string(), parent, said_by_system(reason)));
  }
}

/// What QGIS, GDAL, an office program or a file manager leaves beside results that it has open:
/// styles, projects, locks, statistics.
bool is_left_by_a_viewer(const files::path& name) {
  constexpr std::array endings = {".qml", ".qmd", ".qgs",  ".qgz", ".qgs~", ".qgz~",
                                  ".sld", ".lyr", ".lyrx", ".idx", "-wal",  "-shm"};
  const std::string text = name.string();
  const auto is_end = [&](std::string_view ending) { return text.ends_with(ending); };
  return std::ranges::any_of(endings, is_end) || text.ends_with(".aux.xml") ||
         text.ends_with("_attachments.zip") || text.starts_with(".~lock.") ||
         text.starts_with("~$") || text == ".DS_Store" || text == "Thumbs.db" ||
         text == "desktop.ini" || text == ".directory";
}

/// The files in a folder of ours that a viewer left there. The folder is ours if we wrote all
/// else that is in it: what a user has added must not vanish with our files. Throws UsageError.
std::vector<std::string> left_by_viewers(const files::path& target) {
  std::vector<std::string> kept;
  if (files::is_empty(target)) return kept;
  const auto outputs = listed_outputs(target.string());
  if (!outputs) {
    refuse(target, {"is not empty and holds no run.json of hinterland",
                    "不是空文件夹，其中也没有 hinterland 的 run.json"});
  }
  for (const auto& entry : files::directory_iterator(target)) {
    const std::string name = entry.path().filename().string();
    if (std::ranges::find(*outputs, name) != outputs->end()) continue;
    if (!entry.is_regular_file() || !is_left_by_a_viewer(name)) {
      refuse(target, filled_text("holds '{}', which hinterland did not write",
                                 "中的“{}”不是 hinterland 写的", name));
    }
    kept.push_back(name);
  }
  std::ranges::sort(kept);
  return kept;
}

/// Puts files of one folder into another too, unless one of that name is there.
void bring_along(const std::vector<std::string>& names, const files::path& from,
                 const files::path& to) {
  for (const std::string& name : names) {
    std::error_code failed;
    files::create_hard_link(from / name, to / name, failed);
    if (failed)
      files::copy_file(from / name, to / name, files::copy_options::skip_existing, failed);
    if (failed) {
      refuse(from, filled_text("holds '{}', which cannot be kept ({})",
                               "中的“{}”无法保留（系统报告“{}”）", name, failed.message()));
    }
  }
}

/// Waits until all that is in the folder is on the disk.
void sync_folder(const files::path& folder) {
  for (const auto& entry : files::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) sync_to_disk(entry.path().string());
  }
  sync_to_disk(folder.string());
}

void check(const files::path& target) {
  std::error_code reason;
  const files::file_status status = files::status(target, reason);
  if (files::exists(status)) {
    if (!files::is_directory(status)) {
      refuse(target, {"is a file, not a folder", "是文件，不是文件夹"});
    }
    if (::access(target.c_str(), R_OK | W_OK | X_OK) != 0) {
      const int denied = errno;
      throw Error(filled_text("cannot write '{}': {}. Write to a folder that is yours.",
                              "无法写入“{}”：没有写入权限，{}。请写到有权限的文件夹。",
                              target.string(), said_by_system(denied)));
    }
    left_by_viewers(target);
  } else if (files::is_symlink(files::symlink_status(target, reason))) {
    refuse(target, {"is a link to a folder that does not exist", "是链接，而目标文件夹不存在"});
  }
  check_parent(target);
}

/// Locks a folder against other runs; -1: somebody else has it.
int lock_folder(const files::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return -1;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return descriptor;
  ::close(descriptor);
  return -1;
}

/// All hidden folders of one target begin so.
std::string hidden_prefix(const files::path& target) {
  return fmt::format(".{}.hinterland-", target.filename().string());
}

void clear_leftovers(const files::path& target) {
  std::error_code ignored;
  for (const auto& entry : files::directory_iterator(target.parent_path(), ignored)) {
    if (!entry.path().filename().string().starts_with(hidden_prefix(target))) continue;
    const int lock = lock_folder(entry.path());
    if (lock < 0) continue;  // its run is still going on
    files::remove_all(entry.path(), ignored);
    ::close(lock);
  }
}

/// Swaps two folders in one step; false: this file system cannot.
bool exchange(const std::string& a, const std::string& b) {
  return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

bool rename(const std::string& from, const std::string& to) {
  return std::rename(from.c_str(), to.c_str()) == 0;
}

/// Puts `hidden` in the place of `target`; what was there ends up in `hidden`.
/// Returns 0, or the reason why not, all being as it was.
int replace(const std::string& hidden, const std::string& target) {
  if (exchange(hidden, target)) return 0;
  const std::string aside = hidden + "-old";
  const bool there = files::exists(target);
  if (there && !rename(target, aside)) return errno;
  if (!rename(hidden, target)) {
    const int reason = errno;
    if (there) rename(aside, target);
    return reason;
  }
  if (there) rename(aside, hidden);
  return 0;
}

}  // namespace

void check_output_folder(const std::string& folder) { check(real_target(folder)); }

void check_inputs_outside(const std::string& folder, std::span<const std::string> inputs) {
  const files::path target = real_target(folder);
  for (const std::string& input : inputs) {
    const files::path file = real_target(input);
    const auto [end, ignored] =
        std::mismatch(target.begin(), target.end(), file.begin(), file.end());
    if (end != target.end()) continue;
    throw UsageError(filled_text(
        "cannot write '{}': the input '{}' lies in it, and would be written over. Name another "
        "folder with --out, or move the input.",
        "无法写入“{}”：输入文件“{}”位于其中，会被覆盖。请用 --out 另指文件夹，或移走该输入文件。",
        target.string(), input));
  }
}

void check_new_folder(const std::string& folder) {
  std::error_code error;
  if (files::exists(folder, error)) {
    if (!files::is_directory(folder, error)) {
      throw UsageError(filled_text("'{}' is a file. Name a folder that is not there yet.",
                                   "“{}”是文件。请另指一个尚不存在的文件夹。", folder));
    }
    if (!files::is_empty(folder, error)) {
      throw UsageError(
          filled_text("'{}' is not empty. Name a folder that is not there yet, or empty this one.",
                      "“{}”不是空文件夹。请另指或清空。", folder));
    }
  }
  check_output_folder(folder);
}

OutputFolder::OutputFolder(const std::string& folder) {
  const files::path target = real_target(folder);
  check(target);
  clear_leftovers(target);
  const std::string stem =
      (target.parent_path() / fmt::format("{}{}", hidden_prefix(target), ::getpid())).string();
  target_ = target.string();
  hidden_ = stem;
  for (int again = 2; ::mkdir(hidden_.c_str(), 0777) != 0; ++again) {
    if (errno != EEXIST) {
      const int reason = errno;
      throw Error(filled_text("cannot write '{}': {}. Name another folder with --out.",
                              "无法写入“{}”：{}。请用 --out 另指文件夹。", target_,
                              said_by_system(reason)));
    }
    hidden_ = fmt::format("{}-{}", stem, again);
  }
  lock_ = lock_folder(hidden_);  // -1 where the file system has no locks: then it stays unlocked
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  files::remove_all(hidden_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void OutputFolder::commit() {
  if (files::exists(target_)) bring_along(left_by_viewers(target_), target_, hidden_);
  sync_folder(hidden_);
  const int reason = replace(hidden_, target_);
  if (reason == EBUSY) {
    throw Error(
        filled_text("cannot put '{}' in place: it is a mount point or in use. Name a folder inside "
                    "it with --out.",
                    "无法写入“{}”：它是挂载点或正被占用。请用 --out 指定其中的文件夹。", target_));
  }
  if (reason != 0) {
    throw Error(filled_text("cannot put '{}' in place: {}. Name another folder with --out.",
                            "无法写入“{}”：{}。请用 --out 另指文件夹。", target_,
                            said_by_system(reason)));
  }
  sync_to_disk(files::path(target_).parent_path().string());
}

}  // namespace hinterland
