// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace hinterland {

/// How many letters must be changed, left out, added or swapped with their
/// neighbour to turn one word into the other. Letters are Unicode's, so that a
/// Chinese character counts as one; capitals of ASCII count as small letters.
/// Bytes that are no UTF-8 count as a letter each. O(a × b).
/// Source: optimal string alignment, L. Boytsov, "Indexing methods for
/// approximate dictionary searching", J. Experimental Algorithmics 16, 2011.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known name that is most like `wanted`; the first of equals. Empty: none
/// shares at least half of its letters, so a guess would mislead.
std::string nearest_name(std::string_view wanted, std::span<const std::string> known);

/// The way out of a wrong name, for the end of a message: "Did you mean
/// 'villages'?", or, where none is like it, "Choose one of: towns, villages."
/// Empty where there are no names.
Text suggest_name(std::string_view wanted, std::span<const std::string> known);

}  // namespace hinterland
