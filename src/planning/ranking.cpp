// SPDX-License-Identifier: Apache-2.0
#include "planning/ranking.hpp"

#include "base/random.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace hinterland {

std::vector<float> scale_by_rank(std::span<const std::optional<double>> values) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < values.size(); ++i) {
    if (values[i]) order.push_back(i);
  }
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return *values[i]; });

  std::vector<float> scaled(values.size(), 0.0F);
  const double last = static_cast<double>(order.size()) - 1.0;
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first + 1;
    while (end < order.size() && *values[order[end]] == *values[order[first]]) ++end;
    const double mean_place = static_cast<double>(first + end - 1) / 2.0;
    const double share = last > 0.0 ? mean_place / last : 0.5;
    for (; first < end; ++first) scaled[order[first]] = static_cast<float>(share);
  }
  return scaled;
}

namespace {

constexpr std::size_t bins = 16384;
constexpr std::size_t draws_in_block = 4;  // their histograms fit into the second-level cache
constexpr std::size_t bundles_in_block = 1024;

/// All redrawn weights, weight by weight, so that the sums of a bundle under all draws are one
/// contiguous loop.
struct DrawnWeights {
  std::size_t draws = 0;
  std::vector<float> weight;  ///< [number of the weight × draws + draw]
};

DrawnWeights draw_weights(std::span<const double> weights, const WeightVariation& variation) {
  DrawnWeights drawn{static_cast<std::size_t>(variation.draws), {}};
  drawn.weight.resize(weights.size() * drawn.draws);
  Random random(variation.seed);
  for (std::size_t d = 0; d < drawn.draws; ++d) {
    for (std::size_t w = 0; w < weights.size(); ++w) {
      drawn.weight[w * drawn.draws + d] = static_cast<float>(
          weights[w] * random.uniform(1.0 - variation.spread, 1.0 + variation.spread));
    }
  }
  return drawn;
}

/// The bins of sums: equal steps of their logarithms between the least and the greatest sum of
/// any draw.
class SumBins {
 public:
  SumBins(const WeightedBundles& bundles, std::span<const double> weights, double spread) {
    float least = std::numeric_limits<float>::max();
    float greatest = 0.0F;
    for (std::size_t b = 0; b < bundles.size(); ++b) {
      float sum = 0.0F;
      for (const auto& part : bundles.parts_of(b))
        sum += part.value * static_cast<float>(weights[part.weight]);
      least = std::min(least, sum);
      greatest = std::max(greatest, sum);
    }
    least = std::max(least * static_cast<float>(1.0 - spread), std::numeric_limits<float>::min());
    greatest = std::max(greatest * static_cast<float>(1.0 + spread), least);
    low_ = std::log2(least);
    scale_ = static_cast<float>(bins - 1) / std::max(std::log2(greatest) - low_, 1e-3F);
  }

  /// Signed, because conversion from float to signed integers is vectorised.
  std::int32_t of(float sum) const {
    const float bin = (std::log2(sum) - low_) * scale_;
    constexpr float last = static_cast<float>(bins - 1);
    return static_cast<std::int32_t>(std::clamp(bin, 0.0F, last));
  }

 private:
  float low_ = 0.0F;
  float scale_ = 1.0F;
};

/// The bins of a bundle's sums under the draws first .. first + bin.size().
void bin_bundle(const WeightedBundles& bundles, std::size_t bundle, const SumBins& of_sums,
                const DrawnWeights& drawn, std::size_t first, std::span<float> sum,
                std::span<std::int32_t> bin) {
  std::ranges::fill(sum, 0.0F);
  for (const auto& part : bundles.parts_of(bundle)) {
    const float* weight = &drawn.weight[part.weight * drawn.draws + first];
    for (std::size_t d = 0; d < bin.size(); ++d) sum[d] += weight[d] * part.value;
  }
  for (std::size_t d = 0; d < bin.size(); ++d) bin[d] = of_sums.of(sum[d]);
}

/// The rows that precede a bundle, by draw and bin: those of higher bins, and half of those in its
/// own bin.
class RankTable {
 public:
  RankTable(const WeightedBundles& bundles, const SumBins& of_sums, const DrawnWeights& drawn,
            const Progress& progress)
      : before_(drawn.draws * bins) {
    const std::size_t blocks = (drawn.draws + draws_in_block - 1) / draws_in_block;
    for_each_block(
        blocks, 1,
        [&](std::size_t first, std::size_t last) {
          for (std::size_t block = first; block < last; ++block)
            count(bundles, of_sums, drawn, block * draws_in_block);
        },
        progress, "testing rank stability");
  }

