// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_cells.hpp"
#include "input/census/census_column.hpp"

#include <cstddef>
#include <map>
#include <vector>

namespace hinterland {

/// How a column of a census was read.
struct CensusReading {
  CensusNumbers numbers = CensusNumbers::none;
  bool has_legend = false;
  bool counts = false;      ///< some cells are numbers of households, people or parts
  bool has_shares = false;  ///< some cells were compared with `connected_share`
  const std::map<Statement, std::size_t>& states;  ///< told apart from yes and no: how many cells
};

/// What is said of it, each thing once for the column.
std::vector<Text> notes_on_census(const CensusColumn& column, const CensusReading& reading);

}  // namespace hinterland
