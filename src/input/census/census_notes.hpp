// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_cells.hpp"
#include "input/census/census_names.hpp"
#include "input/records/read.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/problem.hpp>

#include <cstddef>
#include <map>
#include <vector>

namespace hinterland {

/// A column of the census as it stands, with what it is read by.
struct CensusColumn {
  const RecordField& field;
  CensusName name;
  bool is_named_by_study = false;
  const Service& service;
  double connected_share = 0.95;
};

/// Tells the cells of a column whose answer is unclear: one problem a cell, or one for the column
/// where they are most of those that say something. `cells`, `answers`: one a village.
void report_unclear(const CensusColumn& column, const Records& records, const Villages& villages,
                    const std::vector<CensusCell>& cells, CensusNumbers numbers,
                    const Column<VillageId, Answer>& answers, Problems& problems);

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
