// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/base/progress.hpp>
#include <hinterland/base/units.hpp>
#include <hinterland/catalogue/cost.hpp>
#include <hinterland/catalogue/service_catalogue.hpp>
#include <hinterland/network/village_roads.hpp>
#include <hinterland/planning/connection.hpp>
#include <hinterland/planning/gap.hpp>
#include <hinterland/planning/gap_extension.hpp>
#include <hinterland/world/entities.hpp>
#include <hinterland/world/problem.hpp>

#include <vector>

namespace hinterland {

struct ExtensionSettings {
  double terrain_factor = 1.3;  ///< a line across country is so much longer than the straight one
  Metres across_limit = 5_km;   ///< villages without a road are linked to neighbours this near
  double effort = 1.0;          ///< how long to look for cheaper lines: times the usual
};

/// What to build, at what cost.
struct NetworkExtension {
  ExtensionSegments segments;
  GapExtensions gaps;
  std::vector<ServiceLines> services;      ///< those that need lines and have gaps
  std::vector<TrenchGroup> trench_groups;  ///< of two such services or more
  Fen cost = 0;           ///< of all segments: the sum of their costs and of all line shares
  Fen separate_cost = 0;  ///< if no trench were shared
  Fen lower_bound = 0;    ///< of `cost`: groups together, the other services apart
};

/// Plans the cheapest lines that join all gaps to sources of their service:
/// lines, facilities and, where the catalogue allows, villages that have it.
///
/// Lines run along roads, and across country at the terrain factor: to the road,
/// to a source near by, between villages that no road joins. Without roads all
/// run across country. Each service is a Steiner forest (steiner_tree.hpp);
/// services of one trench group are then planned in turns, each with the
/// trenches of the others at hand, and never come out dearer than apart.
///
/// A gap whose cost a person is beyond the catalogue's limit stands alone, and the
/// others are planned anew; one of which nobody knows the people never does. So does one without a
/// source, or that none can reach: `extension_no_source`, `extension_unreachable` go to `problems`;
/// a village nobody counted bears costs like one person
/// (`extension_without_people`).
///
/// All costs are whole fen, begun ones of a segment count whole; shares sum to the
/// total. Services are planned in parallel; 70,000 villages on 2 million pieces of
/// road take some 10 s, O(n log n).
///
///   roads  of the same villages; null: the study has none
NetworkExtension extend_networks(const World& world, const ServiceCatalogue& catalogue,
                                 const Connections& connections, const GapMatrix& matrix,
                                 const VillageRoads* roads, const ExtensionSettings& settings,
                                 Problems& problems, const Progress& progress);

}  // namespace hinterland
