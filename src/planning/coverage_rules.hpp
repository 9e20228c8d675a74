// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/village_roads.hpp"
#include "planning/sources.hpp"

#include <hinterland/plan.hpp>
#include <hinterland/progress.hpp>

#include <vector>

namespace hinterland {

/// The number of villages up to which the lines of other plans are planned for comparison, and,
/// with less effort above 300, their effort: planning them takes longer than the plan itself.
constexpr std::size_t max_villages_with_cost = 2000;
ExtensionSettings settings_for_comparison(ExtensionSettings settings, const Villages& villages);

/// Of all gaps with a cost, at mid prices.
Fen total_cost(const NetworkExtension& extension);

/// What other rules of coverage would give, after the extension is planned. The first row is the
/// rule of the study with its results in `found`; the others follow:
///
///   - any of the deciding services of the catalogue, each of them alone, and all of them
///   - all services of each set of `compared_services` of the catalogue
///   - any public service, whether it decides or not
///   - the services of the study by the other metrics: in a straight line and, with roads, along
///     them
///
/// Rules that say the same as an earlier one are left out, as are services without facilities;
/// empty if coverage is unknown for all villages. Lines are planned anew for each rule, in studies
/// of more than 300 villages with less effort: then their costs may be up to a per cent too high.
/// In studies of more than 2,000 villages only the rule of the study has a cost.
std::vector<CoverageRule> compare_rules(Sources& sources, const PlanSettings& settings,
                                        const Findings& found, const VillageRoads* roads,
                                        const Progress& progress);

}  // namespace hinterland
