// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <string>

namespace hinterland {

/// Properties of a text file (CSV, JSON or XML), derived from its bytes.
struct FileText {
  bool is_text = false;    ///< a self-contained text file, which may be converted as a whole
  std::string wide;        ///< UTF-16LE, UTF-16BE, UTF-32LE or UTF-32BE; else empty
  ByteStatistics content;  ///< of the texts between commas, quotation marks and tags
  std::string declared;    ///< encoding in the XML declaration, as iconv names it; else empty
  /// Newline-delimited GeoJSON after a byte order mark, of which GDAL would read only the first
  /// line.
  bool is_marked_lines = false;
  /// Starts with more than one byte order mark, as files that were converted twice do.
  bool is_marked_twice = false;
  /// Contains zero bytes, or \\u0000 in JSON, at which GDAL would end a text or the file.
  bool has_zeros = false;
};

/// Examines the first 4 MB of a file, and more if these are all ASCII. Files of other kinds
/// (shapefile, database, workbook) are not text.
FileText look_at_text(const std::string& path);

/// Whether the first two lines contain the same number of commas, semicolons, tabs or bars.
bool looks_like_a_table(const std::string& path);

/// The whole file converted to UTF-8, without byte order mark; an XML declaration is updated. If
/// the encoding is mixed, each text between separators is decoded on its own. Zero bytes that pad a
/// cell or the file are removed, others become U+FFFD.
std::string file_as_utf8(const std::string& path, const EncodingReport& encoding);

}  // namespace hinterland
