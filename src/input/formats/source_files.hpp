// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/layer_choice.hpp"

#include <string>
#include <vector>

namespace hinterland {

/// The file on this disk behind a name for GDAL: the archive of /vsizip/data.zip/villages.shp and
/// of data.zip/villages.shp, the whole of /vsisubfile/0_500,v.csv, the file of
/// GPKG:v.gpkg:villages, or the path itself. Empty: there is none.
std::string file_behind(const std::string& path);

/// The files on this disk that a layer is read from: its own, those that a virtual layer (.vrt, or
/// one that is given as text) and a query name, and those beside each that belong to it (.shx,
/// .dbf, .prj, -wal, …); of a folder (.gdb) all. Each once, those of the layer's own file first.
/// What cannot be read is left out: reading tells it. Reaches for nothing over the network. Throws
/// std::filesystem::filesystem_error where a folder cannot be listed.
std::vector<std::string> source_files(const AskedLayer& asked);

/// Whether a file of this name, be it there or not, would be read as a part of the layer in
/// `source`: villages.prj beside villages.shp, v.gpkg-wal beside v.gpkg or beside what that links
/// to.
bool is_read_with(const std::string& path, const std::string& source);

}  // namespace hinterland
