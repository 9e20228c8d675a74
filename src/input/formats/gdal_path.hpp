// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_file.hpp"

#include <memory>
#include <string>
#include <vector>

namespace hinterland {

/// Where GDAL finds a file.
struct GdalPath {
  std::string opened;                  ///< as GDAL opens it
  std::string shown;                   ///< as a study names it: "data.zip/村庄.shp"
  bool is_file = false;                ///< false: a connection, or a folder that is a database
  std::shared_ptr<MemoryFolder> held;  ///< what was unpacked; null: nothing
};

/// The path as GDAL opens it: a .zip becomes the one layer file within it (or
/// the one that `layer` names), "data.zip/roads.shp" that file in the .zip,
/// "data.csv.gz" what is packed there, in memory; a connection such as PG:...
/// stays as it is.
///
/// Throws Error, with the way out, where there is no such file, where it is a
/// folder or has no bytes, where a .zip holds several layers and none is named,
/// and where it is packed in a form that is not read.
GdalPath gdal_path(const std::string& path, const std::string& layer);

/// The path of a GML as a part of itself, which cannot be written to: beside a file that it reads
/// GDAL leaves a .gfs. Others stay as they are.
std::string path_to_read(const std::string& path);

/// The same path with a copy of the file in memory, and of those that belong to
/// it, whose endings are in small letters: GDAL takes Mix.Shp and MIX.DBF for
/// strangers. Nothing is copied where GDAL finds all of them.
GdalPath with_siblings(GdalPath path);

}  // namespace hinterland
