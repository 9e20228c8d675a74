// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "world/census_words.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// The words for the numbers of a column in its name: 1 is 是 and 2 is 否 of 是否通水（1是2否）,
/// also of （1-是；2-否）, （是=1，否=0）, "(1=yes, 2=no)". Empty: it has no legend.
std::vector<std::pair<int, std::string>> legend_in(std::string_view header);

/// The same as what the words say; without a value where one is not understood. Empty: the name
/// has no legend, or one of two entries and more is needed that is none: （4G/5G）.
std::map<int, std::optional<Statement>> read_legend(std::string_view header,
                                                    const CensusWords& words);

}  // namespace hinterland
