// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/table.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/planning/certainty.hpp>
#include <hinterland/planning/gap.hpp>
#include <hinterland/planning/gap_extension.hpp>
#include <hinterland/world/entities.hpp>

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
/// scales to 0: a village earns nothing from a figure nobody has. Equal scores
/// go to the lower gap. Throws UsageError for a weight that is negative, names
/// no criterion, or where all are 0.
///
/// O(gaps log gaps + draws × gaps).
Priorities rank_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Coverage& coverage, const GapMatrix& matrix,
                     const GapExtensions& extension, const PrioritySettings& settings,
                     const Progress& progress);

}  // namespace hinterland
