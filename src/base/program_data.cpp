// SPDX-License-Identifier: Apache-2.0
#include <hinterland/base/program_data.hpp>

#include <hinterland/base/error.hpp>

#include <cstdlib>
#include <filesystem>

namespace hinterland {

std::string program_data_folder() {
  namespace fs = std::filesystem;
  std::error_code error;
  if (const char* named = std::getenv("HINTERLAND_GEODATA"); named != nullptr && *named != '\0') {
    if (fs::is_directory(named, error)) return named;
    throw Error("HINTERLAND_GEODATA names '" + std::string(named) +
                "', which is no folder. Name the folder that holds catalogue/, or unset it.");
  }
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = program.parent_path().parent_path() / "share/hinterland/geodata";
  if (fs::is_directory(installed, error)) return installed.string();
  if (fs::is_directory(HINTERLAND_SOURCE_GEODATA, error)) return HINTERLAND_SOURCE_GEODATA;
  throw Error("cannot find the data that comes with the program: no folder '" + installed.string() +
              "'. Name it with the environment's HINTERLAND_GEODATA.");
}

}  // namespace hinterland
