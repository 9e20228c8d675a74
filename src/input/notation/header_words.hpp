// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Whether a cell is a known column name of any layer: 人口, lon, ...
bool is_known_header(std::string_view cell);

/// The same for a normalised word; faster, without considering units and labels.
bool is_known_word(const std::string& word);

/// The number of known column names in a row.
std::size_t known_headers(const std::vector<std::string>& row);

/// Whether a cell is empty or contains only blanks of any width.
bool is_blank_cell(std::string_view cell);

}  // namespace hinterland
