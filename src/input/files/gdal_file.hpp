// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The file next to `path` with the same stem and this extension, compared without regard to case;
/// an exact match is preferred. Empty if there is none. Works within a .zip.
std::string sibling_file(const std::string& path, std::string_view extension);

/// A directory of files in memory that GDAL can open while this object exists.
class MemoryFolder {
 public:
  MemoryFolder();
  ~MemoryFolder();
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;

  /// Adds a file and returns its path.
  std::string add(const std::string& name, std::string bytes);

 private:
  std::string folder_;
  std::vector<std::unique_ptr<std::string>> files_;  ///< their buffers must not move
  std::vector<std::string> paths_;
};

/// Up to `count` bytes from the beginning of a file.
std::string first_bytes(const std::string& path, std::size_t count);
std::string all_bytes(const std::string& path);

/// Up to `count` bytes from each of these offsets. Ascending offsets cost one pass over a
/// compressed file.
std::vector<std::string> bytes_at(const std::string& path, const std::vector<std::size_t>& places,
                                  std::size_t count);

/// The size of a file in bytes; 0 if it does not exist.
std::size_t file_length(const std::string& path);

/// Whether the path uses a handler of GDAL that reads over the network: /vsicurl/…, /vsis3/…
bool is_remote(const std::string& path);

/// The existing local file that a connection string refers to: v.gpkg for GPKG:v.gpkg:villages,
/// with or without quotation marks; data.zip/v.shp for /vsizip/data.zip/v.shp. Relative names are
/// resolved against `folder` (the current directory if empty). Empty if there is none.
std::string file_of_connection(const std::string& given, const std::string& folder = "");

/// The connection string with its file resolved against `folder`: GPKG:study/v.gpkg:villages. A
/// relative file that exists only in the current directory is resolved too, so that it is reported
/// as missing. Returned unchanged if the file is absolute or none is named.
std::string in_folder(const std::string& given, const std::string& folder);

/// Stops GDAL from printing messages that no `QuietGdal` captures, since they quote bytes of files
/// unescaped. Applies to all threads.
void silence_gdal();

}  // namespace hinterland
