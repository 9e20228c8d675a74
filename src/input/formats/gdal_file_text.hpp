// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/text/encoding.hpp"

#include <string>

namespace hinterland {

/// What a file of text is, as far as its bytes say: a table (CSV), JSON or XML.
struct FileText {
  bool is_text = false;    ///< a single file of text, which may be converted as a whole
  std::string wide;        ///< UTF-16LE, UTF-16BE, UTF-32LE, UTF-32BE; empty: neither
  ByteStatistics content;  ///< of what stands between its commas, quotation marks and tags
  std::string declared;    ///< by the XML declaration, as iconv names it; empty: nothing
  /// GeoJSON in lines behind a byte order mark, of which GDAL would read the first line alone.
  bool is_marked_lines = false;
  /// Begins with more byte order marks than one, as files do that were saved twice.
  bool is_marked_twice = false;
  /// Holds bytes of zero, or writes them in JSON (\\u0000): GDAL ends a text, or the file, there.
  bool has_zeros = false;
};

/// Looks at a file: at its first 4 MB, and further where those are all ASCII.
/// A file of another kind (a shapefile, a database, a workbook) is no text.
FileText look_at_text(const std::string& path);

/// True where the first two lines have the same commas, semicolons or tabs.
bool looks_like_a_table(const std::string& path);

/// The whole file as UTF-8, without a byte order mark; an XML declaration says so.
/// Where the encoding is mixed, each text between its signs is what it looks like.
/// Bytes of zero that fill up a cell or the file are left out; others become U+FFFD, the sign for
/// what cannot be decoded.
std::string file_as_utf8(const std::string& path, const EncodingReport& encoding);

}  // namespace hinterland
