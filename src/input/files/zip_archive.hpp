// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Whether the name has an extension of a layer file.
bool is_layer_file(std::string_view name);

/// A layer file within a .zip.
struct ArchiveEntry {
  std::string path;   ///< path for GDAL
  std::string shown;  ///< path within the .zip, for messages
};

/// The layer files in a .zip, sorted by `shown`: files, and directories of file geodatabases. Names
/// that are not UTF-8 are decoded by their bytes, usually as GB18030. `zip` is a path for GDAL and
/// may itself lie in a .zip.
std::vector<ArchiveEntry> layer_files_in_zip(const std::string& zip);

/// The entry with this name: its path, its file name, or its file name without the extension;
/// compared without regard to case if there is no exact match. Null if none or several match.
const ArchiveEntry* entry_named(const std::vector<ArchiveEntry>& entries, std::string_view name);

/// The compression or archive format by the first bytes of a file: zip, gzip, tar, bzip2, xz, zstd,
/// 7z, rar. Empty if the file is not packed.
std::string_view packed_as(std::string_view first_bytes);

/// The path within the .zip of the first file that cannot be unpacked completely, because it is
/// damaged or encrypted. Only the files that belong to `entry` are checked: the entry, files with
/// the same stem, and files within it; all files if the entry has no path. Empty if all are intact.
/// Unpacks each file once.
std::string damaged_in_zip(const std::string& zip, const ArchiveEntry& entry);

/// The paths of layer files in a .zip that point outside of it ("../a.csv", "/a.csv") and are
/// therefore never unpacked.
std::vector<std::string> outside_of_zip(const std::string& zip);

/// The total uncompressed size of a .zip in bytes, as its directory states it.
std::uint64_t unpacked_size(const std::string& zip);

/// The maximum uncompressed size of a packed file in bytes: 8 GiB, or the environment variable
/// HINTERLAND_UNPACK_LIMIT in MiB. Without a limit, a file of a few kilobytes could fill the memory
/// or keep the program busy for days. Throws UsageError if the variable is not a valid number.
std::uint64_t unpack_limit();

/// Throws Error if `bytes` exceeds unpack_limit(); the message says what to do.
void check_unpacked(const std::string& path, std::uint64_t bytes);

}  // namespace hinterland
