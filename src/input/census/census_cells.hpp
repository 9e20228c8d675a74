// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_names.hpp"
#include "world/cell_words.hpp"

#include <hinterland/text.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

/// Content of one cell of a census column; all empty if it cannot be interpreted.
struct CensusCell {
  std::optional<Statement> statement;
  std::optional<double> number;  ///< without unit
  std::optional<double> share;   ///< fraction of one: 95 %, 235/240
  std::optional<double> count;   ///< number of households: 235户
};

/// Whether the text is a date, a year, or a year and month: 2015, 2015年6月, 2015-06-01, 201506,
/// 6/1/2015.
bool is_date_or_year(std::string_view text);

CensusCell census_cell(std::string_view text, const CensusWords& words);

/// Meaning of the numbers without unit; `percent` and `share_of_one` refer to the households.
enum class CensusNumbers : std::uint8_t {
  none,
  one_zero,
  one_two,  ///< 1 is yes, 2 is no
  percent,
  share_of_one,
  count,
  things,  ///< 0 is no, more is yes
  not_understood
};

/// Decides from the name and all cells of a column, one per village. If the name does not say what
/// is counted, numbers are households if none exceeds the households of its village and at least a
/// third equal them, and per cent if at least a fifth are 100 and none exceeds 100. 1 and 2 mean
/// yes and no only if the name is a question or the name of the service: a column 公厕 counts
/// toilets.
///
/// Up to a third of the numbers may be outliers and are disregarded: numbers below 0; among per
/// cent, numbers above 100 or up to 1; among shares of one, numbers above 1.
CensusNumbers decide_numbers(const std::vector<CensusCell>& cells, const std::string& header,
                             const CensusName& name,
                             const Column<VillageId, std::optional<double>>& households);

/// Whether a number above 0 in a column of per cent may be a share of one: 0.95 among 95 and 100;
/// also 1 if the name does not contain a per cent unit.
bool may_be_share_of_one(double number, const std::string& header);

/// The distinct cells of a census column.
using CensusCellsByText = std::map<std::string, CensusCell, std::less<>>;

/// Resolves marks whose meaning depends on the other cells of the column. Those that remain
/// ambiguous become unclear.
///
///   ○          yes if the column also has × (East Asian usage), no if it has ●
///   None, Nil  no if the other cells contain yes in Latin letters but neither no nor figures;
///              blank if they contain no answers or figures, yes in another script, or Python's
///              False
void resolve_marks(CensusCellsByText& cells);

/// A note on how these marks were read, after `resolve_marks`; empty if there are none.
Text note_on_marks(const CensusCellsByText& cells);

}  // namespace hinterland
