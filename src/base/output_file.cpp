// SPDX-License-Identifier: Apache-2.0
#include "base/output_file.hpp"

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

std::string argument_of_output;  // empty: the option --out

[[noreturn]] void fail(const std::string& path, int reason) {
  throw Error(filled_text("cannot write '{}': {}.{}", "无法写入“{}”：系统报告“{}”。{}", path,
                          std::generic_category().message(reason), way_out_of_writing(reason)));
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
      return {" Write to a folder that is yours.", "请写到有权限的文件夹。"};
    case ENOENT:
      return {" Make the folder first.", "请先建立文件夹。"};
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

void throw_unwritten(const std::string& path, const std::string& said) {
  constexpr std::uintmax_t full = 1U << 20U;  // what does not fit is larger than what is left
  std::error_code failed;
  const auto space = std::filesystem::space(std::filesystem::path(path).parent_path(), failed);
  if (!failed && space.available < full) fail(path, ENOSPC);
  rlimit limit{};
  if (::getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) fail(path, EFBIG);
  throw Error(
      filled_text("cannot write '{}': GDAL says \"{}\". Check that you may write there, or name "
                  "another folder.",
                  "无法写入“{}”：GDAL 报告“{}”。请检查写入权限，或另指文件夹。", path, said));
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
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
