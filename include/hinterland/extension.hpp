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

/// The lines to build. One row a segment: a stretch of one service's line with
/// the same villages behind it, one ground, and one set of partners in its
/// trench. By service, and a segment after the one upstream of it.
struct ExtensionSegments {
  Column<SegmentId, ServiceId> service;
  Column<SegmentId, std::optional<SegmentId>> upstream;  ///< none: it starts at a source
  Column<SegmentId, Alignment> alignment;
  Column<SegmentId, Metres> length;      ///< of line: what is paid for
  Column<SegmentId, CostRange> laying;   ///< without the trench
  Column<SegmentId, CostRange> digging;  ///< of a trench of its own
  /// Laying, and its part of the digging: the trench's cost is split so that
  /// nobody pays more than for a trench of its own (Shapley).
  Column<SegmentId, CostRange> cost;
  Column<SegmentId, std::optional<TrenchId>> trench;  ///< shared with other services; none: not
  Column<SegmentId, std::uint32_t> villages;          ///< behind it, of this service's gaps
  Column<SegmentId, People> people;                   ///< behind it
  Column<SegmentId, VillageId> village;  ///< the one behind it with most people: whose county pays
  std::vector<LonLat> vertex;            ///< from upstream on
  std::vector<std::size_t> first_vertex{0};

  std::size_t size() const { return service.size(); }
};

/// How a gap is closed.
enum class Remedy : std::uint8_t {
  line,         ///< joined to the network
  on_site,      ///< no line is needed: the service has no price of a metre
  stand_alone,  ///< by the catalogue's alternative: a well, a septic tank
  none,         ///< cannot be joined, or too dear, and the catalogue names no alternative
};

/// Why a gap is not joined to the network.
enum class StandAloneReason : std::uint8_t { none, too_dear, no_source, no_way };

std::string_view identifier(Alignment alignment);
std::string_view identifier(Remedy remedy);
std::string_view identifier(StandAloneReason standalone_reason);

/// What to build for each gap, and its share of the cost. Rows as in `Gaps`.
struct GapExtensions {
  Column<GapId, Remedy> remedy;
  Column<GapId, StandAloneReason> standalone_reason;
  /// The last segment on the way to the village; none: nothing has to be laid.
  Column<GapId, std::optional<SegmentId>> segment;
  Column<GapId, CostRange> line_share;  ///< of the segments upstream, by person
  Column<GapId, CostRange> local_cost;  ///< households, items, what the village needs once;
                                        ///< of the alternative where it stands alone
  Column<GapId, CostRange> saving;  ///< by sharing trenches: share of lines planned apart - share

  CostRange cost(GapId gap) const { return line_share[gap] + local_cost[gap]; }
  bool has_cost(GapId gap) const { return remedy[gap] != Remedy::none; }
};

/// The lines of one service, planned apart: what they cost and what they cost at
/// least, at likely prices.
struct ServiceLines {
  ServiceId service;
  Fen cost = 0;         ///< of the best lines of this service alone, with trenches of their own
  Fen lower_bound = 0;  ///< no lines that join the same villages cost less
  std::size_t segments = 0;
  Metres length;
};

/// Services that may share trenches, planned together. The bound is weaker than
/// those of the services: digging is split among them beforehand, by shares that
/// need not be the best.
struct TrenchGroup {
  std::string id;  ///< wet, dry, ...: as the catalogue calls it
  std::vector<ServiceId> services;
  Fen cost = 0;           ///< together
  Fen separate_cost = 0;  ///< the services planned apart, each digging its own trenches
  Fen lower_bound = 0;    ///< no lines that join the same villages cost less
  std::size_t trenches = 0;
  Metres shared_length;  ///< of trenches that more than one service lies in
};

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

struct VillageRoads;

/// Plans the cheapest lines that join all gaps to sources of their service:
/// lines, facilities and, where the catalogue allows, villages that have it.
///
/// Lines run along roads, and across country at the terrain factor: to the road,
/// to a source near by, between villages that no road joins. Without roads all
/// run across country. Each service is a Steiner forest;
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
///
/// Eight parameters, since every step takes the tables, the findings of earlier steps that it
/// reads, its settings and the progress, in this order, and nothing more: a program can call it
/// with findings of its own, and the call shows which.
NetworkExtension extend_networks(const World& world, const ServiceCatalogue& catalogue,
                                 const Connections& connections, const GapMatrix& matrix,
                                 const VillageRoads* roads, const ExtensionSettings& settings,
                                 Problems& problems, const Progress& progress);

}  // namespace hinterland
