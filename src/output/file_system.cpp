// SPDX-License-Identifier: Apache-2.0
#include "output/file_system.hpp"

#include "base/text_fill.hpp"
#include "input/files/source_files.hpp"
#include "system/file_access.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cstdlib>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

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

namespace {

/// A hidden folder beside a file that is being written, with an unpredictable name and closed to
/// other users. Locked while in use, and removed at the end.
class PrivateFolder {
 public:
  /// Throws Error if it cannot be created.
  explicit PrivateFolder(const std::filesystem::path& target);
  ~PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;

  const std::string& path() const { return path_; }
  /// Keeps the folder, because it contains a file of another program.
  void keep() { is_kept_ = true; }

 private:
  std::string path_;
  int lock_ = -1;
  bool is_kept_ = false;
};

namespace fs = std::filesystem;

int open_folder(const fs::path& folder) {
  return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/// Locks an open folder; returns whether this user's program made it and the run has ended.
bool is_left(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && status.st_uid == ::geteuid() &&
         (status.st_mode & 0777U) == 0700 && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

PrivateFolder::PrivateFolder(const fs::path& target) {
  do {
    if (lock_ >= 0) ::close(lock_);
    path_ = (folder_of(target) / (hidden_prefix(target) + "XXXXXX")).string();
    if (::mkdtemp(path_.data()) == nullptr) {
      const std::string reason = std::generic_category().message(errno);
      throw Error(filled_text("cannot write '{}': {}. Choose a folder that you can write to.",
                              "无法写入“{}”：系统报告“{}”。请写到自己有权写入的文件夹。",
                              target.string(), reason));
    }
    lock_ = open_folder(path_);
    lock(lock_);
  } while (!is_still_there(lock_));
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!is_kept_) fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

/// Removes the private folders that killed runs have left beside the target: owned by this user,
/// closed to others, not in use, and empty except for a file with the target's name that is empty
/// or `is_ours`. Follows no links.
void clear_private_folders(const fs::path& target,
                           const std::function<bool(const fs::path& file)>& is_ours) {
  const std::string prefix = hidden_prefix(target);
  for (const fs::path& folder : entries_of(folder_of(target))) {
    if (!has_temporary_name(folder, prefix)) continue;
    const int opened = open_folder(folder);
    if (opened < 0) continue;
    const auto is_to_go = [&](const fs::path& file) {
      std::error_code failed;
      return file.filename() == target.filename() &&
             fs::is_regular_file(fs::symlink_status(file, failed)) &&
             (fs::is_empty(file, failed) || is_ours(file));
    };
    const std::vector<fs::path> inside =
        is_left(opened) ? entries_of(folder) : std::vector<fs::path>();
    if (inside.size() == 1 && is_to_go(inside.front())) ::unlink(inside.front().c_str());
    if (is_left(opened)) ::rmdir(folder.c_str());  // fails unless it is empty
    ::close(opened);
  }
}

[[noreturn]] void refuse(const std::string& path, const Text& why) {
  throw UsageError(
      Text(fmt::format("cannot write '{}': {}. Name another file with --out.", path, why.en),
           fmt::format("无法写入“{}”：{}。请用 --out 指定另一个文件。", path, why.zh)));
}

/// Whether the program wrote the file: it begins like a layer of this name.
bool is_layer_of(const fs::path& path, const std::string& layer) {
  const std::string opening = fmt::format(R"({{"type":"FeatureCollection","name":"{}")", layer);
  std::string start(opening.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  return start == opening;
}

/// Why a file must not have this name; empty if it may.
Text what_it_would_change(const std::string& path, std::span<const std::string> inputs) {
  const auto input =
      std::ranges::find_if(inputs, [&](const std::string& one) { return is_read_with(path, one); });
  if (input == inputs.end()) return {};
  return filled_text("a file of that name would be read as part of the input '{}'",
                     "该文件名会被当作输入文件“{}”的附属文件读取", *input);
}

/// Why a file must not be replaced; empty if it may, or if nothing is there.
Text what_is_in_the_way(const fs::path& path, const std::string& layer,
                        std::span<const std::string> inputs) {
  std::error_code ignored;
  const fs::file_status status = fs::symlink_status(path, ignored);
  if (fs::is_directory(fs::status(path, ignored))) return {"it is a folder", "这是一个文件夹"};
  if (!fs::exists(status)) return {};
  if (fs::is_symlink(status)) {
    return {"it is a symbolic link, and its target is not overwritten",
            "这是符号链接，其指向的文件不予覆盖"};
  }
  if (!fs::is_regular_file(status)) {
    return {"it is a device, a pipe or a socket", "这是设备、管道或套接字"};
  }
  const bool is_input = std::ranges::any_of(inputs, [&](const std::string& input) {
    std::error_code missing;
    return fs::equivalent(path, input, missing) && !missing;
  });
  if (is_input) return {"it is one of the inputs", "这是输入文件之一"};
  if (is_layer_of(path, layer)) return {};
  return {fmt::format("it already exists and was not written by hinterland as a layer '{}'", layer),
          fmt::format("文件已存在，且不是 hinterland 写出的图层“{}”", layer)};
}

}  // namespace

void check_replaceable(const std::string& path, const std::string& layer,
                       std::span<const std::string> inputs) {
  std::error_code ignored;
  const fs::path around = folder_of(path);
  if (const std::string file = file_above(path); !file.empty()) {
    refuse(path, filled_text("'{}' is a file, not a folder", "“{}”是文件，不是文件夹", file));
  }
  if (!fs::is_directory(path, ignored) && !fs::is_directory(around, ignored)) {
    throw Error(
        Text(fmt::format("cannot write '{}': there is no folder '{}'. Create it, or name another.",
                         path, around.string()),
             fmt::format("无法写入“{}”：没有文件夹“{}”。请先建立，或指定另一个。", path,
                         around.string())));
  }
  if (const Text why = what_is_in_the_way(path, layer, inputs); !why.empty()) refuse(path, why);
  if (const Text why = what_it_would_change(path, inputs); !why.empty()) refuse(path, why);
}

void replace_file(const std::string& path, const std::string& layer,
                  std::span<const std::string> inputs,
                  const std::function<void(const std::string& hidden)>& write) {
  check_replaceable(path, layer, inputs);
  const fs::path target(path);
  clear_private_folders(target, [&](const fs::path& file) { return is_layer_of(file, layer); });
  PrivateFolder folder(target);
  const std::string hidden = folder.path() + "/" + target.filename().string();
  write(hidden);
  sync_to_disk(hidden);
  constexpr int attempts = 20;  // a file may appear or vanish meanwhile
  int reason = EEXIST;
  for (int i = 0; i < attempts && (reason == EEXIST || reason == ENOENT); ++i) {
    reason = rename_to_free(hidden, path);
    if (reason != EEXIST) continue;
    check_replaceable(path, layer, inputs);
    reason = exchange_names(hidden, path);
    if (is_unsupported(reason)) reason = std::rename(hidden.c_str(), path.c_str()) == 0 ? 0 : errno;
    const bool is_swapped = reason == 0 && fs::exists(fs::symlink_status(hidden));
    const Text why = is_swapped ? what_is_in_the_way(hidden, layer, inputs) : Text();
    if (why.empty()) continue;
    if (exchange_names(hidden, path) != 0) folder.keep();
    refuse(path, why);
  }
  if (reason != 0) {
    const std::string statement = std::generic_category().message(reason);
    throw Error(Text(fmt::format("cannot write '{}': {}. Name another file.", path, statement),
                     fmt::format("无法写入“{}”：系统报告“{}”。请另指文件。", path, statement)));
  }
  sync_to_disk(folder_of(target).string());
}

}  // namespace hinterland
