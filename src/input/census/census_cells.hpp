// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_names.hpp"
#include "world/census_words.hpp"

#include <hinterland/world/entities.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// What one cell of a census column holds; nothing: it is not understood.
struct CensusCell {
  std::optional<Statement> statement;
  std::optional<double> number;  ///< without a unit
  std::optional<double> share;   ///< of one: 95 %, 235/240
  std::optional<double> count;   ///< of households: 235户
};

CensusCell census_cell(std::string_view text, const CensusWords& words);

/// What the numbers without a unit are in a column.
enum class CensusNumbers : std::uint8_t {
  none,
  one_zero,
  one_two,  ///< 1 is yes and 2 no
  percent,
  share_of_one,
  count,
  things,  ///< 0 is no and more is yes
  not_understood
};

/// Decides by all cells of a column, one a village, and by its name. Numbers of a column that does
/// not say what they are count as households where none is more than the village has and a third
/// are all of them; as per cent where a fifth are 100 and none is more.
CensusNumbers decide_numbers(const std::vector<CensusCell>& cells, const std::string& header,
                             CensusMeasure measure,
                             const Column<VillageId, std::optional<double>>& households);

}  // namespace hinterland
