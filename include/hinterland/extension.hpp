// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/roads.hpp>
#include <hinterland/table.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hinterland {

using SegmentId = Id<struct extension_segment>;
using TrenchId = Id<struct trench>;

/// The lines to build. One row per segment: a section of one service's line with the same villages
/// downstream, the same alignment and the same services in its trench. Ordered by service; each
/// segment follows the one upstream of it.
struct ExtensionSegments {
  Column<SegmentId, ServiceId> service;
  Column<SegmentId, std::optional<SegmentId>> upstream;  ///< none: it starts at a source
  Column<SegmentId, Alignment> alignment;
  Column<SegmentId, Metres> length;         ///< of line, as charged
  Column<SegmentId, CostRange> laying;      ///< without the trench
  Column<SegmentId, CostRange> excavation;  ///< of a separate trench
  /// Laying and its share of the trench, which is split by the Shapley value: no service pays more
  /// than for a separate trench.
  Column<SegmentId, CostRange> cost;
  Column<SegmentId, std::optional<TrenchId>> trench;  ///< none: not shared with other services
  Column<SegmentId, std::uint32_t> villages;          ///< downstream, with a gap of this service
  Column<SegmentId, People> people;                   ///< of these villages
  Column<SegmentId, VillageId> village;  ///< the most populous of these; its county pays
  std::vector<LonLat> vertex;            ///< in downstream direction
  std::vector<std::size_t> first_vertex{0};

  std::size_t size() const { return service.size(); }
};

/// How a gap is closed.
enum class Remedy : std::uint8_t {
  line,        ///< connected to the network
  on_site,     ///< no line needed: the service has no price per metre
  standalone,  ///< by the catalogue's alternative: a well, a septic tank
  none,        ///< unreachable or too expensive, and the catalogue has no alternative
};

/// Why a gap is not connected to the network.
enum class StandaloneReason : std::uint8_t { none, line_too_expensive, no_source, no_route };

std::string_view identifier(Alignment alignment);
std::string_view identifier(Remedy remedy);
std::string_view identifier(StandaloneReason standalone_reason);

/// What to build for each gap, and its share of the cost. Rows as in `Gaps`.
struct GapExtensions {
  Column<GapId, Remedy> remedy;
  Column<GapId, StandaloneReason> standalone_reason;
  /// The last segment before the village; none: no line is needed.
  Column<GapId, std::optional<SegmentId>> segment;
  Column<GapId, CostRange> line_share;  ///< of the segments upstream, split per person
  Column<GapId, CostRange> local_cost;  ///< in the village: households, items and fixed cost, or
                                        ///< the alternative
  Column<GapId, CostRange> saving;      ///< by shared trenches: separate share - `line_share`

  CostRange cost(GapId gap) const { return line_share[gap] + local_cost[gap]; }
  bool has_cost(GapId gap) const { return remedy[gap] != Remedy::none; }
};

/// The lines of one service planned separately, with their cost and a lower bound at mid prices.
struct ServiceLines {
  ServiceId service;
  Fen cost = 0;         ///< of the best lines found for this service alone, in separate trenches
  Fen lower_bound = 0;  ///< on the cost of lines that connect the same villages
  std::size_t segments = 0;
  Metres length;
};

/// Services that may share trenches, planned together. The bound is weaker than those of the
/// services: it splits the cost of excavation among them in advance, not necessarily optimally.
struct TrenchGroup {
  std::string id;  ///< wet, dry, ...: as in the catalogue
  std::vector<ServiceId> services;
  Fen cost = 0;           ///< planned together
  Fen separate_cost = 0;  ///< planned separately, in separate trenches
  Fen lower_bound = 0;    ///< on the cost of lines that connect the same villages
  std::size_t trenches = 0;
  Metres shared_length;  ///< of trenches used by more than one service
};

struct ExtensionSettings {
  double terrain_factor = 1.3;  ///< length across country / straight-line distance
  Metres across_limit = 5_km;   ///< largest distance between linked villages
  double effort = 1.0;          ///< of the search for cheaper lines, relative to the default
};

/// What to build, at what cost.
struct NetworkExtension {
  ExtensionSegments segments;
  GapExtensions gaps;
  std::vector<ServiceLines> services;      ///< those that need lines and have gaps
  std::vector<TrenchGroup> trench_groups;  ///< of two or more such services
  Fen cost = 0;                            ///< of all segments; equals the sum of all line shares
  Fen separate_cost = 0;                   ///< if no trench were shared
  Fen lower_bound = 0;  ///< on `cost`: the sum over groups and the other services
};

/// Plans the cheapest lines that connect all gaps to sources of their service: lines, facilities
/// and, where the catalogue allows, connected villages.
///
/// Lines run along roads and, at the terrain factor, across country: from villages to roads and to
/// sources near them, from lines to roads, between villages. Without roads, all lines run across
/// country. Each service is a Steiner forest problem; services of one trench group are then
/// replanned in turn, each given the trenches of the others, and never cost more than separately.
///
/// A gap whose cost per person exceeds the catalogue's limit is closed by the stand-alone
/// alternative, and the remaining gaps are replanned; the limit does not apply where the people are
/// unknown. A gap without a source or without a route to one is closed by the alternative too
/// (problems `extension_no_source`, `extension_unreachable`). A village of unknown population
/// shares costs as one person (`extension_without_people`).
///
/// Requires a world from `checked_world`, and connections, gaps and roads of this world and
/// catalogue: rows and ids must correspond.
///
/// Throws UsageError, naming the setting, for settings that are not finite or out of range, and,
/// naming the service, if the works in villages, or lines along all roads and links, could cost
/// more than 1e14 CNY at high prices, so that sums in fen might overflow.
///
/// All costs are whole fen, rounded up per segment; shares sum to the total. Services are planned
/// in parallel. O(n log n): about 10 s for 70,000 villages on 2 million road segments.
///
///   roads  of the same villages; null: the study has none
///
/// Every step takes the tables, the results of earlier steps that it reads, its settings and the
/// progress, hence eight parameters: callers can supply their own results, and the call shows which
/// are read.
NetworkExtension extend_networks(const World& world, const ServiceCatalogue& catalogue,
                                 const Connections& connections, const GapMatrix& matrix,
                                 const VillageRoads* roads, const ExtensionSettings& settings,
                                 Problems& problems, const Progress& progress);

}  // namespace hinterland
