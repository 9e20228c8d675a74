// SPDX-License-Identifier: Apache-2.0
#include <hinterland/report/replace_file.hpp>

#include <hinterland/base/error.hpp>

#include <unistd.h>

#include <filesystem>

namespace hinterland {

namespace {

namespace fs = std::filesystem;

/// Removes the file unless it has been moved away by then.
struct Remover {
  fs::path path;

  ~Remover() {
    std::error_code ignored;
    fs::remove(path, ignored);
  }
};

}  // namespace

void replace_file(const std::string& path,
                  const std::function<void(const std::string& hidden)>& write) {
  const fs::path target(path);
  if (fs::is_directory(target)) {
    throw Error("cannot write '" + path + "': it is a folder. Name a file.");
  }
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (!fs::is_directory(folder)) {
    throw Error("cannot write '" + path + "': there is no folder '" + folder.string() +
                "'. Make it, or name another.");
  }
  const std::string hidden_name =
      "." + target.filename().string() + "." + std::to_string(getpid()) + ".part";
  const Remover remover{folder / hidden_name};
  write(remover.path.string());
  std::error_code failed;
  fs::rename(remover.path, target, failed);
  if (failed) throw Error("cannot write '" + path + "': " + failed.message() + ".");
}

}  // namespace hinterland
