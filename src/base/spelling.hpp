// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/text.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace hinterland {

/// The number of substitutions, deletions, insertions and swaps of neighbours that turn one word
/// into the other (optimal string alignment), in Unicode characters. Ignores the case of ASCII
/// letters; each byte of invalid UTF-8 counts as a character. O(a × b). Source: L. Boytsov,
/// "Indexing methods for approximate dictionary searching", J. Experimental Algorithmics 16, 2011.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known name most similar to `wanted`, the first if there are several; a name that contains
/// `wanted` is preferred unless another differs in at most one character. Empty if no name is
/// similar enough.
std::string nearest_name(std::string_view wanted, std::span<const std::string> known);

/// A suggestion for a wrong name, for the end of a message: "Did you mean 'villages'?", or if no
/// name is similar, "Choose one of: towns, villages." Empty if there are no names.
Text suggest_name(std::string_view wanted, std::span<const std::string> known);

}  // namespace hinterland
