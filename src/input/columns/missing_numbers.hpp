// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/columns/records.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// The entries of a column of codes that stand for a missing code.
struct MissingCodes {
  std::vector<std::size_t> rows;  ///< ascending
  std::vector<Text> said;         ///< one statement per spelling, with its number of records
};

/// Finds entries of a column of codes that mean "none": NULL, <Null>, 无, 暂无, -, #N/A and other
/// spreadsheet errors, -9999, 0 and 000000000000. A single 0 among short numbers is a valid code,
/// since many tables count from 0. Empty cells are not included.
///
/// `codes` must be normalised by `plain_codes`. O(codes).
MissingCodes find_missing_codes(const std::vector<std::string>& codes);

/// A number that stands for "not known", such as 9999.
struct FillerNumber {
  RecordId record;
  Text told;
};

/// Replaces filler numbers of a column by "unknown": numbers of one repeated digit (at least four,
/// or 999), or the maximum of an integer type (32767, 65535), that occur in at least three records
/// and are more than twice the 90th percentile of the others. `source` is the name of the column.
/// O(n log n).
std::vector<FillerNumber> take_out_fillers(Column<RecordId, std::optional<double>>& numbers,
                                           const std::string& source);

}  // namespace hinterland
