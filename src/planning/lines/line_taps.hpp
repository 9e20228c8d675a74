// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/route_graph.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Inside network_extension: where the lines of a service can start.
namespace hinterland {

/// The places of the routes: villages first, then the facilities of infrastructure.
struct RoutePlaces {
  std::vector<LonLat> place;
  std::size_t villages = 0;
  std::vector<FacilityId> facility;  ///< of the rows after the villages
};

RoutePlaces route_places(const World& world, const ServiceCatalogue& catalogue);

/// A leg across country from a node to a line of the service.
struct Tap {
  RouteNodeId node;
  std::uint32_t centimetres = 0;
  std::uint32_t line = 0;  ///< row of the service's lines
};

struct LineSources {
  std::vector<bool> is_source;  ///< a row a node: a line starts here, and nothing leads to it
  std::vector<Tap> taps;
  bool any = false;  ///< there is a source, in reach or not
};

/// Each of the villages that `lack` a service, and the nearest place within the
/// limit that it could come from: to be linked, so that services can lie in one
/// trench there.
std::vector<PlacePair> nearest_sources(const World& world, ServiceId service,
                                       const Service& described, const Connections& connections,
                                       const RoutePlaces& places, std::span<const VillageId> lack,
                                       Metres limit);

/// Finds the sources of one service.
///
/// Its facilities, where the catalogue allows the villages that have it, and its
/// lines. Nodes within the tap distance of a line can tap it; each of the
/// villages that `lack` it, the nearest line within the limit. Where the lines
/// are the roads, all points of roads are sources.
///
///   limit  how far a leg may lead; infinite: anywhere
LineSources find_sources(const World& world, ServiceId service, const Service& described,
                         const Connections& connections, const RoutePlaces& places,
                         const RouteGraph& graph, std::span<const VillageId> lack,
                         double terrain_factor, Metres limit);

/// Where a tap starts.
LonLat start_of(const Tap& tap, const RouteGraph& graph, LineView lines);

}  // namespace hinterland
