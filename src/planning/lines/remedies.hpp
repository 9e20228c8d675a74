// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

/// The costs of gaps besides lines, or instead of them.
namespace hinterland {

struct GapNeeds {
  const World& world;
  const ServiceCatalogue& catalogue;
  const Gaps& gaps;
};

/// Households as counted, else estimated from the population and rounded up.
double estimated_households(const GapNeeds& needs, VillageId village);

/// One row per gap with its cost in the village; no lines yet. `require_exact_local_costs` must
/// hold.
GapExtensions start_gaps(const GapNeeds& needs);

/// Closes a gap by the catalogue's stand-alone alternative; without one it stays open.
void standalone(GapExtensions& extensions, const GapNeeds& needs, GapId gap,
                StandaloneReason standalone_reason);

/// Reports the villages that need lines and have no population.
void report_without_people(Problems& problems, const GapExtensions& extensions,
                           const GapNeeds& needs);

/// A problem of a village.
void report_village(Problems& problems, ProblemKind kind, const Villages& villages, VillageId v,
                    Text detail);

}  // namespace hinterland
