// SPDX-License-Identifier: Apache-2.0
#include "base/readable_file.hpp"

#include "base/text_fill.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

fs::path folder_of(const std::string& path) {
  const fs::path file(path);
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

FileFault fault_of_missing(const std::string& path) {
  std::error_code error;
  if (fs::is_symlink(fs::symlink_status(path, error))) return FileFault::dangling_link;
  return fs::is_directory(folder_of(path), error) ? FileFault::missing : FileFault::no_folder;
}

}  // namespace

FileFault file_fault(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error == std::errc::too_many_symbolic_link_levels) return FileFault::link_loop;
  if (error == std::errc::permission_denied) return FileFault::forbidden;
  if (!fs::exists(status)) return fault_of_missing(path);
  if (fs::is_directory(status)) return FileFault::folder;
  if (!fs::is_regular_file(status)) return FileFault::device;
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return FileFault::forbidden;
  ::close(file);
  return FileFault::none;
}

Text describe(FileFault fault, const std::string& path) {
  std::error_code error;
  switch (fault) {
    case FileFault::none:
      break;
    case FileFault::no_folder:
      return filled_text("there is no folder '{}'. Check the path.",
                         "文件夹“{}”不存在。请核对路径。", folder_of(path).string());
    case FileFault::missing:
      return {"no such file. Check the path.", "文件不存在。请核对路径。"};
    case FileFault::dangling_link:
      return filled_text(
          "it is a link to '{}', which does not exist. Mend the link, or name the file itself.",
          "这是指向“{}”的链接，而目标不存在。请修复链接，或直接指定文件。",
          fs::read_symlink(path, error).string());
    case FileFault::link_loop:
      return {"its symbolic links lead in a circle. Remove the link, or name the file itself.",
              "符号链接循环引用。请删除该链接，或直接指定文件。"};
    case FileFault::folder:
      return {"it is a folder. Name a file in it.", "这是文件夹。请指定其中的文件。"};
    case FileFault::device:
      return {"it is a device or a pipe. Copy what it gives into a file and name that.",
              "这是设备或管道。请先把内容存成文件，再指定该文件。"};
    case FileFault::forbidden:
      return {"permission denied. Check that you may read it.", "没有读取权限。请检查权限。"};
  }
  return {};
}

}  // namespace hinterland
