// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace hinterland {

/// The file that a name for GDAL leads to within a connection: v.gpkg of GPKG:v.gpkg:villages, with
/// or without quotation marks around it; data.zip/v.shp of /vsizip/data.zip/v.shp. It is there,
/// seen from `folder` (empty: the current one). Empty: none.
std::string file_of_connection(const std::string& given, const std::string& folder = "");

/// The name with the file in it seen from the folder: GPKG:study/v.gpkg:villages. A relative file
/// that lies beside the current folder alone is named in the folder too, where it is missed. The
/// same name where its file is absolute, or it names none.
std::string in_folder(const std::string& given, const std::string& folder);

}  // namespace hinterland
