// SPDX-License-Identifier: Apache-2.0
// The one file that knows the folders of this build: the compiler's cache serves all others to
// every other folder too.
#include "paths.hpp"

namespace hinterland::test {

std::string in_source(std::string_view path) {
  return HINTERLAND_SOURCE_DIR "/" + std::string(path);
}

std::string in_data(std::string_view path) {
  std::string found = HINTERLAND_TEST_DATA;
  if (!path.empty()) found += "/" + std::string(path);
  return found;
}

std::string program() { return HINTERLAND_PROGRAM; }

}  // namespace hinterland::test
