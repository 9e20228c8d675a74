// SPDX-License-Identifier: Apache-2.0
#include "layers/config_file.hpp"

#include <hinterland/base/error.hpp>
#include <hinterland/base/text_fill.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace hinterland {

std::string config_file_text(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::exists(path, error)) {
    throw UsageError(filled_text("cannot read '{}': no such file. Check the path.",
                                 "无法读取“{}”：文件不存在。请核对路径。", path));
  }
  if (fs::is_directory(path, error)) {
    throw UsageError(filled_text("cannot read '{}': it is a folder. Name the .toml file in it.",
                                 "无法读取“{}”：这是文件夹。请指定其中的 .toml 文件。", path));
  }
  if (!fs::is_regular_file(path, error)) {
    throw UsageError(filled_text("cannot read '{}': it is a device or a pipe. Name a file.",
                                 "无法读取“{}”：这是设备或管道。请指定文件。", path));
  }
  std::ifstream file(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    throw UsageError(
        filled_text("cannot read '{}': it cannot be opened. Check that you may read it.",
                    "无法读取“{}”：文件打不开。请检查读取权限。", path));
  }
  return content;
}

}  // namespace hinterland
