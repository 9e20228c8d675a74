// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "input/census/census_cells.hpp"

#include <hinterland/text.hpp>

#include <functional>
#include <map>
#include <string>

namespace hinterland {

/// The different cells of a column of a census.
using CensusCellsByText = std::map<std::string, CensusCell, std::less<>>;

/// Settles the words that say one thing or another by what else stands in their column; those that
/// may still be either become unclear.
///
///   ○     beside × it is a yes, as in East Asia; beside ● the lack of it
///   None  and Nil: a no where the other cells say that the service is there, and none says no.
///         Among True and False it is Python's for a blank
void resolve_marks(CensusCellsByText& cells);

/// How such words are read, once they are settled; empty: the column has none that is.
Text said_of_marks(const CensusCellsByText& cells);

}  // namespace hinterland
