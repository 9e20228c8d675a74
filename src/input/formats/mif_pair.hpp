// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/formats/gdal_file.hpp"
#include "input/text/encoding.hpp"

#include <string>

namespace hinterland {

/// Looks at a .mif and at the .mid beside it, which GDAL joins record by record without counting.
///
/// Throws Error, with the way out, where the .mif has columns and the .mid is missing, or holds
/// more or fewer rows than the .mif has objects. `shown` is the path in the message. Reads both
/// files whole.
void check_mif(const std::string& path, const std::string& shown);

/// What the text of the pair looks like, and the encoding that its Charset stands for.
struct MifText {
  ByteStatistics content;
  std::string declared;  ///< as iconv names it; empty: "Neutral", or no Charset that we know
};

/// Looks at the names of the columns and at the first 4 MB of the table, further where those are
/// ASCII.
MifText look_at_mif(const std::string& path);

/// Puts the pair into the folder as UTF-8, under the Charset "Neutral", of which GDAL leaves the
/// text alone; returns the path of the .mif.
std::string mif_as_utf8(MemoryFolder& folder, const std::string& path,
                        const EncodingReport& encoding);

}  // namespace hinterland
