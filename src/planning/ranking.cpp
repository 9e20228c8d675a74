// SPDX-License-Identifier: Apache-2.0
#include "planning/ranking.hpp"

#include "base/random.hpp"

#include <hinterland/threads.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

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
constexpr std::size_t rows_in_block = 1024;

/// All redrawn weights, criterion by criterion, so that the scores of a row under all draws are
/// one contiguous loop.
struct DrawnWeights {
  std::size_t draws = 0;
  std::vector<float> weight;  ///< [criterion × draws + draw]
};

DrawnWeights draw_weights(std::span<const double> weights, const WeightVariation& variation) {
  DrawnWeights drawn{static_cast<std::size_t>(variation.draws), {}};
  drawn.weight.resize(weights.size() * drawn.draws);
  Random random(variation.seed);
  std::vector<double> once(weights.size());
  for (std::size_t d = 0; d < drawn.draws; ++d) {
    double sum = 0.0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
      once[c] = weights[c] * random.uniform(1.0 - variation.spread, 1.0 + variation.spread);
      sum += once[c];
    }
    for (std::size_t c = 0; c < weights.size(); ++c) {
      drawn.weight[c * drawn.draws + d] = static_cast<float>(once[c] / sum);
    }
  }
  return drawn;
}

/// The bins of a row's scores under the draws first .. first + bin.size(). Signed, because
/// conversion from float to signed integers is vectorised.
void bin_row(const std::vector<std::span<const float>>& parts, std::size_t row,
             const DrawnWeights& drawn, std::size_t first, std::span<float> score,
             std::span<std::int32_t> bin) {
  const std::size_t draws = bin.size();
  std::ranges::fill(score, 0.0F);
  for (std::size_t c = 0; c < parts.size(); ++c) {
    const float part = parts[c][row] * static_cast<float>(bins);
    const float* weight = &drawn.weight[c * drawn.draws + first];
    for (std::size_t d = 0; d < draws; ++d) score[d] += weight[d] * part;
  }
  constexpr float last = static_cast<float>(bins - 1);
  for (std::size_t d = 0; d < draws; ++d) {
    bin[d] = static_cast<std::int32_t>(score[d] < last ? score[d] : last);
  }
}

/// The rank of a row by draw and bin: rows in higher bins precede it, and half of the rows in its
/// own bin.
class RankTable {
 public:
  RankTable(const std::vector<std::span<const float>>& parts, const DrawnWeights& drawn,
            const Progress& progress)
      : rank_(drawn.draws * bins) {
    const std::size_t blocks = (drawn.draws + draws_in_block - 1) / draws_in_block;
    for_each_block(
        blocks, 1,
        [&](std::size_t first, std::size_t last) {
          for (std::size_t block = first; block < last; ++block) {
            count(parts, drawn, block * draws_in_block);
          }
        },
        progress, "testing rank stability");
  }

  std::int32_t rank(std::size_t draw, std::int32_t bin) const {
    return rank_[draw * bins + static_cast<std::size_t>(bin)];
  }

 private:
  void count(const std::vector<std::span<const float>>& parts, const DrawnWeights& drawn,
             std::size_t first_draw) {
    const std::size_t draws = std::min(draws_in_block, drawn.draws - first_draw);
    std::vector<float> score(draws);
    std::vector<std::int32_t> bin(draws);
    for (std::size_t row = 0; row < parts.front().size(); ++row) {
      bin_row(parts, row, drawn, first_draw, score, bin);
      for (std::size_t d = 0; d < draws; ++d)
        ++rank_[(first_draw + d) * bins + static_cast<std::size_t>(bin[d])];
    }
    for (std::size_t d = 0; d < draws; ++d) turn_into_ranks(first_draw + d);
  }

  void turn_into_ranks(std::size_t draw) {
    std::int32_t before = 0;
    for (std::size_t bin = bins; bin-- > 0;) {
      const std::int32_t here = rank_[draw * bins + bin];
      rank_[draw * bins + bin] = before + (here + 1) / 2;
      before += here;
    }
  }

  std::vector<std::int32_t> rank_;  ///< row counts until they are summed
};

/// The quantile of the values; reorders them.
std::uint32_t quantile(std::vector<std::int32_t>& values, double share) {
  const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::ranges::nth_element(values, values.begin() + place);
  return static_cast<std::uint32_t>(values[static_cast<std::size_t>(place)]);
}

}  // namespace

RankCertainty measure_certainty(const std::vector<std::span<const float>>& parts,
                                std::span<const double> weights,
                                std::span<const std::uint32_t> order,
                                const WeightVariation& variation, const Progress& progress) {
  const std::size_t rows = order.size();
  RankCertainty certainty{std::vector<std::uint32_t>(rows), std::vector<std::uint32_t>(rows),
                          std::vector<float>(rows)};
  if (rows == 0) return certainty;
  const DrawnWeights drawn = draw_weights(weights, variation);
  const RankTable table(parts, drawn, part_of(progress, 0.0, 0.3));
  const auto top =
      static_cast<std::int32_t>(std::ceil(variation.top_share * static_cast<double>(rows)));

  for_each_block(
      rows, rows_in_block,
      [&](std::size_t first, std::size_t last) {
        std::vector<float> score(drawn.draws);
        std::vector<std::int32_t> rank(drawn.draws);
        for (std::size_t i = first; i < last; ++i) {
          const std::uint32_t row = order[i];
          bin_row(parts, row, drawn, 0, score, rank);
          for (std::size_t d = 0; d < drawn.draws; ++d) rank[d] = table.rank(d, rank[d]);
          const auto in_top = std::ranges::count_if(rank, [&](std::int32_t r) { return r <= top; });
          certainty.top_probability[row] =
              static_cast<float>(in_top) / static_cast<float>(drawn.draws);
          certainty.rank_p5[row] = quantile(rank, 0.05);
          certainty.rank_p95[row] = quantile(rank, 0.95);
        }
      },
      part_of(progress, 0.3, 1.0), "testing rank stability");
  return certainty;
}

}  // namespace hinterland
