// SPDX-License-Identifier: Apache-2.0
#include "input/study/config_file.hpp"

#include "base/file_access.hpp"
#include "base/text_fill.hpp"
#include "input/text/text_decoder.hpp"

#include <hinterland/error.hpp>

#include <fstream>
#include <iterator>
#include <string_view>

namespace hinterland {

std::string config_file_text(const std::string& path) {
  const FileFault fault = file_fault(path);
  if (fault == FileFault::folder) {
    throw UsageError(filled_text("cannot read '{}': it is a folder. Name the .toml file in it.",
                                 "无法读取“{}”：这是文件夹。请指定其中的 .toml 文件。", path));
  }
  if (fault != FileFault::none) {
    throw UsageError(
        filled_text("cannot read '{}': {}", "无法读取“{}”：{}", path, describe(fault, path)));
  }
  std::ifstream file(path, std::ios::binary);
  std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) {
    throw UsageError(
        filled_text("cannot read '{}': it cannot be opened. Check that you may read it.",
                    "无法读取“{}”：文件打不开。请检查读取权限。", path));
  }
  using namespace std::string_view_literals;
  // Windows' Notepad calls it "Unicode".
  if (content.starts_with("\xFF\xFE"sv)) return TextDecoder("UTF-16LE").decode(content.substr(2));
  if (content.starts_with("\xFE\xFF"sv)) return TextDecoder("UTF-16BE").decode(content.substr(2));
  return content;
}

}  // namespace hinterland
