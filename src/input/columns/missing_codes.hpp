// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
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

}  // namespace hinterland
