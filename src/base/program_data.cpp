// SPDX-License-Identifier: Apache-2.0
#include "base/program_data.hpp"

#include "base/text_fill.hpp"

#include <hinterland/error.hpp>

#include <cstdlib>
#include <filesystem>

namespace hinterland {

std::string program_data_folder() {
  namespace fs = std::filesystem;
  std::error_code error;
  if (const char* named = std::getenv("HINTERLAND_GEODATA"); named != nullptr && *named != '\0') {
    if (fs::is_directory(named, error)) return named;
    throw Error(filled_text(
        "HINTERLAND_GEODATA names '{}', which is no folder. Name the folder that holds catalogue/, "
        "or unset it.",
        "环境变量 HINTERLAND_GEODATA 指定的“{}”不是文件夹。请指定含 catalogue/ "
        "的文件夹，或取消该变量。",
        named));
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / "share/hinterland/geodata";
  if (fs::is_directory(installed, error)) return installed.string();
  if (fs::is_directory(HINTERLAND_SOURCE_GEODATA, error)) return HINTERLAND_SOURCE_GEODATA;
  throw Error(filled_text(
      "cannot find the data that comes with the program: no folder '{}'. Name it with the "
      "environment's HINTERLAND_GEODATA.",
      "找不到程序自带的数据：文件夹“{}”不存在。请用环境变量 HINTERLAND_GEODATA 指定。",
      installed.string()));
}

}  // namespace hinterland
