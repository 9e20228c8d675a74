// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/layer_choice.hpp"

#include <string>
#include <vector>

namespace hinterland {

/// The local file that a source name refers to: the archive for /vsizip/data.zip/villages.shp and
/// data.zip/villages.shp, the file for /vsisubfile/0_500,v.csv and GPKG:v.gpkg:villages, or the
/// path itself. Empty if there is none.
std::string file_behind(const std::string& path);

/// The local files that a layer is read from: its own, those referenced by a virtual layer (.vrt or
/// inline) or by the query, and the sidecar files of each (.shx, .dbf, .prj, -wal, …); all files of
/// a directory (.gdb). Each appears once, those of the layer's own file first. Unreadable files are
/// omitted, because reading the layer reports them. Does not access the network. Throws
/// std::filesystem::filesystem_error if a directory cannot be listed.
std::vector<std::string> source_files(const AskedLayer& asked);

/// Whether a file with this name, existing or not, would be read as part of the layer in `source`:
/// villages.prj for villages.shp, v.gpkg-wal for v.gpkg or for a link to it.
bool is_read_with(const std::string& path, const std::string& source);

}  // namespace hinterland
