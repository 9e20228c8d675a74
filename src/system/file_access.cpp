// SPDX-License-Identifier: Apache-2.0
#include "system/file_access.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

FileFault fault_of_missing(const std::string& path) {
  std::error_code error;
  if (fs::is_symlink(fs::symlink_status(path, error))) return FileFault::dangling_link;
  return fs::is_directory(folder_of(path), error) ? FileFault::missing : FileFault::no_folder;
}

}  // namespace

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

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
      return {"there is no such file. Check the path.", "文件不存在。请核对路径。"};
    case FileFault::dangling_link:
      return filled_text(
          "it is a link to '{}', which does not exist. Repair the link, or name the file itself.",
          "这是指向“{}”的链接，而目标不存在。请修复链接，或直接指定文件。",
          fs::read_symlink(path, error).string());
    case FileFault::link_loop:
      return {"its symbolic links form a loop. Remove the link, or name the file itself.",
              "符号链接循环引用。请删除该链接，或直接指定文件。"};
    case FileFault::folder:
      return {"it is a folder. Name a file in it.", "这是文件夹。请指定其中的文件。"};
    case FileFault::device:
      return {"it is a device or a pipe. Copy its contents to a file and name that file.",
              "这是设备或管道。请先把内容存成文件，再指定该文件。"};
    case FileFault::forbidden:
      return {"permission denied. Check that you have read access.", "没有读取权限。请检查权限。"};
  }
  return {};
}

namespace {

/// Of the command that runs, which is one for the process; empty: the option --out.
std::string argument_of_output;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// The final path of a result file. Results are first written to a hidden folder beside the target,
/// `.out.hinterland-XXXXXX/results`, which no longer exists when the user reads the message.
std::string final_path(const std::string& path) {
  constexpr std::string_view mark = ".hinterland-";
  constexpr std::string_view inner = "/results";
  constexpr std::size_t letters_added = 6;
  const std::size_t at = path.find(mark);
  const std::size_t end = at + mark.size() + letters_added;
  if (at == path.npos || at == 0 || end > path.size()) return path;
  const std::size_t first = path.rfind('/', at) + 1;  // 0 without a slash
  if (path[first] != '.' || first == at) return path;
  const std::string rest = path.substr(end);
  if (!rest.empty() && rest.front() != '/') return path;
  return path.substr(0, first) + path.substr(first + 1, at - first - 1) +
         rest.substr(rest.starts_with(inner) ? inner.size() : 0);
}

[[noreturn]] void fail(const std::string& path, int reason) {
  throw Error(filled_text("cannot write '{}': {}.{}", "无法写入“{}”：系统报告“{}”。{}",
                          final_path(path), std::generic_category().message(reason),
                          way_out_of_writing(reason)));
}

}  // namespace

void name_output_argument(std::string name) { argument_of_output = std::move(name); }

Text another_folder() {
  if (argument_of_output.empty())
    return {"Name another folder with --out", "请用 --out 另指文件夹"};
  return filled_text("Name another {}", "请另指 {}", argument_of_output);
}

Text way_out_of_writing(int reason) {
  switch (reason) {
    case ENOSPC:
    case EDQUOT:
      return {" Free some space, or write to another disk.", "请腾出磁盘空间，或写到其他磁盘。"};
    case EACCES:
    case EPERM:
    case EROFS:
      return {" Choose a folder that you can write to.", "请写到有权限的文件夹。"};
    case ENOENT:
      return {" Create the folder first.", "请先建立文件夹。"};
    case EFBIG:
      return {" Allow larger files (ulimit -f unlimited), or write to another disk.",
              "请放宽文件大小限制（ulimit -f unlimited），或写到其他磁盘。"};
    case EMFILE:
    case ENFILE:
      return {" Allow more open files (ulimit -n 1024).",
              "请放宽打开文件数的限制（ulimit -n 1024）。"};
    default:
      return Text(" ", "") + another_folder() + Text(".", "。");
  }
}

void throw_unwritten(const std::string& path, const std::string& message, const char* library) {
  constexpr std::uintmax_t full = 1U << 20U;  // some bytes remain free when a block does not fit
  std::error_code failed;
  const auto space = std::filesystem::space(std::filesystem::path(path).parent_path(), failed);
  if (!failed && space.available < full) fail(path, ENOSPC);
  rlimit limit{};
  if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) fail(path, EFBIG);
  std::string words = message;
  const std::string shown = final_path(path);
  if (const std::size_t at = words.find(path); at != words.npos)
    words.replace(at, path.size(), shown);
  throw Error(filled_text(
      "cannot write '{}': {} reports \"{}\". Check that you have write access, or name "
      "another folder.",
      "无法写入“{}”：{} 报告“{}”。请检查写入权限，或另指文件夹。", shown, library, words));
}

void require_free_space(const std::string& path, std::uintmax_t bytes) {
  std::error_code failed;
  const auto space = std::filesystem::space(std::filesystem::path(path).parent_path(), failed);
  if (!failed && space.available < bytes) fail(path, ENOSPC);
}

OutputFile::OutputFile(std::string path)
    : path_(std::move(path)),
      descriptor_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail(path_, errno);
}

OutputFile::~OutputFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::write(std::string_view characters) {
  while (!characters.empty()) {
    const ssize_t written = ::write(descriptor_, characters.data(), characters.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_, errno);
    characters.remove_prefix(static_cast<std::size_t>(written));
  }
}

void OutputFile::close() {
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(path_, errno);
}

void write_file(const std::string& path, std::string_view text) {
  OutputFile file(path);
  file.write(text);
  file.close();
}

}  // namespace hinterland
