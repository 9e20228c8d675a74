// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/priority.hpp>
#include <hinterland/progress.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace hinterland {

/// Scales values from 0 to 1 by rank: the least known value gets 0, the greatest 1, equal values
/// their mean rank, and 0.5 if all are equal. Unknown values get 0. O(n log n).
std::vector<float> scale_by_rank(std::span<const std::optional<double>> values);

/// Draws the weights at random, ranks all rows under each draw, and returns the spread of each
/// row's rank.
///
///   parts    one column per criterion, n rows, 0 to 1
///   weights  one per criterion, not negative, sum 1
///   order    the rows by score, so that similar rows are processed together
///
/// Ranks are taken from a histogram of the scores: rows in the same bin, 1/16384 of the scale,
/// share a rank. The same seed gives the same result on any number of threads.
/// O(draws × n × criteria), 256 KiB per thread and 64 KiB per draw.
RankCertainty measure_certainty(const std::vector<std::span<const float>>& parts,
                                std::span<const double> weights,
                                std::span<const std::uint32_t> order,
                                const WeightVariation& variation, const Progress& progress);

}  // namespace hinterland
