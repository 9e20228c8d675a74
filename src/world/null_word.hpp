// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace hinterland {

/// Whether a text represents a null value in a column of any kind: NULL, \N (exports of MySQL,
/// PostgreSQL, Hive), (null), <空>, #N/A, n.a., NaN and None (Python), -, —, /, … False for 无,
/// which may be an answer, and for the empty text.
bool is_null_word(std::string_view text);

}  // namespace hinterland
