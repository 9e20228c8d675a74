// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <string>
#include <string_view>

namespace hinterland {

/// Explains from the bytes of the file why no layer can be read from it, and what to do: the file
/// is truncated, is an HTML page, is a workbook with another extension, ... Empty if the bytes give
/// no explanation. Accepts any path of GDAL's virtual file system. Reads a JSON file completely.
Text why_unreadable(const std::string& path);

/// Names the first line of a newline-delimited JSON file that is not valid JSON, and what to do.
/// Empty if all lines are valid. Reads the whole file.
Text why_no_lines(const std::string& path);

/// Throws Error if a JSON file contains anything after its first object, since GDAL reads only that
/// object. Reads the whole file.
void check_single_json(const std::string& path, const std::string& shown);

/// Throws Error if the file is certainly truncated, even where GDAL would read its beginning
/// without an error: a database shorter than its pages, XML or JSON without its end,
/// newline-delimited JSON whose last line is incomplete. Reads only the beginning and the end of
/// the file.
void check_whole(const std::string& path, const std::string& shown);

/// The mark that a web service leaves in an incomplete response: ArcGIS exceededTransferLimit, or
/// for WFS 2.0 numberReturned and numberMatched where the former is less ("20 / 28"). Empty if the
/// response is complete. `text` holds the beginning and the end of the file.
std::string cut_by_server(std::string_view text);

}  // namespace hinterland
