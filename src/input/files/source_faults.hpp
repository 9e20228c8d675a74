// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/zip_archive.hpp"
#include "system/file_access.hpp"

#include <string>
#include <string_view>

namespace hinterland {

/// Throws Error with the reason why the file cannot be read.
[[noreturn]] void throw_unreadable(const std::string& path, FileFault fault);

/// Throws Error if a path of GDAL's virtual file system ("/vsigzip/a.gz", "/vsizip/{a.zip}/b.shp",
/// possibly nested) refers to a local file that does not exist or cannot be read, such as a pipe,
/// which would block; also for "file://…" addresses. Returns otherwise.
void check_target(const std::string& path);

/// Throws Error if a sidecar file of a shapefile cannot be read; GDAL would treat it as missing.
void check_sibling(const std::string& path);

/// Throws Error if a sidecar file that GDAL reads for any format is a pipe, which would block, or a
/// link to itself, which GDAL would treat as missing.
void check_siblings(const std::string& path);

/// Throws Error for a file packed in a format other than .zip and .gz, with the command that
/// unpacks it.
[[noreturn]] void throw_packed(const std::string& path, std::string_view packing);

/// The maximum nesting depth of .zip files. throw_nested() throws Error for one that exceeds it.
inline constexpr int max_outer = 3;
[[noreturn]] void throw_nested(const std::string& shown);

/// Throws Error if a file of the .zip that belongs to `entry` cannot be unpacked completely, since
/// GDAL would use the part that it can read. `zip` is the path for GDAL, `shown` the one used in
/// messages.
void check_entry(const std::string& zip, const std::string& shown, const ArchiveEntry& entry);

/// Throws Error for a .zip without a layer file, with the reason.
[[noreturn]] void throw_no_layer_in(const std::string& zip, const std::string& shown);

/// Explains why GDAL cannot open a source that is not an existing file: "PG:host=…", "WFS:…",
/// "GPKG:v.gpkg". Throws Error if the database or server does not respond, the network is disabled,
/// the file does not exist, or the kind of source is unknown; returns otherwise. `shown` is the
/// name in the study, `message` the message of GDAL.
void refuse_unreached(const std::string& path, const std::string& shown,
                      const std::string& message);

}  // namespace hinterland
