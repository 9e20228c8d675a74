// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/nearby.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/connection.hpp>
#include <hinterland/coordinates.hpp>
#include <hinterland/extension.hpp>
#include <hinterland/gap.hpp>
#include <hinterland/problem.hpp>
#include <hinterland/progress.hpp>
#include <hinterland/table.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// Where infrastructure can be taken on: places that have a service, and its lines.
namespace hinterland {

/// The places that lines may join: villages first, then the facilities of infrastructure.
struct RoutePlaces {
  std::vector<LonLat> place;
  std::size_t villages = 0;
  std::vector<FacilityId> facility;  ///< of the rows after the villages
};

/// The sources of all services, for the steps that ask for them one after the other. Refers to
/// world and catalogue, which must live as long.
class Sources {
 public:
  Sources(const World& world, const ServiceCatalogue& catalogue);

  const World& world() const { return world_; }
  const ServiceCatalogue& catalogue() const { return catalogue_; }
  const RoutePlaces& places() const { return places_; }

  /// The rows of the places that have the service: its facilities and, where the catalogue allows,
  /// the villages that are connected.
  std::vector<std::uint32_t> rows_with(ServiceId service, const Connections& connections) const;

  /// The lines of the service, indexed at the first call. Not for several threads at once.
  const LineTree& lines(ServiceId service);
  /// Gives the memory of that index back, once the last step has used it.
  void release_lines(ServiceId service) { lines_[service].reset(); }

 private:
  const World& world_;
  const ServiceCatalogue& catalogue_;
  RoutePlaces places_;
  Column<ServiceId, std::optional<LineTree>> lines_;
};

// The steps as their public headers have them, on sources that they share.
Connections survey_connections(Sources& sources, Problems& problems, const Progress& progress);
GapMatrix find_gaps(Sources& sources, const Connections& connections, const Coverage& coverage,
                    const Progress& progress);
NetworkExtension extend_networks(Sources& sources, const Connections& connections,
                                 const GapMatrix& matrix, const VillageRoads* roads,
                                 const ExtensionSettings& settings, Problems& problems,
                                 const Progress& progress);

}  // namespace hinterland
