// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hinterland {

/// The file of the same stem beside `path`, whatever the case of its ending;
/// empty: there is none. Works within a .zip.
std::string sibling_file(const std::string& path, std::string_view extension);

/// A file in memory that GDAL can open, as long as this lives.
class MemoryFile {
 public:
  MemoryFile(const std::string& name, std::string bytes);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string bytes_;
  std::string path_;
};

/// The first bytes of a file, as many as there are.
std::string first_bytes(const std::string& path, std::size_t count);

}  // namespace hinterland
