// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_layer.hpp"
#include "input/formats/raw_shapefile.hpp"
#include "input/text/encoding.hpp"

#include <string>
#include <utility>

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
FileText examine_text_file(const std::string& path);

/// Whether the first two lines contain the same number of commas, semicolons, tabs or bars.
bool may_be_table(const std::string& path);

/// The whole file converted to UTF-8, without byte order mark; an XML declaration is updated. If
/// the encoding is mixed, each text between separators is decoded on its own. Zero bytes that pad a
/// cell or the file are removed, others become U+FFFD.
std::string file_as_utf8(const std::string& path, const EncodingReport& encoding);

/// Statistics of the text fields in a sample of up to 40,000 records spread over the table; of all
/// records if the sample is plain ASCII, and of the field names if all records are.
ByteStatistics statistics_of(DbfTable& table);

/// Statistics of the field names and of the cells of the first 1,000 records, for a format that
/// handles its own encoding.
ByteStatistics statistics_of(GdalLayer& layer);

/// The encoding that a shapefile declares, and where: .cpg before language byte. Empty if there is
/// no declaration.
std::pair<std::string, std::string> declared_encoding(const std::string& shapefile,
                                                      const DbfTable& table);

/// Throws Error if the bytes are certainly not in the encoding named in the study: names would be
/// wrong and columns not found.
void refuse_wrong_encoding(const std::string& named, const ByteStatistics& content,
                           const std::string& shown);

/// The same for a format that always uses UTF-8 and whose text is valid: a second conversion would
/// damage it.
void refuse_encoding_of_utf8(const std::string& named, const std::string& shown);

/// A warning if the encoding named in the study may be wrong: the text consists of rare characters
/// in it and of usual ones in another. Otherwise empty.
Text warning_on_named_encoding(const std::string& encoding, const ByteStatistics& content);

}  // namespace hinterland
