// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/output_folder.hpp"
#include "temporary_folder.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace hinterland::calls {

/// Called just before each system call that renames or removes a file. Returns the errno with which
/// the call is to fail, or 0.
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

/// As on a file system without the flags of renameat2.
inline int without_flags(const std::string& call, unsigned) {
  return call == "rename" ? EINVAL : 0;
}

constexpr int exit_when_killed = 9;  ///< exit code of a child that `before` ends

/// Does the work in a child process, which `at_calls` may kill. Returns false if the work was
/// completed.
template <class Work>
bool is_killed(std::function<int(const std::string& call, unsigned flags)> at_calls,
               const Work& work) {
  const pid_t child = ::fork();
  if (child == 0) {
    before = std::move(at_calls);
    work();
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == exit_when_killed));
  return WEXITSTATUS(status) == exit_when_killed;
}

}  // namespace hinterland::calls
