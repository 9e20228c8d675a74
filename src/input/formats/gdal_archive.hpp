// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// True for a file that by its name holds a layer.
bool is_layer_file(std::string_view name);

/// A layer file within a .zip.
struct ArchiveEntry {
  std::string path;   ///< as GDAL opens it
  std::string shown;  ///< its path in the .zip as a person should see it
};

/// The layer files in a .zip, sorted by what is shown: files, and file
/// geodatabases. Names that are not UTF-8 are decoded as what their bytes look
/// like, mostly GB18030. `zip` may lie in a .zip itself: a path of GDAL's.
std::vector<ArchiveEntry> layer_files_in_zip(const std::string& zip);

/// The layer file that a person means by this name: its path, its file name, or
/// that without its ending; whatever the case of its letters where no other is
/// spelled the same. Null: none, or several.
const ArchiveEntry* entry_named(const std::vector<ArchiveEntry>& entries, std::string_view name);

/// What a file is packed as, by its first bytes: zip, gzip, tar, bzip2, xz,
/// zstd, 7z, rar. Empty: it is not packed.
std::string_view packed_as(std::string_view first_bytes);

/// The path in the .zip of the first file that cannot be unpacked whole, for bytes of it are
/// damaged or a password locks it, among those that belong to `entry`: itself, the files of its
/// stem beside it, those within it. An entry without a path: all files of the .zip. Empty: all are
/// sound. Unpacks them once.
std::string damaged_in_zip(const std::string& zip, const ArchiveEntry& entry);

/// The paths in a .zip that lead out of it ("../a.csv", "/a.csv"), which no reader unpacks.
std::vector<std::string> outside_of_zip(const std::string& zip);

/// How many bytes the files of a .zip have once they are unpacked, as the archive itself says.
std::uint64_t unpacked_size(const std::string& zip);

/// How many bytes a packed file may hold: 8 GiB, or HINTERLAND_UNPACK_LIMIT in MiB. A few kilobytes
/// can be packed from many gigabytes, which would fill the memory or keep the program busy for
/// days.
std::uint64_t unpack_limit();

/// Throws Error, with the way out, where `bytes` are more than that.
void check_unpacked(const std::string& path, std::uint64_t bytes);

}  // namespace hinterland
