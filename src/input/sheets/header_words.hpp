// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Whether a cell names a column that we know, of any layer: 人口, lon, ...
bool is_known_header(std::string_view cell);

/// The same of a word that is plain already; cheap, and without regard to units and labels.
bool is_known_word(const std::string& word);

/// How many cells of a row do.
std::size_t known_headers(const std::vector<std::string>& row);

/// Whether nothing but blanks stands in a cell, of whatever width.
bool is_blank_cell(std::string_view cell);

}  // namespace hinterland
