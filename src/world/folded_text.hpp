// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The characters of a name as names are compared: traditional and variant characters in their
/// simplified form, full-width and compatibility forms made narrow, capitals made small; without
/// blanks, marks of no width, brackets and punctuation. 王莊（北） and 王庄 (北) give 王庄北.
///
/// ICU's NFKC_Casefold and its transliterator Hant-Hans, character by character; what they leave as
/// it is but maps of China write in two ways (邨 and 村, 峯 and 峰) stands in a table here. Bytes
/// that are no UTF-8 become U+FFFD. Some hundred nanoseconds a character.
std::string folded_characters(std::string_view name);

/// The text in the letters that words are compared in: small, half-width, one
/// blank for whatever stands between words, English words in the singular and in
/// British spelling: "Community-Centers", "community_centre" are "community
/// centre". Other letters stay as they are. O(length).
std::string plain_kind(std::string_view text);

}  // namespace hinterland
