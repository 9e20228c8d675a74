// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// Folds a name for comparison: traditional and variant characters become simplified, full-width
/// and compatibility forms become narrow, capitals become lower case; spaces, zero-width
/// characters, brackets and punctuation are removed. 王莊（北） and 王庄 (北) give 王庄北.
///
/// Uses ICU's NFKC_Casefold and its transliterator Hant-Hans, character by character, and a table
/// of variants that these leave unchanged (邨 and 村, 峯 and 峰). Invalid UTF-8 becomes U+FFFD.
/// About a hundred nanoseconds per character.
std::string folded_characters(std::string_view name);

/// Normalises a text for comparing words: lower case, half-width, one space for any separator,
/// English words in the singular and in British spelling: "Community-Centers" and
/// "community_centre" become "community centre". Other letters are unchanged. O(length).
std::string plain_kind(std::string_view text);

}  // namespace hinterland
