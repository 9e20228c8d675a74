// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_cells.hpp"
#include "input/census/census_names.hpp"
#include "input/columns/records.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>

#include <cstddef>
#include <map>
#include <vector>

namespace hinterland {

/// A column of the census and how to read it.
struct CensusColumn {
  const RecordField& field;
  CensusName name;
  bool is_named_by_study = false;
  const Service& service;
  double connected_share = 0.95;
};

/// The cells of a column and the answers they give, one row per village.
struct CensusColumnRead {
  const std::vector<CensusCell>& cells;
  CensusNumbers numbers = CensusNumbers::none;
  const Column<VillageId, CensusAnswer>& answers;
};

/// Reports the unclear cells: one problem per cell, or one for the column if they are more than
/// half of the cells that are not unknown. `cells` and `answers` have one row per village.
void report_unclear(const CensusColumn& column, const Records& records, const Villages& villages,
                    const CensusColumnRead& read, Problems& problems);

/// How a column of a census was read.
struct CensusReading {
  CensusNumbers numbers = CensusNumbers::none;
  bool has_legend = false;
  bool counts = false;      ///< some cells are numbers of households, people or groups
  bool has_shares = false;  ///< some cells were compared with `connected_share`
  const std::map<Statement, std::size_t>& states;  ///< other than yes and no: number of cells
};

/// Notes on how the column was read, each once per column.
std::vector<Text> notes_on_census(const CensusColumn& column, const CensusReading& reading);

}  // namespace hinterland
