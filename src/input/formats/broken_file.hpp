// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Why no layer is read from this file, from its bytes, with the way out: it breaks off at a byte,
/// is a page of HTML, a workbook under another name, ... Empty: the bytes do not tell.
/// Works on every path that GDAL's file system knows. Reads all of a JSON file.
Text why_unreadable(const std::string& path);

/// Which line of a file of lines of JSON is none, with the way out. Empty: all are. Reads all of
/// it.
Text why_no_lines(const std::string& path);

/// Throws Error where something stands behind the first object of a JSON file, of which GDAL reads
/// that one alone. Reads all of it.
void check_single_json(const std::string& path, const std::string& shown);

/// Throws Error where the file surely breaks off, though GDAL may read what is there without a
/// word: a database shorter than its pages, XML or JSON without its end, lines of JSON whose last
/// one is not whole. Looks at both ends of the file alone.
void check_whole(const std::string& path, const std::string& shown);

/// What a web service wrote into its answer, JSON or XML, where it did not give all of it: ArcGIS
/// exceededTransferLimit, WFS 2.0 a numberReturned less than numberMatched ("20 / 28"). Empty:
/// nothing. `text`: what stands at both ends of the file.
std::string cut_by_server(std::string_view text);

}  // namespace hinterland
