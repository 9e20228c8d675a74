// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <map>
#include <vector>

namespace hinterland {

/// The rows that become one village, in their order.
using VillageParts = std::vector<VillageId>;

/// What joining came to.
struct JoinedVillages {
  std::size_t added_up = 0;      ///< villages whose parts had people of their own
  std::size_t counted_once = 0;  ///< villages whose parts all gave the same people
  /// By service: villages of which some parts said yes and some said no.
  std::map<std::uint32_t, std::size_t> disagree;
};

/// Makes one row of each set of rows, in the order of the sets; rows of no set leave the table.
///
/// Of several rows the first known value counts; of answers of the census and of the mark of
/// protected villages, a yes before a no. People and households: values that are equal count once,
/// others are added. The land is that of all parts; the
/// place lies inside its largest piece.
JoinedVillages join_rows(Villages& villages, const std::vector<VillageParts>& sets);

/// One problem for the layer, that rows of one code were joined; none where no set has two.
void report_joined(const std::vector<VillageParts>& sets, const JoinedVillages& joined,
                   Problems& problems);

}  // namespace hinterland
