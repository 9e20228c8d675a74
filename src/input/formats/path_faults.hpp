// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/readable_file.hpp"

#include <string>

namespace hinterland {

/// Throws Error: the file cannot be read, and why.
[[noreturn]] void throw_unreadable(const std::string& path, FileFault fault);

/// Throws Error where a path of GDAL's ("/vsigzip/a.gz", "/vsizip/{a.zip}/b.shp", also of several
/// in each other) leads to a file of this disk that is not there or cannot be read, such as a pipe,
/// which would keep the program waiting; and for an address "file://…". Else it does nothing.
void check_behind(const std::string& path);

/// Throws Error for a file beside a shapefile that cannot be read: it would be taken for one that
/// is not there.
void check_sibling(const std::string& path);

/// Throws Error for what GDAL reads beside any file where it is a pipe, which would keep it
/// waiting, or a link to itself, which it would take for none.
void check_beside(const std::string& path);

}  // namespace hinterland
