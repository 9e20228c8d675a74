// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>
#include <hinterland/progress.hpp>

#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

/// Detects and decompresses file formats, and explains why a file cannot be read.
namespace hinterland::osm {

/// The encoding of the objects in a file; `json` is that of the Overpass API.
enum class FileFormat : std::uint8_t { pbf, o5m, xml, json };

/// Detects the format of a file by its first bytes, regardless of its name.
///
/// Throws Error with the reason and advice if the file does not exist, is a folder, empty, a web
/// page, an archive, a change file, another kind of layer, or of an unknown format.
FileFormat format_of(const std::string& path);

/// Whether the first bytes are those of an OpenStreetMap file: an extract, or a change file, which
/// is rejected when it is read. False if the file does not exist.
bool recognizes(const std::string& path);

/// Passes on the text of a file in blocks, decompressed if it is .gz or .bz2. Passes on the
/// exceptions of libosmium (if decompression fails), `take` and `progress`.
void read_text(const std::string& path, const std::function<void(std::string_view)>& take,
               const Progress& progress, const std::string& doing);

/// Throws Error if a block of a .osm.pbf file has a type that is not part of the format, or if a
/// string contains a NUL byte.
///
/// libosmium stores keys and values as consecutive C strings: a NUL byte in one of them shifts all
/// that follow, so that keys are read as values and the list is read beyond its end. Reads and
/// decompresses the file once, one block at a time, without decoding objects. Other faults are
/// reported when the file is read.
void check_pbf_blocks(const std::string& path, const Progress& progress);

/// "cannot read 'x.osm': it is damaged, cut off, or not an OpenStreetMap file (why). Advice."
Error unreadable_file(const std::string& path, const Text& why, const Text& way_out);

/// The same, translated from an exception of libosmium: unknown compression, unsupported features,
/// truncated or damaged.
Error broken_file(const std::string& path, const std::exception& fault);

/// "cannot import 'x.osc'": a change file contains no complete map.
Error change_file(const std::string& path);

/// The advice for a file that was damaged or truncated during transfer.
Text download_again();

}  // namespace hinterland::osm
