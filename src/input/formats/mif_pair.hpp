// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/files/gdal_file.hpp"
#include "input/text/encoding.hpp"

#include <string>

namespace hinterland {

/// Checks that a .mif and its .mid match, since GDAL joins them record by record without counting.
///
/// Throws Error, with advice, if the .mif has columns and the .mid is missing or has a different
/// number of rows than the .mif has objects. `shown` is the path used in messages. Reads both files
/// completely.
void check_mif(const std::string& path, const std::string& shown);

/// Byte statistics of the text in the two files, and the encoding declared by their Charset.
struct MifText {
  ByteStatistics content;
  std::string declared;  ///< as iconv names it; empty for "Neutral" or an unknown Charset
};

/// Examines the column names and the first 4 MB of the table, and more if these are ASCII.
MifText examine_mif(const std::string& path);

/// Writes the two files to the folder as UTF-8, with the Charset "Neutral", for which GDAL does not
/// convert the text; returns the path of the .mif.
std::string mif_as_utf8(MemoryFolder& folder, const std::string& path,
                        const EncodingReport& encoding);

}  // namespace hinterland
