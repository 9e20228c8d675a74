// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// How a literal of a condition is written for SQLite where it stands beside dates: 2016/9/9 and
/// 20160909 are '2016-09-09'. Beside moments a time of day of 0:00 counts. Empty: it is no date and
/// no beginning of one.
std::string literal_beside_dates(std::string_view literal, bool beside_moments);

/// The same beside numbers: '9' is 9, and '2016-09-09' is 20160909. Empty: it is no number.
std::string literal_beside_numbers(std::string_view literal);

}  // namespace hinterland
