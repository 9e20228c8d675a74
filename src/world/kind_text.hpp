// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace hinterland {

/// The text in the letters that words are compared in: small, half-width, one
/// blank for whatever stands between words, English words in the singular and in
/// British spelling: "Community-Centers", "community_centre" are "community
/// centre". Other letters stay as they are. O(length).
std::string plain_kind(std::string_view text);

}  // namespace hinterland
