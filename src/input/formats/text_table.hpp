// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/sheets/find_records.hpp"
#include "input/text/text_decoder.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hinterland {

/// Makes a text table plain. None: it is plain as it stands, as GDAL reads it.
/// Throws Error where all its records have more cells than the header has names.
std::optional<PlainSheet> plain_csv(std::string_view bytes, const TextDecoder& decoder,
                                    const std::string& path);

/// Whether the file is a table of text: .csv, .tsv, .txt, .psv.
bool is_text_table(const std::string& path);

}  // namespace hinterland
