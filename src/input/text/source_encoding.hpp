// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/dbf_table.hpp"
#include "input/formats/gdal_layer.hpp"
#include "input/text/encoding.hpp"

#include <string>
#include <utility>

namespace hinterland {

/// What the bytes of the text fields look like: of up to 20,000 records spread over the table, and
/// of all where those are plain ASCII.
ByteStatistics statistics_of(DbfTable& table);

/// What the cells of a format that keeps its own encoding look like: of its first 1,000 records.
ByteStatistics statistics_of(GdalLayer& layer);

/// What a shapefile itself says of its encoding, and where: .cpg before language byte. Empty: it
/// says nothing.
std::pair<std::string, std::string> declared_encoding(const std::string& shapefile,
                                                      const DbfTable& table);

/// Throws Error where the study names an encoding that the bytes surely are not in: names would be
/// read wrong, and columns not found.
void refuse_wrong_encoding(const std::string& named, const ByteStatistics& content,
                           const std::string& shown);

/// The same for a format that keeps all text in UTF-8, where all of it is UTF-8: to decode it once
/// more would damage it.
void refuse_encoding_of_utf8(const std::string& named, const std::string& shown);

/// Why the encoding that the study names may be the wrong one: the text is rare characters in it,
/// and reads well in another. Empty: there is no doubt.
Text doubt_of_named(const std::string& encoding, const ByteStatistics& content);

}  // namespace hinterland
