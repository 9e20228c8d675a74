// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// The file of the same stem beside `path`, whatever the case of its letters:
/// the same spelling before others. Empty: there is none. Works within a .zip.
std::string sibling_file(const std::string& path, std::string_view extension);

/// Files in a folder in memory that GDAL can open, as long as this lives.
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
  std::vector<std::unique_ptr<std::string>> files_;  ///< their bytes stay where they are
  std::vector<std::string> paths_;
};

/// The first bytes of a file, as many as there are.
std::string first_bytes(const std::string& path, std::size_t count);
std::string all_bytes(const std::string& path);

/// `count` bytes from each of these places on, as many as there are. Rising
/// places cost one pass over a file that is packed.
std::vector<std::string> bytes_at(const std::string& path, const std::vector<std::size_t>& places,
                                  std::size_t count);

/// How many bytes a file has; 0 where there is none.
std::size_t file_length(const std::string& path);

/// Keeps GDAL from printing what no `QuietGdal` hears: it quotes bytes of files as they are. For
/// all threads, from then on.
void silence_gdal();

/// Whether a handler of GDAL would fetch it over the network: /vsicurl/…, /vsis3/…
bool is_remote(const std::string& path);

/// The file that a name for GDAL leads to within a connection: v.gpkg of GPKG:v.gpkg:villages, with
/// or without quotation marks around it; data.zip/v.shp of /vsizip/data.zip/v.shp. It is there,
/// seen from `folder` (empty: the current one). Empty: none.
std::string file_of_connection(const std::string& given, const std::string& folder = "");

/// The name with the file in it seen from the folder: GPKG:study/v.gpkg:villages. A relative file
/// that lies beside the current folder alone is named in the folder too, where it is missed. The
/// same name where its file is absolute, or it names none.
std::string in_folder(const std::string& given, const std::string& folder);

}  // namespace hinterland
