// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/table.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/layers/entities.hpp>
#include <hinterland/planning/gap.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hinterland {

/// What makes a gap urgent, and how much it weighs. Names: people, need,
/// cost_per_person, nearness, town_level, and attributes of the villages.
struct PrioritySettings {
  std::map<std::string, double> weights = {{"people", 0.30},
                                           {"need", 0.25},
                                           {"cost_per_person", 0.20},
                                           {"nearness", 0.15},
                                           {"town_level", 0.10}};
  double weight_spread = 0.5;  ///< each weight is redrawn within ± this share of itself
  int draws = 1000;
  std::uint64_t seed = 1;
  double top_share = 0.1;  ///< "the top of the list"
};

/// The gaps in order of urgency, and how sure that order is.
struct Priorities {
  std::vector<std::string> criteria;        ///< names, sorted
  std::vector<double> weights;              ///< sum 1
  std::vector<Column<GapId, float>> parts;  ///< a criterion each, 0 to 1
  Column<GapId, double> score;              ///< 0 to 1
  Column<GapId, std::uint32_t> rank;        ///< 1 is first
  Column<GapId, std::uint32_t> rank_low;    ///< 5 % of the draws rank it before this
  Column<GapId, std::uint32_t> rank_high;   ///< 5 % of the draws rank it after this
  Column<GapId, float> top_chance;          ///< of being in the top of the list
  std::vector<GapId> order;                 ///< by rank
};

/// Ranks the gaps by a weighted sum of criteria, each scaled 0 to 1 by rank.
///
/// Equal values share the mean of their ranks. A value that is not known
/// scales to 0: a village earns nothing from a figure nobody has. Equal scores
/// go to the lower gap. Throws UsageError for a weight that is negative, names
/// no criterion, or where all are 0.
///
/// O(gaps log gaps + draws × gaps). Ranks within a draw come from a histogram
/// of the scores, so they are exact to the gaps that share a bin of 1/16384.
Priorities rank_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Coverage& coverage, const GapMatrix& matrix,
                     const PrioritySettings& settings, const Progress& progress);

}  // namespace hinterland
