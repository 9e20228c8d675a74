// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hinterland {

/// The uncertainty of the weights, for the sensitivity analysis of the ranking.
struct WeightVariation {
  double spread = 0.5;  ///< each weight is redrawn within ± this fraction of itself
  int draws = 1000;
  std::uint64_t seed = 1;
  double top_share = 0.1;  ///< share of the rows that counts as the top
};

/// The certainty of each row's rank.
struct RankCertainty {
  std::vector<std::uint32_t> rank_p5;   ///< 5 % of the draws rank the row better than this
  std::vector<std::uint32_t> rank_p95;  ///< 5 % of the draws rank it worse than this
  std::vector<float> top_probability;   ///< share of the draws that rank the row in the top
};

/// The criteria of urgency and their weights. Names: people, need, cost_per_person, nearness,
/// town_level, and attributes of the villages.
struct PrioritySettings {
  std::map<std::string, double> weights = {{"people", 0.30},
                                           {"need", 0.25},
                                           {"cost_per_person", 0.20},
                                           {"nearness", 0.15},
                                           {"town_level", 0.10}};
  WeightVariation variation;
};

/// The gaps in order of urgency, and the certainty of that order.
struct Priorities {
  std::vector<std::string> criteria;      ///< names, sorted
  std::vector<double> weights;            ///< of the criteria, with sum 1
  std::vector<std::vector<float>> parts;  ///< one vector per criterion, by GapId::index, 0 to 1
  Column<GapId, double> score;            ///< 0 to 1
  Column<GapId, std::uint32_t> rank;      ///< 1 is first
  RankCertainty certainty;                ///< by GapId::index
  std::vector<GapId> order;               ///< by rank
};

/// Ranks the gaps by a weighted sum of criteria, each scaled from 0 to 1 by rank.
///
/// Requires a world from `checked_world`, and coverage, gaps and extension of this world and
/// catalogue: rows and ids must correspond.
///
/// Equal values share the mean of their ranks. Unknown values scale to 0, so that missing data
/// never raise a rank. Ties go to the lower gap id. Throws UsageError if a weight is negative, not
/// finite or names no criterion, if all weights are 0, or the settings of the draws are out of
/// range.
///
/// O(gaps log gaps + draws × gaps).
///
/// For the seven parameters, see `extend_networks`.
Priorities rank_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Coverage& coverage, const GapMatrix& matrix,
                     const GapExtensions& extension, const PrioritySettings& settings,
                     const Progress& progress);

}  // namespace hinterland
