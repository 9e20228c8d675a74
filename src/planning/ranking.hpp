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

/// Rows to rank, in bundles that stay together: the rank of a bundle is by a weighted sum.
struct WeightedBundles {
  struct Part {
    std::uint32_t weight = 0;  ///< its number
    float value = 0.0F;        ///< positive, at weight 1
  };
  std::vector<std::size_t> first_part{0};
  std::vector<Part> part;           ///< bundle by bundle; at least one of each
  std::vector<std::uint32_t> rows;  ///< in each bundle

  std::size_t size() const { return rows.size(); }
  std::span<const Part> parts_of(std::size_t bundle) const {
    return std::span(part).subspan(first_part[bundle], first_part[bundle + 1] - first_part[bundle]);
  }
};

/// Draws the weights at random, ranks all bundles by their weighted sums under each draw, and
/// returns the spread of each row's rank. Rows: bundle by bundle, in the order of the bundles.
///
///   weights  positive
///
/// Ranks are taken from a histogram of the logarithms of the sums, in 16,384 bins over their
/// range: bundles in the same bin share their ranks. The same seed gives the same result on any
/// number of threads. O(draws × parts), 64 KiB per draw.
RankCertainty measure_certainty(const WeightedBundles& bundles, std::span<const double> weights,
                                const WeightVariation& variation, const Progress& progress);

}  // namespace hinterland
