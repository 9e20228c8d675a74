// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/priority.hpp>
#include <hinterland/progress.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hinterland {

/// Redraws the weights, ranks all rows by each draw, and says how far the rank
/// of each row moves.
///
///   parts    one column a criterion, n rows, 0 to 1
///   weights  one a criterion, not negative, sum 1
///   order    the rows by their score, so that like rows are looked at together
///
/// Ranks within a draw come from a histogram of the scores, so a rank is exact
/// to the rows that share its bin, 1/16384 of the scale. The same seed gives
/// the same answer on any number of threads. O(draws × n × criteria), 256 KiB a
/// thread and 64 KiB a draw.
RankCertainty measure_certainty(const std::vector<std::span<const float>>& parts,
                                std::span<const double> weights,
                                std::span<const std::uint32_t> order, const WeightDoubt& doubt,
                                const Progress& progress);

}  // namespace hinterland
