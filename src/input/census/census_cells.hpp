// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_names.hpp"
#include "world/census_words.hpp"

#include <hinterland/world.hpp>

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

/// 2015, 2015年6月, 2015-06-01, 201506, 6/1/2015: a date, or the year or month of one.
bool is_date_or_year(std::string_view text);

CensusCell census_cell(std::string_view text, const CensusWords& words);

/// What the numbers without a unit are in a column; `percent` and `share_of_one` of the households.
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
/// are all of them; as per cent where a fifth are 100 and none is more. 1 and 2 are yes and no only
/// where the name asks or is the service's own: of 公厕 they are numbers of things.
///
/// Up to a third of the numbers may be outliers, which do not decide on the others: numbers below
/// 0; above 100, or up to 1, among shares in per cent; above 1 among shares of one.
CensusNumbers decide_numbers(const std::vector<CensusCell>& cells, const std::string& header,
                             const CensusName& name,
                             const Column<VillageId, std::optional<double>>& households);

/// Whether a number above 0 of a column in per cent may be a share of one: 0.95 among 95 and 100,
/// and 1 where the name does not say that they are per cent.
bool may_be_share_of_one(double number, const std::string& header);

}  // namespace hinterland
