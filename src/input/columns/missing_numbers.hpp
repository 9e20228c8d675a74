// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hinterland {

/// What stands in a column of codes and is none.
struct MissingCodes {
  std::vector<std::size_t> rows;  ///< ascending
  std::vector<Text> said;         ///< one for each way of writing: how many, and which
};

/// Looks through a column of codes for what says that there is none: NULL, <Null>, 无, 暂无, -,
/// #N/A and other errors of spreadsheets, -9999, 0 and 000000000000. A 0 that stands once among
/// short numbers is a code: many tables count from 0. Empty cells are not told.
///
/// `codes`: as `plain_codes` gives them. O(codes).
MissingCodes find_missing_codes(const std::vector<std::string>& codes);

/// A number that stands for "not known", as 9999 does.
struct FillerNumber {
  RecordId record;
  Text told;
};

/// Makes the numbers of a column unknown that are fillers: of one digit (four times at least, or
/// 999), or the last of an integer type (32767, 65535), in three records at least, and more than
/// twice what nine tenths of the other records have. `source` is the column's name. O(n log n).
std::vector<FillerNumber> take_out_fillers(Column<RecordId, std::optional<double>>& numbers,
                                           const std::string& source);

}  // namespace hinterland
