// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace hinterland {

/// Whether a text is what programs write for "nothing here", which is blank in a column of any
/// kind: NULL, \N (exports of MySQL, PostgreSQL, Hive), (null), <空>, #N/A, n.a., NaN and None (of
/// Python),
/// -, —, /, … 无 is none, for it may be an answer. Not the empty text.
bool is_null_word(std::string_view text);

}  // namespace hinterland
