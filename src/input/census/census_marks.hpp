// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_cells.hpp"

#include <hinterland/text.hpp>

#include <functional>
#include <map>
#include <string>

namespace hinterland {

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
