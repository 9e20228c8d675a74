// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/records/read.hpp"

#include <hinterland/text.hpp>

#include <optional>
#include <string>
#include <vector>

namespace hinterland {

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
