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

/// The sources of infrastructure: places that have a service, and its lines.
namespace hinterland {

/// The places that lines may connect: villages first, then infrastructure facilities.
struct CorridorPlaces {
  std::vector<LonLat> place;
  std::size_t villages = 0;
  std::vector<FacilityId> facility;  ///< of the rows after the villages
};

/// Whether the lines of the service are the roads, and some of these give no access to a village.
bool has_roads_without_access(const World& world, ServiceId service);

/// A place this near to a road is on it: vertices are places to 1e-7 degrees, a centimetre.
inline constexpr Metres on_the_road{0.1};

/// The sources of all services. Refers to the world and the catalogue.
class Sources {
 public:
  Sources(const World& world, const ServiceCatalogue& catalogue);

  const World& world() const { return world_; }
  const ServiceCatalogue& catalogue() const { return catalogue_; }
  const CorridorPlaces& places() const { return places_; }

  /// The rows of the places that have the service: its facilities and, if the catalogue allows it,
  /// the connected villages.
  std::vector<std::uint32_t> rows_with(ServiceId service, const Connections& connections) const;

  /// The lines of the service, indexed at the first call; of roads, only those that give access.
  /// Not thread-safe.
  const LineTree& lines(ServiceId service);
  /// Releases the index.
  void release_lines(ServiceId service) { lines_[service].reset(); }

 private:
  const World& world_;
  const ServiceCatalogue& catalogue_;
  CorridorPlaces places_;
  Column<ServiceId, std::optional<LineTree>> lines_;
};

// The steps of the public headers, with shared sources; their parameters are those of the headers.
Connections survey_connections(Sources& sources, Problems& problems, const Progress& progress);
GapMatrix find_gaps(Sources& sources, const Connections& connections, const Coverage& coverage,
                    const Progress& progress);
/// Like `find_gaps`, but without the distances to sources.
GapMatrix judge_gaps(const World& world, const ServiceCatalogue& catalogue,
                     const Connections& connections, const Coverage& coverage);
NetworkExtension extend_networks(Sources& sources, const Connections& connections,
                                 const GapMatrix& matrix, const VillageRoads* roads,
                                 const ExtensionSettings& settings, Problems& problems,
                                 const Progress& progress);

}  // namespace hinterland
