// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/dbf_table.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/text/encoding.hpp"

#include <string>
#include <utility>

namespace hinterland {

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
Text doubt_of_named(const std::string& encoding, const ByteStatistics& content);

}  // namespace hinterland
