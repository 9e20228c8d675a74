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

/// How the weights are doubted.
struct WeightDoubt {
  double spread = 0.5;  ///< each weight is redrawn within ± this share of itself
  int draws = 1000;     ///< so many times
  std::uint64_t seed = 1;
  double top_share = 0.1;  ///< what counts as the top of the list
};

/// How sure each row's place in the ranking is.
struct RankCertainty {
  std::vector<std::uint32_t> rank_p5;   ///< 5 % of the draws rank the row better than this
  std::vector<std::uint32_t> rank_p95;  ///< 5 % of the draws rank it worse than this
  std::vector<float> top_probability;   ///< share of the draws that put it in the top
};

/// What makes a gap urgent, and how much it weighs. Names: people, need,
/// cost_per_person, nearness, town_level, and attributes of the villages.
struct PrioritySettings {
  std::map<std::string, double> weights = {{"people", 0.30},
                                           {"need", 0.25},
                                           {"cost_per_person", 0.20},
                                           {"nearness", 0.15},
                                           {"town_level", 0.10}};
  WeightDoubt doubt;
};

/// The gaps in order of urgency, and how sure that order is.
struct Priorities {
  std::vector<std::string> criteria;      ///< names, sorted
  std::vector<double> weights;            ///< sum 1
  std::vector<std::vector<float>> parts;  ///< a criterion each, by GapId::index, 0 to 1
  Column<GapId, double> score;            ///< 0 to 1
  Column<GapId, std::uint32_t> rank;      ///< 1 is first
  RankCertainty certainty;                ///< by GapId::index
  std::vector<GapId> order;               ///< by rank
};

/// Ranks the gaps by a weighted sum of criteria, each scaled 0 to 1 by rank.
///
/// Equal values share the mean of their ranks. A value that is not known
/// scales to 0: a village gains nothing by a figure that is missing. Equal scores
/// go to the lower gap. Throws UsageError for a weight that is negative, names
/// no criterion, or where all are 0.
///
/// O(gaps log gaps + draws × gaps).
///
/// Seven parameters: the tables and the findings that criteria are measured on, for the reason
/// given at `extend_networks`.
Priorities rank_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Coverage& coverage, const GapMatrix& matrix,
                     const GapExtensions& extension, const PrioritySettings& settings,
                     const Progress& progress);

}  // namespace hinterland
