// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/gdal_file.hpp"

#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// The location of a source for GDAL.
struct GdalPath {
  std::string opened;    ///< path for GDAL
  std::string shown;     ///< path as a study writes it: "data.zip/村庄.shp"
  bool is_file = false;  ///< false for a connection, or a directory that is a database
  std::shared_ptr<MemoryFolder> held;  ///< files unpacked to memory; null if none
};

/// Resolves a path of a study to one that GDAL can open. A .zip becomes its only layer file, or the
/// one that `layer` names; "data.zip/roads.shp" becomes that entry; "data.csv.gz" is unpacked to
/// memory; a connection string such as PG:... is returned unchanged.
///
/// Throws Error, with advice, if the file does not exist, is a directory or is empty, if a .zip
/// holds several layers and none is named, or if the file is packed in an unsupported format.
GdalPath gdal_path(const std::string& path, const std::string& layer);

/// For a .gml, the path as a read-only subfile of itself, because GDAL would otherwise write a .gfs
/// next to it. Other paths are returned unchanged.
std::string path_to_read(const std::string& path);

/// The path with the file and its sidecar files copied to memory under lower-case extensions,
/// because GDAL does not match Mix.Shp with MIX.DBF. Nothing is copied if GDAL finds all of them.
GdalPath with_siblings(GdalPath path);

/// Whether the path is a connection to PostgreSQL: PG:dbname=… or postgresql://….
bool is_postgres_connection(const std::string& path);

}  // namespace hinterland
