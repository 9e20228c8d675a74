// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "world/cell_words.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hinterland {

/// The legend of numbers in the name of a column: 1 is 是 and 2 is 否 in 是否通水（1是2否）. Also
/// reads （1-是；2-否）, （是=1，否=0） and "(1=yes, 2=no)". Empty if there is no legend.
std::vector<std::pair<int, std::string>> legend_in(std::string_view header);

/// The legend as statements; an entry without a value has an unknown word. Empty if there is no
/// legend, or only a single entry with an unknown word: （4G/5G）.
std::map<int, std::optional<Statement>> read_legend(std::string_view header,
                                                    const CensusWords& words);

}  // namespace hinterland
