// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/file_access.hpp"
#include "input/formats/gdal_archive.hpp"

#include <string>
#include <string_view>

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

/// Throws Error for a file packed in another way than .zip and .gz, with the command that unpacks
/// it.
[[noreturn]] void throw_packed(const std::string& path, std::string_view packing);

/// How many .zip may stand around one. Throws Error for one that stands deeper.
inline constexpr int most_outer = 3;
[[noreturn]] void throw_nested(const std::string& shown);

/// Throws Error where a file of the .zip that belongs to `entry` cannot be unpacked whole: GDAL
/// would take what comes out for all of it. `zip` as GDAL opens it, `shown` for the message.
void check_entry(const std::string& zip, const std::string& shown, const ArchiveEntry& entry);

/// Throws Error for a .zip without a layer file, with the reason.
[[noreturn]] void throw_no_layer_in(const std::string& zip, const std::string& shown);

/// Tells of a name that GDAL opens nothing under and that is no file: "PG:host=…", "WFS:…",
/// "GPKG:v.gpkg". Throws Error: the database or server does not answer, the network is closed, no
/// such file, no such kind of source. Returns where it is none of these. `shown` is the name as the
/// study has it, `said` what GDAL said of it.
void refuse_unreached(const std::string& path, const std::string& shown, const std::string& said);

}  // namespace hinterland
