// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/world.hpp>

/// Inside network_extension: what gaps need beside lines, or in their stead.
namespace hinterland {

struct GapNeeds {
  const World& world;
  const ServiceCatalogue& catalogue;
  const Gaps& gaps;
};

/// A row a gap, with what it needs in the village itself; no lines yet.
GapExtensions start_gaps(const GapNeeds& needs);

/// Leaves a gap to the catalogue's alternative, or to nothing.
void stand_alone(GapExtensions& extensions, const GapNeeds& needs, GapId gap,
                 StandAloneCause cause);

/// Reports the villages that need lines and that nobody has counted.
void report_without_people(Problems& problems, const GapExtensions& extensions,
                           const GapNeeds& needs);

/// A problem of a village.
void report_village(Problems& problems, ProblemKind kind, const Villages& villages, VillageId v,
                    Text detail);

}  // namespace hinterland
