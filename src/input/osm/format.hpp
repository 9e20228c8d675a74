// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/error.hpp>
#include <hinterland/progress.hpp>

#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

/// What a file is and how it is unpacked, and why it is refused where it cannot be read.
namespace hinterland::osm {

/// How the objects of a file are written: `json` is that of the Overpass API.
enum class FileFormat : std::uint8_t { pbf, o5m, xml, json };

/// What a file is by its first bytes, whatever it is called.
///
/// Throws Error, saying why and what to do: there is no such file, it is a folder or empty,
/// a web page, an archive, a change file, a layer of another kind, or none of these.
FileFormat format_of(const std::string& path);

/// Whether a file is OpenStreetMap's, by its first bytes: an extract, or a file of changes, which
/// is refused when it is read. False for what is no file.
bool recognizes(const std::string& path);

/// Hands over the text of a file in blocks, unpacked where it is .gz or .bz2. Throws what
/// libosmium throws where it cannot be unpacked, and what `take` and `progress` throw.
void read_text(const std::string& path, const std::function<void(std::string_view)>& take,
               const Progress& progress, const std::string& doing);

/// Throws Error where a block of a .osm.pbf file is of a type that the format has not, or where a
/// string holds a NUL byte.
///
/// libosmium keeps keys and values as C strings, one behind the other: a NUL inside one of them
/// shifts all that follow, so that keys are read as values and the list is walked past its end.
/// Reads the file once, one block in memory at a time, and unpacks it; no object is decoded.
/// What else is broken in the file is left to the reading itself.
void check_pbf_blocks(const std::string& path, const Progress& progress);

/// "cannot read 'x.osm': it is broken, cut short, or no OpenStreetMap file (why). Way out."
Error unreadable_file(const std::string& path, const Text& why, const Text& way_out);

/// The same in our words for what libosmium finds: the file is packed by a method that it does
/// not know, needs what is not read, is cut short or damaged.
Error broken_file(const std::string& path, const std::exception& fault);

/// "cannot import 'x.osc'": a file of changes has no map in it.
Error change_file(const std::string& path);

/// The way out for a file that was damaged or cut on its way.
Text download_again();

}  // namespace hinterland::osm
