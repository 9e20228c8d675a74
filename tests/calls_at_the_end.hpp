// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_folder.hpp"
#include "temporary_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace hinterland::calls {

/// What happens just before each call that renames or removes; returns what it fails of, or 0.
extern std::function<int(const std::string& call, unsigned flags)> before;

using Names = std::vector<std::string>;

inline const std::string run_json =
    R"({"program": "hinterland", "outputs": ["coverage.geojson", "run.json"]})";

class Folder : public TemporaryFolder {
 public:
  ~Folder() { before = nullptr; }

  /// A run that writes these results.
  Text run(const std::string& state) const {
    check_output_folder(path("out"));
    OutputFolder output(path("out"));
    std::ofstream(output.path() + "/coverage.geojson") << state;
    std::ofstream(output.path() + "/run.json") << run_json;
    return output.commit();
  }

  Names names(const std::string& folder = "") const {
    Names found;
    for (const auto& entry : std::filesystem::directory_iterator(path(folder)))
      found.push_back(entry.path().filename().string());
    std::ranges::sort(found);
    return found;
  }
};

/// As on a file system that can only rename.
inline int without_flags(const std::string& call, unsigned) {
  return call == "rename" ? EINVAL : 0;
}

}  // namespace hinterland::calls