  std::int32_t before(std::size_t draw, std::int32_t bin) const {
    return before_[draw * bins + static_cast<std::size_t>(bin)];
  }

 private:
  void count(const WeightedBundles& bundles, const SumBins& of_sums, const DrawnWeights& drawn,
             std::size_t first_draw) {
    const std::size_t draws = std::min(draws_in_block, drawn.draws - first_draw);
    std::vector<float> sum(draws);
    std::vector<std::int32_t> bin(draws);
    for (std::size_t b = 0; b < bundles.size(); ++b) {
      bin_bundle(bundles, b, of_sums, drawn, first_draw, sum, bin);
      for (std::size_t d = 0; d < draws; ++d) {
        before_[(first_draw + d) * bins + static_cast<std::size_t>(bin[d])] +=
            static_cast<std::int32_t>(bundles.rows[b]);
      }
    }
    for (std::size_t d = 0; d < draws; ++d) add_up(first_draw + d);
  }

  void add_up(std::size_t draw) {
    std::int32_t higher = 0;
    for (std::size_t bin = bins; bin-- > 0;) {
      const std::int32_t here = before_[draw * bins + bin];
      before_[draw * bins + bin] = higher + here / 2;
      higher += here;
    }
  }

  std::vector<std::int32_t> before_;  ///< row counts until they are added up
};

/// The quantile of the values; reorders them.
std::int32_t quantile(std::vector<std::int32_t>& values, double share) {
  const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + place);
  return values[static_cast<std::size_t>(place)];
}

}  // namespace

RankCertainty measure_certainty(const WeightedBundles& bundles, std::span<const double> weights,
                                const WeightVariation& variation, const Progress& progress) {
  std::vector<std::size_t> first_row{0};
  for (const std::uint32_t rows : bundles.rows) first_row.push_back(first_row.back() + rows);
  const std::size_t rows = first_row.back();
  RankCertainty certainty{std::vector<std::uint32_t>(rows), std::vector<std::uint32_t>(rows),
                          std::vector<float>(rows)};
  if (rows == 0) return certainty;
  const DrawnWeights drawn = draw_weights(weights, variation);
  const SumBins of_sums(bundles, weights, variation.spread);
  const RankTable table(bundles, of_sums, drawn, part_of(progress, 0.0, 0.3));
  const auto all = static_cast<std::int32_t>(rows);
  const auto top =
      static_cast<std::int32_t>(std::ceil(variation.top_share * static_cast<double>(rows)));

  for_each_block(
      bundles.size(), bundles_in_block,
      [&](std::size_t first, std::size_t last) {
        std::vector<float> sum(drawn.draws);
        std::vector<std::int32_t> before(drawn.draws);
        for (std::size_t b = first; b < last; ++b) {
          bin_bundle(bundles, b, of_sums, drawn, 0, sum, before);
          for (std::size_t d = 0; d < drawn.draws; ++d) before[d] = table.before(d, before[d]);
          const std::int32_t better = quantile(before, 0.05);
          const std::int32_t worse = quantile(before, 0.95);
          // The first of its rows has this many rows of its bundle before it, less the half that
          // `before` counts.
          std::int32_t place = -(static_cast<std::int32_t>(bundles.rows[b]) / 2);
          for (std::size_t row = first_row[b]; row < first_row[b + 1]; ++row, ++place) {
            const auto rank = [&](std::int32_t rows_before) {
              return std::clamp(rows_before + place + 1, 1, all);
            };
            const auto in_top =
                std::ranges::count_if(before, [&](std::int32_t n) { return rank(n) <= top; });
            certainty.top_probability[row] =
                static_cast<float>(in_top) / static_cast<float>(drawn.draws);
            certainty.rank_p5[row] = static_cast<std::uint32_t>(rank(better));
            certainty.rank_p95[row] = static_cast<std::uint32_t>(rank(worse));
          }
        }
      },
      part_of(progress, 0.3, 1.0), "testing rank stability");
  return certainty;
}

}  // namespace hinterland
