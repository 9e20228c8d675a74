// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "network/road_network.hpp"
#include "network/road_topology.hpp"
#include "network/village_roads.hpp"

#include <hinterland/catalogue.hpp>
#include <hinterland/coverage.hpp>
#include <hinterland/units.hpp>
#include <hinterland/world.hpp>

#include <cstddef>
#include <set>
#include <tuple>
#include <vector>

/// Dangling ends of roads, and the villages that they keep out of the service radius.
namespace hinterland {

/// The world and the settings that coverage is measured with.
struct RoadTrialInput {
  const World& world;  ///< with the levels of facilities determined
  const ServiceCatalogue& catalogue;
  const CoverageSettings& coverage;
  const RoadSettings& roads;
  const TravelSettings& travel;
};

/// An end within this distance of another road may be meant to join it.
inline constexpr Metres dangling_end_reach = 50_m;

/// A number of villages and their people.
struct Brought {
  std::set<VillageId> villages;
  People people;

  void add(VillageId v, const Villages& all) {
    if (villages.insert(v).second) people += all.people[v].value_or(0_people);
  }
};

/// An end that stops short of another road, and the villages it keeps out of the radius.
struct EndCorrection {
  RoadJoint joint;
  Brought alone;     ///< by joining this end
  Brought together;  ///< of the others, those whose paths would use it if all were joined
  Metres widest;     ///< the widest joint on the paths of these

  auto weight() const {
    return std::tuple(alone.people, alone.villages.size(), together.people,
                      together.villages.size(), -1.0 * joint.gap);
  }
};

/// The ends that keep villages out of the radius, most people first.
struct EndCorrections {
  std::size_t loose = 0;  ///< all ends, also those that keep no village out; 0 if none does
  std::vector<EndCorrection> correction;
};

/// Roads, and coverage measured on them.
struct MeasuredRoads {
  const VillageRoads& roads;
  const Coverage& coverage;
};

/// The villages that each dangling end would bring into the radius alone and, for villages that no
/// single end brings, the ends that their paths would use. Of two joints of one end that bring the
/// same villages, the shorter is kept.
///
///   input   with a metric along roads
///   now     the roads as joined by the settings
///   mended  with all dangling ends joined
EndCorrections find_end_corrections(const RoadTrialInput& input, const MeasuredRoads& now,
                                    const MeasuredRoads& mended);

}  // namespace hinterland
